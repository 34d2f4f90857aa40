/** The starting terms agree with the pages of docs/rules. */

import { beforeAll, describe, expect, it } from 'vitest';
import { rulesReadme } from '../../scripts/rules-readme.ts';
import { limitOf, rulesPage, tableUnder } from '../../test/harness/rules-pages.ts';
import { addDays, localDate } from '../kernel/time.ts';
import { shippedCalendar, shippedYears } from './calendar/shipped-calendar.ts';
import { STARTING_LIMITS } from './limits/limits.ts';
import { LIMIT_CODES, type LimitCode } from './limits/model.ts';
import { STARTING_CATEGORIES } from './lists/categories.ts';
import { CATEGORY_KINDS, type CategoryKind } from './lists/model.ts';
import type { ProcedureTerms } from './model.ts';
import { PROCEDURE_CODES, PROCEDURES } from './procedures.ts';
import { daysOfUnitBetween, deadline } from './rules.ts';
import { limitsOf, termsFaults } from './rules-terms.ts';

const TERMS: Readonly<Record<string, string>> = {
  受理: 'accept',
  联系核实: 'contact',
  签收: 'sign',
  退回: 'return',
  报送整改方案: 'plan',
  报告进展: 'progress',
  办理: 'handle',
  延期: 'extension',
  审核: 'check',
  评判: 'verdict',
  要求重新办理: 'reopen',
  申诉复核: 'appealReview',
  复核: 'secondLook',
  变更类别: 'reclassification',
  转办: 'rerouting',
  中止上限: 'suspendCap',
  答复督导函: 'letterReply',
};

/** Words by which a page says it. */
const ACCEPTED: Readonly<Record<ProcedureTerms['acceptance'], RegExp>> = {
  silence: /视为受理/,
  decision: /不算受理/,
  'at-once': /登记时即受理/,
  record: /随通报下发时受理/,
};
const JUDGED: Readonly<Record<ProcedureTerms['seats']['judge']['where'], RegExp>> = {
  raiser: /提出的单位/,
  named: /指定的/,
  above: /上一级/,
  division: /本级/,
  unit: /单位/,
};

describe.each(PROCEDURE_CODES)('the page of %s', (procedure) => {
  const terms = PROCEDURES[procedure].terms;
  let page = '';
  const limits = new Map(limitsOf(terms).map(({ name, limit }) => [name, limit]));

  // Each page is read for itself, so that a missing one fails where it is missing.
  beforeAll(() => {
    page = rulesPage(procedure);
  });

  it('gives every limit with its basis and whether somebody compared it', () => {
    const written = tableUnder(page, '## 期限').map((row) => [
      TERMS[row.环节 ?? ''],
      { ...limitOf(row.期限), basis: row.依据, verified: row.核对 === '已核对' },
    ]);
    const kept = [...limits].map(([name, { amount, unit, basis, verified }]) => [
      name,
      { amount, unit, basis, verified },
    ]);
    expect(written).toEqual(kept);
  });

  it('works its examples out as the program does', () => {
    const headings = page.split('\n').filter((line) => line.startsWith('## 示例'));
    expect(headings.length).toBeGreaterThan(0);
    for (const row of headings.flatMap((heading) => tableUnder(page, heading))) {
      const limit = limits.get(TERMS[row.环节 ?? ''] ?? '');
      expect(limitOf(row.期限), row.环节).toMatchObject({ amount: limit?.amount, unit: limit?.unit });
      const due = deadline(shippedCalendar, localDate(row.起算日 ?? ''), limitOf(row.期限));
      expect(due, `${row.环节} ${row.起算日}`).toEqual({ dueOn: row.届满日, provisional: row.状态 === '暂定' });
    }
  });

  it('says who raises it, how it is accepted, who judges, how it is numbered and whether it is public as the terms do', () => {
    const { raisedBy, acceptance, handleDate, seats, judgedBy, number, published } = terms;
    const said = new Map(
      page.includes('## 其他规则') ? tableUnder(page, '## 其他规则').map((row) => [row.规则, row.内容 ?? '']) : [],
    );
    // What a complainant brings is as every complaint is, and its page need not say so.
    const byOffice = raisedBy === 'office';
    expect([said.has('谁提出'), said.has('办理期限')]).toEqual([byOffice, handleDate === 'given']);
    const accepted = said.get('怎样受理') ?? (byOffice ? '' : ACCEPTED[acceptance].source);
    expect(accepted).toMatch(ACCEPTED[acceptance]);
    const judged = said.get('谁评判') ?? (byOffice || judgedBy === 'seat' ? '' : JUDGED[seats.judge.where].source);
    expect(judged).toMatch(JUDGED[seats.judge.where]);
    expect(/不计入/.test(said.get('公开') ?? ''), '公开').toBe(!published);
    const numbered = said.get('编号');
    if (numbered !== undefined) expect(/连续编号/.test(numbered), '编号').toBe(number === 'series');
  });

  it('holds terms a rules keeper could have written', () => {
    expect(termsFaults(terms)).toEqual([]);
  });
});

const PAGE_OF_LIMIT: Readonly<Record<LimitCode, string>> = {
  'personal-data-request': 'personal-data',
  'register-by-hand': 'register-by-hand',
  'message-answer': 'messages',
  'call-back': 'call-backs',
  'lead-result': 'lead-results',
  'bulletin-answer': 'letters',
  'instruction-answer': 'letters',
  'ladder-reminder': 'letters',
  'ladder-letter': 'letters',
  'ladder-interview': 'letters',
  'ladder-bulletin': 'letters',
  'ladder-hand-over': 'letters',
  'ladder-pause': 'letters',
};
/** Rows of a page that gives several limits. */
const ROW_OF_LIMIT: Readonly<Partial<Record<LimitCode, string>>> = {
  'bulletin-answer': '答复问题通报',
  'instruction-answer': '答复批示',
  'ladder-reminder': '到期前提示催办',
  'ladder-letter': '逾期后提示发督导函',
  'ladder-interview': '逾期后提示约谈',
  'ladder-bulletin': '逾期后提示通报',
  'ladder-hand-over': '逾期后提示移交',
  'ladder-pause': '两级措施之间',
};

describe.each(LIMIT_CODES)('the page of the limit %s', (code) => {
  const page = rulesPage(PAGE_OF_LIMIT[code]);
  const { amount, unit, basis, verified } = STARTING_LIMITS[code];
  const isOfLimit = (row: Readonly<Record<string, string>>) => row.环节 === (ROW_OF_LIMIT[code] ?? row.环节);

  it('gives the limit with its basis and whether somebody compared it', () => {
    const [row] = tableUnder(page, '## 期限').filter(isOfLimit);
    expect({ ...limitOf(row?.期限), basis: row?.依据, verified: row?.核对 === '已核对' }).toEqual({
      amount,
      unit,
      basis,
      verified,
    });
  });

  it('works its examples out as the program does', () => {
    const examples = tableUnder(page, '## 示例').filter(isOfLimit);
    expect(examples.length).toBeGreaterThan(0);
    for (const row of examples) {
      expect(limitOf(row.期限)).toEqual({ amount, unit });
      const due = deadline(shippedCalendar, localDate(row.起算日 ?? ''), limitOf(row.期限));
      expect(due, row.起算日).toEqual({ dueOn: row.届满日, provisional: row.状态 === '暂定' });
    }
  });
});

describe('the categories', () => {
  const PAGES: Readonly<Record<CategoryKind, readonly (readonly [string, string])[]>> = {
    'bad-review-reason': [['bad-review', '## 差评原因']],
    complaint: [
      ['scan-complaint', '## 投诉类别：服务问题'],
      ['scan-complaint', '## 投诉类别：损害营商环境'],
    ],
    finding: [['visit-finding', '## 发现问题类别']],
    'refusal-ground': [['scan-complaint', '## 不予受理情形']],
    'termination-ground': [['scan-complaint', '## 终止情形']],
    'suspension-reason': [['scan-complaint', '## 中止事由']],
    'rerouting-ground': [['scan-complaint', '## 转办事由']],
    'jurisdiction-ground': [['provincial-case', '## 管辖依据']],
    'data-refusal-ground': [['personal-data', '## 不予办理的情形']],
    'call-back-question': [['call-backs', '## 回访问题']],
  };

  it.each(CATEGORY_KINDS)('of kind %s are those of their page, in its order', (kind) => {
    const written = PAGES[kind]
      .flatMap(([page, heading]) => tableUnder(rulesPage(page), heading))
      .map((row) => [row.代码, row.名称, row.服务问题 === '是', row.涉纪 === '是']);
    const kept = STARTING_CATEGORIES.filter((category) => category.kind === kind).map((category) => [
      category.code,
      category.name.zh,
      category.serviceFault,
      category.discipline,
    ]);
    expect(written).toEqual(kept);
  });

  it('have one code each and a basis', () => {
    expect(new Set(STARTING_CATEGORIES.map(({ code }) => code)).size).toBe(STARTING_CATEGORIES.length);
    expect(STARTING_CATEGORIES.every(({ basis, name }) => basis !== '' && name.en !== name.zh)).toBe(true);
  });

  it('take the 21 items of the city ordinance in its order', () => {
    const items = STARTING_CATEGORIES.filter(({ code }) => code.startsWith('SQ'));
    expect(items).toHaveLength(21);
    expect(items[20]?.basis).toBe('《商丘市优化营商环境条例》第三十四条第（二十一）项');
  });

  it('ask for evidence exactly where a suspension is asked, and of a debt', () => {
    for (const { kind, code, evidence } of STARTING_CATEGORIES) {
      expect(evidence !== null, code).toBe(kind === 'suspension-reason' || code === 'FN06');
    }
  });

  it('never call one thing a fault of service and a breach of discipline', () => {
    expect(STARTING_CATEGORIES.filter(({ serviceFault, discipline }) => serviceFault && discipline)).toEqual([]);
  });
});

describe('the page of the calendar', () => {
  it('counts the days of every year as the tables do', () => {
    const written = tableUnder(rulesPage('calendar'), '## 各年').map((row) =>
      [row.年份, row.放假, row.调休上班, row.工作日].map(Number),
    );
    const kept = shippedYears.map(({ year, days }) => {
      const off = days.filter(({ isOffDay }) => isOffDay).length;
      const eve = addDays(localDate(`${year}-01-01`), -1);
      const worked = daysOfUnitBetween(shippedCalendar, eve, localDate(`${year}-12-31`), 'working-day');
      return [year, off, days.length - off, worked];
    });
    expect(written).toEqual(kept);
  });

  it('names the notices of every year', () => {
    const rows = tableUnder(rulesPage('calendar'), '## 各年');
    shippedYears.forEach(({ papers }, i) => {
      for (const paper of papers) expect(rows[i]?.依据).toContain(paper);
    });
  });
});

describe('the rules folder', () => {
  it('lists every page in its README, as the page says itself', () => {
    expect(rulesPage('README').split('\n| [').length).toBeGreaterThan(5);
    expect(rulesPage('README')).toBe(rulesReadme());
  });
});
