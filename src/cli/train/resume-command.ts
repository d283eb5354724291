/** The command that goes on with a training, ready to be pasted into a shell. */
import { isDataName } from '../../data/choose-digits';
import { shortenPath } from '../project';
import type { TrainFlags } from './settings';

/** A word as a POSIX shell needs it. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A folder that is called as a set of data is must not be taken for it. */
function shortenFolder(folder: string): string {
  const short = shortenPath(folder);
  return isDataName(short) ? `./${short}` : short;
}

/** What a checkpoint keeps is left out; where the data are, and what the command alone decides, is said again. */
export function writeResumeCommand(options: {
  model: string;
  out: string;
  flags: TrainFlags;
  /** Name or folder of the data, where one was named. */
  data?: string;
}): string {
  const { model, out, flags, data } = options;
  const words = ['npm', 'run', 'train', '--', model, '--out', shortenPath(out)];
  if (data) words.push('--data', isDataName(data) ? data : shortenFolder(data));
  if (flags.backend) words.push('--backend', flags.backend);
  if (flags.keep !== '3') words.push('--keep', flags.keep);
  if (flags.checkpointSteps !== '0') words.push('--checkpoint-steps', flags.checkpointSteps);
  return [...words, '--resume'].map(quoteWord).join(' ');
}
