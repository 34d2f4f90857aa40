/** Asks the parties of a draw, in the inbox of the posts by which they can answer. */

import type { Uuid } from '../kernel/ids.ts';
import { endNoticesAbout, notify, postsInUnit } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { SUPERVISING, TAKING_PART } from './access.ts';
import type { Draw } from './model.ts';
import { askedOf } from './rules.ts';

/** Tells the parties that are asked for something now, each once; what was asked before and is no more ends. */
export async function askParties(tx: Tx, city: City, before: Draw | null, draw: Draw): Promise<void> {
  const { id, state } = draw;
  const asked = await postsAsked(tx, draw);
  const goesOn = before?.state === state;
  if (before !== null) await endNoticesAbout(tx, id, city.outside.now(), goesOn ? asked : []);
  const known = goesOn ? new Set(await postsAsked(tx, before)) : new Set();
  await notify(tx, city, {
    postIds: asked.filter((post) => !known.has(post)),
    kind: state === 'committing' ? 'draws.to-commit' : 'draws.to-reveal',
    matterId: null,
    aboutId: id,
  });
}

/** The posts by which the parties that are asked now can answer. */
async function postsAsked(q: Queryable, draw: Draw): Promise<readonly Uuid[]> {
  const posts = await Promise.all(
    askedOf(draw).map(async (party) => {
      const roles: readonly string[] = party === draw.parties.at(-1) ? SUPERVISING : TAKING_PART;
      return (await postsInUnit(q, party.unitId)).filter(({ role }) => roles.includes(role));
    }),
  );
  return posts.flat().map(({ id }) => id);
}
