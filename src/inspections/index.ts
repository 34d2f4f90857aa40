/** Public interface of inspections. */

export { bringRegister } from './actions-bring.ts';
export { inspectionsImports } from './actions-import.ts';
export { registerRoutes as inspectionsRoutes } from './api-register.ts';
export { inspectionsNames } from './names.ts';
export { inspectionsProblemTitles } from './words.ts';
