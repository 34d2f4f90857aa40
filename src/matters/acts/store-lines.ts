/** Columns of a line of matters, the same in every list. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';

export type MatterRow = Readonly<{
  id: Uuid;
  number: string;
  raiserUnitId: Uuid | null;
  seq: number;
  phase: string;
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
  closedOn: LocalDate | null;
  outcome: string | null;
  dueKind: string | null;
  dueOn: LocalDate | null;
  dueProvisional: boolean;
  /** As units see it: for a unit, or for somebody too near. */
  blunted: boolean;
  /** Whether the reader may be told the window. */
  placeOpen: boolean;
}>;

export const LINE_COLUMNS = [
  'id',
  'number',
  'raiser_unit_id as raiserUnitId',
  'seq',
  'phase',
  'procedure',
  'division_code as divisionCode',
  'respondent_unit_id as respondentUnitId',
  'window_id as windowId',
  'category_code as categoryCode',
  'parent_id as parentId',
  'lead_unit_id as leadUnitId',
  'has_receipt as hasReceipt',
  'real_name as realName',
  'leg',
  'returns',
  'redos',
  'reminders',
  'letters',
  'reclassified',
  'received_on as receivedOn',
  'closed_on as closedOn',
  'outcome',
  'due_kind as dueKind',
  'due_on as dueOn',
  'due_provisional as dueProvisional',
  'blunted',
  'place_open as placeOpen',
] as const;
