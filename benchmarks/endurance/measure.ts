/**
 * Ten thousand steps of a small GAN with everything that a training does beside: average, schedule, probes, checkpoints.
 * Prints tensors and memory now and then; both must stay what they are after the first steps. A minute or two:
 *
 *     node --expose-gc --import tsx benchmarks/endurance/measure.ts [steps]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { CheckpointStore } from '../../src/training/checkpoints/store';
import { startTiny } from '../../tests/training/checkpoints/tiny-training';

async function main(): Promise<void> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const steps = Number(process.argv[2] ?? 10_000);
  const engine = await selectEngine({ wish: process.env.COURSE_BACKEND });
  const folder = mkdtempSync(join(tmpdir(), 'course-endurance-'));
  const store = new CheckpointStore(folder);
  const session = startTiny('images', { epochs: steps / 5 });
  const counts = new Set<number>();
  console.log(engine.description);
  for await (const _ of session.run()) {
    if (session.steps > 10) counts.add(tf.memory().numTensors);
    if (session.steps % (steps / 10) !== 0) continue;
    await store.save(session.snapshot({ versions: {} }));
    global.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    console.log(
      `${session.steps} steps: ${tf.memory().numTensors} tensors, heap ${(heapUsed / 1e6).toFixed(1)} MB, ` +
        `process ${(rss / 1e6).toFixed(0)} MB`,
    );
  }
  console.log(`counts of tensors seen after a step: ${[...counts].join(', ')}`);
  session.dispose();
  rmSync(folder, { recursive: true });
}

main();
