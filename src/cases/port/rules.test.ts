/** The states a platform is told, and docs/province-port.md: members, states, refusals and the worked signature are those of the program. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../kernel/time.ts';
import { PHASES } from '../../matters/index.ts';
import { signatureOf } from '../../platform/outgoing.ts';
import { casesProblemTitles } from '../words.ts';
import { sentCase } from './api-port.ts';
import { CASE_STATES } from './model.ts';
import { toldAs } from './rules.ts';

it('every phase is told as a state, and every state is told', () => {
  expect([...new Set(PHASES.map(toldAs))].sort()).toEqual([...CASE_STATES].sort());
});

describe('the page of the port', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/province-port.md'), 'utf8');
  const [, sending = '', telling = ''] = page.split(/^## (?:送案件|回传状态)$/m);
  /** First cells of the rows of the table under this heading row. */
  const column = (text: string, head: string, at = 1): string[] => {
    const [, table = ''] = text.split(head);
    const rows =
      table
        .split('\n\n', 1)[0]
        ?.split('\n')
        .filter((line) => line.startsWith('|')) ?? [];
    return rows.slice(1).map((line) => (line.split('|')[at] ?? '').trim().replaceAll('`', ''));
  };

  it('has the members of a case, and which are needed', () => {
    expect(column(sending, '| 成员 | 必填 | 内容 |').sort()).toEqual(Object.keys(sentCase.shape).sort());
    const needed = Object.entries(sentCase.shape).filter(([, of]) => !of.safeParse(undefined).success);
    const said = column(sending, '| 成员 | 必填 | 内容 |').filter(
      (_, row) => column(sending, '| 成员 | 必填 | 内容 |', 2)[row] === '是',
    );
    expect(said.sort()).toEqual(needed.map(([name]) => name).sort());
  });

  it('has an example that is taken', () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(sending) ?? [];
    expect(sentCase.safeParse(JSON.parse(example)).error).toBeUndefined();
  });

  it('has every refusal of the port', () => {
    const own = Object.keys(casesProblemTitles).filter((kind) => !/address|platform/.test(kind));
    const said = column(sending, '| 状态码 | 种类 | 意思 |', 2);
    expect(said.sort()).toEqual([...own, 'invalid-input', 'too-many'].sort());
  });

  it('has the states, and the members of what is told', () => {
    expect(column(telling, '| 状态 | 意思 |').sort()).toEqual([...CASE_STATES].sort());
    const [, example = ''] = /```json\n([\s\S]*?)\n```/.exec(telling) ?? [];
    const [told = {}] = (JSON.parse(example) as { states: object[] }).states;
    expect(column(telling, '| 成员 | 内容 |').sort()).toEqual(Object.keys(told).sort());
  });

  it('has a signature that is right', () => {
    const [, example = ''] = /```json\n([\s\S]*?)\n```/.exec(telling) ?? [];
    expect(page).toContain(signatureOf('example-secret', '2026-03-04T01:30:05.000Z' as Instant, example));
  });
});
