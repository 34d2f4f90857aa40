/** Texts of fraud signs for sheets; the console has the same. */

import { defineWords } from '../../platform/pages/words.ts';

export const fraudSignWords = defineWords({
  zh: {
    'fraudSigns.kind.burst': '扎堆',
    'fraudSigns.kind.own-network': '过多来自同一网络或设备',
    'fraudSigns.kind.after-hours': '下班以后',
    'fraudSigns.kind.uniform': '太整齐',
    'fraudSigns.kind.mismatch': '与投诉对不上',
    'fraudSigns.seen.burst': '{{minutes}} 分钟里来了 {{count}} 条；最忙的时候或者来了一拨人，约 {{expected}} 条',
    'fraudSigns.seen.network': '{{of}} 条里有 {{count}} 条来自同一个网络；按大厅其他窗口，至多约 {{expected}} 条',
    'fraudSigns.seen.device': '{{count}} 条来自同一台设备；代办的人一周约 {{expected}} 条',
    'fraudSigns.seen.hours': '{{of}} 条里有 {{count}} 条在大厅不开门的时候；按大厅其他窗口，至多约 {{expected}} 条',
    'fraudSigns.seen.grades': '{{of}} 条里有 {{count}} 条打一样的分；按本窗口以往，至多约 {{expected}} 条',
    'fraudSigns.seen.spacing': '{{count}} 条一条接一条，每隔约 {{minutes}} 分钟；碰巧连成的一串约 {{expected}} 条',
    'fraudSigns.seen.complaints':
      '四周里 {{of}} 个不满意的人有 {{count}} 个是投诉的，打分却几乎全是“非常满意”；按全市，投诉的约 {{expected}} 个',
  },
  en: {
    'fraudSigns.kind.burst': 'burst',
    'fraudSigns.kind.own-network': 'own network or device',
    'fraudSigns.kind.after-hours': 'after hours',
    'fraudSigns.kind.uniform': 'too uniform',
    'fraudSigns.kind.mismatch': 'at odds with complaints',
    'fraudSigns.seen.burst':
      '{{count}} within {{minutes}} minutes; at the busiest, or when a group comes, about {{expected}}',
    'fraudSigns.seen.network':
      '{{count}} of {{of}} from one network; by the hall’s other windows at most about {{expected}}',
    'fraudSigns.seen.device':
      '{{count}} from one device; whoever does errands for others leaves about {{expected}} a week',
    'fraudSigns.seen.hours':
      '{{count}} of {{of}} while the hall was closed; by its other windows at most about {{expected}}',
    'fraudSigns.seen.grades': '{{count}} of {{of}} of one grade; by the window’s own past at most about {{expected}}',
    'fraudSigns.seen.spacing':
      '{{count}} one after the other, every {{minutes}} minutes; by chance such a chain has about {{expected}}',
    'fraudSigns.seen.complaints':
      'in four weeks {{count}} of {{of}} discontent people complained, while nearly every grade was the best; in the city about {{expected}} would',
  },
});
