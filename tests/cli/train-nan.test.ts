import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { runTraining } from '../../src/cli/train/run-training';
import { UserError } from '../../src/cli/user-error';
import { CheckpointStore } from '../../src/training/checkpoints/store';
import { findRecipe } from '../../src/training/recipes';
import { startEngine } from '../backend/engine';
import { SETTINGS } from '../training/checkpoints/tiny-training';

test('numbers that are lost stop a training; the last good checkpoint is named and can be read', async () => {
  await startEngine();
  const out = mkdtempSync(join(tmpdir(), 'course-nan-'));
  const recipe = findRecipe('dense-gan');
  const data = recipe.load({ profile: 'quick', seed: 1 });
  const losing: typeof data = {
    ...data,
    async *train(gan, options) {
      for await (const report of data.train(gan, options)) {
        yield report;
        const [weight] = gan.generator.weights;
        if (report.step === 3) tf.tidy(() => weight!.assign(tf.fill(weight!.shape, Number.NaN)));
      }
    },
  };
  await assert.rejects(
    runTraining({
      out,
      recipe,
      data: losing,
      settings: { ...SETTINGS, batchSize: 64 },
      versions: {},
      keep: 2,
      checkpointSteps: 1,
      isStopped: () => false,
    }),
    (error: Error) =>
      error instanceof UserError &&
      /step 4: \w+ is NaN\. Try a smaller learning rate\. The last good checkpoint is .*step-00000003\.$/.test(
        error.message,
      ),
  );
  const last = new CheckpointStore(join(out, 'checkpoints')).readLast()!;
  assert.equal(last.state.steps, 3);
  for (const { values } of last.tensors.values()) assert.ok(values.every(Number.isFinite));
  rmSync(out, { recursive: true });
});
