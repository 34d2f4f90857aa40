/** Texts of the method page: how every public figure is made, with formulas and sources. */

import { defineWords } from '../../platform/pages/words.ts';
import type { Measure } from './model-open.ts';
import type { openWords } from './words-open.ts';

export const methodWords = defineWords({
  zh: {
    'method.title': '这些数是怎么算的',
    'method.lead': '公式和出处都在这里。下载数据，照着算一遍，应当得到同样的数。',
    'method.when': '算到哪一天',
    'method.when.1': '只算已经过完的整周（周一到周日）。正在进行的一周不算：看两次就能知道中间谁来过。',
    'method.when.2':
      '月份由整周组成，一周算在它的周四所在的月（与 ISO 8601 给周定年的办法一样）。全市算到上一个整周，县（市、区）算到上一个完整的月，大厅和窗口算最近 12 个完整的月。',
    'method.when.3': '在办、超期和登记数是算出的那一刻的；在办和超期舍到十位，少于十的写“<10”。',
    'method.taken-over':
      '启用之前的月份可以接收原系统的评价，由一人导入、另一人放行；一个月里不会两种都有。标“接收的历史评价”，表里 taken_over 列写 all（全部）或 part（一部分）。',
    'method.measures': '算的是什么',
    'method.sure': '有多大把握',
    'method.sure.1':
      '两种不确定分开算，合成一个范围。碰巧：评的人少，比例就晃，用威尔逊 95% 区间；知道办了多少件时，评的人越接近全部，区间越窄。沉默：没评的人可能想的不一样，我们设他们与评了的人相差不超过 5 个百分点，再按没评的人占的比例放宽；不知道办件量时，按全没评放宽。',
    'method.sure.2': '设 n 条评价、好评率 p、参评率 r（没有上报办件量时 r = 0），z = 1.959964：',
    'method.sure.3':
      '不足 30 条不给比例。每周看有没有刷分的迹象：扎堆、同一个网络或设备、下班以后、太整齐、与投诉对不上。带迹象的照样计数；另有一个让它们轻一些的好评率（轻多少由本市设定），写在旁边，用同样的公式，n 换成 (Σw)² ÷ Σw²。分组按前一个。',
    'method.sure.4': '“5 个百分点”是本市设定，没有上位规定，没有在本市测过；有了回访调查就应当换成测得的数。',
    'method.f.n': '有效条数',
    'method.f.wilson': '碰巧的范围',
    'method.f.widen': '放宽',
    'method.f.low': '下限',
    'method.f.high': '上限',
    'method.pace': '办理用时',
    'method.pace.1':
      '只看办完的求平均，难办的一直拖着，数字反而好看。这里用卡普兰–迈耶法：还没办到的，等了几天就算几天，只是不知道后来；不予受理、终止、移送、并办、撤回的，从那天起不再等。还没有一半（九成）走到的，写“还没到”。范围由 Greenwood 方差（log-log 变换）按 Brookmeyer–Crowley 读出。走到这一步的不足五件不写。',
    'method.pace.2': '第 t 天走到的有 d 件、还在等的有 n 件：',
    'method.f.survival': '还没走到的比例',
    'method.f.greenwood': '方差',
    'method.groups': '比高低',
    'method.groups.1':
      '甲的下限高于乙的上限，才说甲明显高于乙。范围一个连一个搭在一起的是一组，上一组的每一个都明显高于下一组的每一个。最好可能第几位 = 明显比它高的有几个，加一；最差可能第几位 = 总数减去明显比它低的。没有别的排法。',
    'method.hide': '哪些不写',
    'method.hide.1':
      '少于五的数不写。每个月里，事项按县（市、区）和按种类加起来都是同一个全市数，所以两张表合在一起定：多藏几格，让人把两张表历次公布的数加减之后也推不出藏起来的格子；一张表连全市数也要藏的，另一张表跟着至少藏一格。评价只按县（市、区）定。每个月第一次公布时定下来：那时藏起来的，以后补进多少也一直藏着。累计数不含藏起来的月份时，写“不少于”：县（市、区）和种类的，等够几个月推不出了再计入；全市的一直不计入。全市的评价每周更新，未完的月份满五条才计入。',
    'method.hide.2': '大厅、窗口和服务事项：个数舍到十位，比例取整到 1%，范围向外取整。',
    'method.hide.3': '没有一个数按单位的人、按投诉人、按天、按钟点给出；检举控告不在任何数里。',
    'method.notes': '表里的 note 列',
    'method.note.exact': '准数',
    'method.note.at-least': '不少于',
    'method.note.about': '约数',
    'method.note.hidden': '隐',
    'method.note.not-enough-data': '数据不足',
    'method.note.not-reported': '未报办件量',
    'method.note.not-reached': '还没到',
    'method.files': '下载和再算',
    'method.files.1':
      '每个页面都有同样内容的 CSV 和 JSON，一行一个数，列见 /open/schema.json（CSV on the Web）。列名和指标名不改，只增加。许可：CC BY 4.0，注明来源即可自由使用。',
    'method.files.2':
      '可以再算的：写出来的各月之和等于全市累计；没有藏格、也没有“不少于”时，各种类之和等于全市累计；没有藏格的月，各县（市、区）之和等于全市；由 value（n 和 p）、参评率算出 low、high；由 low、high 算出 group、rank_from、rank_to。',
    'method.sources': '出处',
  },
  en: {
    'method.title': 'How these figures are made',
    'method.lead': 'Formulas and sources stand here. Take the data, count it again, and you should get the same.',
    'method.when': 'Up to which day',
    'method.when.1':
      'Only whole weeks that are over, Monday to Sunday. A week still running is not counted: two looks would tell who came in between.',
    'method.when.2':
      'Months are made of whole weeks; a week belongs to the month of its Thursday (as ISO 8601 gives weeks to years). The city is counted to the last full week, counties to the last full month, halls and windows over the last 12 full months.',
    'method.when.3':
      'Open, overdue and the counts of the register are of the moment of counting; open and overdue to the ten below, “<10” where fewer than ten.',
    'method.taken-over':
      'Months before the city began may hold reviews of the system before this one, brought in by one person and released by another; no month holds both kinds. They are marked as taken over, in the column taken_over as all or part.',
    'method.measures': 'What is counted',
    'method.sure': 'How sure it is',
    'method.sure.1':
      'Two doubts are kept apart and make one interval. Chance: few spoke, so Wilson’s 95% interval, narrower where it is known how many were served and many of them spoke. Silence: those who did not speak may think otherwise; we take them to differ by five points at most, and widen by that times their part. Where nobody said how many were served, as if nobody else spoke.',
    'method.sure.2':
      'With n reviews, share p, participation r (0 where the number served is not reported), z = 1.959964:',
    'method.sure.3':
      'Below 30 reviews no share is stated. Every week signs of rating fraud are looked for: bursts, one network or device, after hours, too uniform, at odds with complaints. Reviews under a sign are counted like all others; a second share, in which they weigh less (the weights are set by the city), stands beside the first and uses the same formulas with (Σw)² ÷ Σw² for n. Groups follow the first.',
    'method.sure.4':
      'The five points are set by the city, not by law, and have not been measured here; a call-back survey should replace them by what it finds.',
    'method.f.n': 'effective number',
    'method.f.wilson': 'interval of chance',
    'method.f.widen': 'widening',
    'method.f.low': 'lower end',
    'method.f.high': 'upper end',
    'method.pace': 'How long matters take',
    'method.pace.1':
      'A mean over what is closed looks good where the hard ones are left lying. Kaplan–Meier counts those still waiting for as long as they have waited; what was refused, terminated, handed over, merged or withdrawn waits no longer from that day. Where half (nine in ten) have not got there it says “not yet”. Ranges are read from Greenwood’s variance on the log-log scale (Brookmeyer–Crowley). Nothing is said where fewer than five got there.',
    'method.pace.2': 'Where d got there on day t and n still waited:',
    'method.f.survival': 'part not there yet',
    'method.f.greenwood': 'variance',
    'method.groups': 'Who is better',
    'method.groups.1':
      'A is surely above B where A’s lower end is above B’s upper end. Whatever hangs together by overlapping intervals is one group; each of one group is surely above each of the next. Best possible place: one more than those surely above; worst: all less those surely below. Nothing is ordered in any other way.',
    'method.hide': 'What is not shown',
    'method.hide.1':
      'Numbers below five. In every month the matters by county and those by kind of work add up to the same number of the city, so both tables are settled together: more cells are hidden, so that nobody who adds and subtracts all editions ever published of both can tell a hidden cell; where one table has to hide the city’s number as well, the other hides a cell beside it. Reviews are settled by county alone. Each month is settled when it is first told: what was hidden then stays hidden, whatever is added later. A total that leaves hidden months out says “at least”: those of counties and kinds count them in once there are enough that none can be told, the city’s never does. The city’s reviews are counted week by week; a month still running is counted from five on.',
    'method.hide.2':
      'Halls, windows and service items: counts to the ten below, shares to the whole percent, intervals outwards.',
    'method.hide.3':
      'No figure is given by person, by complainant, by day or by hour; discipline leads are in none of them.',
    'method.notes': 'The column note',
    'method.note.exact': 'Exact',
    'method.note.at-least': 'At least',
    'method.note.about': 'About',
    'method.note.hidden': 'Hidden',
    'method.note.not-enough-data': 'Not enough data',
    'method.note.not-reported': 'Number served not reported',
    'method.note.not-reached': 'Not yet',
    'method.files': 'Files, and counting again',
    'method.files.1':
      'Every page has the same content as CSV and JSON, one figure a row; /open/schema.json describes the columns (CSV on the Web). Names of columns and measures are never changed, only added to. Licence: CC BY 4.0.',
    'method.files.2':
      'What can be counted again: the months that are shown add up to the city, and so do the kinds of work where none is hidden or at least; in a month without hidden cells the counties add up to the city; low and high follow from n, p and participation; group, rank_from and rank_to follow from low and high.',
    'method.sources': 'Sources',
  },
});

/** Formulas, the same in every language. */
export const FORMULAS = [
  ['method.f.n', 'm = n ÷ (1 − r)'],
  ['method.f.wilson', '[a, b] = (p + z²/2m ± z·√(p(1 − p)/m + z²/4m²)) ÷ (1 + z²/m)'],
  ['method.f.widen', 'd = 0.05 × (1 − r)'],
  ['method.f.low', 'low = max(a − d, r·p)'],
  ['method.f.high', 'high = min(b + d, r·p + 1 − r)'],
] as const;

export const PACE_FORMULAS = [
  ['method.f.survival', 'S(t) = ∏ (1 − d ÷ n)'],
  ['method.f.greenwood', 'Var = S(t)² · Σ d ÷ (n·(n − d))'],
] as const;

export const SOURCES: readonly string[] = [
  'E. B. Wilson, JASA 22 (1927) 209–212.',
  'L. D. Brown, T. T. Cai, A. DasGupta, Statistical Science 16 (2001) 101–133.',
  'L. Kish, Survey Sampling, Wiley 1965, § 2.2, § 8.2.',
  'C. F. Manski, Partial Identification of Probability Distributions, Springer 2003.',
  'H. Goldstein, D. J. Spiegelhalter, J. R. Statist. Soc. A 159 (1996) 385–443.',
  'M. Mogstad, J. P. Romano, A. M. Shaikh, D. Wilhelm, Review of Economic Studies 91 (2024) 476–518.',
  'D. Gusfield, SIAM J. Comput. 17 (1988) 552–571.',
  'E. L. Kaplan, P. Meier, JASA 53 (1958) 457–481.',
  'R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29–41.',
  '国办发〔2019〕51 号；GB/T 39734—2020；GB/T 39735—2020。',
];

/** Names of measures, as on the pages. */
export const MEASURE_WORDS = {
  windows: 'open.windows',
  'coded-enterprises': 'open.coded',
  entities: 'open.entities',
  reviews: 'open.reviews',
  satisfaction: 'open.satisfaction',
  'satisfaction-weighted': 'open.weighted',
  participation: 'open.participation',
  received: 'open.received',
  closed: 'open.closed',
  resolved: 'open.of-resolved',
  open: 'open.open',
  overdue: 'open.overdue',
  'days-half': 'open.days.half',
  'days-ninety': 'open.days.ninety',
} as const satisfies Readonly<Record<Measure, keyof typeof openWords.zh>>;
