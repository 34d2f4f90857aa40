/** `mashang figures`: counts the city's reported figures from the records, and shows the query of each. */

import { type SourceFigure, sourceFigures } from '../figures/index.ts';
import { inSnapshot } from '../platform/postgres/db.ts';
import { rolesOf } from '../platform/postgres/migrate.ts';
import { type Command, EXIT } from './command.ts';

export const figuresCommand: Command = {
  name: 'figures',
  summary: 'count the figures the city has reported, and say what no record answers yet',
  usage: '[--json]',
  examples: ['figures', 'figures --json   # with the query of each, to be run again with psql'],
  options: {},
  run: async ({ json, openCity, print }) => {
    const { city } = await openCity({ migrate: false });
    const counted = await inSnapshot(city.db, sourceFigures);
    const said = { at: city.outside.now(), schema: rolesOf(city.code).schema, ...counted };
    if (json) print(JSON.stringify(said, null, 2));
    else for (const line of linesOf(said)) print(line);
    return EXIT.done;
  },
};

type Said = Readonly<{ at: string; schema: string }> & Awaited<ReturnType<typeof sourceFigures>>;

function linesOf({ at, schema, figures, notYetKept }: Said): readonly string[] {
  return [
    `Counted at ${at}. To count again: psql with the address of \`doctor --show-secrets\`, set search_path = ${schema}, and the query.`,
    '',
    ...figures.flatMap(lineOf),
    `Not yet kept: ${notYetKept.map(({ key }) => key).join(', ')}`,
  ];
}

function lineOf({ key, value, unit, counts, query }: SourceFigure): readonly string[] {
  return [`${key}  ${value} (${unit}): ${counts.en}`, `  ${query}`, ''];
}
