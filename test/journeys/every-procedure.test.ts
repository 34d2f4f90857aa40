/** Every procedure through every page, list and sheet that can show it: each calls it by its word; one that a city added has none and breaks nothing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawRoutes, procedureWord } from '../../src/law/index.ts';
import { PROCEDURE_CODES, PROCEDURES, type ProcedureCode } from '../../src/law/procedures.ts';
import { NAMES } from '../../src/names.ts';
import { actorOf, listRoute } from '../../src/people/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import { routesOf } from '../authorisation/walk.ts';
import { type Loop, loop } from '../harness/loop.ts';
import { withMatters } from '../harness/matters-server.ts';
import { aPhone } from '../harness/phone.ts';
import { testServer } from '../harness/server.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';

const ADDED = 'letter-complaint';

const isKnown = (procedure: string): boolean => (PROCEDURE_CODES as readonly string[]).includes(procedure);
const hasCell = (book: string, text: string): boolean => book.split(/[\n\t]/).includes(text);

let city: Loop;
let app: App;

beforeAll(async () => {
  city = await loop();
  await city.city.asOwner((client) =>
    client.query(
      `insert into law_procedure (procedure, version, effective_from, terms, reason, at)
       select $1, version, effective_from, terms, reason, at from law_procedure where procedure = 'scan-complaint'`,
      [ADDED],
    ),
  );
  app = await testServer(city.city, (to) => {
    withMatters(to, city.city);
    const askSecondPerson = () => Promise.reject(new Error('nothing is changed here'));
    const noteVersion = () => Promise.reject(new Error('nothing is changed here'));
    lawRoutes(to, { city: city.city, actorOf, listRoute, askSecondPerson, noteVersion });
  });
});
afterAll(async () => {
  await app.close();
  await city.city.close();
});

/** Work of an office has no receipt, and so no page of a complainant. */
function isRaisedByOffice(procedure: string): boolean {
  return PROCEDURES[procedure as ProcedureCode]?.terms.raisedBy === 'office';
}

function raisedBy(procedure: string) {
  if (PROCEDURES[procedure as ProcedureCode]?.terms.reference === 'required') {
    return { reference: { number: `HN-${city.city.outside.uuid()}`, jurisdiction: 'JU02' } };
  }
  if (!isRaisedByOffice(procedure)) return {};
  const { posts, units } = city;
  return {
    raiser: posts.dispatcher,
    namedUnitId: units.helper,
    handleOn: city.today(),
    categoryCode: 'FN01',
    wantsReceipt: false,
  };
}

describe.each([...PROCEDURE_CODES, ADDED])('a matter of %s', (procedure) => {
  it('breaks no list, room or sheet of the console, and every sheet calls it by its word', async () => {
    const { posts, world } = city;
    const { matterId } = await city.register({ procedure, demands: ['一次说清'], ...raisedBy(procedure) });
    const broken: string[] = [];
    const bare = new Set<string>();
    let asked = 0;
    for (const actor of [posts.dispatcher, posts.supervisor]) {
      const headers = await world.signedIn(actor);
      for (const { method, url } of routesOf(app)) {
        const filled = url.replace(':matterId', matterId);
        if (method !== 'GET' || !url.startsWith('/api/v1/') || filled.includes('/:') || url.includes('live')) continue;
        for (const address of [filled, `${filled}?procedure=${procedure}`]) {
          const answer = await app.inject({ method: 'GET', url: address, headers });
          asked += 1;
          if (answer.statusCode >= 500) broken.push(`${answer.statusCode} ${address}`);
          if (answer.headers['content-type'] !== XLSX) continue;
          if (hasCell(await textOfBook(answer.rawPayload), procedure)) bare.add(url);
        }
      }
    }
    expect(asked).toBeGreaterThan(40);
    expect(broken).toEqual([]);
    // The added one shows that a missing word would be seen, and in how many places.
    const sheets = ['/api/v1/desk.xlsx', '/api/v1/law/procedures.xlsx', '/api/v1/matters.xlsx'];
    expect([...bare].sort()).toEqual(isKnown(procedure) ? [] : expect.arrayContaining(sheets));
  });

  it('has its word in every other place, in both languages', () => {
    for (const lang of ['zh', 'en'] as const) {
      const words = (['name', 'own', 'open'] as const).map((where) => procedureWord(lang, procedure, where));
      const console = Object.assign({}, ...NAMES.law.map((group) => group[lang]))[`procedure.${procedure}`];
      if (!isKnown(procedure)) expect([...words, console]).toEqual([undefined, undefined, undefined, undefined]);
      else
        expect([...words, console].filter((word) => word === undefined || word === '' || word === procedure)).toEqual(
          [],
        );
    }
  });

  it.skipIf(isRaisedByOffice(procedure))('breaks no page of its complainant', async () => {
    const { receipt } = await city.register({ procedure, demands: [], ...raisedBy(procedure) });
    const phone = aPhone(app);
    await phone.post('/t', { number: receipt?.number ?? '', pass: receipt?.pass ?? '' });
    for (const url of ['/t', '/t/data', '/t/data.html', '/t/data.json', '/t?lang=en']) {
      const { statusCode, body } = await phone.get(url);
      expect(statusCode, url).toBeLessThan(500);
      expect(body, url).not.toContain('undefined');
      const own = procedureWord(url.includes('en') ? 'en' : 'zh', procedure, 'own');
      if (own !== undefined && !url.endsWith('.json')) expect(body, url).toContain(own);
    }
    expect((await phone.get('/t')).statusCode).toBe(200);
  });
});
