/** Sheet of requests about one's own data: kind and date, never what anybody wrote. */

import { column, type ListColumn, type ListSheet } from '../formats/index.ts';
import { type Instant, localDateOf } from '../kernel/time.ts';
import { sayIn } from '../platform/pages/words.ts';
import type { DataRequest } from './model-data.ts';
import { dataLight, standingOf } from './rules-data.ts';
import { dataSheetWords } from './words-sheets.ts';

/** A request with the number of its matter, which the loop knows. */
export type NumberedRequest = DataRequest & Readonly<{ matterNumber: string }>;

const word = sayIn(dataSheetWords);

/** @param now for the light of each date */
export function dataRequestSheet(now: () => Instant): ListSheet<NumberedRequest> {
  const columns: readonly ListColumn<NumberedRequest>[] = [
    column.text('kind', '请求', 'Request', ({ kind }, lang) => word(lang, `kind.${kind}`), { width: 14 }),
    column.day('due', '最迟答复', 'Answer by', (request) => {
      const light = dataLight(request, localDateOf(now()));
      if (light === null || light === 'green') return request.dueOn;
      return { value: request.dueOn, tone: light === 'red' ? 'wrong' : 'notice' };
    }),
    column.text('standing', '状态', 'State', ({ steps }, lang) => word(lang, `standing.${standingOf(steps)}`), {
      width: 14,
    }),
    column.text(
      'known',
      '身份',
      'Identity',
      ({ knownBy, identified }, lang) => word(lang, identified ? `known.${knownBy}` : 'known.unknown'),
      { width: 14 },
    ),
    column.text('channel', '途径', 'Came by', ({ channel }, lang) => word(lang, `channel.${channel}`)),
    column.day('received', '收到', 'Received', ({ receivedOn }) => receivedOn),
    column.text('matter', '事项', 'Matter', ({ matterNumber }) => matterNumber, { width: 18 }),
  ];
  return {
    name: 'data-requests',
    zh: '个人信息请求',
    en: 'Requests about personal data',
    columns,
  };
}
