/** What was said by phone leaves no trace where it does not belong: log, events, outbox, audit, addresses, backup, public pages. */

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBackup } from '../../src/platform/postgres/backup.ts';
import { claim } from '../../src/platform/postgres/city-claim.ts';
import { latestSeal } from '../../src/record/index.ts';
import { MATRIX } from '../authorisation/rows.ts';
import { nameOf, routesOf } from '../authorisation/walk.ts';
import { aPhone, PHONE_ADDRESS } from '../harness/phone.ts';
import { type Answer, DAY, found, MARKERS, MINUTE, spellings } from './markers.ts';
import { type Story, story } from './story.ts';

let told: Story;
/** Every row of every table as text. */
let tables: ReadonlyMap<string, readonly string[]>;
let identity: readonly string[];
let everything: readonly string[];

beforeAll(async () => {
  told = await story();
  const { test, ground, receipt } = told;
  tables = await test.city.asOwner(async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      "select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by 1",
    );
    const all = new Map<string, readonly string[]>();
    for (const { name } of rows) {
      const lines = await owner.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
      all.set(
        name,
        lines.rows.map(({ row }) => row),
      );
    }
    return all;
  });
  identity = [MARKERS.phone, MARKERS.name, MARKERS.owner, MARKERS.maker].flatMap(spellings);
  everything = [
    ...spellings(PHONE_ADDRESS),
    ...Object.values(MARKERS).flatMap(spellings),
    ground.entityId,
    ground.entityName,
    ground.uscc,
    receipt.number,
    receipt.pass,
  ];
}, 120_000);
afterAll(() => told.test.close());

const rowsOf = (...names: readonly string[]): readonly Answer[] =>
  names.flatMap((name) => {
    const rows = tables.get(name);
    if (rows === undefined || rows.length === 0) throw new Error(`nothing in ${name} to search`);
    return rows.map((text) => ({ who: 'database', what: name, text }));
  });

/** Tables in which a needle stands. */
function tablesWith(needles: readonly string[]): readonly string[] {
  return [...tables].flatMap(([name, rows]) =>
    rows.some((row) => needles.some((needle) => row.includes(needle))) ? [name] : [],
  );
}

describe('the log', () => {
  it('says what the program did, and nothing anybody said or was given', () => {
    const text = told.test.logged();
    expect(text.split('\n').length).toBeGreaterThan(30);
    expect(text).toContain('/s/:code/complaints');
    const codes = [told.ground.windowCode, told.ground.entityCode];
    const ids = Object.values(told.matters);
    expect(found([{ who: 'log', what: '', text }], [...everything, ...codes, ...ids])).toEqual([]);
  });
});

describe('the record', () => {
  it('of events, outbox, inbox and audit holds nobody’s words, name, phone or enterprise', () => {
    const rows = rowsOf('record_event', 'platform_outbox', 'people_notice', 'people_audit');
    expect(found(rows, everything)).toEqual([]);
  });

  it('holds name, phone and what a camera knew in no table at all', () => {
    expect(tablesWith(identity)).toEqual([]);
  });

  it('holds the words in rows that can be erased, and only until they are sealed', () => {
    const words = [MARKERS.sentence, MARKERS.demand, MARKERS.message, MARKERS.evidence].flatMap(spellings);
    expect(tablesWith(words)).toEqual([]);
  });

  it('holds the receipt nowhere', () => {
    expect(tablesWith([told.receipt.number, told.receipt.pass].flatMap(spellings))).toEqual([]);
  });

  it('knows the enterprise in the register alone; no row ties it or its code to the matter', () => {
    const { entityId, entityCodeId, entityCode, uscc } = told.ground;
    const enterprise = [entityId, entityCodeId, entityCode, uscc];
    const tied = [...tables].flatMap(([name, rows]) =>
      rows
        .filter((row) => row.includes(told.matters.entity) && enterprise.some((one) => row.includes(one)))
        .map(() => name),
    );
    expect(tied).toEqual([]);
    expect(tablesWith([entityId])).toEqual(['places_code', 'places_entity']);
    // A code of an enterprise is the enterprise; that it was scanned, and when, would be half the way.
    expect(tablesWith([entityCodeId])).toEqual(['places_code']);
  });

  it('holds no network address of a phone, and of its network a keyed mark alone', () => {
    const address = [PHONE_ADDRESS, PHONE_ADDRESS.split('.').slice(0, 3).join('.')].flatMap(spellings);
    expect(tablesWith(address)).toEqual([]);
    const marks = rowsOf('reviews_mark').map(({ text }) => JSON.parse(text) as { network: string | null });
    expect(marks.some(({ network }) => network !== null)).toBe(true);
  });

  it('would have been seen: the released sentence and the register are found', () => {
    expect(tablesWith([told.ground.uscc])).toEqual(['places_entity']);
    expect(tablesWith([told.matters.window]).length).toBeGreaterThan(5);
  });
});

describe('a backup', () => {
  it('without its keys names nobody', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'privacy-'));
    chmodSync(root, 0o711);
    const folder = path.join(root, 'backup');
    const { city } = told.test;
    await city.asOwner((owner) =>
      claim(owner, {
        cityCode: city.code,
        cityName: city.name,
        mode: 'demo',
        keysPrint: city.keys.print,
        at: city.outside.now(),
      }),
    );
    const head = await latestSeal(city.db);
    const lastSeal = head === null ? null : { number: head.number, size: head.size, root: head.root };
    const owner = city.connection('owner');
    await writeBackup({ owner, schema: `c${city.code}`, folder, keys: city.keys, lastSeal, now: city.outside.now });
    const files = readdirSync(folder).map((file) => {
      const bytes = readFileSync(path.join(folder, file));
      return { who: 'backup', what: file, text: `${bytes.toString('utf8')}\n${bytes.toString('latin1')}` };
    });
    expect(files.length).toBeGreaterThan(20);
    expect(found(files, identity)).toEqual([]);
    expect(found(files, spellings(PHONE_ADDRESS))).toEqual([]);
    const words = [MARKERS.sentence, MARKERS.demand, MARKERS.message, MARKERS.evidence].flatMap(spellings);
    expect(found(files, words)).toEqual([]);
    expect(found(files, [told.receipt.number, told.receipt.pass])).toEqual([]);
    expect(found(files, [told.ground.uscc]).map((line) => line.split(':')[0])).toEqual(['backup places_entity.copy']);
    rmSync(root, { recursive: true });
  });
});

describe('an address', () => {
  it('that a phone was sent to holds nothing it said and no receipt', () => {
    const locations = told.answers.flatMap(({ headers, statusCode }) =>
      headers.location === undefined ? [] : [{ who: String(statusCode), what: '', text: String(headers.location) }],
    );
    expect(locations.length).toBeGreaterThan(4);
    expect(found(locations, [...everything, ...Object.values(told.matters)])).toEqual([]);
    expect(found(locations, ['submission'])).toEqual([]);
  });
});

describe('what everybody may read', () => {
  it('says nothing of any of it: public pages, tables, seals, and the scan pages of the next in the queue', async () => {
    const { app } = told.test;
    const stranger = aPhone(app);
    const answers: Answer[] = [];
    for (const route of routesOf(app)) {
      if (route.method !== 'GET' || !['public', 'receipt'].includes(String(MATRIX[nameOf(route)]))) continue;
      for (const code of [told.ground.windowCode, told.ground.entityCode]) {
        for (const id of [...Object.values(told.matters), ...told.originals.files]) {
          const url = route.url.replace(':code', code).replace(':version', '1').replace(':id', id).replace('*', 'x');
          const query = url.endsWith('leaves.json') ? '?from=0&to=99' : '';
          const answer = await stranger.get(`${url}${query}`);
          answers.push({ who: 'stranger', what: url, text: `${JSON.stringify(answer.headers)}${answer.body}` });
          if (!route.url.includes(':id')) break;
        }
      }
    }
    expect(answers.length).toBeGreaterThan(40);
    const words = [...Object.values(MARKERS).flatMap(spellings), told.receipt.number, told.receipt.pass];
    expect(found(answers, [...words, ...Object.values(told.matters)])).toEqual([]);
    expect(found(answers, MINUTE)).toEqual([]);
    const open = answers.filter(({ what }) => what.startsWith('/open') && !what.includes('seals'));
    expect(open.length).toBeGreaterThan(1);
    expect(found(open, DAY)).toEqual([]);
  });
});
