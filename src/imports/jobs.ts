/** Jobs of imports: waiting runs are worked on, old files are deleted. */

import { disposalOf } from '../people/index.ts';
import type { Job } from '../platform/jobs.ts';
import { transact } from '../platform/postgres/db.ts';
import { workOnce } from './actions-work.ts';
import { KINDS } from './kinds.ts';
import { IMPORT_FILE, SEALED_IMPORT_FILE } from './retention.ts';
import { deleteFilesBefore } from './store-parts.ts';

const SIX_HOURS_S = 6 * 3_600;

export const importsJobs: readonly Job[] = [
  {
    name: 'imports.work',
    everySeconds: 1,
    run: async (city, stopping) => {
      while (stopping?.aborted !== true && (await workOnce(city, KINDS, { stopping })));
    },
  },
  {
    name: 'imports.forget-files',
    everySeconds: SIX_HOURS_S,
    run: async (city) => {
      await transact(city.db, async (tx) => {
        const at = city.outside.now();
        for (const [kind, which] of [
          [IMPORT_FILE, 'all'],
          [SEALED_IMPORT_FILE, 'sealed'],
        ] as const) {
          const disposal = await disposalOf(tx, city, kind);
          if (disposal !== undefined) await deleteFilesBefore(tx, disposal, at, which);
        }
      });
    },
  },
];
