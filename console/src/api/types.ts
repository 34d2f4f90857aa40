/** Types of what the server sends, from its OpenAPI document. */

import type { components } from './schema.ts';

type Schemas = components['schemas'];

export type ImportKind = Schemas['ImportKind'];
export type ImportRun = Schemas['ImportRun'];
export type ImportLook = Schemas['ImportLook'];
export type ImportFault = Schemas['ImportFault'];
export type ImportOutcome = Schemas['ImportOutcome'];
export type Session = Schemas['Session'];
export type ActingPost = Schemas['ActingPost'];
export type Role = ActingPost['role'];
export type OpenSession = Schemas['OpenSession'];
export type User = Schemas['User'];
export type UserLine = Schemas['UserLine'];
export type Division = Schemas['Division'];
export type UnitLine = Schemas['UnitLine'];
export type PostLine = Schemas['PostLine'];
export type DelegationLine = Schemas['DelegationLine'];
export type Notice = Schemas['Notice'];
export type AuditLine = Schemas['AuditLine'];
export type RetentionRule = Schemas['RetentionRule'];
export type LegalHold = Schemas['LegalHold'];

export type Hall = Schemas['Hall'];
export type ServiceWindowLine = Schemas['ServiceWindowLine'];
export type BusinessEntity = Schemas['BusinessEntity'];
export type EntitySuggestion = Schemas['EntitySuggestion'];
export type PlaceSuggestion = Schemas['PlaceSuggestion'];
export type Code = Schemas['Code'];
export type CodeDetail = Schemas['CodeDetail'];
export type PlaqueState = Code['state'];
export type Paper = Schemas['Paper'];
export type PaperKind = Paper['kind'];
export type PaperState = Paper['state'];
export type PaperLine = Schemas['PaperLine'];
export type PaperTemplate = Schemas['PaperTemplate'];
export type MatterPapers = Schemas['MatterPapers'];
export type PrintLine = Schemas['PrintLine'];
export type Hanging = Schemas['Hanging'];
export type PlaqueFinding = Schemas['PlaqueFinding'];
export type PlaqueFindings = Schemas['PlaqueFindings'];
export type PrintedNames = Schemas['PrintedNames'];
export type Past = Readonly<{
  fromOn: string;
  untilOn: string;
  facts: Readonly<Record<string, string | boolean | null>>;
}>;
/** A page; `capped` means that there are more than `total`. */
export type Page<T> = Readonly<{ total: number; capped?: boolean; items: readonly T[] }>;

export type VaultHoldings = Schemas['VaultHoldings'];
export type SecretField = VaultHoldings['fields'][number];
export type OpenedIdentity = Schemas['OpenedIdentity'];
export type IdentityOpening = Schemas['IdentityOpening'];
export type IdentityRequest = Schemas['IdentityRequest'];

export type Explanation = Schemas['DeadlineExplained'];
export type ExplainedDay = Explanation['days'][number];
export type Procedure = Schemas['Procedure'];
export type ProcedureVersion = Schemas['ProcedureVersion'];
export type ProcedureTerms = Schemas['ProcedureTerms'];
export type LegalLimit = ProcedureTerms['sign'];
export type DatedLimit = Schemas['DatedLimit'];
export type LimitVersion = Schemas['LimitVersion'];
export type CalendarYear = Schemas['CalendarYear'];
export type CalendarEdition = Schemas['CalendarEdition'];
export type CalendarPreview = Schemas['CalendarPreview'];
export type Category = Schemas['Category'];

export type Open311Key = Schemas['Open311Key'];
export type Open311KeyIssued = Schemas['Open311KeyIssued'];

export type FigureLine = Schemas['FigureLine'];
export type Satisfaction = Schemas['Satisfaction'];
export type FigureTable = Readonly<{
  by: string;
  from: string;
  to: string;
  upTo: string;
  total: number;
  groups: number;
  standings: Readonly<{ above: number; below: number; cannotTell: number; noData: number }>;
  lines: readonly FigureLine[];
  whole: FigureLine;
}>;
export type WindowHistory = Schemas['WindowHistory'];
export type UnitWindow = Schemas['UnitWindow'];
export type PaceLine = Schemas['PaceLine'];
export type PaceCurve = Schemas['PaceCurve'];
export type BigScreen = Schemas['BigScreen'];
export type ServedReport = Schemas['ServedReport'];
export type FraudSign = Schemas['FraudSign'];
export type HeldEntry = Schemas['HeldEntry'];

export type MatterLine = Schemas['MatterLine'];
export type MatterPage = Schemas['MatterPage'];
export type Phase = MatterLine['phase'];
export type TaskLine = Schemas['DeskTask'];
export type Desk = Schemas['Desk'];
export type MatterView = Schemas['Matter'];
export type DeadlineView = Schemas['MatterDeadline'];
export type DayRun = DeadlineView['runs'][number];
export type SaidView = Schemas['SaidWords'];
export type FileView = Schemas['MatterFile'];
export type MessageView = Schemas['MatterMessage'];
export type TimelineStep = Schemas['MatterStep'];
export type Duplicate = Schemas['LikelyDuplicate'];
export type AlikeMatters = Schemas['AlikeMatters'];
export type AlikeMattersPage = Schemas['AlikeMattersPage'];
export type MatterCommand = Schemas['MatterCommandInput'];
export type RegistrationKinds = Schemas['RegistrationKinds'];
export type RegistrationKind = Schemas['RegistrationKind'];
export type MatterRegistered = Schemas['MatterRegistered'];
export type Watch =
  | 'contested'
  | 'overdue'
  | 'returned'
  | 'reclassified'
  | 'reminded'
  | 'letters'
  | 'silent-judge'
  | 'unreleased';
export type SupervisionCounts = Schemas['SupervisionCounts'];
