/** The one table of error codes: what a caller can meet through any door, and its HTTP status. */
export const errorStatus = {
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  lease_lost: 409,
  dependency_not_done: 409,
  cycle: 409,
  budget_exhausted: 409,
  mission_on_hold: 409,
  wrong_state: 409,
  evidence_required: 409,
  version_mismatch: 412,
  precondition_required: 428,
  idempotency_mismatch: 422,
  rate_limited: 429,
  method_not_allowed: 405,
  payload_too_large: 413,
  unsupported_media_type: 415,
  bad_request: 400,
  headers_too_large: 431,
  request_timeout: 408,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export const errorTitles: Record<ErrorCode, string> = {
  invalid_input: 'The input is not valid',
  unauthenticated: 'Sign in or send a valid token',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'In conflict with the present state',
  lease_lost: 'The lease is no longer held',
  dependency_not_done: 'A dependency is not done',
  cycle: 'This would close a cycle',
  budget_exhausted: 'The budget is used up',
  mission_on_hold: 'The mission is on hold',
  wrong_state: 'Not possible in the present state',
  evidence_required: 'Evidence is missing',
  version_mismatch: 'It was changed meanwhile',
  precondition_required: 'A version or a key is required',
  idempotency_mismatch: 'The idempotency key was used for another request',
  rate_limited: 'Too many requests',
  method_not_allowed: 'Method not allowed',
  payload_too_large: 'The body is too large',
  unsupported_media_type: 'Unsupported media type',
  bad_request: 'Not a readable HTTP request',
  headers_too_large: 'The address and headers are too large',
  request_timeout: 'The request took too long to arrive',
  unavailable: 'Unavailable for the moment',
  internal: 'Something went wrong here',
};

export type FieldError = { path: string; message: string };

type Details = {
  /** What happened and why, in one or two sentences for a person. */
  detail: string;
  /** What the caller should do now. */
  next: string;
  errors?: FieldError[];
  /** Facts a program can act on: blockers, missing evidence, the current version. */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
};

/** The only error that the house throws on purpose; every door maps it once. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly next: string;
  readonly errors: FieldError[];
  readonly extra: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, details: Details) {
    super(details.detail);
    this.name = 'DomainError';
    this.code = code;
    this.next = details.next;
    this.errors = details.errors ?? [];
    this.extra = details.extra ?? {};
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** A foreign thing and a missing thing are the same answer (R10). `what` is a domain noun: 'mission', 'task'. */
export function notFound(what: string, where = 'in this workspace'): DomainError {
  return new DomainError('not_found', {
    detail: `There is no such ${what} ${where}.`,
    next: `Check the id, or list what there is.`,
  });
}

export function wrongState(detail: string, next: string, extra?: Record<string, unknown>): DomainError {
  return new DomainError('wrong_state', { detail, next, ...(extra && { extra }) });
}

export function forbidden(detail: string, next: string): DomainError {
  return new DomainError('forbidden', { detail, next });
}

export function invalidInput(
  path: string,
  message: string,
  next = 'Correct the field and send it again.',
): DomainError {
  return new DomainError('invalid_input', { detail: `${path}: ${message}`, next, errors: [{ path, message }] });
}

/** Stale edit: answers the current version so that the caller can merge and try again. */
export function versionMismatch(what: string, expected: number, current: number): DomainError {
  return new DomainError('version_mismatch', {
    detail: `The ${what} is at version ${current}; this was written for version ${expected}.`,
    next: `Read the ${what} again, merge, and send it with version ${current}.`,
    extra: { currentVersion: current },
  });
}
