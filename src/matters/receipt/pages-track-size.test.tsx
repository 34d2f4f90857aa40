/** The longest track page anybody will see still arrives in one round trip. */

import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, instant, localDate } from '../../kernel/time.ts';
import { FORM_SCRIPT } from '../../platform/pages/page-form.tsx';
import { readerOf, renderPage } from '../../platform/pages/pages.tsx';
import { RECEIPT_SCRIPT } from './pages-receipt.tsx';
import { TrackPage } from './pages-track.tsx';
import type { TrackRun, TrackStep, TrackView } from './track-model.ts';

const START = localDate('2026-03-02');
const id = '11111111-1111-4111-8111-111111111111' as Uuid;
/** Chinese that does not compress to nothing: every line is another one. */
const line = (n: number, length: number): string =>
  Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + ((n * 7919 + at * 104_729) % 3000))).join('');

const TYPES: readonly TrackStep['type'][] = [
  'accepted',
  'dispatched',
  'signed',
  'progress-noted',
  'submitted',
  'sent-back',
];

function longestView(): TrackView {
  const steps = Array.from(
    { length: 60 },
    (_, n): TrackStep => ({
      type: TYPES[n % TYPES.length] ?? 'accepted',
      on: addDays(START, n),
      office: '睢阳区自然资源局不动产登记中心',
      dueOn: null,
      text: n % 6 === 0 ? line(n, 40) : null,
      verdict: null,
    }),
  );
  const runs = Array.from(
    { length: 24 },
    (_, n): TrackRun => ({
      from: addDays(START, n * 3),
      to: addDays(START, n * 3 + 2),
      days: 3,
      role: n % 2 === 0 ? 'counted' : 'skipped',
      kind: n % 2 === 0 ? 'working' : 'weekend',
      name: null,
    }),
  );
  return {
    number: '3141 5926 5353',
    matterId: id,
    seq: 60,
    procedure: 'scan-complaint',
    place: '睢阳区政务服务中心 · 12号窗口 不动产登记',
    phase: 'answered',
    outcome: null,
    mineToJudge: true,
    office: '睢阳区自然资源局',
    due: {
      kind: 'verdict',
      on: addDays(START, 80),
      provisional: true,
      overdue: true,
      why: { from: START, amount: 30, unit: 'working-day', runs, basis: { basis: line(1, 40), verified: false } },
    },
    receivedOn: START,
    ageDays: 80,
    legs: 3,
    steps,
    said: {
      review: {
        grade: 1,
        reasons: ['BR01', 'BR07'],
        inWords: {
          zh: { grade: '非常不满意', reasons: [line(4, 10), line(5, 10)] },
          en: { grade: 'Very dissatisfied', reasons: [line(4, 10), line(5, 10)] },
        },
      },
      words: line(2, 400),
      demands: [3, 4, 5, 6, 7].map((n) => line(n, 40)),
      photoIds: [id, id, id],
      documents: [1, 2].map((no) => ({ id, kind: 'pdf' as const, no, size: 1_300_000 })),
    },
    results: [3, 2, 1].map((leg) => ({
      leg,
      on: START,
      measures: line(8 + 50 * leg, 150),
      answers: [3, 4, 5].map((n) => ({ demand: line(n, 40), text: line(n + 20 * leg, 40) })),
      photos: [1, 2].map(() => ({ id, width: 1600, height: 1200 })),
      documents: [1, 2].map((no) => ({ id, no, size: 1_300_000 })),
    })),
    messages: Array.from({ length: 12 }, (_, n) => ({
      mine: n % 2 === 0,
      on: addDays(START, n),
      office: '睢阳区营商办',
      text: line(n + 40, 50),
    })),
    answerBy: localDate('2026-12-21'),
    callBy: localDate('2026-12-24'),
    acts: ['send-message', 'add-evidence', 'give-verdict', 'withdraw'],
    identity: {
      state: 'sealed',
      openings: [{ on: START, office: '睢阳区营商办', reason: line(90, 40) }],
      requests: [{ kind: 'explain', standing: 'open', dueOn: START }],
    },
    notice: { by: 'port', kept: null },
    seal: {
      covered: true,
      head: { size: 90_000, root: 'a3f1c09b7d5e4a21'.repeat(4), at: instant('2026-05-02T01:00:00.000Z') },
      proofPath: '/t/proofs.json',
    },
  };
}

it.each(['zh', 'en'])('sixty steps, a dozen messages and a long answer stay under 14 KB compressed (%s)', (lang) => {
  const reader = readerOf({
    server: { hotline: '12345' },
    method: 'GET',
    url: '/t',
    headers: { 'accept-language': lang },
  });
  const html = renderPage({
    reader,
    title: 'x',
    script: FORM_SCRIPT + RECEIPT_SCRIPT,
    body: (
      <TrackPage
        reader={reader}
        view={longestView()}
        receipt={{ number: '6473454406550271', pass: 'VDWR4P' }}
        trackUrl="https://mashang.example.gov.cn/t"
        cityName="商丘市"
        submissionId={id}
        typed={{}}
        errors={[]}
        done={null}
      />
    ),
  });
  expect(gzipSync(html).length).toBeLessThan(14 * 1024);
});
