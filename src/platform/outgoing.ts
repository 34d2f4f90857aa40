/** Sends a body to another program. Only outbox handlers use it: nothing leaves from a request. */

/** Nothing came back in time, or it was no success. Its code stands in the outbox and the log; no address and no body does. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly code: string;

  constructor(code: string) {
    super(`not taken: ${code}`);
    this.code = code;
  }
}

const ANSWER_WITHIN_MS = 10_000;

/**
 * Posts JSON and waits for an answer of success, whose content is not read.
 * @throws NotTaken on any other answer, a redirection, silence, or a connection that fails
 */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  withinMs: number = ANSWER_WITHIN_MS,
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body,
    // A body that is signed for one program goes to no other.
    redirect: 'manual',
    signal: AbortSignal.timeout(withinMs),
  }).catch((error: unknown) => {
    throw new NotTaken(error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'unreached');
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotTaken(String(answer.status));
}
