export interface LoggedError {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  readonly frames: readonly string[];
  readonly cause?: LoggedError;
}

const DUPLICATE_VALUES = / dup key: [^]*$/;
const DEEPEST_CAUSE = 5;

/** Name, code, message, frames and causes of an error. Drivers hang whole documents on theirs: those stay out. */
export function loggedError(thrown: unknown, depth = 0): LoggedError {
  if (!(thrown instanceof Error))
    return { type: typeof thrown, message: 'thrown, and not an error', frames: [] };
  const { name, message, stack = '', cause } = thrown;
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  return {
    type: name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    message: message.replace(DUPLICATE_VALUES, '').slice(0, 1_000),
    frames: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(cause !== undefined && depth < DEEPEST_CAUSE && { cause: loggedError(cause, depth + 1) }),
  };
}
