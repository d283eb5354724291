/** A fault in a lecture's Markdown, told with the file and the line where its author finds it. */
export class SlideError extends Error {
  readonly isSlideError = true;

  constructor(
    readonly file: string,
    /** From 1. */
    readonly line: number,
    problem: string,
  ) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'SlideError';
  }
}
