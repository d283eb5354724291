/** An error whose message says all that a person needs; no stack is shown. */
export class UserError extends Error {
  readonly isUserError = true;

  constructor(
    message: string,
    /** The process's exit status. */
    readonly exitCode = 1,
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/** True if a failing call or a program's output tells of a full disk. */
export function tellsOfFullDisk(text: string): boolean {
  return /ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/i.test(text);
}
