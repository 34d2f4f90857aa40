/** Schemas of the routes of draws. */

import { z } from 'zod';
import { ENTITY_KINDS } from '../places/index.ts';
import { divisionCode, uuid } from '../platform/http/shapes.ts';
import type { drawView } from './actions-view.ts';
import { SECRET_BYTES } from './drawing.ts';
import { DRAW_PURPOSES, DRAW_SOURCES, DRAW_STATES, EXCLUSION_REASONS, VOID_REASONS } from './model.ts';
import { FEWEST_PARTIES, MOST_PARTIES } from './rules.ts';
import type { DrawLine } from './sheets.ts';

const MOST_WANTED = 1000;
const MOST_EXCLUDED = 2000;
const MOST_HOURS = 720;

export const digest = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
export const secret = z.string().regex(new RegExp(`^[0-9a-f]{${SECRET_BYTES * 2}}$`), '64 hexadecimal digits');

export const sourceShape = z.object({
  kind: z.enum(DRAW_SOURCES),
  divisionCode,
  entityKind: z.enum(ENTITY_KINDS).nullable(),
  aboveScale: z.boolean().nullable(),
  byDivision: z.boolean().describe('So many of each county, instead of all together'),
});

export const newDraw = z.object({
  submissionId: uuid,
  purpose: z.enum(DRAW_PURPOSES),
  source: sourceShape,
  wanted: z.int().min(1).max(MOST_WANTED).describe('Of each list'),
  exclusions: z
    .array(z.object({ id: z.string().trim().min(1).max(64), reason: z.enum(EXCLUSION_REASONS) }))
    .max(MOST_EXCLUDED),
  partyIds: z.array(uuid).min(FEWEST_PARTIES).max(MOST_PARTIES).describe('In the order in which they reveal'),
  commitHours: z.int().min(1).max(MOST_HOURS),
  revealHours: z.int().min(1).max(MOST_HOURS),
  replaces: z.string().max(20).nullable(),
});

const target = z.object({
  id: z.string(),
  name: z.string().nullable(),
  reason: z.enum(EXCLUSION_REASONS).nullable().describe('Why it was passed over'),
});
export const stratumView = z.object({
  label: z.string(),
  name: z.string().nullable(),
  wanted: z.int(),
  count: z.int(),
  drawn: z.array(target),
  skipped: z.array(target),
});

export const drawLine = z
  .object({
    id: z.string(),
    number: z.string(),
    office: z.string(),
    purpose: z.enum(DRAW_PURPOSES),
    source: z.enum(DRAW_SOURCES),
    division: z.string(),
    candidates: z.int(),
    wanted: z.int(),
    state: z.enum(DRAW_STATES),
    why: z.enum(VOID_REASONS).nullable(),
    asked: z.boolean().describe('Whether the office of the reader is asked for something now'),
    announcedAt: z.string(),
    dueAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    published: z.boolean(),
    frozenHash: z.string(),
  })
  .meta({ id: 'DrawLine' });

export const drawViewShape = z
  .object({
    line: drawLine,
    source: sourceShape,
    exclusions: z.int(),
    commitBy: z.string(),
    revealBy: z.string(),
    replaces: z.string().nullable(),
    replacedBy: z.string().nullable(),
    parties: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        commitment: z.string().nullable(),
        committedAt: z.string().nullable(),
        revealedAt: z.string().nullable(),
        mine: z.boolean(),
        missing: z.boolean(),
      }),
    ),
    seed: z.string().nullable(),
    strata: z.array(stratumView),
    may: z.object({ commit: z.boolean(), reveal: z.boolean(), withdraw: z.boolean(), publish: z.boolean() }),
  })
  .meta({ id: 'DrawView' });

export const shownLine = (line: DrawLine): z.input<typeof drawLine> => ({ ...line });

export function shownDraw(view: Awaited<ReturnType<typeof drawView>>): z.input<typeof drawViewShape> {
  return {
    ...view,
    line: shownLine(view.line),
    strata: view.strata.map((stratum) => ({ ...stratum, drawn: [...stratum.drawn], skipped: [...stratum.skipped] })),
  };
}
