/** A draw of the example city that is over: windows to be visited, drawn by two offices and published. */

import { announceDraw, commitmentOf, commitToDraw, publishDraw, revealForDraw, SECRET_BYTES } from '../draws/index.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import type { Cast } from './people.ts';
import { must, type Stage } from './stage.ts';

const WANTED = 3;
const HOURS = 24;

export async function drawWindows({ city }: Stage, cast: Cast): Promise<void> {
  const [office, supervision] = [cast.actor('dispatcher', city.code), cast.actor('discipline-supervisor', city.code)];
  const asked = {
    id: city.outside.uuid(),
    purpose: 'visit',
    source: { kind: 'windows', divisionCode: city.code, entityKind: null, aboveScale: null, byDivision: false },
    wanted: WANTED,
    exclusions: [],
    partyIds: [office.unitId, supervision.unitId],
    commitHours: HOURS,
    revealHours: HOURS,
    replaces: null,
  } as const;
  const draw = must(await inTransaction(city.db, (tx) => announceDraw(tx, city, office, asked)), 'a draw');
  const parties = [office, supervision].map((actor) => ({
    actor,
    secret: Buffer.from(city.outside.randomBytes(SECRET_BYTES)).toString('hex'),
  }));
  for (const { actor, secret } of parties) {
    const commitment = commitmentOf(draw.frozenHash, actor.unitId, secret);
    must(await inTransaction(city.db, (tx) => commitToDraw(tx, city, actor, draw.id, commitment)), 'a commitment');
  }
  for (const { actor, secret } of parties) {
    must(await inTransaction(city.db, (tx) => revealForDraw(tx, city, actor, draw.id, secret)), 'a secret');
  }
  must(await inTransaction(city.db, (tx) => publishDraw(tx, city, office, draw.id)), 'a publication');
}
