/**
 * The government's identity provider, spoken to by OpenID Connect. A provider with a dialect of its own gets another maker of
 * this type; nothing else of the program knows the protocol.
 */

import type * as OpenId from 'openid-client';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Config } from './config.ts';
import { isLoopback } from './http/own-address.ts';

/** What a sign-in under way keeps in the browser: each 43 letters of base64url. */
export type SignInUnderWay = Readonly<{ state: string; nonce: string; verifier: string }>;

/** Somebody as the provider knows them. The subject may be an identity number: it is hashed at once and never kept. */
export type ProviderAccount = Readonly<{ issuer: string; subject: string }>;

export type ProviderProblem = Readonly<{ kind: 'provider-unreachable' | 'provider-refused' | 'provider-wrong' }>;

export type IdentityProvider = Readonly<{
  /** Where to send the browser, which comes back to the program's own address. */
  begin: (under: SignInUnderWay) => Promise<Result<URL, ProviderProblem>>;
  /** @param back the address the browser came back to, under the program's public origin */
  finish: (back: URL, under: SignInUnderWay) => Promise<Result<ProviderAccount, ProviderProblem>>;
}>;

/** Where the provider sends the browser back to; registered there with the public origin before it. */
export const PROVIDER_BACK = '/sign-in/provider/back';

const ANSWER_WITHIN_S = 10;

/** Speaks to the provider from the first sign-in on, so that a provider that is down delays no start. */
export function openIdProvider(settings: NonNullable<Config['provider']>, publicUrl: URL): IdentityProvider {
  const redirect = `${publicUrl.origin}${PROVIDER_BACK}`;
  let known: Promise<Readonly<{ client: typeof OpenId; at: OpenId.Configuration }>> | undefined;
  const discover = async () => {
    // Loaded by those alone who have a provider.
    const client = await import('openid-client');
    const overHttp = isLoopback(settings.issuer.hostname) ? [client.allowInsecureRequests] : [];
    const at = await client.discovery(settings.issuer, settings.clientId, settings.clientSecret, undefined, {
      execute: [...overHttp, client.enableNonRepudiationChecks],
      timeout: ANSWER_WITHIN_S,
    });
    return { client, at };
  };
  const ask = async <T>(
    what: (to: Awaited<NonNullable<typeof known>>) => Promise<T>,
  ): Promise<Result<T, ProviderProblem>> => {
    try {
      known ??= discover();
      const to = await known.catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return ok(await what(to));
    } catch (error) {
      return refuse({ kind: problemOf(error) });
    }
  };
  return {
    begin: ({ state, nonce, verifier }) =>
      ask(async ({ client, at }) =>
        client.buildAuthorizationUrl(at, {
          redirect_uri: redirect,
          scope: 'openid',
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        }),
      ),
    finish: (back, { state, nonce, verifier }) =>
      ask(async ({ client, at }) => {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const claims = (await client.authorizationCodeGrant(at, back, checks)).claims();
        if (claims === undefined) throw new Error('an answer without an identity token');
        return { issuer: claims.iss, subject: claims.sub };
      }),
  };
}

/** Said in three words: nothing of what a provider answered goes further. */
function problemOf(error: unknown): ProviderProblem['kind'] {
  const { name, code, message } = error as Readonly<{ name?: string; code?: string; message?: string }>;
  // The person, or a rule of the provider, said no.
  if (name === 'AuthorizationResponseError') return 'provider-refused';
  const silent = message === 'fetch failed' || code === 'OAUTH_TIMEOUT' || name === 'TimeoutError';
  return silent || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ? 'provider-unreachable' : 'provider-wrong';
}
