/** `mashang verify`: checks that everything is as recorded; names the first broken thing and ends with 1 if not. */

import { readFileSync } from 'node:fs';
import { inSnapshot } from '../platform/postgres/db.ts';
import { describeBroken, type KeptSeal, parseKeptCopy, type VerifyReport } from '../record/index.ts';
import { verifyCity } from '../wiring.ts';
import { type Command, CommandRefused, EXIT, textOption } from './command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'check every log, current state, kept file, leaf, seal and signature; name the first broken thing',
  usage: '[--against FILE] [--json]     FILE: seals kept elsewhere, as /open/seals/heads.json gives them',
  examples: ['verify', 'verify --json', 'verify --against heads.json   # finds history rewritten and signed again'],
  options: { against: { type: 'string' } },
  run: async ({ values, json, openCity, print }) => {
    const file = textOption(values, 'against');
    const kept = file === undefined ? [] : keptFrom(file);
    const { city } = await openCity({ migrate: false });
    const report = await inSnapshot(city.db, (tx) => verifyCity(tx, city, { kept, files: true }));
    if (json) print(JSON.stringify({ ...report, broken: report.broken.map(withSentence) }, null, 2));
    else for (const line of linesOf(report)) print(line);
    return report.ok ? EXIT.done : EXIT.notInOrder;
  },
};

function keptFrom(file: string): readonly KeptSeal[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CommandRefused(`--against: ${file} cannot be read`, EXIT.usage);
  }
  const kept = parseKeptCopy(text);
  if (kept.ok) return kept.value;
  throw new CommandRefused(`--against: ${file} holds no seals; expected what /open/seals/heads.json gives`, EXIT.usage);
}

function withSentence(broken: VerifyReport['broken'][number]) {
  return { ...broken, says: describeBroken(broken) };
}

/** The report as lines; also printed after a restore. */
export function linesOf(report: VerifyReport): readonly string[] {
  const { counted, unsealed, lastSeal, broken } = report;
  const streams = Object.entries(counted.streams).map(([kind, count]) => `${count} ${kind}s`);
  const read = [
    `${counted.events} events of ${streams.join(', ')}`,
    ...(counted.files === undefined ? [] : [`${counted.files} files`]),
    `${counted.leaves} leaves`,
    `${counted.seals} seals`,
    ...(counted.keptSeals > 0 ? [`${counted.keptSeals} kept seals`] : []),
  ];
  const lines = [`Read ${read.join(', ')}.`];
  if (lastSeal !== null) {
    lines.push(`Last seal: no. ${lastSeal.number}, ${lastSeal.at}, ${lastSeal.size} leaves, root ${lastSeal.root}`);
  }
  if (unsealed.events > 0) {
    lines.push(`Not sealed yet: ${unsealed.events} events, the oldest of ${unsealed.oldestAt ?? '?'}.`);
  }
  const [first, ...others] = broken;
  if (first === undefined) return [...lines, 'Everything is as it was recorded.'];
  lines.push(`BROKEN: ${describeBroken(first)}`, ...others.map((next) => `  also: ${describeBroken(next)}`));
  return report.more ? [...lines, '  and more'] : lines;
}
