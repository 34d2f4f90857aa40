/** Words of the sheet of requests, the same as the console's. */

import { defineWords } from '../platform/pages/words.ts';

export const dataSheetWords = defineWords({
  zh: {
    'kind.copy': '查阅、复制',
    'kind.correct': '更正、补充',
    'kind.erase': '删除',
    'kind.explain': '解释说明',
    'standing.open': '待答复',
    'standing.proposed': '待第二人同意',
    'standing.done': '已办理',
    'standing.refused': '不予办理',
    'known.receipt': '凭回执',
    'known.comparison': '核对一致',
    'known.unknown': '核对不一致',
    'channel.track-page': '查询页',
    'channel.in-person': '到现场',
    'channel.letter': '来信',
  },
  en: {
    'kind.copy': 'See and copy',
    'kind.correct': 'Correct or complete',
    'kind.erase': 'Erase',
    'kind.explain': 'Explain',
    'standing.open': 'Waiting',
    'standing.proposed': 'Second person to agree',
    'standing.done': 'Done',
    'standing.refused': 'Refused',
    'known.receipt': 'By receipt',
    'known.comparison': 'Compared, agrees',
    'known.unknown': 'Compared, differs',
    'channel.track-page': 'Tracking page',
    'channel.in-person': 'In person',
    'channel.letter': 'Letter',
  },
});
