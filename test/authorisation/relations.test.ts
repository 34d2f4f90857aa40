/** Reach: every route as every role from two counties, with real ids of one of them. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aUnit, type TestApp, testApp } from '../harness/app.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';
import { bringMatter, type Caller, ELSEWHERE, everyRole, layGround, sessionOf, tapsOfAWeek } from './ground.ts';
import type { Outcome, Relation, Things } from './rows/row.ts';
import { LAID, MATRIX, RELATIONS, SAME_EVERYWHERE } from './rows.ts';
import { nameOf, routesOf } from './walk.ts';

let test: TestApp;
let things: Things;
let callers: readonly Caller[];

beforeAll(async () => {
  test = await testApp();
  const ground = await layGround(test);
  const taps = await tapsOfAWeek(test, ground);
  const here = await everyRole(test, 'here', { lead: ground.leadId, office: ground.officeId });
  const matter = await bringMatter(test, ground, {
    dispatcher: sessionOf(here, 'dispatcher'),
    handler: sessionOf(here, 'handler'),
    supervisor: sessionOf(here, 'discipline-supervisor'),
  });
  things = { ...ground, ...matter, ...taps };
  for (const { lay } of LAID) await lay(test, ground);
  const lead = await aUnit(test.city, '乙县单位', ELSEWHERE);
  const office = await aUnit(test.city, '乙县营商办', ELSEWHERE);
  // Callers from elsewhere ask first: acts from here could hide a mistake there.
  callers = [...(await everyRole(test, 'elsewhere', { lead, office })), ...here];
}, 120_000);
afterAll(() => test.close());

describe('where somebody sits', () => {
  it('is said for every route that asks who is calling', () => {
    const guarded = routesOf(test.app).filter((route) => route.access !== 'public' && route.access !== 'receipt');
    const said = [...Object.keys(RELATIONS), ...SAME_EVERYWHERE];
    expect(guarded.map(nameOf).filter((name) => !said.includes(name))).toEqual([]);
    expect(said.filter((name) => !guarded.map(nameOf).includes(name))).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });

  it.each(Object.entries(RELATIONS))('decides %s', async (name, relation) => {
    expect(await disagreements(name, relation)).toEqual([]);
  });

  it('would be missed where the table were wrong', async () => {
    const { 'GET /api/v1/halls/:id': hall, 'GET /api/v1/matters': list } = RELATIONS;
    if (hall === undefined || list === undefined) throw new Error('renamed');
    expect(await disagreements('GET /api/v1/halls/:id', { ...hall, elsewhere: 'allowed' })).not.toEqual([]);
    expect(await disagreements('GET /api/v1/matters', { ...list, shows: () => '"total":0' })).not.toEqual([]);
  });
});

async function disagreements(name: string, relation: Relation): Promise<readonly string[]> {
  const allowed = MATRIX[name];
  const found: string[] = [];
  for (const { role, where, session } of callers) {
    const admitted = allowed === 'signed-in' || (Array.isArray(allowed) && allowed.includes(role));
    const expected: Outcome = admitted ? expectedOf(relation, where, role) : 'refused';
    const [method] = name.split(' ');
    const { url, payload } = relation.ask(things);
    const answer = await session.request({
      method: method as 'GET',
      url,
      ...(method === 'GET' || method === 'DELETE' ? {} : { payload: payload ?? {} }),
    });
    const outcome = outcomeOf(answer.statusCode);
    const line = `${where} ${role}: ${answer.statusCode}`;
    if (outcome !== expected) found.push(`${line} is not ${expected} ${answer.body.slice(0, 300)}`);
    if (answer.statusCode >= 500) found.push(`${line} broke`);
    if (relation.shows !== undefined && admitted) {
      const due = where === 'here' && relation.hidesFrom?.includes(role) !== true;
      const text = answer.headers['content-type'] === XLSX ? await textOfBook(answer.rawPayload) : answer.body;
      if (text.includes(relation.shows(things)) !== due) {
        found.push(`${line} ${due ? 'hides what is theirs' : 'shows what is not theirs'} ${text.slice(0, 300)}`);
      }
    }
  }
  return found;
}

function expectedOf(relation: Relation, where: Caller['where'], role: Caller['role']): Outcome {
  return (where === 'here' ? relation.except?.[role] : undefined) ?? relation[where] ?? 'allowed';
}

function outcomeOf(status: number): Outcome | 'nobody' {
  if (status === 401) return 'nobody';
  if (status === 403) return 'refused';
  return status === 404 ? 'unseen' : 'allowed';
}
