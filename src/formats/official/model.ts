/** Data for the places of a template, and the flaws a template may have; the same for every kind of paper. */

export type PaperRow = Readonly<Record<string, string>>;
/** Data of a template: texts, and lists of rows of texts. */
export type PaperData = Readonly<Record<string, string | readonly PaperRow[]>>;

/** The places a template may have: null for a text, the places of a row for a list. */
export type Places = Readonly<Record<string, null | readonly string[]>>;
/** Places a kind's template may and must hold. */
export type PlacesAsked = Readonly<{ places: Places; required: readonly string[] }>;

/** A flaw of a template, named so that its author finds it. `near`: the name that was probably meant. */
export type TemplateFlaw =
  | Readonly<{ kind: 'place-unknown'; name: string; near: string | null }>
  | Readonly<{
      kind: 'place-missing' | 'list-not-closed' | 'list-not-opened' | 'list-as-text' | 'text-as-list';
      name: string;
    }>
  | Readonly<{ kind: 'row-place-outside'; name: string; list: string }>
  | Readonly<{ kind: 'brace-alone'; text: string }>;

/** Why a file cannot be a template. */
export type TemplateProblem =
  | Readonly<{
      kind:
        | 'template-not-docx'
        | 'template-damaged'
        | 'template-too-large'
        | 'template-has-macros'
        | 'template-reaches-outside'
        | 'template-has-pictures'
        | 'template-has-code';
    }>
  | Readonly<{ kind: 'template-wrong'; flaws: readonly TemplateFlaw[] }>;

/** Carries a problem out of the reading of a template; caught where the reading was begun. */
export class TemplateRefused extends Error {
  readonly problem: TemplateProblem;
  constructor(problem: TemplateProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Look of a text; its size in points, as Word counts. */
export type TextLook = Readonly<{ size: number; bold: boolean; colour: string | null }>;
export type Align = 'left' | 'center' | 'right' | 'justify';
/** A paragraph to be drawn: one look throughout, lengths in points. */
export type Paragraph = Readonly<{
  kind: 'paragraph';
  text: string;
  look: TextLook;
  align: Align;
  indent: Readonly<{ left: number; right: number; first: number }>;
  before: number;
  after: number;
  /** The distance of two lines; null where the size says it. */
  line: number | null;
  newPage: boolean;
  keepNext: boolean;
  /** Rules under or over it, in points of thickness. */
  rule: Readonly<{ side: 'top' | 'bottom'; thickness: number; double: boolean; colour: string }> | null;
}>;
export type TableCell = Readonly<{ span: number; paragraphs: readonly Paragraph[] }>;
export type TableRow = Readonly<{ heading: boolean; cells: readonly TableCell[] }>;
export type Table = Readonly<{ kind: 'table'; widths: readonly number[]; rows: readonly TableRow[] }>;
export type Block = Paragraph | Table;
