/** The list of requests about one's own data as a sheet: what is asked and by when, never what anybody wrote. */

import { type Instant, localDateOf } from '../kernel/time.ts';
import type { ListColumn, ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { DataRequest } from './model-data.ts';
import { dataLight, standingOf } from './rules-data.ts';
import { dataSheetWords } from './words-sheets.ts';

/** A request with the number of its matter, which the loop knows. */
export type NumberedRequest = DataRequest & Readonly<{ matterNumber: string }>;

const word = (lang: Lang, key: keyof typeof dataSheetWords.zh): string => speak(dataSheetWords, lang)(key);

/** @param now gives the light of a date its day. */
export function dataRequestSheet(now: () => Instant): ListSheet<NumberedRequest> {
  const columns: readonly ListColumn<NumberedRequest>[] = [
    {
      key: 'kind',
      zh: '请求',
      en: 'Request',
      kind: 'text',
      width: 14,
      value: ({ kind }, lang) => word(lang, `kind.${kind}`),
    },
    {
      key: 'due',
      zh: '最迟答复',
      en: 'Answer by',
      kind: 'day',
      value: (request) => {
        const light = dataLight(request, localDateOf(now()));
        if (light === null || light === 'green') return request.dueOn;
        return { value: request.dueOn, tone: light === 'red' ? 'wrong' : 'notice' };
      },
    },
    {
      key: 'standing',
      zh: '状态',
      en: 'State',
      kind: 'text',
      width: 14,
      value: ({ steps }, lang) => word(lang, `standing.${standingOf(steps)}`),
    },
    {
      key: 'known',
      zh: '身份',
      en: 'Identity',
      kind: 'text',
      width: 14,
      value: ({ knownBy, identified }, lang) => word(lang, identified ? `known.${knownBy}` : 'known.unknown'),
    },
    {
      key: 'channel',
      zh: '途径',
      en: 'Came by',
      kind: 'text',
      value: ({ channel }, lang) => word(lang, `channel.${channel}`),
    },
    { key: 'received', zh: '收到', en: 'Received', kind: 'day', value: ({ receivedOn }) => receivedOn },
    {
      key: 'matter',
      zh: '事项',
      en: 'Matter',
      kind: 'text',
      width: 18,
      value: ({ matterNumber }) => matterNumber,
    },
  ];
  return {
    name: 'data-requests',
    zh: '个人信息请求',
    en: 'Requests about personal data',
    columns,
  };
}
