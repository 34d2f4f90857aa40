/** Route that turns a sheet with a year's holidays into the text the calendar room previews and imports. Stores nothing. */

import { z } from 'zod';
import { openSheets, SheetRefused, type SheetRow } from '../../formats/index.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { lawAccess } from '../access.ts';
import * as shape from '../api-schemas.ts';
import { refused } from '../api-schemas.ts';
import { type CalendarSheet, calendarSheetOf } from './rules-calendar-sheet.ts';

/** Largest sheet: a year has some forty rows, and a file with pictures of seals in it is still below this. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 1_000;
const BUSY = { kind: 'sheets-busy' } as const;
const UNREADABLE = { kind: 'calendar-malformed', faults: [{ at: 'file', fault: 'not-json-or-csv' }] } as const;

export function calendarSheetRoutes(app: App): void {
  jsonRoute(app, 'POST /api/v1/law/calendar-years/sheet', {
    access: lawAccess.keepCalendar,
    bodyLimit: 2 * MOST_BYTES,
    summary: 'Reads a sheet (xlsx or csv) into the text that is previewed and imported; writes nothing',
    body: z.object({ file: z.base64().max(Math.ceil((MOST_BYTES * 4) / 3) + 4) }),
    answer: z.object({ text: z.string(), year: z.int().nullable() }),
    otherwise: { ...shape.problems, 503: problemSchema },
    handle: async ({ body }, reply) => {
      const read = await sheetIn(Buffer.from(body.file, 'base64'));
      if (read === 'busy') return sendProblem(reply, 503, BUSY);
      return read === undefined || read.text === '' ? refused(reply, UNREADABLE) : read;
    },
  });
}

/** @returns `busy` while too many sheets are being read: nothing is wrong with this one */
async function sheetIn(bytes: Buffer): Promise<CalendarSheet | 'busy' | undefined> {
  const read = async (offset: number, length: number): Promise<Buffer> => bytes.subarray(offset, offset + length);
  try {
    const opened = await openSheets({ size: bytes.length, read });
    if (!opened.ok) return opened.problem.kind === BUSY.kind ? 'busy' : undefined;
    const { sheets, rows } = opened.value;
    const shown = sheets.findIndex(({ hidden }) => !hidden);
    const all: SheetRow[] = [];
    for await (const row of rows(Math.max(0, shown), { most: MOST_ROWS })) all.push(row);
    return calendarSheetOf(all);
  } catch (error) {
    if (error instanceof SheetRefused) return error.problem.kind === BUSY.kind ? 'busy' : undefined;
    throw error;
  }
}
