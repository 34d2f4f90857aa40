/** One act has one name in Chinese, in the office and on the phone: another word for it would look like another thing. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
/** What must not be said, and the word of the glossary for it. */
const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/重启|申请重开|重新打开/, '重新办理'],
  [/公开(?:文字|图片|照片)给/, '放行'],
  [/(?:已|未)解决/, '解决了、没有解决'],
  [/收回交办/, '撤回交办'],
];

function words(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:words|phases)[^/]*\.ts$|zh\/[^/]+\.ts$/.test(file) && !file.includes('.test.'))
    .map((file) => path.join(folder, file));
}

describe('one act, one name (C19)', () => {
  const files = [...words('console/src/words').filter((file) => file.includes('/zh/')), ...words('src')];

  it('finds the words', () => {
    expect(files.length).toBeGreaterThan(30);
  });

  it.each(OTHER_WORDS)('nowhere says %s', (other) => {
    const found = files.flatMap((file) =>
      readFileSync(path.join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, at) => (other.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
