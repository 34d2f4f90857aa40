/** The fullest page of one's own data still arrives in one round trip. */

import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, instant, localDate } from '../../kernel/time.ts';
import { FORM_SCRIPT } from '../../platform/pages/page-form.tsx';
import { readerOf, renderPage } from '../../platform/pages/pages.tsx';
import type { OwnDataView, OwnRequest } from './actions-own-requests.ts';
import { DataPage } from './pages-data.tsx';

const START = localDate('2026-03-02');
const id = '11111111-1111-4111-8111-111111111111' as Uuid;
/** Chinese that does not compress to nothing: every line is another one. */
const line = (n: number, length: number): string =>
  Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + ((n * 7919 + at * 104_729) % 3000))).join('');

const request = (n: number): OwnRequest => ({
  kind: 'erase',
  channel: 'in-person',
  knownBy: 'comparison',
  identified: n % 2 === 0,
  office: '睢阳区优化营商环境办公室',
  receivedOn: addDays(START, n),
  standing: 'open',
  due: {
    on: addDays(START, 21),
    provisional: false,
    why: {
      from: START,
      amount: 15,
      unit: 'working-day',
      basis: { basis: line(n + 60, 60), verified: false },
      runs: Array.from({ length: 7 }, (_, run) => ({
        from: addDays(START, run * 3),
        to: addDays(START, run * 3 + 2),
        days: 3,
        role: run % 2 === 0 ? 'counted' : 'skipped',
        kind: run % 2 === 0 ? 'working' : 'weekend',
        name: null,
      })),
    },
  },
  steps: [1, 2].map((step) => ({
    what: 'proposed' as const,
    on: addDays(START, n),
    office: '睢阳区优化营商环境办公室',
    reason: line(n * 10 + step, 120),
    ground: { name: line(n + 30, 20), basis: line(n + 40, 40) },
  })),
});

function fullest(): OwnDataView {
  const texts = Array.from({ length: 30 }, (_, n) => ({ kind: 'message', on: addDays(START, n), text: line(n, 100) }));
  return {
    data: {
      matterId: id,
      procedure: 'scan-complaint',
      receivedOn: START,
      place: '睢阳区政务服务中心 · 12号窗口 不动产登记',
      category: line(1, 20),
      contact: { name: line(2, 40), phone: '13900004711' },
      notice: { phone: '139****4711', uses: 12, usedOn: START },
      entity: { name: line(3, 30), uscc: '91411402MA00001460' },
      texts,
      photos: [1, 2, 3].map(() => ({ id, on: START, jpegBase64: null })),
      documents: [1, 2].map((no) => ({ on: START, kind: 'pdf', no, size: 1_300_000 })),
      review: {
        grade: 1,
        reasons: ['BR01', 'BR07'],
        inWords: {
          zh: { grade: '非常不满意', reasons: [line(4, 10), line(5, 10)] },
          en: { grade: 'Very dissatisfied', reasons: [line(4, 10), line(5, 10)] },
        },
      },
      sharedWith: [line(6, 16), line(7, 16), line(8, 16)],
      openings: [],
      corrections: [1, 2, 3].map((n) => ({
        on: addDays(START, n),
        fields: ['name', 'phone'] as const,
        byOffice: true,
      })),
      erasedAt: instant('2026-03-05T01:00:00.000Z'),
      kept: (['identity', 'words'] as const).map((what, n) => ({
        what,
        keepDays: 180,
        basis: line(n + 9, 60),
        held: false,
      })),
    },
    requests: [1, 2, 3, 4, 5].map(request),
    held: false,
    anythingLeft: true,
  };
}

it.each(['zh', 'en'])('five requests with their answers stay under 14 KB compressed (%s)', (lang) => {
  const reader = readerOf({
    server: { hotline: '12345' },
    method: 'GET',
    url: '/t/data',
    headers: { 'accept-language': lang },
  });
  const page = { reader, view: fullest(), submissionId: id, typed: {}, errors: [], done: null };
  const html = renderPage({ reader, title: 'x', script: FORM_SCRIPT, body: <DataPage {...page} /> });
  expect(gzipSync(html).length).toBeLessThan(14 * 1024);
});
