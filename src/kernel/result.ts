/** Errors a user can cause are values; bugs throw. */

export type Result<T, P> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; problem: P }>;

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<P>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}

/** Proves at compile time that a switch handled every case; throws if a bad value arrives at run time all the same. */
export function never(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
