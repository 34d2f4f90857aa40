/** The glossary of ARCHITECTURE.md: one thing has one name, on the screens in both languages and in the code. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');

/** What must not be said, and the word of the glossary for it. */
type Others = readonly (readonly [other: RegExp, word: string])[];

const SCREENS: Others = [
  [/重启|申请重开|重新打开/, '重新办理'],
  [/公开(?:文字|图片|照片)给/, '放行'],
  [/(?:已|未)解决/, '解决了、没有解决'],
  [/收回交办/, '撤回交办'],
  [/异常信号/, '刷分迹象'],
  [/动态(?:口令|密码)/, '动态验证码'],
];

/** Identifiers with two meanings, and the name the glossary has for the second. */
const CODE: Others = [
  // Sign is 签收.
  [
    /\b(?:(?:Found|Stored|Locked|Under)Signs?|Sign(?:Kind|What|Seen|Line|Filter|Weight|State|Drawer)|SIGN_(?:KINDS|WHATS))\b/,
    'fraud sign',
  ],
  [/\b(?:explain|list|count|put|lock)Signs?\b|\b[Ss]ignLines?\b|\bisXmlSign\b|[`'"]signs\.\w/, 'fraud sign'],
  // A limit is one of law; how much comes at once is pressure.
  [/platform\/http\/limits|\bRateLimits?\b/, 'pressure'],
  // A door is a slice by which work enters, not a form of the scan page nor the index.ts of a slice.
  [
    /\b(?:enterByDoor|takenByDoors|PROCEDURE_OF_DOOR|DOOR_PATH)\b|\bDoor(?:Form|Place|View|Typed|Page)\b|\btype Door\b|'reviews\.door\b/,
    'entry',
  ],
  [/\b[Ff]ront doors?\b/, 'public interface'],
  // Outside is the machine: clock, ids, random bytes.
  [
    /\bOutsideKey|\boutside-(?:keys?|card|body)\b|\b[Oo]utside systems?\b|[`'"]integrity\.outside/,
    'connected system, signed out, independent',
  ],
  // Words as a value are what somebody said or wrote; the texts of screens are a catalogue.
  [
    /\bwords\??: (?:Readonly<Record<Lang|ReadonlyMap|W,)|\bconst words = (?:new Map|SHEET_WORDS|wordsOf\()/,
    'catalogue, texts',
  ],
  // Papers are official papers; how files are written and read is formats.
  [/from '(?:\.\.\/)+papers\//, 'formats'],
  [/\btype Case\b/, 'deciding'],
  // A letter is a supervision letter (督导函); D, L, J and the like are codes of a relation.
  [/\bDeskLetter\b|\bletters(?:Of|For)\w*|\bLETTERS\b/, 'relation'],
  [/\bletters?\??: (?:readonly )?(?:RelationCode|DeskRelation)/, 'relation'],
];

function saying(other: RegExp, file: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, at) => (other.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : []));
}

function found(other: RegExp, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => saying(other, file, readFileSync(path.join(ROOT, file), 'utf8')));
}

describe('one act, one name (C19)', () => {
  const files = globSync(['console/src/words/zh/*.ts', 'src/**/*{words,phases}*.ts'], { cwd: ROOT }).filter(
    (file) => !file.includes('.test.'),
  );

  it('finds the words', () => {
    expect(files.length).toBeGreaterThan(30);
  });

  it.each(SCREENS)('no screen says %s but %s', (other) => {
    expect(found(other, files)).toEqual([]);
  });
});

describe('one thing, one identifier', () => {
  const files = globSync('{src,console/src,test/harness,bench}/**/*.{ts,tsx}', { cwd: ROOT });

  it('reads the code', () => {
    expect(files.length).toBeGreaterThan(1000);
  });

  it.each(CODE)('no code says %s but %s', (other) => {
    expect(found(other, files)).toEqual([]);
  });

  it.each([
    ['export type SignKind = string;', 'fraud sign'],
    ["t('signs.title')", 'fraud sign'],
    ["from '../platform/http/limits.ts'", 'pressure'],
    ['type DoorForm = string;', 'entry'],
    ['/** The front door of law. */', 'public interface'],
    ["key: ['outside-keys']", 'connected system, signed out, independent'],
    ['const words = new Map();', 'catalogue, texts'],
    ["from '../../papers/index.ts'", 'formats'],
    ['export type Case = 1;', 'deciding'],
    ['export const lettersOf = 1;', 'relation'],
    ['  letter: RelationCode;', 'relation'],
  ])('would see %s', (planted, word) => {
    const seen = CODE.filter(([other]) => saying(other, 'planted.ts', planted).length > 0);
    expect(seen.map(([, instead]) => instead)).toContain(word);
  });
});
