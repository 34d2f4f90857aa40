/** Columns of a line of matters, the same in every list. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Lane, Outcome, Phase } from '../loop/model.ts';

export type MatterRow = Readonly<{
  id: Uuid;
  number: string;
  door: string;
  lane: Lane;
  raiserUnitId: Uuid | null;
  seq: number;
  phase: Phase;
  procedure: string;
  divisionCode: string;
  respondentUnitId: Uuid | null;
  windowId: Uuid | null;
  categoryCode: string | null;
  parentId: Uuid | null;
  leadUnitId: Uuid | null;
  hasReceipt: boolean;
  realName: boolean;
  leg: number;
  returns: number;
  redos: number;
  reminders: number;
  letters: number;
  reclassified: boolean;
  receivedOn: LocalDate;
  receivedAt: Instant;
  reference: string | null;
  jurisdiction: string | null;
  closedOn: LocalDate | null;
  outcome: Outcome | null;
  dueKind: string | null;
  dueOn: LocalDate | null;
  dueProvisional: boolean;
  /** As units see it: for a unit, or for somebody too near. */
  blunted: boolean;
  /** Whether the reader may be told the window. */
  placeOpen: boolean;
}>;

export const LINE_COLUMNS = [
  'matters_matter.id',
  'matters_matter.number',
  'matters_matter.door',
  'matters_matter.lane',
  'matters_matter.raiser_unit_id as raiserUnitId',
  'matters_matter.seq',
  'matters_matter.phase',
  'matters_matter.procedure',
  'matters_matter.division_code as divisionCode',
  'matters_matter.respondent_unit_id as respondentUnitId',
  'matters_matter.window_id as windowId',
  'matters_matter.category_code as categoryCode',
  'matters_matter.parent_id as parentId',
  'matters_matter.lead_unit_id as leadUnitId',
  'matters_matter.has_receipt as hasReceipt',
  'matters_matter.real_name as realName',
  'matters_matter.leg',
  'matters_matter.returns',
  'matters_matter.redos',
  'matters_matter.reminders',
  'matters_matter.letters',
  'matters_matter.reclassified',
  'matters_matter.received_on as receivedOn',
  'matters_matter.received_at as receivedAt',
  'matters_matter.reference',
  'matters_matter.jurisdiction',
  'matters_matter.closed_on as closedOn',
  'matters_matter.outcome',
  'matters_matter.due_kind as dueKind',
  'matters_matter.due_on as dueOn',
  'matters_matter.due_provisional as dueProvisional',
  'matters_matter.blunted',
  'matters_matter.place_open as placeOpen',
] as const;
