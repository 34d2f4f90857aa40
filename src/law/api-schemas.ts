/** The shapes the rules' routes take and give. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { sendProblem } from '../platform/http/http.ts';
import { refusing } from '../platform/http/refusing.ts';
import { date, problems, refusals } from '../platform/http/shapes.ts';
import { newVersion, reason, submissionId, versioned } from './api-version.ts';
import { LIMIT_CODES } from './limits/model.ts';
import { categoryKind, listedCategory } from './lists/api-shapes.ts';
import { ACCEPTANCES, type LawProblem, SEAT_PLACES } from './model.ts';
import type { Dated } from './model-version.ts';
import { PROCEDURE_CODES } from './procedures.ts';
import { LONGEST_LIMIT_DAYS } from './rules.ts';
import { LONGEST_TEXT } from './rules-terms.ts';

export { date, newVersion, problems, reason, refusals, submissionId };

export const unit = z.enum(['working-day', 'calendar-day']);
export const procedure = z.enum(PROCEDURE_CODES);
export const year = z.coerce.number().int().min(2000).max(2100);

const dayKind = z.enum(['working', 'make-up', 'weekend', 'holiday']);
const dayFact = z.object({ kind: dayKind, name: z.string().nullable(), published: z.boolean() });
const day = z.object({ date: z.string(), name: z.string(), isOffDay: z.boolean() });

const MOST_TEXT = 100_000;
export const calendarText = z.object({
  text: z
    .string()
    .min(1)
    .max(MOST_TEXT)
    .describe('{"year","papers","days":[{"name","date","isOffDay"}]}, or csv lines of date, name, 休 or 班'),
  year: z.int().nullable().default(null).describe('Needed for csv'),
  papers: z
    .array(z.string().trim().min(1).max(LONGEST_TEXT))
    .max(9)
    .default([])
    .describe('Number or address of the notices'),
});

export const editionView = z
  .object({
    year: z.int(),
    edition: z.string(),
    papers: z.array(z.string()),
    source: z.string(),
    reason: z.string(),
    at: z.string(),
    byUserId: z.string().nullable().describe('null: came with the program'),
    byName: z.string().nullable(),
    days: z.array(day),
  })
  .meta({ id: 'CalendarEdition' });
export const yearLine = editionView
  .omit({ days: true })
  .extend({ workingDays: z.int(), offDays: z.int(), makeUpDays: z.int() })
  .meta({ id: 'CalendarYear' });
export const previewView = z
  .object({
    year: z.int(),
    seenEdition: z.string().describe('To be sent with the import'),
    newlyPublished: z.boolean(),
    changes: z.array(z.object({ date: z.string(), before: dayFact, after: dayFact })),
    workingDays: z.int(),
    openMatters: z.int().nullable().describe('Open matters whose dates will be counted again'),
    effect: z
      .object({
        examined: z.int(),
        matters: z.int(),
        becomeFirm: z.int(),
        moveLater: z.int(),
        moveEarlier: z.int().describe('Provisional dates alone'),
        stayFirm: z.int().describe('Firm dates that would come earlier, and stay'),
      })
      .nullable(),
  })
  .meta({ id: 'CalendarPreview' });

export const limit = z.object({
  amount: z.int().min(1).max(LONGEST_LIMIT_DAYS),
  unit,
  basis: z.string().trim().min(1).max(LONGEST_TEXT),
  verified: z.boolean(),
});
const seat = z.object({ where: z.enum(SEAT_PLACES), roles: z.array(z.string().min(1)).min(1).max(5).readonly() });
export const terms = z
  .object({
    raisedBy: z.enum(['complainant', 'office']),
    lane: z.enum(['ordinary', 'discipline']).describe('The lane a matter is born in'),
    number: z.enum(['random', 'series']),
    identity: z.enum(['vault', 'none']),
    reference: z.enum(['none', 'required']).describe('Whether it bears the number of another platform'),
    published: z.boolean().describe('Whether the public figures count it'),
    acceptance: z.enum(ACCEPTANCES),
    handleDate: z.enum(['counted', 'given']),
    judgedBy: z.enum(['complainant', 'seat']),
    seats: z.object({ dispatch: seat, above: seat, check: seat, supervise: seat, judge: seat }),
    categories: z.object({
      about: categoryKind,
      refusal: categoryKind,
      termination: categoryKind,
      suspension: categoryKind,
      rerouting: categoryKind,
      jurisdiction: categoryKind.nullable().describe('null: no ground has to be named'),
    }),
    accept: limit.nullable().describe('null where acceptance waits for no decision'),
    contact: limit.nullable(),
    sign: limit,
    return: limit,
    plan: limit.nullable().describe('null: no plan is asked for'),
    progress: limit.nullable().describe('null: nobody waits for reports of progress'),
    handle: limit,
    extension: limit
      .extend({ times: z.int().min(1).max(9), approver: z.enum(['dispatcher', 'level-above', 'checker']) })
      .nullable(),
    check: limit,
    verdict: limit,
    reopen: limit,
    appealReview: limit.nullable().describe('null: the review of an appeal has no limit'),
    secondLook: limit.nullable().describe('null: the second look has no limit'),
    reclassification: limit.nullable().describe('null: a proposed change of category waits without a limit'),
    rerouting: limit
      .extend({ times: z.int().min(1).max(9) })
      .nullable()
      .describe('null: once work has begun no unit proposes another'),
    suspendCap: limit,
    letterReply: limit,
    redosBeforeUphold: z.int().min(0).max(9),
    refusalNeedsApproval: z.boolean(),
    refusalRecord: z.boolean().describe('Whether the approval names the paper of an authority outside the city'),
    appeals: z.union([z.literal(0), z.literal(1)]),
    respondentMayHandle: z.enum(['yes', 'service-faults', 'no']),
  })
  .meta({ id: 'ProcedureTerms' });
export const versionView = versioned.extend({ procedure, terms }).meta({ id: 'ProcedureVersion' });
export const procedureLine = z
  .object({ procedure, inForce: z.string().nullable(), versions: z.array(versionView) })
  .meta({ id: 'Procedure' });

export const limitCode = z.enum(LIMIT_CODES);
export const limitVersionView = versioned.extend({ code: limitCode, limit }).meta({ id: 'LimitVersion' });
export const limitLine = z
  .object({ code: limitCode, inForce: z.string().nullable(), versions: z.array(limitVersionView) })
  .meta({ id: 'DatedLimit' });

const due = z.object({ dueOn: z.string(), provisional: z.boolean() }).nullable();
export const preview = z
  .object({
    replaces: z.string().describe('The version that would be in force on that day otherwise'),
    effectiveFrom: z.string(),
    next: z
      .object({ version: z.string(), effectiveFrom: z.string() })
      .nullable()
      .describe('Written already: takes over on that day'),
    limits: z.array(
      z.object({
        name: z.string(),
        before: limit.nullable(),
        after: limit.nullable(),
        examples: z.array(
          z.object({
            from: z.string(),
            why: z.enum(['first-day', 'before-holiday', 'end-of-year']),
            before: due,
            after: due,
          }),
        ),
      }),
    ),
    others: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
    categories: z.array(
      z.object({
        what: z.enum(['added', 'retired', 'changed']),
        before: listedCategory.nullable(),
        after: listedCategory.nullable(),
      }),
    ),
    reordered: z.boolean().describe('Categories that stay change places'),
    needsSecondPerson: z.boolean(),
    running: z
      .array(z.object({ divisionCode: z.string(), phase: z.string(), matters: z.int() }))
      .nullable()
      .describe('Open matters of the procedure; they keep the version they were received under'),
  })
  .meta({ id: 'VersionPreview' });

/** A preview in which nothing changes yet. */
export function previewOf({ version }: Dated, effectiveFrom: string, next: Dated | undefined) {
  return {
    replaces: version,
    effectiveFrom,
    next: next === undefined ? null : { version: next.version, effectiveFrom: next.effectiveFrom },
    limits: [],
    others: [],
    categories: [],
    reordered: false,
    needsSecondPerson: false,
    running: null,
  };
}

export const explanationView = z
  .object({
    from: z.string(),
    limit: z.object({ amount: z.int(), unit }),
    dueOn: z.string(),
    provisional: z.boolean(),
    calendarEdition: z.string(),
    days: z.array(
      dayFact.extend({
        date: z.string(),
        role: z.enum(['counted', 'skipped', 'rolled-over', 'rolled-to']),
        nth: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeadlineExplained' });

/** Answer to an act that now waits for a second person. */
export const waitsView = z
  .object({ waitingActId: z.string(), expiresAt: z.string().nullable() })
  .describe('Not done: it waits for a second person')
  .meta({ id: 'RulesWait' });

type WithFaults = Extract<LawProblem, Readonly<{ faults: unknown }>>;

const refusedWhole = refusing<Exclude<LawProblem, WithFaults>>({
  'calendar-unchanged': 409,
  'second-person-needed': 409,
  'verified-by-who-set-it': 409,
  'calendar-changed-meanwhile': 409,
  'terms-unchanged': 409,
  'terms-changed-meanwhile': 409,
  'not-in-the-future': 422,
  'reason-too-short': 422,
  'procedure-not-found': 404,
  'submission-reused': 409,
});

/** Answers a refusal; faults of terms and of a calendar are listed one by one. */
export function refused(reply: FastifyReply, problem: LawProblem): never {
  if (!('faults' in problem)) return refusedWhole(reply, problem);
  const errors = problem.faults.map(({ at, fault }) => ({ path: at, message: fault }));
  return sendProblem(reply, 422, { kind: problem.kind, errors });
}
