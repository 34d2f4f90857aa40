/** `mashang user`: creates the first accounts of a city, and lets a locked-out person in again. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import {
  createPost,
  createUnit,
  createUser,
  divisionTree,
  givePost,
  holdingsOfUser,
  listUnits,
  listUsers,
  makeOneTimeLink,
  oneTimeLinkUrl,
  type PeopleProblem,
  peopleProblemTitles,
  ROLES,
  type Role,
  setUserDisabled,
  type User,
  userByName,
} from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { inTransaction, type Tx } from '../platform/postgres/db.ts';
import { seedCity } from '../seed.ts';
import { type Command, type CommandContext, CommandRefused, EXIT, requiredOption, textOption } from './command.ts';

/** Unit of accounts that run the program: every account belongs to one. */
const OPERATING_UNIT = '信息系统运行维护';

export const userCommand: Command = {
  name: 'user',
  summary: 'create an account (with a one-time link to set its password), list, link, disable or enable one',
  usage: [
    'create --username NAME --name TEXT [--division CODE] [--role ROLE [--unit TEXT] [--title TEXT]] [--one-time-link]',
    '         list [--division CODE] [--json]',
    '         link --username NAME [--json]',
    '         disable | enable --username NAME',
  ].join('\n'),
  examples: [
    'user create --username admin --name 系统管理员 --role system-admin --one-time-link',
    'user create --username security --name 安全管理员 --role security-admin --one-time-link',
    'user link --username zhang.san',
    'user list --json',
  ],
  options: {
    username: { type: 'string' },
    name: { type: 'string' },
    division: { type: 'string' },
    role: { type: 'string' },
    unit: { type: 'string' },
    title: { type: 'string' },
    'one-time-link': { type: 'boolean' },
  },
  run: async (context) => {
    const [verb, ...more] = context.positionals;
    const run = verb === undefined ? undefined : VERBS[verb];
    if (run === undefined || more.length > 0) {
      throw new CommandRefused(`expected one of ${Object.keys(VERBS).join(', ')}; see --help`, EXIT.usage);
    }
    const { city } = await context.openCity();
    await run(context, city);
    return EXIT.done;
  },
};

const VERBS: Readonly<Record<string, (context: CommandContext, city: City) => Promise<void>>> = {
  create,
  list,
  link,
  disable: (context, city) => setDisabled(context, city, true),
  enable: (context, city) => setDisabled(context, city, false),
};

async function create({ values, json, print, config }: CommandContext, city: City): Promise<void> {
  await seedCity(city);
  const divisionCode = textOption(values, 'division') ?? city.code;
  const role = textOption(values, 'role');
  if (role !== undefined && !isRole(role)) {
    throw new CommandRefused(`--role: "${role}" is not one of ${ROLES.join(', ')}`, EXIT.usage);
  }
  const facts = {
    id: city.outside.uuid(),
    username: requiredOption(values, 'username'),
    displayName: requiredOption(values, 'name'),
    divisionCode,
    email: null,
  };
  const post = {
    unit: textOption(values, 'unit') ?? OPERATING_UNIT,
    title: textOption(values, 'title') ?? facts.displayName,
  };
  const made = orRefuse(
    await inTransaction(city.db, async (tx): Promise<Result<{ user: User; token: string | null }, PeopleProblem>> => {
      const user = await createUser(tx, city, null, facts);
      if (!user.ok) return user;
      if (role !== undefined) {
        const seated = await seat(tx, city, user.value, { ...post, role });
        if (!seated.ok) return seated;
      }
      if (values['one-time-link'] !== true) return ok({ user: user.value, token: null });
      const made = await makeOneTimeLink(tx, city, null, user.value.id);
      return made.ok ? ok({ user: user.value, token: made.value.token }) : made;
    }),
  );
  const url = made.token === null ? null : oneTimeLinkUrl(config().publicUrl, made.token);
  if (json)
    print(JSON.stringify({ id: made.user.id, username: made.user.username, role: role ?? null, oneTimeLink: url }));
  else {
    print(`created ${made.user.username}${role === undefined ? '' : `, ${role}`}`);
    if (url !== null) print(`sets the password once, within three days: ${url}`);
  }
}

/** A post of the role, held from today, in the named unit, which is made where the division lacks it. */
async function seat(
  tx: Tx,
  city: City,
  user: User,
  post: Readonly<{ role: Role; unit: string; title: string }>,
): Promise<Result<unknown, PeopleProblem>> {
  const { divisionCode } = user;
  const from = localDateOf(city.outside.now());
  const found = await listUnits(tx, { divisionCodes: [divisionCode] }, { within: 'mine', search: post.unit });
  let unitId: Uuid | undefined = found.find((unit) => unit.name === post.unit)?.id;
  if (unitId === undefined) {
    const unit = { id: city.outside.uuid(), name: post.unit, divisionCode, parentId: null, from };
    const made = await createUnit(tx, city, null, unit);
    if (!made.ok) return made;
    unitId = made.value.id;
  }
  const { role, title } = post;
  const made = await createPost(tx, city, null, { id: city.outside.uuid(), role, unitId, divisionCode, title, from });
  if (!made.ok) return made;
  return givePost(tx, city, null, { id: city.outside.uuid(), userId: user.id, postId: made.value.id, from });
}

async function list({ values, json, print }: CommandContext, city: City): Promise<void> {
  const division = textOption(values, 'division');
  const divisionCodes = division === undefined ? (await divisionTree(city.db)).map(({ code }) => code) : [division];
  const today = localDateOf(city.outside.now());
  const lines = [];
  for (const user of divisionCodes.length === 0
    ? []
    : await listUsers(city.db, { divisionCodes }, { disabled: true })) {
    const { id, username, displayName, divisionCode, passwordSet, secondFactor, disabledAt } = user;
    const roles = (await holdingsOfUser(city.db, id, today)).map((holding) => holding.role);
    lines.push({ id, username, displayName, divisionCode, passwordSet, secondFactor, disabledAt, roles });
  }
  if (json) print(JSON.stringify(lines, null, 2));
  else {
    for (const line of lines) {
      const state = line.disabledAt !== null ? 'disabled' : line.passwordSet ? 'open' : 'no password yet';
      print(`${line.username.padEnd(24)} ${line.divisionCode.padEnd(9)} ${state.padEnd(16)} ${line.roles.join(' ')}`);
    }
    print(`${lines.length} ${lines.length === 1 ? 'account' : 'accounts'}`);
  }
}

async function link({ values, json, print, config }: CommandContext, city: City): Promise<void> {
  const user = await named(city, requiredOption(values, 'username'));
  const made = orRefuse(await inTransaction(city.db, (tx) => makeOneTimeLink(tx, city, null, user.id)));
  const url = oneTimeLinkUrl(config().publicUrl, made.token);
  if (json) print(JSON.stringify({ id: user.id, username: user.username, oneTimeLink: url }));
  else print(`sets the password once, within three days: ${url}`);
}

async function setDisabled({ values, json, print }: CommandContext, city: City, disabled: boolean): Promise<void> {
  const user = await named(city, requiredOption(values, 'username'));
  const input = { userId: user.id, disabled };
  orRefuse(await inTransaction(city.db, (tx) => setUserDisabled(tx, city, null, input)));
  const state = disabled ? 'disabled' : 'enabled';
  if (json) print(JSON.stringify({ id: user.id, username: user.username, state }));
  else print(`${state} ${user.username}`);
}

async function named(city: City, username: string): Promise<User> {
  const user = await userByName(city.db, username);
  if (user === undefined) throw new CommandRefused(`no account is called "${username}"`);
  return user;
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

function orRefuse<T>(result: Result<T, PeopleProblem>): T {
  if (result.ok) return result.value;
  throw new CommandRefused(peopleProblemTitles[result.problem.kind]?.en ?? result.problem.kind);
}
