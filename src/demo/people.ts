/** People of the example city, in every role in the city and each county; passwords are drawn for each installation. */

import type { Uuid } from '../kernel/ids.ts';
import {
  type Actor,
  chooseTelling,
  createPost,
  createUser,
  givePost,
  type Role,
  setPassword,
  type Telling,
  USUAL,
} from '../people/index.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { type DemoRegistry, type DemoUnits, departmentName, unitOf } from './registry.ts';
import { CITY_OFFICERS, FURTHER_PARTS, INSPECTING_PARTS, type Part, SECOND_PARTS } from './roles.ts';
import { must, type Stage } from './stage.ts';

export type Account = Readonly<{ username: string; password: string; title: string }>;

export type Cast = Readonly<{
  accounts: readonly Account[];
  /** The person acting in a role in a division; a unit names one of several. */
  actor: (role: Role, divisionCode: string, unitId?: Uuid) => Actor;
  /** All people of a role in a division, in the order they were engaged. */
  all: (role: Role, divisionCode: string) => readonly Actor[];
}>;

const CITY_PARTS: readonly Part[] = [
  { username: 'paidan', name: '示例·陈派单', role: 'dispatcher', unit: 'office', title: '市营商办交办岗' },
  { username: 'shenhe', name: '示例·林审核', role: 'checker', unit: 'office', title: '市营商办审核岗' },
  {
    username: 'jiwei',
    name: '示例·周监督',
    role: 'discipline-supervisor',
    unit: 'discipline',
    title: '市纪委监委监督岗',
  },
  {
    username: 'xinfang',
    name: '示例·沈信访',
    role: 'discipline-supervisor',
    unit: 'petition',
    title: '市纪委监委信访岗',
  },
  { username: 'lianxi', name: '示例·吴联席', role: 'joint-office', unit: 'joint', title: '局际联席会议办公室' },
  {
    username: 'dating',
    name: '示例·郑大厅',
    role: 'hall-supervisor',
    unit: 'centre',
    title: '市政务服务中心大厅监督岗',
  },
  { username: 'sifa', name: '示例·孙司法', role: 'justice-supervisor', unit: 'justice', title: '市司法局执法监督岗' },
  { username: 'lingdao', name: '示例·钱领导', role: 'leader', unit: 'government', title: '分管市领导' },
  {
    username: 'huifang',
    name: '示例·冯回访',
    role: 'vault-reader',
    unit: 'office',
    title: '市营商办回访岗（可申请查看身份）',
  },
  {
    username: 'huifang2',
    name: '示例·蒋核对',
    role: 'vault-reader',
    unit: 'office',
    title: '市营商办回访岗（第二人）',
  },
  { username: 'guize', name: '示例·何规则', role: 'rules-keeper', unit: 'office', title: '规则和日历管理岗' },
  { username: 'xitong', name: '示例·系统员', role: 'system-admin', unit: 'government', title: '系统管理员' },
  { username: 'anquan', name: '示例·安全员', role: 'security-admin', unit: 'government', title: '安全管理员' },
  { username: 'shenji', name: '示例·审计员', role: 'audit-admin', unit: 'government', title: '审计管理员' },
];
const COUNTY_PARTS: readonly Part[] = [
  { username: 'paidan', name: '示例·县派单', role: 'dispatcher', unit: 'office', title: '营商办交办岗' },
  { username: 'shenhe', name: '示例·县审核', role: 'checker', unit: 'office', title: '营商办审核岗' },
  {
    username: 'jiwei',
    name: '示例·县监督',
    role: 'discipline-supervisor',
    unit: 'discipline',
    title: '纪委监委监督岗',
  },
  {
    username: 'xinfang',
    name: '示例·县信访',
    role: 'discipline-supervisor',
    unit: 'petition',
    title: '纪委监委信访岗',
  },
  { username: 'dating', name: '示例·县大厅', role: 'hall-supervisor', unit: 'centre', title: '政务服务中心大厅监督岗' },
];
/** Units whose handlers are printed; other accounts stand in the file. */
const SHOWN_HANDLERS = ['market', 'realty'];
const SHOWN_COUNTY = '411403';

const SHORT: Readonly<Record<string, string>> = {
  '411402': 'ly',
  '411403': 'sy',
  '411421': 'mq',
  '411422': 'sx',
  '411423': 'nl',
  '411424': 'zc',
  '411425': 'yc',
  '411426': 'xy',
  '411481': 'ycs',
  '4114SF': 'sfq',
};
/** Who is told by more than mail; the number is nobody's. */
const TOLD: Readonly<Record<string, Partial<Telling>>> = {
  'chengban-market': { smsTo: '13900000004', rhythm: 'when-new' },
  'sy-paidan': { messengerTo: 'sy-paidan' },
};
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export async function castPeople(tx: Tx, stage: Stage, registry: DemoRegistry, everyRole: boolean): Promise<Cast> {
  const accounts: Account[] = [];
  const actors = new Map<string, Actor>();
  const everybody: Actor[] = [];
  for (const [index, place] of registry.places.entries()) {
    const city = index === 0;
    const parts = [
      ...(city ? CITY_PARTS : COUNTY_PARTS),
      ...(everyRole && !city ? SECOND_PARTS : []),
      ...(everyRole || city ? INSPECTING_PARTS : []),
      ...(city ? CITY_OFFICERS : []),
      ...(everyRole ? FURTHER_PARTS : []),
      ...handlersOf(place, city ? 'all' : everyRole ? 'centre' : 'none'),
    ];
    for (const part of parts) {
      const username = city
        ? part.username
        : `${SHORT[place.divisionCode] ?? place.divisionCode.toLowerCase()}-${part.username}`;
      const title = city ? part.title : `${place.name}${part.title}`;
      const made = await engage(tx, stage, place, { ...part, username, title });
      actors.set(`${part.role} ${place.divisionCode}`, actors.get(`${part.role} ${place.divisionCode}`) ?? made.actor);
      actors.set(`${part.role} ${place.divisionCode} ${made.actor.unitId}`, made.actor);
      everybody.push(made.actor);
      accounts.push({ username, password: made.password, title });
    }
  }
  return {
    accounts,
    all: (role, divisionCode) =>
      everybody.filter((actor) => actor.role === role && actor.divisionCode === divisionCode),
    actor: (role, divisionCode, unitId) => {
      const key = unitId === undefined ? `${role} ${divisionCode}` : `${role} ${divisionCode} ${unitId}`;
      const found = actors.get(key);
      if (found === undefined) throw new Error(`the example city has no ${key}`);
      return found;
    },
  };
}

/** Accounts to print: the city's own and one county's. */
export function worthShowing(accounts: readonly Account[]): readonly Account[] {
  const county = SHORT[SHOWN_COUNTY] ?? '';
  return accounts.filter(
    ({ username }) =>
      CITY_PARTS.some((part) => part.username === username) ||
      SHOWN_HANDLERS.some((key) => username === `chengban-${key}` || username === `${county}-chengban-${key}`) ||
      COUNTY_PARTS.some((part) => username === `${county}-${part.username}`),
  );
}

function handlersOf(place: DemoUnits, heads: 'all' | 'centre' | 'none'): Part[] {
  return [...place.byKey.keys()]
    .filter((key) => !['office', 'discipline', 'petition', 'joint', 'justice', 'government'].includes(key))
    .flatMap((key): Part[] => {
      const handler: Part = {
        username: `chengban-${key}`,
        name: '示例·承办员',
        role: 'handler',
        unit: key,
        title: `${departmentName(key)}承办岗`,
      };
      const head: Part = {
        username: `fuze-${key}`,
        name: '示例·负责人',
        role: 'unit-head',
        unit: key,
        title: `${departmentName(key)}负责人`,
      };
      return heads === 'all' || (heads === 'centre' && key === 'centre') ? [handler, head] : [handler];
    });
}

async function engage(
  tx: Tx,
  stage: Stage,
  place: DemoUnits,
  part: Part,
): Promise<Readonly<{ actor: Actor; password: string }>> {
  const { city } = stage;
  const doing = `${part.username}`;
  const unitId = unitOf(place, part.unit);
  const post = must(
    await createPost(tx, city, null, {
      id: city.outside.uuid(),
      role: part.role,
      unitId,
      divisionCode: place.divisionCode,
      title: part.title,
      from: stage.today(),
    }),
    `post of ${doing}`,
  );
  const user = must(
    await createUser(tx, city, null, {
      id: city.outside.uuid(),
      username: part.username,
      displayName: part.name,
      divisionCode: place.divisionCode,
      email: `${part.username}@mail.example`,
    }),
    `user ${doing}`,
  );
  const given = { id: city.outside.uuid(), userId: user.id, postId: post.id, from: stage.today() };
  must(await givePost(tx, city, null, given), `giving the post to ${doing}`);
  const password = drawPassword(stage);
  // Set on today's clock: one of the play's first day would have expired.
  must(await setPassword(tx, stage.real, user.id, password), `password of ${doing}`);
  const told = TOLD[part.username];
  if (told !== undefined) await chooseTelling(tx, city, { userId: user.id }, { ...USUAL, ...told });
  const actor: Actor = {
    userId: user.id,
    postId: post.id,
    role: part.role,
    unitId,
    divisionCode: place.divisionCode,
    delegatedFrom: null,
    displayName: part.name,
  };
  return { actor, password };
}

/** A random password of four groups of four: easy to copy, 78 bits. */
function drawPassword(stage: Stage): string {
  const letters = [...stage.city.outside.randomBytes(16)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? 'x');
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}
