/** Schemas of the routes of papers. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { City } from '../platform/city.ts';
import { sendProblem } from '../platform/http/http.ts';
import { refusing } from '../platform/http/refusing.ts';
import { preferredLang } from '../platform/pages/words.ts';
import { type DocumentsProblem, PAPER_KINDS, PAPER_STATES, type Paper } from './model.ts';
import { numberShown } from './sheets.ts';
import { flawInWords } from './words.ts';

export type DocumentsDeps = Readonly<{ city: City }>;

export const kind = z.enum(PAPER_KINDS);
export const state = z.enum(PAPER_STATES);

export const paperView = z
  .object({
    id: z.string(),
    kind,
    state,
    number: z.string().nullable().describe('Year and place in the series; null on drafts and on what bears no number'),
    dataHash: z
      .string()
      .nullable()
      .describe('SHA-256 over kind, template, number and data; null where it may not be opened'),
    madeOn: z.string().nullable().describe('The day it bears; null where it may not be opened'),
    madeAt: z.string().nullable().describe('For its organ alone, as the two below'),
    madeByName: z.string().nullable(),
    voidReason: z.string().nullable(),
    mine: z.boolean().describe('Issued by the unit of whoever asks: they may issue its draft, or void it'),
  })
  .meta({ id: 'Paper' });

/** View of a paper. Other organs get the day alone: neither minute nor person, nor a reason kept for the register. */
export function viewOf(paper: Paper, unitId: string): z.input<typeof paperView> {
  const { id, kind, state, dataHash, madeOn, madeAt, madeByName, voidReason } = paper;
  const mine = paper.unitId === unitId;
  const inside = mine ? { madeAt, madeByName, voidReason } : { madeAt: null, madeByName: null, voidReason: null };
  return { id, kind, state, number: numberShown(paper.number), dataHash, madeOn, ...inside, mine };
}

/** One not found looks as if its matter did not exist, for whoever may not see it in full. */
const refusedWhole = refusing<Exclude<DocumentsProblem, Readonly<{ kind: 'template-wrong' }>>>({
  'paper-not-found': 404,
  'paper-not-offered': 409,
  'paper-already-issued': 409,
  'paper-not-draft': 409,
  'paper-not-issued': 409,
  'paper-erased': 410,
  'paper-of-matters-unseen': 404,
  'template-not-found': 404,
  'template-in-the-past': 422,
  'template-same': 422,
  'template-missing': 422,
  'template-not-docx': 422,
  'template-damaged': 422,
  'template-too-large': 422,
  'template-has-macros': 422,
  'template-reaches-outside': 422,
  'template-has-pictures': 422,
  'template-has-code': 422,
  'submission-reused': 409,
});

/** Answers a refusal; flaws of a template are listed one by one at the file's field. */
export function refused(reply: FastifyReply, problem: DocumentsProblem): never {
  if (problem.kind !== 'template-wrong') return refusedWhole(reply, problem);
  const lang = preferredLang(reply.request.headers['accept-language']);
  const errors = problem.flaws.map((flaw) => ({ path: 'file', message: flawInWords(lang, flaw) }));
  return sendProblem(reply, 422, { kind: problem.kind, errors });
}
