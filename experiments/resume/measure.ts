/**
 * A training that runs through, and its twin that is stopped, written to a checkpoint and taken up again: the losses of
 * all steps. Writes results.json beside this file. A minute on two cores:
 *
 *     node --import tsx experiments/resume/measure.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { type Checkpoint, readCheckpoint, saveCheckpoint } from '../../src/training/checkpoints/checkpoint';
import { rulesOf } from '../../src/training/gan';
import { findRecipe } from '../../src/training/recipes';
import { TrainingSession, type TrainingSettings } from '../../src/training/session';

const SEED = 1;
const PROFILE = 'quick';
const STOPPED_AT = 23;

async function main(): Promise<void> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const engine = await selectEngine({ wish: process.env.COURSE_BACKEND });
  const recipe = findRecipe('dcgan');
  const data = recipe.load({
    profile: PROFILE,
    seed: SEED,
    cacheFolder: join(__dirname, '..', '..', '.course', 'cache'),
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
  const versions = { node: process.version, tfjs: tf.version.tfjs, engine: engine.description };

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

  const differences = whole.flatMap((losses, step) => [
    Math.abs(losses.discriminatorLoss - resumed[step]!.discriminatorLoss),
    Math.abs(losses.generatorLoss - resumed[step]!.generatorLoss),
  ]);
  const provenance = {
    command: 'node --import tsx experiments/resume/measure.ts',
    date: new Date().toISOString().slice(0, 10),
    settings,
    ...versions,
  };
  const results = { provenance, stoppedAt: STOPPED_AT, whole, resumed };
  writeFileSync(join(__dirname, 'results.json'), `${JSON.stringify(results)}\n`);
  console.log(`${whole.length} steps, largest difference of a loss: ${Math.max(...differences)}`);
}

if (require.main === module) void main();
