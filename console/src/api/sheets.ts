/** Downloads of lists as a stream, so that a long one can show progress and be given up. */

import { api } from './client.ts';
import { Problem } from './problem.ts';
import type { paths } from './schema.ts';

export type SheetPath = Extract<keyof paths, `${string}.xlsx`>;

/** Path and filter of a list's sheet. */
export type TableSheet = Readonly<{
  path: SheetPath;
  query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
}>;

export async function readSheet(
  sheet: TableSheet,
  columns: readonly string[],
  options: Readonly<{ signal: AbortSignal; onBytes: (bytes: number) => void }>,
): Promise<Readonly<{ blob: Blob; name: string }>> {
  const { limit: _limit, offset: _offset, ...filter } = sheet.query ?? {};
  const query = { ...filter, ...(columns.length === 0 ? {} : { columns: columns.join(',') }) };
  // One path stands in for all: sheets answer alike, and the server judges the filters.
  const { data, response } = await api.GET(sheet.path as '/api/v1/desk.xlsx', {
    params: { query },
    parseAs: 'stream',
    signal: options.signal,
  });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = (data as ReadableStream<Uint8Array<ArrayBuffer>> | undefined)?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) break;
    pieces.push(piece.value);
    bytes += piece.value.length;
    options.onBytes(bytes);
  }
  if (bytes === 0) throw new Problem(0, { type: '/problems/unreachable', title: '' });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'list.xlsx';
  return { blob: new Blob(pieces, { type: response.headers.get('content-type') ?? '' }), name };
}
