import { SlideError } from './slide-error';

/** A fence of code, a piece of code within a line, or a comment: whichever begins first. */
const PIECES = /^(```|~~~)[\s\S]*?^\1|(`+)(?!`)[\s\S]*?\2|<!--[\s\S]*?-->/gm;

/**
 * A lecture's text without the author's remarks, `<!-- … -->`; in code they are code. Lines keep their numbers.
 * @throws SlideError for a remark that does not end
 */
export function stripComments(file: string, text: string): string {
  const stripped = text.replace(PIECES, (piece) =>
    piece.startsWith('<!--') ? piece.replace(/[^\n]/g, '') : piece,
  );
  const rest = stripped.replace(PIECES, (piece) => piece.replace(/[^\n]/g, ' '));
  const open = rest.indexOf('<!--');
  if (open < 0) return stripped;
  const line = rest.slice(0, open).split('\n').length;
  throw new SlideError(file, line, 'This remark does not end: write --> behind it.');
}
