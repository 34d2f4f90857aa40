/** Texts of draws: what they are for, how far they have come, and why something cannot be. */

import { defineWords } from '../platform/pages/words.ts';

export const drawsWords = defineWords({
  zh: {
    'draws.purpose.visit': '走访对象',
    'draws.purpose.inspection': '检查对象',
    'draws.purpose.covert-visit': '暗访对象',
    'draws.purpose.call-back': '回访对象',
    'draws.purpose.review': '评查对象',
    'draws.purpose.other': '其他对象',
    'draws.source.entities': '经营主体',
    'draws.source.windows': '窗口',
    'draws.source.halls': '政务服务大厅',
    'draws.source.units': '单位',
    'draws.reason.seen-lately': '近期已经去过',
    'draws.reason.interest': '有利害关系，应当回避',
    'draws.reason.not-operating': '已经停业或者找不到',
    'draws.reason.by-rule': '按规定不列入',
    'draws.state.committing': '等待承诺',
    'draws.state.revealing': '等待公开密数',
    'draws.state.drawn': '已抽出',
    'draws.state.void': '已作废',
    'draws.why.commitment-missing': '到期没有交承诺',
    'draws.why.reveal-missing': '到期没有公开密数',
    'draws.why.withdrawn': '发起单位撤回',
    'draws.published': '已公开',
    'draws.unpublished': '未公开',
    'draws.short': '{{name}}可抽的只有 {{left}} 个。',
    'draws.short.all': '可抽的只有 {{left}} 个。',
    'draws.stranger': '名单里没有 {{id}}。',
  },
  en: {
    'draws.purpose.visit': 'Whom to visit',
    'draws.purpose.inspection': 'Whom to inspect',
    'draws.purpose.covert-visit': 'Where to go unannounced',
    'draws.purpose.call-back': 'Whom to call back',
    'draws.purpose.review': 'What to review',
    'draws.purpose.other': 'Something else',
    'draws.source.entities': 'business entities',
    'draws.source.windows': 'windows',
    'draws.source.halls': 'halls',
    'draws.source.units': 'units',
    'draws.reason.seen-lately': 'was there lately',
    'draws.reason.interest': 'conflict of interest',
    'draws.reason.not-operating': 'closed for good or not to be found',
    'draws.reason.by-rule': 'left out by rule',
    'draws.state.committing': 'Commitments awaited',
    'draws.state.revealing': 'Secrets awaited',
    'draws.state.drawn': 'Drawn',
    'draws.state.void': 'Void',
    'draws.why.commitment-missing': 'A commitment did not come in time',
    'draws.why.reveal-missing': 'A secret was not told in time',
    'draws.why.withdrawn': 'Called off by its office',
    'draws.published': 'Published',
    'draws.unpublished': 'Not published',
    'draws.short': '{{name}} has only {{left}} to draw from.',
    'draws.short.all': 'There are only {{left}} to draw from.',
    'draws.stranger': '{{id}} is not in the list.',
  },
});

export const drawsProblemTitles = {
  'draw-not-found': { zh: '没有这次抽取，或者您看不到它。', en: 'There is no such draw, or it is not yours to see.' },
  'draw-list-short': {
    zh: '名单里可抽的不够，请少抽几个或者放宽条件。',
    en: 'The list is too short: want fewer, or widen it.',
  },
  'draw-list-long': {
    zh: '名单太长，一次最多从 20 万个里抽取，请缩小范围。',
    en: 'The list is too long: 200,000 candidates at most. Narrow it.',
  },
  'draw-exclusion-unknown': {
    zh: '要排除的对象不在名单里，请核对。',
    en: 'Something to be left out is not in the list; look again.',
  },
  'draw-parties-few': { zh: '至少要有两个不同的单位参加。', en: 'At least two different offices take part.' },
  'draw-party-unfit': {
    zh: '有的单位没有能参加抽取的岗位，请另选。',
    en: 'One of these offices has no post that can take part; choose another.',
  },
  'draw-last-supervises': {
    zh: '最后一个参加的必须是监督单位（有纪检监察或者执法监督岗位）。',
    en: 'The last to take part must be an office of supervision.',
  },
  'draw-replaces-what': {
    zh: '只能代替一次已经作废、还没有重抽的抽取。',
    en: 'Only a void draw that none has replaced yet can be replaced.',
  },
  'draw-not-now': {
    zh: '现在不能这样做，情况刚刚变了，请刷新再看。',
    en: 'Not possible now; something changed. Look again.',
  },
  'draw-too-late': { zh: '期限已过，这次抽取作废。', en: 'The time is over; this draw is void.' },
  'draw-not-a-party': {
    zh: '您现在的岗位不代表参加单位。',
    en: 'Your present post does not stand for a party of this draw.',
  },
  'draw-one-person': {
    zh: '同一个人不能替两个单位参加，请由别的同事来做。',
    en: 'One person cannot take part for two offices; ask a colleague.',
  },
  'draw-committed-already': {
    zh: '本单位已经交过承诺，交了就不能改。',
    en: 'Your office has committed already, and cannot change it.',
  },
  'draw-not-your-turn': {
    zh: '请等排在前面的单位先公开密数。',
    en: 'Those before you in the order tell their secrets first.',
  },
  'draw-secret-wrong': {
    zh: '这个密数和本单位交的承诺对不上，请核对是不是这次抽取的密数，有没有输错。',
    en: 'This secret does not match what your office committed to: is it the one of this draw, and typed right?',
  },
  'draw-not-yours': { zh: '只有发起单位可以这样做。', en: 'Only the office that announced it may do this.' },
} as const;
