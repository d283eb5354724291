/** `npm run train -- classifier`: trains the network that names digits, tries it on held-out ones, and keeps both. */
import { join } from 'node:path';
import { CheckpointError, WEIGHTS_FILE } from '../../training/checkpoints/checkpoint';
import { CheckpointStore } from '../../training/checkpoints/store';
import { writeFileWhole } from '../../training/checkpoints/write-folder';
import { resolveUserPath, shortenPath } from '../project';
import { answerStops, STOPPED } from '../stop';
import { UserError } from '../user-error';
import { findStored, prepare, refuseOfGans } from './classifier-settings';
import { startEngine } from './engine';
import { lockFolder } from './lock-folder';
import { writeResumeCommand } from './resume-command';
import { examine, runClassifier } from './run-classifier';
import { parseCount, type TrainFlags } from './settings';

/** @returns the exit status. */
export async function trainClassifierCommand(flags: TrainFlags): Promise<number> {
  refuseOfGans(flags);
  const out = resolveUserPath(flags.out ?? join('out', 'classifier'));
  const store = new CheckpointStore(join(out, 'checkpoints'), parseCount(flags.keep, '--keep'));
  const stored = findStored(store, flags, out);
  const { settings, digits, sets, wish } = prepare(flags, stored);
  const { versions } = await startEngine(flags.backend);
  const lock = await lockFolder(out);
  console.log(`Digits: ${digits}.`);
  console.log(
    `Training the classifier: ${settings.data.count} digits, ${settings.epochs} epochs in batches of ` +
      `${settings.batchSize}, seed ${settings.seed}, on ${versions.engine}.`,
  );
  if (stored) console.log(`Going on after step ${stored.steps}.`);
  let isStopped = false;
  const takeBack = answerStops((insists) => {
    if (insists) process.exit(STOPPED);
    if (!isStopped) process.stderr.write('\nStopping after this step; Ctrl-C once more leaves at once.\n');
    isStopped = true;
  });
  try {
    const checkpointSteps = parseCount(flags.checkpointSteps, '--checkpoint-steps', 0);
    const run = {
      settings,
      stored,
      store,
      keep: Number(flags.keep),
      checkpointSteps,
      isStopped: () => isStopped,
    };
    const result = await runClassifier(sets.train, { ...run, assertHeld: () => lock.assertHeld() });
    if (!result.weights) {
      const again = writeResumeCommand({ model: 'classifier', out, flags, data: wish });
      console.log(`Stopped; ${shortenPath(result.folder)} keeps it all. To go on:\n  ${again}`);
      return STOPPED;
    }
    writeFileWhole(join(out, WEIGHTS_FILE), result.weights);
    await examine(out, { ...result, weights: result.weights, settings, versions, digits, sets });
  } catch (error) {
    throw error instanceof CheckpointError ? new UserError(error.message) : error;
  } finally {
    await lock.release();
    takeBack();
  }
  console.log(`Done. Weights, provenance and checkpoints are in ${shortenPath(out)}.`);
  return 0;
}
