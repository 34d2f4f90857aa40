/** Types of what the server sends, from its OpenAPI document. */

import type {
  ActingPost,
  Code,
  DeadlineExplained,
  DeskTask,
  LikelyDuplicate,
  Matter,
  MatterCommandInput,
  MatterDeadline,
  MatterFile,
  MatterLine,
  MatterMessage,
  MatterPage,
  MatterStep,
  Paper,
  ProcedureTerms,
  paths,
  SaidWords,
  VaultHoldings,
} from './schema.ts';

export type * from './schema.ts';

type Json<Said> = Said extends { content: { 'application/json': infer Body } } ? Body : never;
type With<Method extends string> = {
  [Path in keyof paths as paths[Path] extends Record<Method, object> ? Path : never]: paths[Path];
};
type Gets = With<'get'>;
/** What the address of a list or a read may ask. */
export type QueryOf<Path extends keyof Gets> = Gets[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;
/** What a read answers. */
export type AnswerOf<Path extends keyof Gets> = Gets[Path] extends { get: { responses: { 200: infer Said } } }
  ? Json<Said>
  : never;
/** A list of the server, which has its sheet under the same path. */
export type ListPath = { [Path in keyof Gets]: `${Path}.xlsx` extends keyof Gets ? Path : never }[keyof Gets];
/** A list of matters, whatever brought them. */
export type MatterPath = {
  [Path in ListPath]: Gets[Path] extends {
    get: { responses: { 200: { content: { 'application/json': MatterPage } } } };
  }
    ? Path
    : never;
}[ListPath];
/** What is sent to be done. */
export type BodyOf<Path extends keyof paths, Method extends 'post' | 'put' = 'post'> =
  paths[Path] extends Record<Method, { requestBody?: infer Said }> ? Json<NonNullable<Said>> : never;

export type Role = ActingPost['role'];

export type PlaqueState = Code['state'];
export type PaperKind = Paper['kind'];
export type PaperState = Paper['state'];
export type Past = Readonly<{
  fromOn: string;
  untilOn: string;
  facts: Readonly<Record<string, string | boolean | null>>;
}>;
/** A page; `capped` means that there are more than `total`. */
export type Page<T> = Readonly<{ total: number; capped?: boolean; items: readonly T[] }>;

export type SecretField = VaultHoldings['fields'][number];

export type Explanation = DeadlineExplained;
export type ExplainedDay = Explanation['days'][number];
export type LegalLimit = ProcedureTerms['sign'];

export type FigureTable = AnswerOf<'/api/v1/figures/reviews'>;

export type Phase = MatterLine['phase'];
export type TaskLine = DeskTask;
export type MatterView = Matter;
export type DeadlineView = MatterDeadline;
export type DayRun = DeadlineView['runs'][number];
export type SaidView = SaidWords;
export type FileView = MatterFile;
export type PhotoView = Extract<FileView, { kind: 'photo' }>;
export type DocumentView = Exclude<FileView, PhotoView>;
export type MessageView = MatterMessage;
export type TimelineStep = MatterStep;
export type Duplicate = LikelyDuplicate;
export type MatterCommand = MatterCommandInput;
export type Watch = NonNullable<QueryOf<'/api/v1/matters'>['watch']>;
