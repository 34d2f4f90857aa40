/** Signs of rating fraud in words, for sheets. The console has its own, which say the same. */

import { defineWords } from '../../platform/pages/words.ts';

export const signWords = defineWords({
  zh: {
    'signs.kind.burst': '扎堆',
    'signs.kind.own-network': '过多来自同一网络或设备',
    'signs.kind.after-hours': '下班以后',
    'signs.kind.uniform': '太整齐',
    'signs.kind.mismatch': '与投诉对不上',
    'signs.seen.burst': '{{minutes}} 分钟里来了 {{count}} 条；最忙的时候或者来了一拨人，约 {{expected}} 条',
    'signs.seen.network': '{{of}} 条里有 {{count}} 条来自同一个网络；按大厅其他窗口，至多约 {{expected}} 条',
    'signs.seen.device': '{{count}} 条来自同一台设备；代办的人一周约 {{expected}} 条',
    'signs.seen.hours': '{{of}} 条里有 {{count}} 条在大厅不开门的时候；按大厅其他窗口，至多约 {{expected}} 条',
    'signs.seen.grades': '{{of}} 条里有 {{count}} 条打一样的分；按本窗口以往，至多约 {{expected}} 条',
    'signs.seen.spacing': '{{count}} 条一条接一条，每隔约 {{minutes}} 分钟；碰巧连成的一串约 {{expected}} 条',
    'signs.seen.complaints':
      '四周里 {{of}} 个不满意的人有 {{count}} 个是投诉的，打分却几乎全是“非常满意”；按全市，投诉的约 {{expected}} 个',
  },
  en: {
    'signs.kind.burst': 'burst',
    'signs.kind.own-network': 'own network or device',
    'signs.kind.after-hours': 'after hours',
    'signs.kind.uniform': 'too uniform',
    'signs.kind.mismatch': 'at odds with complaints',
    'signs.seen.burst':
      '{{count}} within {{minutes}} minutes; at the busiest, or when a group comes, about {{expected}}',
    'signs.seen.network':
      '{{count}} of {{of}} from one network; by the hall’s other windows at most about {{expected}}',
    'signs.seen.device': '{{count}} from one device; whoever does errands for others leaves about {{expected}} a week',
    'signs.seen.hours':
      '{{count}} of {{of}} while the hall was closed; by its other windows at most about {{expected}}',
    'signs.seen.grades': '{{count}} of {{of}} of one grade; by the window’s own past at most about {{expected}}',
    'signs.seen.spacing':
      '{{count}} one after the other, every {{minutes}} minutes; by chance such a chain has about {{expected}}',
    'signs.seen.complaints':
      'in four weeks {{count}} of {{of}} discontent people complained, while nearly every grade was the best; in the city about {{expected}} would',
  },
});
