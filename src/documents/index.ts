/** Public interface of official papers. */

export { makePaper, type PaperOrder } from './actions.ts';
export { makeLetterPaper } from './actions-letters.ts';
export { makeBulletin, makeMatterPaper, openPaper, papersFor, voidOwn } from './actions-matter.ts';
export { issuedRecord } from './actions-record.ts';
export { seedDocuments } from './actions-templates.ts';
export { documentsRoutes } from './api.ts';
export { documentsErasing } from './erasing.ts';
export { documentsFinders } from './finders.ts';
export type { Paper, PaperKind } from './model.ts';
export { PAPER_KINDS } from './model.ts';
export { documentsNames } from './names.ts';
export { numberShown } from './sheets.ts';
export { documentsProblemTitles } from './words.ts';
