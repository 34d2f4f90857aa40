/** The stored state of a matter is what its log folds to; anything else is found and the column named. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { localDate } from '../../src/kernel/time.ts';
import { recorded, saveProjection } from '../../src/matters/acts/store.ts';
import { foldMatter } from '../../src/matters/loop/evolve.ts';
import type { Due } from '../../src/matters/loop/model.ts';
import type { MatterEvent } from '../../src/matters/loop/model-events.ts';
import { matterStream } from '../../src/matters/loop/rules-stream.ts';
import { inSnapshot, transact } from '../../src/platform/postgres/db.ts';
import { appendEvents, type NewEvent } from '../../src/record/log.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type TestCity, testCity } from '../harness/database.ts';
import { damage, seal } from './sealed-city.ts';

const due: Due = {
  on: localDate('2026-03-24'),
  provisional: false,
  from: localDate('2026-03-03'),
  amount: 15,
  unit: 'working-day',
};

function story(city: TestCity): readonly MatterEvent[] {
  const by = { kind: 'clock', as: 'T' } as const;
  const desk = { division: '411402', roles: ['dispatcher'] };
  const lead = city.outside.uuid();
  return [
    {
      type: 'registered',
      data: {
        by: { kind: 'door', as: 'door', door: 'reviews' },
        procedure: 'bad-review',
        procedureVersion: '2026-01-01',
        receivedOn: localDate('2026-03-03'),
        place: { kind: 'window', windowId: city.outside.uuid(), hallId: city.outside.uuid() },
        divisionCode: '411402',
        respondentUnitId: lead,
        categoryCode: null,
        demands: [],
        words: null,
        files: [],
        submission: 'ab'.repeat(32),
        realName: false,
        receipt: true,
        desks: { D: desk, U: desk, C: desk, S: desk },
        judge: { kind: 'complainant' },
        acceptDue: due,
        contactDue: null,
      },
    },
    { type: 'accepted', data: { by, how: 'automatic', acceptedOn: localDate('2026-03-03'), handleDue: due } },
    { type: 'dispatched', data: { by, lead, assisting: [], signDue: due, returnDue: due, note: null } },
  ];
}

async function tell(city: TestCity): Promise<Uuid> {
  const matterId = city.outside.uuid();
  const at = city.outside.now();
  const events = story(city).map((event) => ({ ...event, at }) as unknown as NewEvent);
  await transact(city.db, async (tx) => {
    const logged = await appendEvents(tx, city, matterStream(matterId), null, events);
    const log = logged.map(recorded);
    await saveProjection(tx, foldMatter(matterId, log), log);
  });
  return matterId;
}

describe('verify, of the stored states', () => {
  let city: TestCity;
  let matter: Uuid;
  beforeEach(async () => {
    city = await testCity();
    await tell(city);
    matter = await tell(city);
    await seal(city);
  });
  afterEach(() => city.close());

  const verify = () => inSnapshot(city.db, (tx) => verifyCity(tx, city));

  it('passes what the loop stored', async () => {
    expect(await verify()).toMatchObject({ ok: true, broken: [], counted: { streams: { matter: 2 }, events: 6 } });
  });

  it.each([
    ['phase', `update matters_matter set phase = 'handling' where id = $1`],
    ['due_on', `update matters_matter set due_on = due_on + 1 where id = $1`],
    ['received_at', `update matters_matter set received_at = received_at + interval '1 millisecond' where id = $1`],
    ['lead_unit_id', `update matters_matter set lead_unit_id = null where id = $1`],
    ['tasks', `update matters_task set due_on = due_on + 1 where matter_id = $1`],
    ['shown', `update matters_shown set seq = seq + 1 where matter_id = $1`],
    ['concerned_unit_ids', `update matters_matter set concerned_unit_ids = '{}' where id = $1`],
    ['legs', `delete from matters_leg where matter_id = $1`],
    ['assignments', `update matters_assignment set due_on = due_on + 1 where matter_id = $1`],
    ['parts', `update matters_part set current = false where matter_id = $1`],
  ])('names a changed %s', async (column, sql) => {
    await damage(city, [[sql, [matter]]]);
    expect((await verify()).broken).toEqual([{ kind: 'projection-differs', stream: 'matter', id: matter, column }]);
  });

  it('names a matter whose state is gone', async () => {
    await damage(city, async (owner) => {
      for (const table of ['task', 'leg', 'part', 'assignment', 'shown']) {
        await owner.query(`delete from matters_${table} where matter_id = $1`, [matter]);
      }
      await owner.query('delete from matters_matter where id = $1', [matter]);
    });
    expect((await verify()).broken).toEqual([{ kind: 'projection-missing', stream: 'matter', id: matter }]);
  });

  it('names a matter removed from the log while its state was left', async () => {
    await damage(city, [['delete from record_event where stream_id = $1', [matter]]]);
    const { broken } = await verify();
    expect(broken[0]).toMatchObject({ kind: 'stream-missing', id: matter });
    expect(broken).toContainEqual({ kind: 'projection-without-events', stream: 'matter', id: matter });
  });

  it('finds the last event removed before it was ever sealed, because the state remembers', async () => {
    const fresh = await tell(city);
    await damage(city, [['delete from record_event where stream_id = $1 and seq = 3', [fresh]]]);
    const { broken } = await verify();
    expect(broken[0]).toMatchObject({ kind: 'projection-differs', stream: 'matter', id: fresh, column: 'seq' });
  });

  it('names a log that this program cannot fold, instead of falling over it', async () => {
    const strange = city.outside.uuid();
    const event = { type: 'accepted', at: city.outside.now(), data: {} } as const;
    await transact(city.db, (tx) => appendEvents(tx, city, matterStream(strange), null, [event]));
    expect((await verify()).broken).toEqual([{ kind: 'log-does-not-fold', stream: 'matter', id: strange }]);
  });

  it('sees one snapshot, so that work going on does not look like damage', async () => {
    let going = true;
    const work = (async () => {
      while (going) {
        await tell(city);
        await seal(city);
      }
    })();
    for (let i = 0; i < 5; i += 1) expect((await verify()).broken).toEqual([]);
    going = false;
    await work;
  });
});
