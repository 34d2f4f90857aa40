/** Acts that wait for a second person. */

import { api, take } from './client.ts';
import type { components } from './schema.ts';

export type WaitingAct = components['schemas']['WaitingAct'];
export type ActFact = WaitingAct['facts'][number];

export function readWaitingActs(decided: boolean): Promise<readonly WaitingAct[]> {
  const query = { decided: decided ? 'true' : 'false' } as const;
  return take<readonly WaitingAct[]>(api.GET('/api/v1/waiting-acts', { params: { query } }));
}

export function decideWaitingAct(id: string, body: Readonly<{ release: boolean; reason: string }>): Promise<unknown> {
  return take(api.POST('/api/v1/waiting-acts/{id}/decision', { params: { path: { id } }, body }));
}
