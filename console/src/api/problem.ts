/** A refusal of the server: RFC 9457 with the fields the console shows. */

export type FieldError = Readonly<{ path: string; message: string }>;

/** A refusal, or no answer at all (`kind: 'unreachable'`). */
export class Problem extends Error {
  readonly kind: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  /** Request id, for looking into the log. */
  readonly instance: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(typeof body.title === 'string' ? body.title : `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.kind = typeof body.type === 'string' ? body.type.replace('/problems/', '') : 'unknown';
    this.detail = typeof body.detail === 'string' ? body.detail : undefined;
    this.instance = typeof body.instance === 'string' ? body.instance : undefined;
    this.errors = Array.isArray(body.errors) ? body.errors.filter(isFieldError) : [];
    this.body = body;
  }
}

function isFieldError(value: unknown): value is FieldError {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value;
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, {
    type: '/problems/unreachable',
    title: error instanceof Error ? error.message : String(error),
  });
}
