/** Declares starting templates: paragraphs and tables in the terms of GB/T 9704, with places in braces. */

/** `form`: no head of an organ, as registers and slips have none; `letter`: 函; `paper`: red head, as 通报. */
export type LayoutForm = 'form' | 'letter' | 'paper';

/**
 * Roles of paragraphs: head (发文机关标志), number (发文字号), title (标题), to (主送机关), body, level (一、), item (（一）),
 * list (附件说明), sign (署名), seal, date (成文日期), attachment (附件1), note (版记 and explanations).
 */
export type ParagraphAs =
  | 'head'
  | 'number'
  | 'title'
  | 'to'
  | 'body'
  | 'level'
  | 'item'
  | 'list'
  | 'sign'
  | 'seal'
  | 'date'
  | 'attachment'
  | 'note';

export type Piece =
  | Readonly<{ as: ParagraphAs; text: string }>
  /** `head`: its first row is repeated on every page; widths in millimetres, 156 in all. */
  | Readonly<{ as: 'table'; widths: readonly number[]; head: boolean; rows: readonly (readonly string[])[] }>
  /** A new page, without the grid of the text: an attachment with a table. */
  | Readonly<{ as: 'page' }>;

export type Layout = Readonly<{ form: LayoutForm; title: string; pieces: readonly Piece[] }>;
