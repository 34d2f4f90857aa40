/** Public interface of the imports: what officials bring in files. */

export { badRowsBook, faultSentences, importFile, operatorAsker } from './actions-file.ts';
export { importsReleasedActs } from './actions-released.ts';
export { importsRoutes } from './api.ts';
export { importsJobs } from './jobs.ts';
export { KINDS } from './kinds.ts';
export type { ImportProblem, ImportRun, Progress } from './model.ts';
export { importsNames } from './names.ts';
export { seedImports } from './retention.ts';
export { importsWrapped } from './sealing.ts';
export { importsProblemTitles } from './words.ts';
