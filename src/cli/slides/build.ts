/** Builds the slides and says how it went. */
import { relative } from 'node:path';
import { explainSystemError } from '../../data/files';
import { type BuildResult, buildSlides } from '../../slides/build-slides';
import { startProgress } from '../progress';
import { UserError } from '../user-error';

/** @throws UserError with the file and line of an author's mistake */
export async function buildWithProgress(
  out: string,
  only: readonly string[] = [],
  isPublic = false,
): Promise<BuildResult> {
  const progress = startProgress('Building the slides');
  try {
    const result = await buildSlides(out, { only, isPublic, onProgress: (text) => progress.update(text) });
    const count = result.decks.reduce((sum, { deck }) => sum + deck.slides.length, 0);
    progress.done(
      `${result.decks.length} lectures, ${count} slides in ${relative(process.cwd(), out) || out}`,
    );
    return result;
  } catch (error) {
    progress.done('failed');
    if (error instanceof Error && 'isSlideError' in error) throw new UserError(error.message);
    const reason = explainSystemError(error) ?? explainSystemError(error, out);
    if (reason) throw new UserError(`The slides could not be written. ${reason}`);
    throw error;
  }
}
