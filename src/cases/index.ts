/** Door: what the provincial platform handed over, with the clock of its entry: by hand, or through its port, which tells it what became of them. */

import { type DoorSlice, MATTER_CHANGED } from '../matters/index.ts';
import { caseListRoutes } from './api-list.ts';
import { casesFinders } from './finders.ts';
import { casesNames } from './names.ts';
import { onCaseChanged, TELL_PLATFORM, tellPlatform } from './port/actions-tell.ts';
import { platformRoutes } from './port/api-platforms.ts';
import { portRoutes } from './port/api-port.ts';
import { casesProblemTitles } from './words.ts';

export { casesImports } from './actions-import.ts';
export { handOver } from './port/actions-hand-over.ts';
export { admitPlatform } from './port/actions-platforms.ts';
export { tellLater } from './port/actions-tell.ts';
export type { SentCase } from './port/model.ts';
export { casesFigures } from './store-kept.ts';

export const casesDoor: DoorSlice = {
  routes: (app, { city, publicUrl }) => {
    caseListRoutes(app, city);
    portRoutes(app, { city, publicUrl });
    platformRoutes(app, city);
  },
  titles: casesProblemTitles,
  names: casesNames,
  finders: casesFinders,
  handlers: { [MATTER_CHANGED]: [onCaseChanged] },
  tells: (post) => ({ [TELL_PLATFORM]: [tellPlatform(undefined, post)] }),
  erasing: {
    clears: {},
    keeps: {
      // A keyed hash that says nothing without its key, and the province's number, which names nobody.
      cases_handover: ['content_mac', 'reference'],
      // Codes of the program.
      cases_state: ['state', 'outcome'],
    },
  },
};
