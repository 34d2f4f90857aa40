/** Schemas of the routes of letters. */

import { z } from 'zod';
import { LADDER_STEPS, LETTER_STEPS } from '../matters/index.ts';
import { type LetterLine, letterNumber, standingOf } from './sheets.ts';

const step = z.enum(LETTER_STEPS);
const desk = z.string().nullable().describe('Relation of the desk of an office; null for the unit at work');

export const letterLine = z
  .object({
    id: z.string(),
    step,
    number: z.string().nullable().describe('Year and place in the series of its organ; null on a reminder'),
    from: z.string(),
    to: z.string(),
    toDesk: desk,
    toMe: z.boolean(),
    matters: z.int().describe('How many of its matters the reader may see'),
    firstNumber: z.string().nullable().describe('Number of the matter that leads, or of the first the reader may see'),
    sentOn: z.string(),
    replyOn: z.string().nullable(),
    signedOn: z.string().nullable(),
    answeredOn: z.string().nullable(),
    late: z.boolean(),
    followed: z.boolean().describe('Answered, and every matter of it has ended'),
    standing: z.enum(['sent', 'unsigned', 'signed', 'waiting', 'late', 'answered', 'followed']),
  })
  .meta({ id: 'LetterLine' });

export function shownLine(line: LetterLine): z.input<typeof letterLine> {
  return { ...line, number: letterNumber(line.number), standing: standingOf(line) };
}

export const letterViewShape = z
  .object({
    line: letterLine,
    matters: z.array(z.object({ id: z.string(), number: z.string(), phase: z.string(), dueOn: z.string().nullable() })),
    text: z.string().nullable(),
    answer: z
      .object({ text: z.string().nullable(), files: z.int(), matterId: z.string() })
      .nullable()
      .describe('Its files lie with that matter'),
    filesTo: z.string().nullable().describe('Matter to which files of an answer are sent before it'),
    paper: z.object({ id: z.string(), kind: z.string(), isVoid: z.boolean() }).nullable(),
    may: z.object({ sign: z.boolean(), answer: z.boolean() }),
  })
  .meta({ id: 'LetterView' });

export const lookView = z
  .object({
    groups: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        desk,
        matters: z.array(z.object({ id: z.string(), number: z.string(), replyBy: z.string().nullable() })),
      }),
    ),
    left: z.array(z.object({ id: z.string(), number: z.string().nullable(), why: z.string() })),
  })
  .meta({ id: 'LetterLook' });

export const proposalsView = z
  .object({
    items: z.array(
      z.object({
        step: z.enum(LADDER_STEPS),
        unitId: z.string().nullable(),
        name: z.string().describe('The unit, or the division whose office has them'),
        desk,
        matters: z.array(
          z.object({
            id: z.string(),
            number: z.string(),
            dueOn: z.string(),
            over: z.int().describe('Days over the due date by the unit of the rule; below zero the days left'),
          }),
        ),
      }),
    ),
    capped: z.boolean(),
    rules: z.array(
      z.object({
        step: z.enum([...LADDER_STEPS, 'pause']),
        amount: z.int(),
        unit: z.enum(['working-day', 'calendar-day']),
        basis: z.string(),
      }),
    ),
  })
  .meta({ id: 'LetterProposals' });

export const countsView = z
  .object({
    items: z.array(
      z.object({
        step,
        toUnitId: z.string(),
        name: z.string(),
        sent: z.int(),
        waiting: z.int(),
        late: z.int(),
      }),
    ),
  })
  .meta({ id: 'LetterCounts' });
