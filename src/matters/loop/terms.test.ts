/** Every term of a procedure decides something or stands on a page: an unread one would be a promise nobody keeps. */

import { describe, expect, it } from 'vitest';
import { FRAME } from '../../../test/harness/frames.ts';
import {
  acting,
  begun,
  COMMANDS,
  LEAD,
  OTHER,
  RESPONDENT,
  type Step,
  terms as testTerms,
  tryStep,
  type World,
} from '../../../test/harness/matter-world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDate } from '../../kernel/time.ts';
import type { ProcedureTerms } from '../../law/model.ts';
import { PROCEDURES } from '../../law/procedures.ts';
import { limitRows, proceduresSheet } from '../../law/sheets.ts';
import { loopTerms } from '../acts/actions-facts.ts';
import type { Given } from './model-commands.ts';

const c = COMMANDS;
const d = localDate;
const inForce: ProcedureTerms = {
  ...PROCEDURES['scan-complaint'].terms,
  contact: PROCEDURES['bad-review'].terms.contact,
  plan: PROCEDURES['evaluation-problem'].terms.plan,
  progress: PROCEDURES['evaluation-problem'].terms.progress,
  refusalNeedsApproval: true,
};

type Path = readonly string[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

/** Another possible value. */
function otherThan(value: unknown, key: string): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return key === 'appeals' ? 1 - value : value + 1;
  const choices: Readonly<Record<string, string>> = {
    'working-day': 'calendar-day',
    'calendar-day': 'working-day',
    dispatcher: 'checker',
    no: 'yes',
    'service-faults': 'no',
  };
  return choices[String(value)] ?? `${String(value)}。`;
}

function changed(terms: unknown, [key = '', ...rest]: Path): ProcedureTerms {
  const of = terms as Record<string, unknown>;
  const value = rest.length === 0 ? otherThan(of[key], key) : changed(of[key], rest);
  return { ...of, [key]: value } as unknown as ProcedureTerms;
}

/** Walks the ways of a matter, refusals included, and collects what the terms decided. */
function decided(terms: ProcedureTerms): string {
  const over: Partial<Given> = { terms: { ...testTerms, ...loopTerms(terms) } };
  const go = (start: World, ...steps: readonly (Step | LocalDate)[]): readonly unknown[] => {
    let world = start;
    return steps.map((step) => {
      if (typeof step === 'string') {
        world = { ...world, today: step };
        return step;
      }
      const tried = tryStep(world, [step[0], step[1], { ...over, ...step[2] }]);
      if (!tried.ok) return tried.problem;
      world = tried.world;
      return [world.state.dues, world.state.legs, world.state.phase, world.state.letters];
    });
  };
  const first = begun({ realName: true }, undefined, over);
  const byRespondent = { ...c.dispatch, lead: RESPONDENT };
  const toHandling: readonly Step[] = [
    ['D', c.accept],
    ['D', c.dispatch],
    ['L', c.sign],
    ['L', c['file-plan']],
  ];
  const more: readonly Step[] = (['D', 'C'] as const).flatMap((by): readonly Step[] => [
    ['L', c['ask-extension']],
    [by, c['grant-extension']],
  ]);
  const stops = (n: number): readonly (Step | LocalDate)[] => [
    ['D', c['ask-suspension'], { acting: acting('A') }],
    ['U', c['approve-suspension']],
    d(`2026-0${3 + n}-10`),
    ['L', c.resume],
  ];
  const other = (from: Uuid, unit: Uuid): readonly Step[] => {
    const at: Partial<Given> = { units: [from] };
    return [
      ['L', { ...c['propose-rerouting'], unit }, at],
      ['D', { ...c['approve-rerouting'], lead: unit }],
      ['L', c.sign, { units: [unit] }],
    ];
  };
  const last: readonly Step[] = [
    ['L', c.submit],
    ['C', c.approve],
    ['J', { ...c['give-verdict'], verdict: 'not' }],
  ];
  return JSON.stringify([
    first.state.dues,
    go(first, ...toHandling, ...more, ...more, ['S', c['send-letter']], ...last, [
      'S',
      { ...c.uphold, independentCheck: null },
    ]),
    go(first, ...toHandling, ...last, ['S', c['redo-same']], ...last, ['S', { ...c.uphold, independentCheck: null }]),
    go(first, ...toHandling, ['L', c.submit], ['C', c.approve], ['J', c['give-verdict']]),
    go(first, ...toHandling, ...stops(0), ...stops(1)),
    go(first, ...toHandling, ...other(LEAD, OTHER), ...other(OTHER, LEAD)),
    go(first, ['D', c.refuse], ['U', c['approve-refusal']], ['X', c.appeal]),
    go(first, ['D', c['propose-reclassification']]),
    go(first, ['D', c.accept], ['D', byRespondent, { serviceFault: true }]),
    go(first, ['D', c.accept], ['D', byRespondent, { serviceFault: false }]),
  ]);
}

function shown(terms: ProcedureTerms): string {
  const version = { procedure: 'scan-complaint', version: '1', terms, reason: '', byName: null } as never;
  return JSON.stringify(
    limitRows(version).map((row) => proceduresSheet.columns.map(({ value }) => value(row, 'zh') ?? '')),
  );
}

describe('every term of a procedure (terms that lie)', () => {
  const leaves = leavesOf(inForce).filter(([first = '']) => !FRAME.includes(first));

  it('has a value to change', () => {
    expect(leaves.length).toBeGreaterThan(50);
    const known = [...leaves.map(([first]) => first), ...FRAME];
    expect(Object.keys(inForce).filter((key) => !known.includes(key))).toEqual([]);
  });

  it.each(leaves.map((path) => [path.join('.'), path] as const))(
    '%s changes what is decided or shown',
    (name, path) => {
      const after = changed(inForce, path);
      expect(after).not.toEqual(inForce);
      const read = /\.(basis|verified)$/.test(name) ? shown : decided;
      expect(read(after)).not.toBe(read(inForce));
    },
  );

  it('may be left out where the terms say so, and then nothing counts it', () => {
    const asked = ['accept', 'contact', 'plan', 'progress', 'extension'] as const;
    for (const name of [...asked, 'appealReview', 'secondLook', 'reclassification', 'rerouting'] as const) {
      expect(decided({ ...inForce, [name]: null }), name).not.toBe(decided(inForce));
    }
  });

  it('counts a cap in working days by working days', () => {
    const inWorkingDays = {
      ...inForce,
      suspendCap: { ...inForce.suspendCap, amount: 10, unit: 'working-day' as const },
    };
    const over: Partial<Given> = { terms: { ...testTerms, ...loopTerms(inWorkingDays) } };
    const asked: readonly Step[] = [
      ['D', c['ask-suspension'], over],
      ['U', c['approve-suspension'], over],
    ];
    let world: World = begun();
    for (const step of [['D', c.accept], ['D', c.dispatch], ['L', c.sign], ...asked] as readonly Step[]) {
      const tried = tryStep(world, step);
      if (!tried.ok) throw new Error(tried.problem.kind);
      world = tried.world;
    }
    expect(world.state.dues.resume).toMatchObject({ amount: 10, unit: 'working-day', on: '2026-03-16' });
  });
});
