/** Routes of the session: signing in and out, changing the post. */

import { api, take } from './client.ts';
import type { Session } from './types.ts';

export type SignInAnswer = Session | Readonly<{ state: 'second-factor' }>;

export function signIn(typed: { username: string; password: string }): Promise<SignInAnswer> {
  return take<SignInAnswer>(api.POST('/api/v1/session', { body: typed }));
}

export function enterSecondFactor(code: string): Promise<SignInAnswer> {
  return take<SignInAnswer>(api.POST('/api/v1/session/second-factor', { body: { code } }));
}

export async function signOut(): Promise<void> {
  await take(api.DELETE('/api/v1/session'));
}

export async function switchPost(postId: string): Promise<void> {
  await take(api.PUT('/api/v1/session/post', { body: { postId } }));
}
