/** Routes of draws. */

import { api, take } from './client.ts';
import type { AnswerOf, BodyOf, QueryOf } from './types.ts';

export type DrawView = AnswerOf<'/api/v1/draws/{id}'>;
export type NewDraw = BodyOf<'/api/v1/draws'>;
type Offices = AnswerOf<'/api/v1/draws/offices'>;
type Candidates = AnswerOf<'/api/v1/draws/candidates'>;
type Done = Readonly<{ id: string; number: string }>;

export function readDraw(id: string): Promise<DrawView> {
  return take<DrawView>(api.GET('/api/v1/draws/{id}', { params: { path: { id } } }));
}

export function readOffices(): Promise<Offices> {
  return take<Offices>(api.GET('/api/v1/draws/offices'));
}

/** How many there are to draw from now. */
export function countCandidates(query: QueryOf<'/api/v1/draws/candidates'>): Promise<Candidates> {
  return take<Candidates>(api.GET('/api/v1/draws/candidates', { params: { query } }));
}

export function announceDraw(body: NewDraw): Promise<Done> {
  return take<Done>(api.POST('/api/v1/draws', { body }));
}

export function commitToDraw(id: string, commitment: string): Promise<Done> {
  const params = { path: { id } };
  return take<Done>(api.POST('/api/v1/draws/{id}/commitment', { params, body: { commitment } }));
}

export function revealForDraw(id: string, secret: string): Promise<Done> {
  return take<Done>(api.POST('/api/v1/draws/{id}/secret', { params: { path: { id } }, body: { secret } }));
}

export function withdrawDraw(id: string): Promise<Done> {
  return take<Done>(api.POST('/api/v1/draws/{id}/withdrawal', { params: { path: { id } } }));
}

export function publishDraw(id: string): Promise<Done> {
  return take<Done>(api.POST('/api/v1/draws/{id}/publication', { params: { path: { id } } }));
}
