/** Public interface of letters of supervision. */

export { answerLetter, type NewLetter, sendLetter, signLetter } from './actions.ts';
export { proposalsFor } from './actions-proposals.ts';
export { lettersRoutes } from './api.ts';
export { lettersNames } from './names.ts';
export { supervisionLettersAbout } from './store.ts';
export { lettersProblemTitles } from './words.ts';
