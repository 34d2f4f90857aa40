/** Describes the machine and tools of a run, without which its figures mean nothing. */

import { existsSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import path from 'node:path';

export function machineLines() {
  const [first] = cpus();
  return [
    `machine: ${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.versions.node}`,
    loadLine(),
  ];
}

/** Other load of the machine during the run. */
export function loadLine() {
  return `load: ${loadavg()[0]?.toFixed(1)}`;
}

/** @returns the path of a baseline's tool; undefined where it is missing: its row says so and nothing fails */
export function toolAt(...candidates) {
  const folders = (process.env.PATH ?? '').split(':');
  return candidates
    .flatMap((candidate) =>
      candidate.includes('/') ? [candidate] : folders.map((folder) => path.join(folder, candidate)),
    )
    .find((candidate) => existsSync(candidate));
}
