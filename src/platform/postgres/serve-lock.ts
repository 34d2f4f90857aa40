/** Lock of a data folder: one serving process. The file names the holder; a dead holder does not count. */

import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './postgres-place.ts';

export class AlreadyServing extends Error {}

/**
 * @returns a function that gives the lock back.
 * @throws AlreadyServing naming the program that holds it.
 */
export function lockForServing(dataDir: string): () => void {
  makeFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  const file = lockFile(dataDir);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${bornAt(process.pid) ?? ''}\n`, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return () => {
          if (holder(file)?.pid === process.pid) unlinkSync(file);
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const other = holder(file);
      if (other !== undefined && lives(other)) {
        throw new AlreadyServing(
          `DATA_DIR: ${dataDir} is already served by process ${other.pid}; stop it first, or give this one a folder of its own`,
        );
      }
      removeStale(file, other);
    }
  } finally {
    unlinkSync(mine);
  }
}

/** Pid of the program that serves from this folder now, if one does. */
export function servingPid(dataDir: string): number | undefined {
  const found = holder(lockFile(dataDir));
  return found !== undefined && lives(found) ? found.pid : undefined;
}

type Holder = Readonly<{ pid: number; born: string | undefined }>;

function lockFile(dataDir: string): string {
  return path.join(dataDir, 'serving.lock');
}

function holder(file: string): Holder | undefined {
  try {
    const [pid, born] = readFileSync(file, 'utf8').trim().split(' ');
    return { pid: Number(pid), born };
  } catch {
    return undefined;
  }
}

function lives({ pid, born }: Holder): boolean {
  return born !== undefined && bornAt(pid) === born;
}

/** Removes the lock of a dead holder, after reading it once more: another process may have taken it meanwhile. */
function removeStale(file: string, stale: Holder | undefined): void {
  const now = holder(file);
  if (now === undefined || now.pid !== stale?.pid || now.born !== stale.born) return;
  try {
    unlinkSync(file);
  } catch {
    // Somebody else removed it; the next turn of the loop sees what is there now.
  }
}

/** Start time of a process in clock ticks since boot, which differs when a pid is used again. Undefined for a zombie. */
function bornAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}
