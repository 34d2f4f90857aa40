/** `mashang migrate`: bring the database to this program's schema. */

import { type Command, EXIT } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'apply the migrations this database has not seen',
  usage: '[--json]',
  examples: ['migrate', 'migrate --json'],
  options: {},
  run: async ({ openCity, json, print }) => {
    const open = await openCity();
    if (json) print(JSON.stringify({ applied: open.applied }));
    else
      print(
        open.applied.length === 0 ? 'nothing to migrate' : open.applied.map((name) => `applied ${name}`).join('\n'),
      );
    return EXIT.done;
  },
};
