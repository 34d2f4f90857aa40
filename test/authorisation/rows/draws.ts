/** The routes of draws: an office announces, parties take part, and what is not published is for them alone. */

import { announceDraw, commitToDraw } from '../../../src/draws/actions.ts';
import { commitmentOf } from '../../../src/draws/drawing.ts';
import { ok, type Result } from '../../../src/kernel/result.ts';
import type { Role } from '../../../src/people/index.ts';
import { inTransaction } from '../../../src/platform/postgres/db.ts';
import { aPerson, aUnit } from '../../harness/app.ts';
import { HERE } from '../ground.ts';
import { laid, MANY, one, type Rows, SAME } from './row.ts';

const ANNOUNCING: readonly Role[] = ['dispatcher', 'joint-office', 'visiting-office'];
const TAKING_PART: readonly Role[] = [...ANNOUNCING, 'discipline-supervisor', 'justice-supervisor'];
const SECRET = '11'.repeat(32);

/** A draw of the county's office, whose people ask; the other party sits in another office. */
export const drawLaid = laid(async ({ city }, ground) => {
  const { uuid } = city.outside;
  const { actor } = await aPerson(city, 'dispatcher', { divisionCode: HERE, unitId: ground.officeId });
  const overId = await aUnit(city, '甲县监督单位', HERE);
  const over = await aPerson(city, 'discipline-supervisor', { divisionCode: HERE, unitId: overId });
  const made = await inTransaction(city.db, async (tx) => {
    const draw = must(
      await announceDraw(tx, city, actor, {
        id: uuid(),
        purpose: 'visit',
        source: { kind: 'windows', divisionCode: HERE, entityKind: null, aboveScale: null, byDivision: false },
        wanted: 1,
        exclusions: [],
        partyIds: [ground.officeId, overId],
        commitHours: 720,
        revealHours: 720,
        replaces: null,
      }),
    );
    const commitment = commitmentOf(draw.frozenHash, overId, SECRET);
    return ok(must(await commitToDraw(tx, city, over.actor, draw.id, commitment)));
  });
  const { id, number } = must(made);
  return { id, number, overId };
});

function must<T, P>(result: Result<T, P>): T {
  if (!result.ok) throw new Error(`the draw was refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export const drawsRows: Rows = {
  'GET /draws': 'public',
  'GET /draws/:number': 'public',
  'GET /draws/:number.json': 'public',
  'GET /api/v1/draws': {
    by: [...TAKING_PART, 'leader'],
    elsewhere: 'allowed',
    ask: one(() => `draws?${MANY}`),
    shows: () => drawLaid().number,
    sheet: true,
  },
  'GET /api/v1/draws/offices': { by: ANNOUNCING, same: SAME.DIRECTORY },
  'GET /api/v1/draws/candidates': {
    by: ANNOUNCING,
    elsewhere: 'refused',
    ask: one(() => `draws/candidates?kind=windows&divisionCode=${HERE}&byDivision=false`),
    shows: () => '"label":"all"',
  },
  'GET /api/v1/draws/:id': {
    by: [...TAKING_PART, 'leader'],
    elsewhere: 'unseen',
    ask: one(() => `draws/${drawLaid().id}`),
    shows: () => drawLaid().number,
  },
  'POST /api/v1/draws': {
    by: ANNOUNCING,
    elsewhere: 'refused',
    ask: one(
      () => 'draws',
      ({ uuid, officeId }) => ({
        ...{ submissionId: uuid(), purpose: 'visit', wanted: 1, exclusions: [], replaces: null },
        source: { kind: 'windows', divisionCode: HERE, entityKind: null, aboveScale: null, byDivision: false },
        ...{ partyIds: [officeId, drawLaid().overId], commitHours: 24, revealHours: 24 },
      }),
    ),
  },
  'POST /api/v1/draws/:id/commitment': {
    by: TAKING_PART,
    elsewhere: 'unseen',
    ask: one(
      () => `draws/${drawLaid().id}/commitment`,
      () => ({ commitment: '22'.repeat(32) }),
    ),
  },
  'POST /api/v1/draws/:id/secret': {
    by: TAKING_PART,
    elsewhere: 'unseen',
    ask: one(
      () => `draws/${drawLaid().id}/secret`,
      () => ({ secret: SECRET }),
    ),
  },
  'POST /api/v1/draws/:id/withdrawal': {
    by: ANNOUNCING,
    elsewhere: 'unseen',
    ask: one(() => `draws/${drawLaid().id}/withdrawal`),
  },
  'POST /api/v1/draws/:id/publication': {
    by: ANNOUNCING,
    elsewhere: 'unseen',
    ask: one(() => `draws/${drawLaid().id}/publication`),
  },
};
