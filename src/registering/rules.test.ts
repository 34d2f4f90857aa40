/** Who may register which kind of work, what its form asks, and which day of receipt is late: tables and properties. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../kernel/time.ts';
import { PROCEDURE_CODES } from '../law/index.ts';
import { PROCEDURES } from '../law/procedures.ts';
import { ROLES } from '../people/index.ts';
import { registeringAccess } from './access.ts';
import { asksOf, dayOf, mayRegister } from './rules.ts';
import { readHead, readRegistration, type Sent } from './rules-form.ts';

describe('who may register', () => {
  it('is nobody whom the route turns away before the terms are asked', () => {
    const knocking: readonly string[] = registeringAccess.register.roles;
    for (const code of PROCEDURE_CODES) {
      for (const role of ROLES) {
        if (mayRegister(PROCEDURES[code].terms, role)) expect(knocking, `${code} by ${role}`).toContain(role);
      }
    }
  });

  it('is read from the seats: a seat of the raiser opens what offices raise, never what somebody else said', () => {
    const terms = PROCEDURES['visit-finding'].terms;
    expect(mayRegister(terms, 'checker')).toBe(true);
    expect(mayRegister({ ...terms, raisedBy: 'complainant' }, 'checker')).toBe(false);
    const judge = { where: 'above', roles: ['checker'] } as const;
    expect(mayRegister({ ...terms, seats: { ...terms.seats, judge } }, 'checker')).toBe(false);
    expect(mayRegister(terms, 'handler')).toBe(false);
  });
});

describe('what the form asks', () => {
  it.each([
    [
      'scan-complaint',
      {
        received: true,
        contact: true,
        receipt: true,
        notice: true,
        named: false,
        handleOn: false,
        reference: false,
        decided: true,
      },
    ],
    [
      'bad-review',
      {
        received: true,
        contact: true,
        receipt: true,
        notice: true,
        named: false,
        handleOn: false,
        reference: false,
        decided: false,
      },
    ],
    [
      'visit-finding',
      {
        received: false,
        contact: false,
        receipt: false,
        notice: false,
        named: false,
        handleOn: false,
        reference: false,
        decided: false,
      },
    ],
    [
      'evaluation-problem',
      {
        received: false,
        contact: false,
        receipt: false,
        notice: false,
        named: true,
        handleOn: true,
        reference: false,
        decided: false,
      },
    ],
    [
      'payment-arrears',
      {
        received: false,
        contact: false,
        receipt: false,
        notice: false,
        named: false,
        handleOn: false,
        reference: false,
        decided: true,
      },
    ],
    [
      'provincial-case',
      {
        received: true,
        contact: true,
        receipt: true,
        notice: true,
        named: false,
        handleOn: false,
        reference: true,
        decided: true,
      },
    ],
  ] as const)('of %s', (code, asks) => {
    expect(asksOf(PROCEDURES[code].terms, true)).toEqual(asks);
  });

  it('is no number to be told of a lead, nor where the city sends no SMS', () => {
    expect(asksOf(PROCEDURES['discipline-lead'].terms, true)).toMatchObject({ receipt: true, notice: false });
    expect(asksOf(PROCEDURES['scan-complaint'].terms, false)).toMatchObject({ receipt: true, notice: false });
  });
});

describe('the day it was received', () => {
  const today = localDate('2026-03-03');
  const oldest = addDays(today, -366);
  const day = fc.integer({ min: -500, max: 100 }).map((days) => addDays(today, days));

  it('is late exactly when its last day is over, and never late and wrong at once', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20 }), (received, amount) => {
        const standing = dayOf(received, today, oldest, (from) => addDays(from, amount));
        if (received > today) expect(standing).toBe('future');
        else if (received < oldest) expect(standing).toBe('too-old');
        else expect(standing).toBe(addDays(received, amount) < today ? 'late' : 'in-time');
      }),
    );
  });
});

describe('the form', () => {
  const asks = asksOf(PROCEDURES['scan-complaint'].terms, true);
  const head = { submissionId: '00000000-0000-4000-8000-000000000001', procedure: 'scan-complaint' } as const;
  const sentOf = (fields: Readonly<Record<string, string>>): Sent => ({
    field: (name) => fields[name]?.trim() ?? '',
    all: (name) => (fields[name] === undefined ? [] : [fields[name]]),
  });

  it('is a registration or says what is wrong: never neither, whatever is sent', () => {
    const names = [
      ...['submissionId', 'procedure', 'source', 'receivedOn', 'lateReason', 'about', 'windowId', 'hallId', 'unitId'],
      ...[
        'entityId',
        'categoryCode',
        'words',
        'demands',
        'name',
        'phone',
        'receipt',
        'noticePhone',
        'namedUnitId',
        'handleOn',
      ],
    ];
    const value = fc.oneof(fc.string(), fc.uuid(), fc.constantFrom('phone', 'window', 'none', '2026-03-01', 'yes'));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (fields) => {
        const read = readRegistration(sentOf(fields), head as never, { asks, today: localDate('2026-03-03') });
        if (!read.ok) expect(read.problem.length).toBeGreaterThan(0);
        else expect(read.value.words).not.toBe('');
      }),
    );
  });

  it('does not look at what the terms do not ask for', () => {
    const none = { ...asks, received: false, contact: false, receipt: false };
    const fields = { about: 'none', categoryCode: 'FN02', words: '甲', name: '某人', phone: 'x', receipt: 'yes' };
    const read = readRegistration(sentOf(fields), head as never, { asks: none, today: localDate('2026-03-03') });
    expect(read).toMatchObject({ ok: true, value: { contact: null, wantsReceipt: false, source: null } });
  });

  it('knows a procedure by its code alone', () => {
    const procedure = 'nothing';
    expect(readHead(sentOf({ submissionId: head.submissionId, procedure }), PROCEDURE_CODES)).toMatchObject({
      ok: false,
      problem: [{ field: 'procedure', word: 'missing' }],
    });
  });
});
