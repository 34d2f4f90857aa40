/** Register of a whole city: hundreds of thousands of entities, and codes for some. */

import { divisionTree } from '../people/index.ts';
import { entitiesByUscc, issueCode, type NewEntity, type Registrar, registerEntities } from '../places/index.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { exampleEntities, type Sizes } from './entities.ts';
import type { Progress } from './index.ts';
import { must, type PlayStage } from './stage.ts';

const CODES_A_TRANSACTION = 500;
const TOLD_EVERY = 10_000;

export async function fillRegister(stage: PlayStage, sizes: Sizes, progress: Progress): Promise<void> {
  const { city } = stage;
  const divisions = await divisionTree(city.db);
  const registrar: Registrar = { divisionCodes: divisions.map((division) => division.code), postId: null };
  const coded: string[] = [];
  const all = sizes.living + sizes.ended;
  // The register is of the present, its codes of the play's first day.
  stage.goTo(stage.at(stage.lastDay, 7 * 60));
  async function* rows(): AsyncGenerator<NewEntity> {
    let done = 0;
    for (const { coded: isCoded, ...entity } of exampleEntities(divisions, stage.today(), sizes)) {
      if (isCoded) coded.push(entity.uscc);
      done += 1;
      if (done % TOLD_EVERY === 0) progress('business entities', done, all);
      yield entity;
    }
  }
  must(await inTransaction(city.db, (tx) => registerEntities(tx, city, registrar, rows())), 'the register');
  stage.goTo(stage.at(stage.firstDay, 7 * 60));
  for (let from = 0; from < coded.length; from += CODES_A_TRANSACTION) {
    progress('codes of enterprises', from, coded.length);
    const some = coded.slice(from, from + CODES_A_TRANSACTION);
    await transact(city.db, async (tx) => {
      for (const entity of await entitiesByUscc(tx, some)) {
        const place = { kind: 'entity', entityId: entity.id } as const;
        must(await issueCode(tx, city, registrar, { submissionId: city.outside.uuid(), place }), 'a code of a firm');
      }
    });
  }
}
