/** Reading in a thread, and files made to keep a reader busy. */

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../kernel/time.ts';
import type { SheetRow } from './model.ts';
import { type ByteSource, bytesSource } from './sheets-bytes.ts';
import { openSheets } from './sheets-read.ts';
import { zipOf } from './zip-write.ts';

const UNTIDY = readFileSync(path.resolve(import.meta.dirname, '../../test/fixtures/untidy-entities.xlsx'));

async function rowsIn(source: ByteSource, most?: number): Promise<readonly SheetRow[]> {
  const opened = await openSheets(source);
  if (!opened.ok) throw new Error(opened.problem.kind);
  const rows: SheetRow[] = [];
  for await (const row of opened.value.rows(1, most === undefined ? {} : { most })) rows.push(row);
  return rows;
}

async function zipped(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const named = Object.entries(parts).map(([name, text]) => ({ path: name, text: [text] }));
  for await (const piece of zipOf(named, '2026-03-03T00:00:00.000Z' as Instant)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const bookWith = (styles: string, strings: string): Promise<Buffer> =>
  zipped({
    'xl/workbook.xml': '<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/><Relationship Id="r3" Type="x/sharedStrings" Target="t.xml"/></Relationships>',
    'xl/s.xml': '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    'xl/styles.xml': styles,
    'xl/t.xml': strings,
  });

describe('a sheet', () => {
  it('is read by another thread, which is used again (security 12)', async () => {
    const begun: unknown[] = [];
    const note = (message: unknown): unknown => begun.push(message);
    subscribe('worker_threads', note);
    try {
      expect(await rowsIn(bytesSource(UNTIDY))).toHaveLength(11);
      expect(await rowsIn(bytesSource(UNTIDY), 3)).toHaveLength(3);
    } finally {
      unsubscribe('worker_threads', note);
    }
    expect(begun.length).toBeGreaterThan(0);
    expect(begun.length).toBeLessThan(4);
  });

  it('of several at once is each its own', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => rowsIn(bytesSource(UNTIDY))));
    expect(new Set(all.map((rows) => JSON.stringify(rows))).size).toBe(1);
  });

  it('may be left in the middle, and tells how far it is', async () => {
    const csv = Buffer.from('甲,乙\n'.repeat(50_000));
    const opened = await openSheets(bytesSource(csv));
    if (!opened.ok) throw new Error(opened.problem.kind);
    let bytes = 0;
    const onBytes = (more: number): void => {
      bytes += more;
    };
    for await (const row of opened.value.rows(0, { onBytes })) if (row.number === 10) break;
    expect(bytes).toBeLessThan(csv.length);
    bytes = 0;
    let rows = 0;
    for await (const _ of opened.value.rows(0, { onBytes })) rows += 1;
    expect([rows, bytes]).toEqual([50_000, csv.length]);
  });

  it('is one of two that are read whole at once; some wait, the rest are sent away, and looks go on', async () => {
    const file = await openSheets(bytesSource(UNTIDY));
    if (!file.ok) throw new Error(file.problem.kind);
    const two = [file.value.rows(1), file.value.rows(1)];
    for (const rows of two) expect((await rows.next()).done).toBe(false);
    const waiting = Array.from({ length: 8 }, () => file.value.rows(1)).map((rows) => ({ rows, first: rows.next() }));
    await expect(file.value.rows(1).next()).rejects.toThrow('sheets-busy');
    expect(await rowsIn(bytesSource(UNTIDY), 3)).toHaveLength(3);
    for (const rows of two) await rows.return(undefined);
    for (const { rows, first } of waiting) {
      expect((await first).value?.number).toBe(1);
      await rows.return(undefined);
    }
  });

  it('whose bytes cannot be fetched fails with the reason, not as damaged', async () => {
    const source: ByteSource = {
      size: 1000,
      read: async () => {
        throw new Error('the database went away');
      },
    };
    await expect(openSheets(source)).rejects.toThrow('the database went away');
  });
});

describe('a part made to keep a reader busy (security 12)', () => {
  const STRINGS = '<sst><si><t>名称</t></si></sst>';
  const many = 400_000;
  it.each<[string, string, string, string]>([
    ['styles that never end', `<styleSheet>${'<cellXfs>'.repeat(many)}`, STRINGS, 'sheet-damaged'],
    ['styles cut off', `<styleSheet><cellXfs>${'<xf '.repeat(many)}`, STRINGS, 'sheet-damaged'],
    ['empty lists of styles', `<styleSheet>${'<cellXfs/>'.repeat(many)}</styleSheet>`, STRINGS, '名称'],
    [
      'a format of brackets',
      `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(many)}"/></numFmts></styleSheet>`,
      STRINGS,
      '名称',
    ],
    ['reading aids', '<styleSheet/>', `<sst><si>${'<rPh>'.repeat(many)}</si></sst>`, 'sheet-damaged'],
    ['reading aids that end', '<styleSheet/>', `<sst><si><t>名称</t>${'<rPh/>'.repeat(many)}</si></sst>`, '名称'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>', STRINGS, 'sheet-damaged'],
  ])('%s', async (_, styles, strings, ends) => {
    const opened = await openSheets(bytesSource(await bookWith(styles, strings)));
    const read = async (): Promise<unknown> => {
      if (!opened.ok) return opened.problem.kind;
      for await (const { cells } of opened.value.rows(0)) return cells[0];
      return undefined;
    };
    expect(await read().catch((error: Error) => error.message)).toBe(ends);
  });
});
