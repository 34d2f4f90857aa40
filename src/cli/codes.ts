/** `mashang codes`: lists codes and where they hang, issues new ones, revokes them. */

import { isUuid, type Uuid } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { normalUscc } from '../kernel/uscc.ts';
import { divisionTree, withBelow } from '../people/index.ts';
import {
  type Code,
  type CodeLine,
  codeInGroups,
  codeUrl,
  entitiesByUscc,
  issueCode,
  issueMissingCodes,
  listCodes,
  type PlaceOfCode,
  type PlacesProblem,
  parseCode,
  placesProblemTitles,
  REVOKE_REASONS,
  type Registrar,
  type RevokeReason,
  revokeCode,
} from '../places/index.ts';
import type { City } from '../platform/city.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { type Command, type CommandContext, CommandRefused, EXIT, requiredOption, textOption } from './command.ts';

const PAGE = 500;

export const codesCommand: Command = {
  name: 'codes',
  summary: 'list codes, issue one (or all that are missing), or end one',
  usage: [
    'list [--division CODE] [--dead] [--json]',
    '         issue --window ID | --entity USCC | --missing [--above-scale] [--division CODE] [--json]',
    `         revoke --code CODE --reason ${REVOKE_REASONS.join('|')} [--json]`,
  ].join('\n'),
  examples: [
    'codes list --division 411402',
    'codes issue --missing --json',
    'codes issue --missing --above-scale',
    'codes issue --entity 91411402MA4T040287',
    'codes revoke --code 0111B-CDEFG --reason lost',
  ],
  options: {
    division: { type: 'string' },
    dead: { type: 'boolean' },
    window: { type: 'string' },
    entity: { type: 'string' },
    missing: { type: 'boolean' },
    'above-scale': { type: 'boolean' },
    code: { type: 'string' },
    reason: { type: 'string' },
  },
  run: async (context) => {
    const [verb, ...more] = context.positionals;
    const run = verb === 'list' ? list : verb === 'issue' ? issue : verb === 'revoke' ? revoke : undefined;
    if (run === undefined || more.length > 0) {
      throw new CommandRefused('expected "list", "issue" or "revoke"; see --help', EXIT.usage);
    }
    const { city } = await context.openCity();
    const lines = await run(context, city);
    const { publicUrl } = context.config();
    if (context.json) {
      context.print(
        JSON.stringify(
          lines.map((line) => ({ ...line, url: codeUrl(publicUrl, line.text) })),
          null,
          2,
        ),
      );
    } else {
      for (const line of lines) context.print(sentenceOf(line, codeUrl(publicUrl, line.text)));
      context.print(`${lines.length} ${lines.length === 1 ? 'code' : 'codes'}`);
    }
    return EXIT.done;
  },
};

async function list({ values }: CommandContext, city: City): Promise<readonly CodeLine[]> {
  const by = await registrar(city, textOption(values, 'division'));
  return allLines(city, by, { living: values['dead'] !== true });
}

async function issue({ values }: CommandContext, city: City): Promise<readonly CodeLine[]> {
  const by = await registrar(city, textOption(values, 'division'));
  if (values['missing'] === true) {
    const which = values['above-scale'] === true ? 'above-scale' : 'windows';
    const codes = await transact(city.db, (tx) => issueMissingCodes(tx, city, by, which));
    const made = new Set(codes.map((code) => code.id));
    return (await allLines(city, by, { living: true })).filter((line) => made.has(line.id));
  }
  const place = await placeNamed(values, city);
  const submissionId = city.outside.uuid();
  return oneLine(city, by, await inTransaction(city.db, (tx) => issueCode(tx, city, by, { submissionId, place })));
}

async function revoke({ values }: CommandContext, city: City): Promise<readonly CodeLine[]> {
  const by = await registrar(city, undefined);
  const said = requiredOption(values, 'reason');
  const reason = REVOKE_REASONS.find((one): one is RevokeReason => one === said);
  if (reason === undefined) {
    throw new CommandRefused(`--reason: "${said}"; expected one of ${REVOKE_REASONS.join(', ')}`, EXIT.usage);
  }
  const text = parseCode(city.keys, requiredOption(values, 'code'));
  if (text === undefined) throw new CommandRefused('--code: not a code of this city (checksum)', EXIT.usage);
  const [line] = (await listCodes(city.db, by, { text }, { limit: 1, offset: 0 })).items;
  if (line === undefined) throw refusal({ kind: 'code-not-found' });
  return oneLine(city, by, await inTransaction(city.db, (tx) => revokeCode(tx, city, by, { codeId: line.id, reason })));
}

/** The operator as registrar, for the whole city or the divisions below the one named. */
export async function registrar(city: City, divisionCode: string | undefined): Promise<Registrar> {
  const divisions = await divisionTree(city.db);
  const root = divisionCode ?? city.code;
  if (!divisions.some((division) => division.code === root)) {
    throw new CommandRefused(`--division: there is no ${root}`, EXIT.usage);
  }
  return { postId: null, divisionCodes: withBelow(divisions, root) };
}

async function placeNamed(values: CommandContext['values'], city: City): Promise<PlaceOfCode> {
  const windowId = textOption(values, 'window');
  const uscc = textOption(values, 'entity');
  if ((windowId === undefined) === (uscc === undefined)) {
    throw new CommandRefused('give one of --window ID, --entity USCC and --missing', EXIT.usage);
  }
  if (windowId !== undefined) {
    if (!isUuid(windowId)) throw new CommandRefused('--window: not an id', EXIT.usage);
    return { kind: 'window', windowId };
  }
  const [entity] = await entitiesByUscc(city.db, [normalUscc(uscc ?? '')]);
  if (entity === undefined) throw refusal({ kind: 'place-not-found' });
  return { kind: 'entity', entityId: entity.id };
}

async function oneLine(city: City, by: Registrar, done: Result<Code, PlacesProblem>): Promise<readonly CodeLine[]> {
  if (!done.ok) throw refusal(done.problem);
  return (await listCodes(city.db, by, { id: done.value.id as Uuid }, { limit: 1, offset: 0 })).items;
}

async function allLines(
  city: City,
  by: Registrar,
  filter: Readonly<{ living: boolean }>,
): Promise<readonly CodeLine[]> {
  const lines: CodeLine[] = [];
  for (;;) {
    const page = await listCodes(city.db, by, filter, { limit: PAGE, offset: lines.length });
    lines.push(...page.items);
    if (page.items.length < PAGE) return lines;
  }
}

function sentenceOf(line: CodeLine, url: string): string {
  const place =
    line.kind === 'window'
      ? `${line.hallName ?? ''} ${line.windowNumber ?? ''} ${line.windowName ?? ''}`
      : `${line.entityName ?? ''} ${line.uscc ?? ''}`;
  const state = line.revokedAt === null ? 'living' : `dead (${line.revokeReason ?? ''})`;
  return [codeInGroups(line.text), state, line.divisionCode, place.trim(), url].join('\t');
}

function refusal(problem: PlacesProblem): CommandRefused {
  return new CommandRefused(placesProblemTitles[problem.kind].en);
}
