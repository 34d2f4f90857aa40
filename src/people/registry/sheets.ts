/** The lists of the directory, of accounts, of the audit and of retention as sheets. */

import type { ListColumn, ListSheet } from '../../papers/index.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { AuditLine } from '../audit/store-audit.ts';
import type { KeptRule, LegalHold } from '../audit/store-keeping.ts';
import type { Unit, User } from '../model.ts';
import { peopleWords } from '../words.ts';
import type { PostLine } from './store-posts.ts';
import type { Standing } from './store-standing.ts';

type Word = keyof typeof peopleWords.zh;

/** With the names a file cannot look up. */
type Placed<Row> = Row & Readonly<{ division: string }>;

function say(lang: Lang, key: Word): string {
  return speak(peopleWords, lang)(key);
}

/** Other slices add kinds of records; a test holds each of them to a name here. */
function recordName(lang: Lang, kind: string): string {
  const key = `people.record.${kind}`;
  return key in peopleWords.zh ? say(lang, key as Word) : kind;
}

const DIVISION = { key: 'division', zh: '区划', en: 'Division', kind: 'text', width: 16 } as const;
const STATE = { key: 'state', zh: '状态', en: 'State', kind: 'text', width: 18 } as const;

function lifeOf(valid: Readonly<{ validTo: string | null }>, lang: Lang): string {
  return valid.validTo === null
    ? say(lang, 'people.state.active')
    : `${say(lang, 'people.state.ended')} ${valid.validTo}`;
}

/** Several in one cell. */
function listed(names: Iterable<string>, lang: Lang): string {
  return [...names].join(lang === 'zh' ? '、' : ', ');
}

const USER_COLUMNS: readonly ListColumn<Placed<User & Standing>>[] = [
  { key: 'username', zh: '用户名', en: 'User name', kind: 'text', value: (user) => user.username },
  { key: 'name', zh: '姓名', en: 'Name', kind: 'text', value: (user) => user.displayName },
  {
    key: 'unit',
    zh: '单位',
    en: 'Unit',
    kind: 'text',
    width: 34,
    value: (user, lang) => listed(new Set(user.posts.map((post) => post.unitName)), lang),
  },
  {
    key: 'post',
    zh: '岗位',
    en: 'Post',
    kind: 'text',
    value: (user, lang) =>
      listed(
        user.posts.map((post) => post.title),
        lang,
      ),
  },
  { ...DIVISION, value: (user) => user.division },
  { key: 'email', zh: '邮箱', en: 'Mail', kind: 'text', width: 28, value: (user) => user.email },
  {
    key: 'factor',
    zh: '动态验证码',
    en: 'Second factor',
    kind: 'text',
    value: (user, lang) => say(lang, user.secondFactor ? 'people.factor.on' : 'people.factor.off'),
  },
  { key: 'lastSignIn', zh: '最近登录', en: 'Last sign-in', kind: 'moment', value: (user) => user.lastSignInAt },
  {
    ...STATE,
    value: (user, lang) => {
      if (user.disabledAt !== null) return say(lang, 'people.state.disabled');
      return say(lang, user.passwordSet ? 'people.state.active' : 'people.state.no-password');
    },
  },
];

export const usersSheet: ListSheet<Placed<User & Standing>> = {
  name: 'users',
  zh: '账号',
  en: 'Accounts',
  columns: USER_COLUMNS,
};

const UNIT_COLUMNS: readonly ListColumn<Placed<Unit> & Readonly<{ parent: string | null }>>[] = [
  { key: 'name', zh: '单位名称', en: 'Name', kind: 'text', width: 34, value: (unit) => unit.name },
  { ...DIVISION, value: (unit) => unit.division },
  { key: 'parent', zh: '上级单位', en: 'Above', kind: 'text', width: 34, value: (unit) => unit.parent },
  { key: 'from', zh: '自', en: 'From', kind: 'day', value: (unit) => unit.validFrom },
  { key: 'since', zh: '现状自', en: 'As now since', kind: 'day', value: (unit) => unit.sinceOn },
  { ...STATE, value: lifeOf },
];

export const unitsSheet: ListSheet<Placed<Unit> & Readonly<{ parent: string | null }>> = {
  name: 'units',
  zh: '单位',
  en: 'Units',
  columns: UNIT_COLUMNS,
};

export const postsSheet: ListSheet<Placed<PostLine>> = {
  name: 'posts',
  zh: '岗位',
  en: 'Posts',
  columns: [
    { key: 'unit', zh: '单位', en: 'Unit', kind: 'text', width: 34, value: (post) => post.unitName },
    { key: 'title', zh: '岗位名称', en: 'Title', kind: 'text', value: (post) => post.title },
    { key: 'role', zh: '角色', en: 'Role', kind: 'text', value: (post, lang) => say(lang, `people.role.${post.role}`) },
    { ...DIVISION, value: (post) => post.division },
    {
      key: 'holders',
      zh: '任职',
      en: 'Held by',
      kind: 'text',
      value: (post, lang) =>
        post.holders.length === 0
          ? { value: say(lang, 'people.state.vacant'), tone: 'notice' }
          : listed(
              post.holders.map((holder) => holder.displayName),
              lang,
            ),
    },
    { key: 'from', zh: '自', en: 'From', kind: 'day', value: (post) => post.validFrom },
    { ...STATE, value: lifeOf },
  ],
};

export const auditSheet: ListSheet<AuditLine> = {
  name: 'audit',
  zh: '审计记录',
  en: 'Audit',
  columns: [
    { key: 'at', zh: '时间', en: 'When', kind: 'moment', value: (line) => line.at },
    {
      key: 'who',
      zh: '何人',
      en: 'Who',
      kind: 'text',
      value: (line, lang) => {
        if (line.displayName === null) return null;
        if (line.principalName === null) return line.displayName;
        return speak(peopleWords, lang)('people.sheet.for', { name: line.displayName, principal: line.principalName });
      },
    },
    {
      key: 'post',
      zh: '岗位',
      en: 'Post',
      kind: 'text',
      width: 34,
      value: (line) => [line.unitName, line.postTitle].filter((part) => part !== null).join(' · '),
    },
    { key: 'action', zh: '做了什么', en: 'What', kind: 'text', width: 28, value: (line) => line.action },
    {
      key: 'object',
      zh: '对象',
      en: 'Object',
      kind: 'text',
      width: 48,
      value: (line) => [line.objectKind, line.objectId].filter((part) => part !== null).join(' '),
    },
    {
      key: 'outcome',
      zh: '结果',
      en: 'Outcome',
      kind: 'text',
      value: (line, lang) => {
        const outcome = say(lang, `people.outcome.${line.outcome}`);
        return line.outcome === 'done' ? outcome : { value: outcome, tone: 'notice' };
      },
    },
    {
      key: 'detail',
      zh: '详情',
      en: 'Detail',
      kind: 'long',
      value: (line) =>
        Object.entries(line.detail)
          .map(([key, value]) => `${key}=${String(value)}`)
          .join(' '),
    },
  ],
};

export const retentionSheet: ListSheet<KeptRule> = {
  name: 'retention-rules',
  zh: '保存期限',
  en: 'Retention',
  columns: [
    {
      key: 'kind',
      zh: '记录种类',
      en: 'Kind of record',
      kind: 'text',
      value: (rule, lang) => recordName(lang, rule.kind),
    },
    { key: 'days', zh: '保存天数', en: 'Days kept', kind: 'whole', value: (rule) => rule.keepDays },
    { key: 'least', zh: '最少', en: 'At least', kind: 'whole', value: (rule) => rule.leastDays },
    { key: 'basis', zh: '依据', en: 'Basis', kind: 'long', value: (rule) => rule.basis },
    {
      key: 'verified',
      zh: '核对',
      en: 'Verified',
      kind: 'text',
      value: (rule, lang) => say(lang, rule.verified ? 'people.verified.yes' : 'people.verified.no'),
    },
    { key: 'from', zh: '自', en: 'From', kind: 'day', value: (rule) => rule.fromOn },
  ],
};

export const holdsSheet: ListSheet<LegalHold> = {
  name: 'legal-holds',
  zh: '法定保全',
  en: 'Legal holds',
  columns: [
    {
      key: 'kind',
      zh: '记录种类',
      en: 'Kind of record',
      kind: 'text',
      value: (hold, lang) => recordName(lang, hold.kind),
    },
    { key: 'object', zh: '对象', en: 'Object', kind: 'text', width: 40, value: (hold) => hold.objectId },
    { key: 'reason', zh: '理由', en: 'Reason', kind: 'long', value: (hold) => hold.reason },
    { key: 'placed', zh: '自', en: 'From', kind: 'moment', value: (hold) => hold.placedAt },
    { key: 'lifted', zh: '已解除', en: 'lifted', kind: 'moment', value: (hold) => hold.liftedAt },
  ],
};
