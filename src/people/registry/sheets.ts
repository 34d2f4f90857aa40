/** The lists of the directory, of accounts, of the audit and of retention as sheets. */

import { column, type ListColumn, type ListSheet } from '../../formats/index.ts';
import { type Lang, sayIn, speak } from '../../platform/pages/words.ts';
import type { AuditLine } from '../audit/store-audit.ts';
import type { KeptRule, LegalHold } from '../audit/store-keeping.ts';
import type { Unit, User } from '../model.ts';
import { peopleWords } from '../words.ts';
import type { UnitNamed } from './actions-names.ts';
import type { Standing } from './actions-standing.ts';
import type { PostLine } from './store-posts.ts';

type Word = keyof typeof peopleWords.zh;

/** Row with the names a file cannot look up. */
type Placed<Row> = Row & Readonly<{ division: string }>;

const say = sayIn(peopleWords);

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
  column.text('username', '用户名', 'User name', (user) => user.username),
  column.text('name', '姓名', 'Name', (user) => user.displayName),
  column.text('unit', '单位', 'Unit', (user, lang) => listed(new Set(user.posts.map((post) => post.unitName)), lang), {
    width: 34,
  }),
  column.text('post', '岗位', 'Post', (user, lang) =>
    listed(
      user.posts.map((post) => post.title),
      lang,
    ),
  ),
  { ...DIVISION, value: (user) => user.division },
  column.text('email', '邮箱', 'Mail', (user) => user.email, { width: 28 }),
  column.text('factor', '动态验证码', 'Second factor', (user, lang) =>
    say(lang, user.secondFactor ? 'people.factor.on' : 'people.factor.off'),
  ),
  column.moment('lastSignIn', '最近登录', 'Last sign-in', (user) => user.lastSignInAt),
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
  column.text('name', '单位名称', 'Name', (unit) => unit.name, { width: 34 }),
  { ...DIVISION, value: (unit) => unit.division },
  column.text('parent', '上级单位', 'Above', (unit) => unit.parent, { width: 34 }),
  column.day('from', '自', 'From', (unit) => unit.validFrom),
  column.day('since', '现状自', 'As now since', (unit) => unit.sinceOn),
  { ...STATE, value: lifeOf },
];

export const unitsSheet: ListSheet<Placed<Unit> & Readonly<{ parent: string | null }>> = {
  name: 'units',
  zh: '单位',
  en: 'Units',
  columns: UNIT_COLUMNS,
};

export const postsSheet: ListSheet<Placed<UnitNamed<PostLine>>> = {
  name: 'posts',
  zh: '岗位',
  en: 'Posts',
  columns: [
    column.text('unit', '单位', 'Unit', (post) => post.unitName, { width: 34 }),
    column.text('title', '岗位名称', 'Title', (post) => post.title),
    column.text('role', '角色', 'Role', (post, lang) => say(lang, `people.role.${post.role}`)),
    { ...DIVISION, value: (post) => post.division },
    column.text('holders', '任职', 'Held by', (post, lang) =>
      post.holders.length === 0
        ? { value: say(lang, 'people.state.vacant'), tone: 'notice' }
        : listed(
            post.holders.map((holder) => holder.displayName),
            lang,
          ),
    ),
    column.day('from', '自', 'From', (post) => post.validFrom),
    { ...STATE, value: lifeOf },
  ],
};

export const auditSheet: ListSheet<UnitNamed<AuditLine>> = {
  name: 'audit',
  zh: '审计记录',
  en: 'Audit',
  columns: [
    column.moment('at', '时间', 'When', (line) => line.at),
    column.text('who', '何人', 'Who', (line, lang) => {
      if (line.displayName === null) return null;
      if (line.principalName === null) return line.displayName;
      return speak(peopleWords, lang)('people.sheet.for', { name: line.displayName, principal: line.principalName });
    }),
    column.text(
      'post',
      '岗位',
      'Post',
      (line) => [line.unitName, line.postTitle].filter((part) => part !== null).join(' · '),
      { width: 34 },
    ),
    column.text('action', '做了什么', 'What', (line) => line.action, { width: 28 }),
    column.text(
      'object',
      '对象',
      'Object',
      (line) => [line.objectKind, line.objectId].filter((part) => part !== null).join(' '),
      { width: 48 },
    ),
    column.text('outcome', '结果', 'Outcome', (line, lang) => {
      const outcome = say(lang, `people.outcome.${line.outcome}`);
      return line.outcome === 'done' ? outcome : { value: outcome, tone: 'notice' };
    }),
    column.long('detail', '详情', 'Detail', (line) =>
      Object.entries(line.detail)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(' '),
    ),
  ],
};

export const retentionSheet: ListSheet<KeptRule> = {
  name: 'retention-rules',
  zh: '保存期限',
  en: 'Retention',
  columns: [
    column.text('kind', '记录种类', 'Kind of record', (rule, lang) => recordName(lang, rule.kind)),
    column.whole('days', '保存天数', 'Days kept', (rule) => rule.keepDays),
    column.whole('least', '最少', 'At least', (rule) => rule.leastDays),
    column.long('basis', '依据', 'Basis', (rule) => rule.basis),
    column.text('verified', '核对', 'Verified', (rule, lang) =>
      say(lang, rule.verified ? 'people.verified.yes' : 'people.verified.no'),
    ),
    column.day('from', '自', 'From', (rule) => rule.fromOn),
  ],
};

export const holdsSheet: ListSheet<LegalHold> = {
  name: 'legal-holds',
  zh: '法定保全',
  en: 'Legal holds',
  columns: [
    column.text('kind', '记录种类', 'Kind of record', (hold, lang) => recordName(lang, hold.kind)),
    column.text('object', '对象', 'Object', (hold) => hold.objectId, { width: 40 }),
    column.long('reason', '理由', 'Reason', (hold) => hold.reason),
    column.moment('placed', '自', 'From', (hold) => hold.placedAt),
    column.moment('lifted', '已解除', 'lifted', (hold) => hold.liftedAt),
  ],
};
