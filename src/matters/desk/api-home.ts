/** The route of the first screen: where matters stand, what comes due, who is late, the last weeks. */

import { z } from 'zod';
import { localDateOf } from '../../kernel/time.ts';
import { actorOf, divisionNames, readerOf, unitNames } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { refusals } from '../../platform/http/shapes.ts';
import { mattersAccess } from '../access.ts';
import { PHASES } from '../loop/model.ts';
import { phase } from './api-schemas.ts';
import { homeCounts } from './store-home.ts';

const home = z
  .object({
    on: z.string().describe('The day it was counted on'),
    phases: z.array(z.object({ phase, matters: z.int() })),
    overdue: z.int(),
    dueToday: z.int(),
    dueSoon: z.int().describe('In the seven days after today'),
    lateUnits: z.array(z.object({ unitId: z.string(), name: z.string(), matters: z.int() })),
    lateDivisions: z.array(z.object({ divisionCode: z.string(), name: z.string(), matters: z.int() })),
    weeks: z.array(z.object({ monday: z.string(), received: z.int(), closed: z.int() })),
  })
  .meta({ id: 'Home' });

export function homeRoute(app: App, city: City): void {
  jsonRoute(app, 'GET /api/v1/home', {
    access: mattersAccess.readHome,
    answer: home,
    otherwise: refusals,
    handle: async (request) => {
      const today = localDateOf(city.outside.now());
      const counts = await homeCounts(city.db, await readerOf(city.db, city, actorOf(request)), today);
      const ids = counts.lateUnits.map(({ unitId }) => unitId);
      const [units, divisionOf] = await Promise.all([unitNames(city.db, ids), divisionNames(city.db)]);
      return {
        ...counts,
        on: today,
        // In the order of the loop.
        phases: [...counts.phases].sort((one, other) => PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase)),
        weeks: [...counts.weeks],
        lateUnits: counts.lateUnits.map((late) => ({ ...late, name: units.get(late.unitId) ?? '' })),
        lateDivisions: counts.lateDivisions.map((late) => ({ ...late, name: divisionOf(late.divisionCode) })),
      };
    },
  });
}
