/** Routes of letters of supervision. */

import { api, take } from './client.ts';
import type { AnswerOf, BodyOf, LetterLine, LetterLook, LetterProposals, LetterView, Page } from './types.ts';

export type LetterStep = LetterLine['step'];
export type LetterCounts = AnswerOf<'/api/v1/letters/counts'>;

export const LETTER_STATES = ['waiting', 'late', 'unsigned', 'answered', 'followed'] as const;

/** How many letters of this step this unit sent stand in this way. */
export async function countSent(step: LetterStep, state: (typeof LETTER_STATES)[number]): Promise<number> {
  const query = { step, state, box: 'sent', limit: 1, offset: 0 } as const;
  return (await take<Page<LetterLine>>(api.GET('/api/v1/letters', { params: { query } }))).total;
}

export function readLetter(id: string): Promise<LetterView> {
  return take<LetterView>(api.GET('/api/v1/letters/{id}', { params: { path: { id } } }));
}

export function readLetterProposals(): Promise<LetterProposals> {
  return take<LetterProposals>(api.GET('/api/v1/letters/proposals'));
}

export function countLetters(): Promise<LetterCounts> {
  return take<LetterCounts>(api.GET('/api/v1/letters/counts'));
}

/** Whom a step would reach, one letter for each unit or desk, and what is left out. */
export function lookAtLetter(step: LetterStep, matterIds: readonly string[]): Promise<LetterLook> {
  return take<LetterLook>(api.POST('/api/v1/letters/look', { body: { step, matterIds: [...matterIds] } }));
}

export function sendLetter(body: BodyOf<'/api/v1/letters'>): Promise<unknown> {
  return take(api.POST('/api/v1/letters', { body }));
}

export function signLetter(id: string): Promise<unknown> {
  return take(api.POST('/api/v1/letters/{id}/signature', { params: { path: { id } } }));
}

export function answerLetter(id: string, body: BodyOf<'/api/v1/letters/{id}/answer'>): Promise<unknown> {
  return take(api.POST('/api/v1/letters/{id}/answer', { params: { path: { id } }, body }));
}
