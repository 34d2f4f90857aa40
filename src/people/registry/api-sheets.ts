/**
 * Sheets of lists: a list of the console as a workbook, with the reach and filters of the screen, marked with who took it and
 * when, recorded in the audit, and streamed so that its length does not matter. Every list leaves as a file through here.
 */

import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Book,
  bookBytes,
  listRoutesBy,
  type SheetCell,
  type SheetColumn,
  type SheetOrder,
  XLSX_TYPE,
} from '../../formats/index.ts';
import { localDateOf, localTimeOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { sendProblem } from '../../platform/http/http.ts';
import { type Lang, preferredLang, speak } from '../../platform/pages/words.ts';
import { readInSnapshot } from '../../platform/postgres/db.ts';
import { actorOf } from '../api-guard.ts';
import type { Actor, Reader } from '../model.ts';
import { peopleWords } from '../words.ts';
import { auditAlone, readerOf } from './actions-acting.ts';
import { unitNames } from './actions-names.ts';
import { columnsChosen, filterFacts } from './rules-sheets.ts';
import { postById } from './store-posts.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Ids of the people for whom a sheet is being written now. */
    sheetsUnderWay: Set<string>;
  }
}

/** Most sheets at once: each holds a connection and a snapshot, or a file being read, for as long as its reader takes. */
const MOST_AT_ONCE = 3;
/** Milliseconds without progress after which the reader is taken for gone. */
const STALLED_MS = 60_000;

/** A list of the console with its sheet. */
export const listRoute = listRoutesBy(sendSheet);

/** Answers with the list as a workbook. */
async function sendSheet<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  city: City,
  order: SheetOrder<Row, Reader>,
): Promise<never> {
  // A sheet must state a post, also where the list needs none.
  if (request.signedIn?.actor === null) return sendProblem(reply, 403, { kind: 'sheet-needs-post' });
  const actor = actorOf(request);
  const file = `${order.list.name}-${localDateOf(city.outside.now())}.xlsx`;
  return sendWhileWritten(request, reply, file, async () => {
    const lang = preferredLang(request.headers['accept-language']);
    const number = city.outside.uuid();
    const note = (detail: Readonly<Record<string, string | number | boolean>>, outcome: 'done' | 'failed') =>
      auditAlone(city, {
        actor,
        action: 'people.take-sheet',
        objectKind: 'sheet',
        objectId: number,
        outcome,
        detail: { list: order.list.name, ...detail },
      });
    // Recorded before the first byte, so that it is known even if the program ends in the middle.
    await note({ ...filterFacts(order.query), step: 'begun' }, 'done');
    const scope = await readerOf(city.db, city, actor);
    const columns = columnsChosen(order.list.columns, order.query.columns);
    async function* cells(): AsyncGenerator<readonly SheetCell[], void, undefined> {
      let rows = 0;
      let whole = false;
      try {
        for await (const handful of readInSnapshot(city.db, (tx) => order.rows(tx, scope))) {
          for (const row of handful) {
            rows += 1;
            yield columns.map((column) => column.value(row, lang));
          }
        }
        whole = true;
      } finally {
        await note({ rows, step: 'ended' }, whole ? 'done' : 'failed');
      }
    }
    const head = columns.map(
      (column): SheetColumn => ({
        heading: column[lang],
        kind: column.kind,
        ...(column.width === undefined ? {} : { width: column.width }),
      }),
    );
    return marked(city, actor, order.list[lang], number, lang, head, cells());
  });
}

/**
 * Sends a book while its rows are still being read: few at once and one a person; a reader that is gone keeps nothing. A
 * failure before the first 64 KB is thrown, so that it can be told; a later one breaks the download off.
 */
export async function sendWhileWritten(
  request: FastifyRequest,
  reply: FastifyReply,
  file: string,
  begin: () => Promise<Book>,
): Promise<never> {
  const { sheetsUnderWay } = request.server;
  const { userId } = actorOf(request);
  if (sheetsUnderWay.has(userId)) return sendProblem(reply, 429, { kind: 'sheet-under-way' });
  if (sheetsUnderWay.size >= MOST_AT_ONCE) return sendProblem(reply, 503, { kind: 'overloaded' });
  sheetsUnderWay.add(userId);
  let body: Readable;
  try {
    const bytes = bookBytes(await begin());
    const first = await bytes.next();
    body = Readable.from(startingWith(first.done === true ? undefined : first.value, bytes), { objectMode: false });
    // In any case, also before the start, rows and the place among running sheets are given back.
    body.on('close', () => {
      request.raw.socket.setTimeout?.(0);
      bytes
        .return()
        .catch((error: unknown) => request.log.error({ name: (error as Error).name }))
        .finally(() => sheetsUnderWay.delete(userId));
    });
  } catch (error) {
    sheetsUnderWay.delete(userId);
    throw error;
  }
  // The server ends a connection without progress, and the stream with it.
  request.raw.socket.setTimeout?.(STALLED_MS);
  void reply
    .type(XLSX_TYPE)
    .header('content-disposition', `attachment; filename="${file}"`)
    .header('cache-control', 'no-store')
    .send(body);
  // The answer is a stream, which the schema's type (a string) does not know.
  return reply as never;
}

async function* startingWith(first: Buffer | undefined, rest: AsyncIterable<Buffer>) {
  if (first !== undefined) yield first;
  yield* rest;
}

/** The mark says who took the sheet through which post and when; the number finds the line in the audit. */
async function marked(
  city: City,
  actor: Actor,
  title: string,
  number: string,
  lang: Lang,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly SheetCell[]>,
): Promise<Book> {
  const t = speak(peopleWords, lang);
  const at = city.outside.now();
  const mark = t('people.sheet.mark', {
    name: actor.displayName,
    unit: (await unitNames(city.db, [actor.unitId])).get(actor.unitId) ?? '',
    post: (await postById(city.db, actor.postId))?.title ?? '',
    at: `${localDateOf(at)} ${localTimeOf(at)}`,
    number: number.slice(0, 8),
  });
  return {
    title: `${city.name} ${title}`,
    author: actor.displayName,
    note: `${mark} ${number}`,
    at,
    sheets: [{ name: title, title: `${city.name} ${title}`, mark, cutNote: t('people.sheet.cut'), columns, rows }],
  };
}
