/**
 * A training that runs through, and its twin that is stopped, written to a checkpoint and taken up again: the losses of
 * all steps. Writes results.json beside this file. A minute on two cores:
 *
 *     npm run experiment -- resume
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { CACHE_FOLDER } from '../../src/data/cache-folder';
import { type Checkpoint, readCheckpoint, saveCheckpoint } from '../../src/training/checkpoints/checkpoint';
import { rulesOf } from '../../src/training/gan';
import { findRecipe } from '../../src/training/recipes';
import { TrainingSession, type TrainingSettings } from '../../src/training/session';
import type { Experiment } from '../harness';

const SEED = 1;
const PROFILE = 'quick';
const STOPPED_AT = 23;

async function stopAndResume() {
  const recipe = findRecipe('dcgan');
  const data = recipe.load({
    profile: PROFILE,
    seed: SEED,
    cacheFolder: CACHE_FOLDER,
  });
  const { batchSize, optimizer, normalizationMomentum } = recipe.plans[PROFILE];
  const settings: TrainingSettings = {
    model: 'dcgan',
    profile: PROFILE,
    seed: SEED,
    epochs: 1,
    batchSize,
    optimizer: rulesOf(optimizer),
    normalizationMomentum,
    averageDecay: 0,
    schedule: { name: 'constant' },
    data: { source: data.source, count: data.count, checksum: data.checksum },
  };
  const versions = { node: process.version, tfjs: tf.version.tfjs, engine: tf.getBackend() };

  /** Losses of the critic and the artist from the beginning on, up to `end` steps. */
  const run = async (end: number, checkpoint?: Checkpoint, folder?: string) => {
    const session = new TrainingSession({ recipe, data, settings, checkpoint });
    for await (const _ of session.run()) if (session.steps === end) break;
    if (folder) await saveCheckpoint(folder, session.snapshot({ versions }));
    const losses = session.history.map(({ discriminatorLoss, generatorLoss }) => ({
      discriminatorLoss,
      generatorLoss,
    }));
    session.dispose();
    return losses;
  };

  const total = data.stepsPerEpoch(batchSize);
  const whole = await run(total);
  const folder = mkdtempSync(join(tmpdir(), 'course-resume-'));
  await run(STOPPED_AT, undefined, join(folder, 'checkpoint'));
  const resumed = await run(total, readCheckpoint(join(folder, 'checkpoint')));
  rmSync(folder, { recursive: true });

  return { settings, stoppedAt: STOPPED_AT, whole, resumed };
}

export const experiment: Experiment<Awaited<ReturnType<typeof stopAndResume>>> = {
  name: 'resume',
  file: 'resume/results.json',
  engine: 'tensors',
  indent: 0,
  listParts: () => [{ name: 'run', run: stopAndResume }],
  collect: (rows) => rows.get('run')!,
  tell: ({ whole, resumed }) => {
    const differences = whole.flatMap((losses, step) => [
      Math.abs(losses.discriminatorLoss - resumed[step]!.discriminatorLoss),
      Math.abs(losses.generatorLoss - resumed[step]!.generatorLoss),
    ]);
    return `${whole.length} steps, largest difference of a loss: ${Math.max(...differences)}`;
  },
};
