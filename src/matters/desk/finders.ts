/**
 * Finders of matters: by number, by receipt, by words. Whoever is too near, and every unit, finds what their own screen shows and
 * nothing else; what complainants said lies sealed and is never searched.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { excerptAt, searchForm } from '../../kernel/search-text.ts';
import { localDateOf } from '../../kernel/time.ts';
import { type Finder, type Found, type Reader, type Role, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { mattersAccess } from '../access.ts';
import type { MatterRow } from '../acts/store-lines.ts';
import { readNumber } from '../loop/rules-number.ts';
import { matterOfReceiptNumber } from '../receipt/actions-receipts.ts';
import { matterLines } from './actions-lines.ts';
import { sightFor } from './actions-view.ts';
import { timelineOf } from './actions-view-timeline.ts';
import { wordsView } from './actions-view-words.ts';
import { mattersByIds } from './store-desk.ts';
import { mattersBeginning, mattersNumbered, wordsContaining } from './store-find.ts';

const SHOWN = 4;
const LEAST_DIGITS = 4;
/** Texts looked at for a few matters: the same words are often said twice of one. */
const MOST_TEXTS = 40;
const MOST_LOOKED_AT = 8;
/** Characters shown round what was found: few before, so that it stands in a narrow line. */
const EXCERPT = { before: 8, after: 32 };

/** Those a complainant calls with a receipt in the hand. A unit that could turn a receipt into a matter would know who holds it. */
const BY_RECEIPT: readonly Role[] = ['dispatcher', 'joint-office'];

const numbers: Finder = {
  roles: mattersAccess.listMatters.roles,
  find: async (q, city, { actor, typed }) => {
    const read = readNumber(typed);
    const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '');
    const begins = /^\d+$/.test(digits) && digits.length >= LEAST_DIGITS;
    if (read?.kind !== 'number' && !begins) return [];
    const reader = await readerOf(q, city, actor);
    // `2086 53` may be a year and place in a series as well as the beginning of twelve digits.
    const [named, beginning] = await Promise.all([
      read?.kind === 'number' ? mattersNumbered(q, reader, read.number) : [],
      begins ? mattersBeginning(q, reader, digits, SHOWN) : [],
    ]);
    const rows = new Map([...named, ...beginning].map((row) => [row.id, row]));
    return found('matter', q, city, reader, [...rows.values()]);
  },
};

const receipts: Finder = {
  roles: BY_RECEIPT,
  find: async (q, city, { actor, typed }) => {
    const matterId = await matterOfReceiptNumber(q, city, typed);
    if (matterId === undefined) return [];
    const reader = await readerOf(q, city, actor);
    // Whoever sees a matter as units do must not learn that it has a receipt.
    const rows = (await mattersByIds(q, reader, [matterId])).filter(({ blunted }) => !blunted);
    return found('receipt', q, city, reader, rows);
  },
};

const words: Finder = {
  roles: mattersAccess.listMatters.roles,
  find: async (q, city, { actor, typed }) => {
    if ([...searchForm(typed)].length < 2) return [];
    const reader = await readerOf(q, city, actor);
    const said = new Map<Uuid, string[]>();
    for (const { matterId, body } of await wordsContaining(q, reader, typed, MOST_TEXTS)) {
      said.set(matterId, [...(said.get(matterId) ?? []), body]);
    }
    const readable = new Map<Uuid, string>();
    for (const [matterId, bodies] of [...said].slice(0, MOST_LOOKED_AT)) {
      if (readable.size === SHOWN) break;
      const may = await readableWords(q, city, reader, matterId);
      const body = bodies.find((each) => may.has(each));
      if (body !== undefined) readable.set(matterId, body);
    }
    const rows = await mattersByIds(q, reader, [...readable.keys()]);
    const hits = await found('words', q, city, reader, rows);
    return [...readable].flatMap(([matterId, body]) => {
      const hit = hits.find(({ id }) => id === matterId);
      const { text, mark } = excerptAt(body, typed, EXCERPT);
      return hit === undefined ? [] : [{ ...hit, title: text, mark }];
    });
  },
};

/** Every text of a matter that its reader is shown, as it stands on their screen. */
async function readableWords(q: Queryable, city: City, reader: Reader, matterId: Uuid): Promise<ReadonlySet<string>> {
  const seen = await sightFor(q, reader, matterId);
  if (seen === undefined) return new Set();
  const { loaded, sight } = seen;
  const { said, messages } = await wordsView(q, city, loaded, sight, reader, null);
  const steps = await timelineOf(q, city, loaded, sight, reader);
  const texts = [
    ...said.flatMap(({ original, released }) => [original, released]),
    ...messages.flatMap(({ text, passedOn }) => [text, passedOn]),
    ...steps.flatMap((step) => step.texts.map(({ text }) => text)),
  ];
  return new Set(texts.filter((text) => text !== null));
}

async function found(
  kind: Found['kind'],
  q: Queryable,
  city: City,
  reader: Reader,
  rows: readonly MatterRow[],
): Promise<readonly Found[]> {
  const lines = await matterLines(q, reader, rows, localDateOf(city.outside.now()), city);
  return lines.map(({ id, number, respondent, about }) => ({
    kind,
    id,
    title: number,
    mark: null,
    // Beside words that were found stands where, beside a number what about.
    beside: (kind === 'words' ? [number, respondent?.name] : [respondent?.name, about])
      .filter((said) => said != null && said !== '')
      .join(' · '),
  }));
}

export const mattersFinders: readonly Finder[] = [numbers, receipts, words];
