/** `mashang verify`: is everything as it was recorded? Names the first broken thing and ends with 1 if not. */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeBroken, type KeptSeal, parseKeptCopy, type VerifyReport, verifyCity } from '../matters/index.ts';
import type { City } from '../platform/city.ts';
import { inSnapshot } from '../platform/db.ts';

export const VERIFY_HELP = `mashang verify [--against FILE] [--json]

Replays every matter's log, checks each hash, compares current states with what the logs fold to, rebuilds the
tree of the seals, checks every signature, and names the first broken thing.

  --against FILE   seals kept outside, as /open/seals/heads.json gives them; finds history that was rewritten and
                   signed again
  --json           the whole report as JSON

  mashang verify
  curl -s https://city.example/open/seals/heads.json > heads.json    (weeks before, on another machine)
  mashang verify --against heads.json

Exit code 0: all as recorded. 1: something is broken. 2: the command could not be carried out.`;

type Print = (line: string) => void;

export async function verifyCommand(city: City, args: readonly string[], print: Print): Promise<0 | 1 | 2> {
  const options = optionsOf(args);
  if (options === null) {
    print(VERIFY_HELP);
    return 2;
  }
  const kept = options.against === undefined ? [] : keptFrom(options.against);
  if (kept === null) {
    print(`--against: ${options.against ?? ''} cannot be read as seals (expected what /open/seals/heads.json gives)`);
    return 2;
  }
  const report = await inSnapshot(city.db, (tx) => verifyCity(tx, city, { kept }));
  if (options.json) print(JSON.stringify(report, null, 2));
  else for (const line of linesOf(report)) print(line);
  return report.ok ? 0 : 1;
}

function optionsOf(args: readonly string[]): Readonly<{ against: string | undefined; json: boolean }> | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { against: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    return { against: values.against, json: values.json };
  } catch {
    return null;
  }
}

function keptFrom(file: string): readonly KeptSeal[] | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const kept = parseKeptCopy(text);
  return kept.ok ? kept.value : null;
}

function linesOf(report: VerifyReport): string[] {
  const { counted, unsealed, lastSeal, broken } = report;
  const read = `${counted.events} events of ${counted.matters} matters, ${counted.leaves} leaves, ${counted.seals} seals`;
  const lines = [`Read ${read}${counted.keptSeals > 0 ? `, ${counted.keptSeals} kept seals` : ''}.`];
  if (lastSeal !== null) {
    lines.push(`Last seal: no. ${lastSeal.number}, ${lastSeal.at}, ${lastSeal.size} leaves, root ${lastSeal.root}`);
  }
  if (unsealed.events > 0) {
    lines.push(`Not sealed yet: ${unsealed.events} events, the oldest of ${unsealed.oldestAt ?? '?'}.`);
  }
  const [first, ...others] = broken;
  if (first === undefined) return [...lines, 'Everything is as it was recorded.'];
  lines.push(`BROKEN: ${describeBroken(first)}`);
  lines.push(...others.map((next) => `  also: ${describeBroken(next)}`));
  if (report.more) lines.push('  and more');
  return lines;
}
