/** Schemas of the routes of matters. */

import { z } from 'zod';
import { uuid } from '../../platform/http/shapes.ts';
import { DOCUMENT_FORMATS } from '../../platform/sent-documents.ts';
import { PHASES, RELATION_CODES } from '../loop/model.ts';

export const ofMatter = z.object({ matterId: uuid });

export const phase = z.enum(PHASES);
export const light = z.enum(['green', 'yellow', 'red']);
export const named = z.object({ id: z.string(), name: z.string() }).meta({ id: 'NamedUnit' });
export const due = z
  .object({
    kind: z
      .string()
      .describe('Which limit: accept, contact, sign, return, handle, check, verdict, resume, reply, plan, progress'),
    on: z.string().describe('Last day on which it is in time'),
    provisional: z.boolean().describe('Reaches into a year whose holiday table is not published'),
    light: light.describe('Derived from the date and today; never stored'),
  })
  .meta({ id: 'Due' });

export const matterLine = z
  .object({
    id: z.string(),
    number: z.string().describe('As it is said and printed: digits in fours, or year and place in the raiser’s series'),
    door: z
      .string()
      .nullable()
      .describe('The door by which it came, `office` where an office raised it; null for units, unless an office did'),
    reference: z
      .object({ number: z.string(), jurisdiction: z.string().nullable() })
      .nullable()
      .describe('Number on another platform, with the ground on which it is dealt with here; null for units'),
    raisedBy: named.nullable().describe('The unit that raised it; null where a complainant did'),
    about: z
      .string()
      .nullable()
      .describe('First words of what was said, as far as the reader may see them; null where there are none'),
    seq: z
      .int()
      .describe(
        'Send it back with an act; a stale one is refused as changed-meanwhile. Units have a count of their own',
      ),
    phase,
    procedure: z.string(),
    categoryCode: z.string().nullable(),
    divisionCode: z.string(),
    respondent: named.nullable(),
    lead: named.nullable(),
    place: z
      .string()
      .nullable()
      .describe('Hall and window; null where there is none, and for units that were not told'),
    week: z.string().describe('Monday of the week it came in'),
    receivedOn: z.string().nullable().describe('null for units: they are told the week only'),
    registeredOn: z.string().nullable().describe('The day it was entered; null for units'),
    ageDays: z.int().nullable().describe('Calendar days since it came in; a redo never starts this again'),
    parentId: z.string().nullable(),
    hasReceipt: z.boolean().nullable(),
    realName: z.boolean().nullable().describe('Left a contact, which lies in the vault'),
    leg: z.int().describe('Runs of handling so far'),
    returns: z.int(),
    redos: z.int(),
    reminders: z.int(),
    letters: z.int(),
    reclassified: z.boolean(),
    outcome: z.enum(['resolved', 'not-resolved', 'no-verdict', 'withdrawn']).nullable(),
    unreleased: z
      .int()
      .nullable()
      .describe('Words and photos no unit was given to read yet; null where sight is not full'),
    due: due.nullable(),
    named: z
      .object({ userId: z.string().nullable(), name: z.string().nullable(), section: z.string().nullable() })
      .nullable()
      .describe('Who of the unit is named for it, told to its own people alone'),
  })
  .meta({ id: 'MatterLine' });
const counted = {
  total: z.int(),
  capped: z.boolean().describe('There are more than `total`; narrow the list to have them counted'),
};
export const matterPage = z.object({ ...counted, items: z.array(matterLine) }).meta({ id: 'MatterPage' });
export const taskLine = z
  .object({
    what: z.string().describe('The command that is waited for'),
    relation: z.string().describe('In what relation: L A H D U C J S'),
    due: due.nullable(),
    matter: matterLine,
  })
  .meta({ id: 'DeskTask' });
export const deskPage = z.object({ ...counted, items: z.array(taskLine) }).meta({ id: 'Desk' });

const run = z.object({
  from: z.string(),
  to: z.string(),
  days: z.int(),
  role: z.enum(['counted', 'skipped', 'rolled-over', 'rolled-to']),
  kind: z.enum(['working', 'make-up', 'weekend', 'holiday']),
  name: z.string().nullable().describe('The holiday'),
  published: z.boolean(),
});
export const deadlineView = due
  .extend({
    from: z.string().describe('The day on which it begins; not counted'),
    amount: z.int(),
    unit: z.enum(['working-day', 'calendar-day']),
    basis: z.string().nullable().describe('The text the limit stands in'),
    runs: z.array(run).describe('Every day counted or skipped, in runs'),
  })
  .meta({ id: 'MatterDeadline' });

const held = z.enum(['submit', 'ask-extension', 'ask-suspension', 'propose-rerouting']);
const numbered = z.object({ id: z.string(), number: z.string() }).meta({ id: 'NumberedMatter' });
const saidView = z
  .object({
    id: z.string(),
    kind: z.enum(['words', 'demand', 'evidence', 'verdict', 'appeal', 'reopen', 'withdraw']),
    position: z.int(),
    original: z.string().nullable().describe('null where only released words may be read, or once erased'),
    released: z.string().nullable(),
    mayRelease: z.boolean().describe('Whether this post may release it now'),
  })
  .meta({ id: 'SaidWords' });
const file = {
  id: z.string(),
  author: z.enum(['complainant', 'unit', 'office']),
  size: z.int().describe('In bytes'),
  releaseOf: z.string().nullable().describe('The photo this is the released copy of'),
};
const fileView = z
  .discriminatedUnion('kind', [
    z.object({ ...file, kind: z.literal('photo'), width: z.int(), height: z.int() }),
    z.object({
      ...file,
      kind: z.enum(DOCUMENT_FORMATS),
      no: z.int().describe('By which it is called: 1 the first of its author’s documents'),
    }),
  ])
  .meta({ id: 'MatterFile' });
/** What was uploaded, to be named by an act. */
export const keptFile = z
  .object({ id: z.string(), kind: z.enum(['photo', ...DOCUMENT_FORMATS]), size: z.int().describe('In bytes, as kept') })
  .meta({ id: 'KeptFile' });
const messageView = z
  .object({
    id: z.string(),
    relation: z.enum(['X', 'D', 'L']),
    on: z.string(),
    text: z.string().nullable(),
    held: z.boolean().describe('Waits for a dispatcher to pass it on'),
    passedOn: z.string().nullable(),
  })
  .meta({ id: 'MatterMessage' });
const step = z
  .object({
    seq: z.int(),
    type: z.string().describe('Event type, past tense'),
    on: z.string().describe('The day; for a unit the Monday of the week where the complainant acted'),
    inWeek: z.boolean().describe('Whether the day stands for its whole week'),
    at: z.string().nullable().describe('HH:MM, with full sight only'),
    as: z.enum([...RELATION_CODES, 'door']),
    office: z.string().nullable(),
    person: z.string().nullable().describe('Who did it, for the same office and the discipline supervisor'),
    texts: z.array(z.object({ id: z.string(), field: z.string(), text: z.string().nullable() })),
    files: z.array(z.string()),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'MatterStep' });

export const matterView = z
  .object({
    line: matterLine,
    sight: z.enum(['full', 'released', 'unit']),
    rating: z
      .object({
        grade: z.int().describe('1 the worst, 5 the best'),
        reasons: z.array(z.string()).describe('Codes of every reason that was ticked'),
      })
      .nullable()
      .describe('What the review said beside its words; null where no review stands behind the matter'),
    lane: z.enum(['ordinary', 'discipline']),
    office: z.string().nullable().describe('Who has it now'),
    judge: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('complainant') }),
        z.object({ kind: z.literal('post'), office: z.string().nullable(), escalations: z.int() }),
      ])
      .nullable()
      .describe('null for units: a complainant who judges has a receipt'),
    legs: z.array(
      z.object({
        no: z.int(),
        openedOn: z.string(),
        lead: named.nullable(),
        dueOn: z.string(),
        signedOn: z.string().nullable(),
        submittedOn: z.string().nullable(),
        extension: z.string(),
        assisting: z.array(z.object({ unit: named, part: z.string() })),
      }),
    ),
    pending: z
      .object({
        refusal: z.string().nullable(),
        termination: z.string().nullable(),
        suspension: z.string().nullable(),
        reclassification: z.string().nullable(),
        rerouting: z.object({ ground: z.string(), unit: named }).nullable().describe('Ground, and the unit proposed'),
      })
      .describe('What was proposed and waits for a second person: the ground or category'),
    letters: z.array(
      z.object({
        id: z.string(),
        step: z.string(),
        year: z.int().nullable().describe('Null on an instruction'),
        number: z.int().nullable(),
        unit: named,
        replyBy: z.string().nullable().describe('null where no answer is asked for'),
        repliedOn: z.string().nullable(),
      }),
    ),
    placeReleased: z
      .boolean()
      .nullable()
      .describe('Whether units are told the window; null where there is none to tell'),
    held: z.array(held).describe('Acts of this post that wait for the sign-off of its head'),
    drafts: z
      .array(
        z.object({
          draft: z.int().describe('Its number; its words are those of the step that laid it'),
          of: held,
          on: z.string(),
          author: z.string(),
          own: z.boolean().describe('Written by oneself: another person signs it'),
        }),
      )
      .describe('What waits for sign-off; the unit’s own people alone are told of it'),
    parent: numbered.nullable().describe('The matter this one was merged into'),
    children: z.array(numbered).describe('Matters merged into this one'),
    deadlines: z.array(deadlineView),
    words: z.object({ said: z.array(saidView), files: z.array(fileView), messages: z.array(messageView) }),
    timeline: z.array(step),
    notes: z
      .enum(['write', 'read', 'look'])
      .nullable()
      .describe('Internal notes: write and read one’s unit’s, read them only, look at every unit’s; null: none of it'),
    naming: z
      .object({ people: z.array(z.object({ userId: z.string(), name: z.string() })), sections: z.array(z.string()) })
      .nullable()
      .describe('Whom of its unit this post may name for it now, and in which sections; null: nobody'),
    followed: z.boolean().describe('Whether this person follows it through this post'),
    allowed: z.array(z.string()).describe('Commands this post may give now'),
    grounds: z.object({
      refusal: z.array(z.string()),
      termination: z.array(z.string()),
      suspension: z.array(z.string()),
      rerouting: z.array(z.string()),
      jurisdiction: z.array(z.string()).describe('Empty where a hand-over names none'),
      category: z.array(z.string()),
      callBack: z.array(z.string()).describe('Questions to ask when the complainant is called back'),
    }),
    integrity: z.object({
      events: z.int(),
      whole: z.boolean().describe('The chain of this matter was recomputed just now and holds'),
      sealed: z.boolean().nullable().describe('The newest event lies under a published head'),
      sealNumber: z.int().nullable(),
    }),
  })
  .meta({ id: 'Matter' });

export const duplicate = z
  .object({ matter: matterLine, likeness: z.int().describe('Percent of shared pairs of characters') })
  .meta({ id: 'LikelyDuplicate' });
