/** Chinese text has Chinese punctuation: in both catalogues of words, the seeds, the legal bases and the Chinese README. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Text between two values on a screen that begins with a sign: such a sign is one of the words, as each language has its own. */
const SIGN_OF_ITS_OWN = /^\s*[,;:!]/;
const HALF_WIDTH = /[\u4e00-\u9fff][,;:!?()]|[,;:!?)][\u4e00-\u9fff]/;

/** Texts that are written for a program: comma-separated lists and formulas. */
const FOR_PROGRAMS: Readonly<Record<string, RegExp>> = {
  'src/open311/words.ts': /^[^\s，。]+(,[^\s，。]+)+$/,
  'console/src/rooms/law/calendar-import.tsx': /^\d{4}-\d\d-\d\d,/,
  'src/record/words-seals.ts': /SHA-256\(/,
  'src/cli/import.ts': /--map /,
};

function badTexts(file: string, source: string): readonly string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isJsxText(node)) {
      const text = ts.isTemplateExpression(node) ? node.getText(tree) : node.text;
      const half = HALF_WIDTH.test(text) || (ts.isJsxText(node) && SIGN_OF_ITS_OWN.test(text));
      if (half && !FOR_PROGRAMS[file]?.test(text)) found.push(`${file}: ${text.trim()}`);
      if (!ts.isTemplateExpression(node)) return;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('Chinese punctuation (B19)', () => {
  it('stands in every text of the program and the console', () => {
    const files = globSync(['src/**/*.{ts,tsx}', 'console/src/**/*.{ts,tsx}'], { cwd: ROOT }).filter(
      (file) => !/\.test\.|schema\.ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(500);
    expect(files.flatMap((file) => badTexts(file, readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('stands in the Chinese README, code apart', () => {
    const lines = readFileSync(path.join(ROOT, 'README.zh-CN.md'), 'utf8').split('\n');
    const prose = lines.map((line) => line.replaceAll(/`[^`]*`/g, '码').replaceAll(/\]\([^)]*\)/g, ']'));
    expect(prose.filter((line) => HALF_WIDTH.test(line))).toEqual([]);
  });

  it.each([
    "const a = '您好,请坐';",
    "const b = '第(三)项';",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted fault is the text of a template.
    'const c = `第 ${n} 件,未完成`;',
    'const d = <p>等一下!好</p>;',
    "const e = <p>{t('rules.basis')}:{limit.basis}</p>;",
  ])('is missed in %s', (source) => {
    expect(badTexts('planted.tsx', source)).toHaveLength(1);
  });
});
