/** Where a training begins: at a checkpoint, anew, or not at all, since its folder holds another one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, CheckpointError } from '../../training/checkpoints/checkpoint';
import { CheckpointStore } from '../../training/checkpoints/store';
import { shortenPath } from '../project';
import { UserError } from '../user-error';
import { CHECKPOINT_FOLDER } from './run-training';

/** What a run leaves in its folder, any of which tells of an earlier run. */
const TRACES = [CHECKPOINT_FOLDER, 'history.json', 'history.csv', 'film.png', 'grids'];

/** Epochs that a folder's history and pictures tell of; undefined if that cannot be said. */
function countEpochs(out: string): number | undefined {
  const pictures = existsSync(join(out, 'grids')) ? readdirSync(join(out, 'grids')).length : 0;
  if (!existsSync(join(out, 'history.csv'))) return pictures;
  const lines = readFileSync(join(out, 'history.csv'), 'utf8').trimEnd().split('\n');
  const last = Number(lines.at(-1)!.split(',')[0]);
  return Number.isSafeInteger(last) ? Math.max(last, pictures) : undefined;
}

/** A training that was ended within its first epoch leaves traces, but nothing to go on from and nothing to lose. */
function assertNothingToLose(out: string, trace: string, say: (line: string) => void): void {
  const epochs = countEpochs(out);
  if (epochs === undefined || epochs > 1) {
    throw new UserError(
      `${shortenPath(out)} holds a training's results (${trace}), but no checkpoint to go on from. Take another --out, ` +
        'or remove that folder to begin anew in it.',
    );
  }
  say(`A training was ended in ${shortenPath(out)} before its first checkpoint: it begins again.`);
}

/**
 * The checkpoint to go on from; undefined to begin.
 *
 * @param say hears what is passed over.
 * @throws UserError if the folder holds another training, or if its checkpoints cannot be used.
 */
export function findCheckpoint(
  out: string,
  resume = false,
  say: (line: string) => void = () => {},
): Checkpoint | undefined {
  const store = new CheckpointStore(join(out, CHECKPOINT_FOLDER));
  const trace = TRACES.find((name) => existsSync(join(out, name)));
  if (store.list().length === 0) {
    if (trace) assertNothingToLose(out, trace, say);
    else if (resume) {
      throw new UserError(
        `There is no checkpoint in ${shortenPath(store.folder)}: leave --resume out to begin.`,
      );
    }
    return undefined;
  }
  if (!resume) {
    throw new UserError(
      `${shortenPath(out)} holds a training already (${trace}). Add --resume to go on with it, or take another --out.`,
    );
  }
  try {
    return store.readLast((error) => say(error.message));
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    throw new UserError(
      `No checkpoint in ${shortenPath(store.folder)} can be used. Take another --out, or remove ${shortenPath(out)} to begin anew in it.`,
    );
  }
}
