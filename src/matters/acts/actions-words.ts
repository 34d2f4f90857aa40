/** Turns input into a command: words and photos become commitments, with rows to store beside. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { CleanFile } from '../../platform/files.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Committed } from '../loop/model.ts';
import type { Command, CommandWith, MatterProblem } from '../loop/model-commands.ts';
import { nameFile, type PreparedFile, photoBytes, prepareFile } from './store-files.ts';
import { messagesOf, type PreparedText, prepareText, textExists } from './store-texts.ts';

/** A file sent with the act, or the id of one uploaded before it. */
export type FileInput = Uuid | CleanFile;
export type CommandInput = CommandWith<string, FileInput>;
export type Prepared = Readonly<{
  command: Command;
  texts: readonly PreparedText[];
  files: readonly PreparedFile[];
}>;

const TEXT_KEYS: readonly string[] = ['reason', 'words', 'text', 'note', 'measures', 'toBody', 'independentCheck'];
const FILE_KEYS: readonly string[] = ['files', 'evidence'];

export async function prepare(
  tx: Tx,
  city: City,
  matterId: Uuid,
  input: CommandInput,
): Promise<Result<Prepared, MatterProblem>> {
  const texts: PreparedText[] = [];
  const files: PreparedFile[] = [];
  let releaseOf: Uuid | null = null;

  if (input.type === 'release-text') {
    if (!(await textExists(tx, matterId, input.of))) return refuse({ kind: 'no-such-text' });
    releaseOf = input.of;
  }
  if (input.type === 'release-file' && (await photoBytes(tx, matterId, input.of)) === null) {
    return refuse({ kind: 'no-such-file' });
  }
  if (input.type === 'pass-on-message') {
    const message = (await messagesOf(tx, matterId)).find(
      (each) => each.id === input.messageId && each.relation !== 'D',
    );
    if (message === undefined) return refuse({ kind: 'no-such-message' });
    releaseOf = message.textId;
  }

  const text = (value: string, kind: string, position = 0): Committed => {
    const prepared = prepareText(city, value, { kind, position, releaseOf });
    texts.push(prepared);
    return prepared.ref;
  };
  const file = async (value: FileInput): Promise<Committed | undefined> => {
    if (typeof value === 'string') return nameFile(tx, city, matterId, value);
    const prepared = prepareFile(city, value);
    files.push(prepared);
    return prepared.ref;
  };

  const command: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    if (TEXT_KEYS.includes(key) && typeof value === 'string') command[key] = text(value, kindOf(input, key));
    else if (key === 'answers' && input.type === 'submit') {
      command[key] = input.answers.map((each) => ({
        demand: each.demand,
        text: text(each.text, 'answer', each.demand),
      }));
    } else if (FILE_KEYS.includes(key) || key === 'file') {
      const given = (key === 'file' ? [value] : value) as readonly FileInput[];
      const refs: Committed[] = [];
      for (const each of given) {
        const ref = await file(each);
        if (ref === undefined) return refuse({ kind: 'no-such-file' });
        refs.push(ref);
      }
      command[key] = key === 'file' ? refs[0] : refs;
    } else command[key] = value;
  }
  // Every member was carried over by key; only words and photos changed their type, as the union says.
  return ok({ command: command as unknown as Command, texts, files });
}

function kindOf(input: CommandInput, key: string): string {
  if (key === 'measures') return 'measures';
  if (input.type === 'send-message') return 'message';
  return input.type;
}
