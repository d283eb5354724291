/** What a stopped cell ends with. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor(message = 'The cell was stopped by the user.') {
    super(message);
  }
}
