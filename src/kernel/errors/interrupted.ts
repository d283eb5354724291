/** What a stopped cell ends with. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor(message = 'The cell was stopped by the user.') {
    super(message);
  }
}

/** Whether an error only says that its cell was stopped: Node wraps the reason of an aborted operation. */
export function isInterruption(error: unknown): boolean {
  if (error instanceof Interrupted) return true;
  const { name, cause } = (typeof error === 'object' && error !== null ? error : {}) as Partial<Error>;
  return name === 'AbortError' && cause instanceof Interrupted;
}
