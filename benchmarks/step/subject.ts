/**
 * A subject of the step's benchmark in a process of its own: `subject.ts KIND BATCH`, for `recipe` with its name behind. It talks as keras_step.py does.
 */
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import { stepStatus } from '../../src/training/steps/recorded-step';
import { eagerStep, trainStep } from '../../src/training/steps/shared-pass';
import { type Accuracy, measureAccuracy } from './accuracy';
import { measurePeak } from './peak';
import { profileOperations } from './profile';
import { assertMeasured, prepareRecipe } from './recipe';
import { buildTfjsStep } from './tfjs-step';

process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';

export const KINDS = [
  'recorded',
  'bfloat16',
  'eager',
  'tfjs',
  'peak',
  'profile',
  'accuracy',
  'recipe',
] as const;
export type Kind = (typeof KINDS)[number];

interface Subject {
  ready: string;
  /** One step. @returns its seconds; for `peak`, operations a second. */
  step(): Promise<number>;
  details?(): unknown;
}

async function prepare(kind: Kind, batchSize: number, name: string): Promise<Subject> {
  const { description } = await selectEngine({ wish: 'tensorflow' });
  const real = tf.tensor4d(new RandomStream(1).uniforms(batchSize * 784, -1, 1), [batchSize, 28, 28, 1]);
  const timed = (step: () => Promise<unknown>) => async () => {
    const start = performance.now();
    await step();
    return (performance.now() - start) / 1000;
  };
  if (kind === 'recipe') {
    assertMeasured(name);
    const { mode, step } = await prepareRecipe(name, batchSize);
    return { ready: `this course's step (${mode}, float32), ${description}`, step: timed(step) };
  }
  if (kind === 'accuracy') {
    let accuracy: Accuracy | undefined;
    const step = timed(async () => {
      accuracy = await measureAccuracy(batchSize);
    });
    return { ready: description, step, details: () => accuracy };
  }
  if (kind === 'peak') return { ready: description, step: async () => measurePeak() };
  if (kind === 'tfjs') {
    const step = buildTfjsStep(batchSize);
    await step(real);
    return { ready: `TensorFlow.js' layers and optimisers, ${description}`, step: timed(() => step(real)) };
  }
  const gan = buildGan({
    generator: GENERATOR,
    discriminator: DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer: { learningRate: 1e-4 },
    precision: kind === 'bfloat16' ? 'bfloat16' : 'float32',
  });
  if (kind === 'profile') {
    await eagerStep(gan, real);
    const steps: Record<string, number>[] = [];
    return {
      ready: description,
      step: async () => {
        steps.push(await profileOperations(() => eagerStep(gan, real)));
        return Object.values(steps[steps.length - 1]!).reduce((a, b) => a + b, 0) / 1000;
      },
      details: () => steps,
    };
  }
  const take = kind === 'eager' ? eagerStep : trainStep;
  await take(gan, real);
  const { mode, precision = 'float32' } = stepStatus(gan).step ?? { mode: 'plain' };
  const ready = `this course's step (${mode}, ${precision}), ${description}`;
  return { ready, step: timed(() => take(gan, real)) };
}

async function main(): Promise<void> {
  const [kind, batchSize, name = 'dcgan'] = process.argv.slice(2);
  const { ready, step, details } = await prepare(kind as Kind, Number(batchSize), name);
  const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
  say({ ready });
  for await (const line of createInterface({ input: process.stdin })) {
    const seconds: number[] = [];
    const before = process.cpuUsage();
    for (let i = 0; i < Number(line); i++) seconds.push(await step());
    const { user, system } = process.cpuUsage(before);
    const busy = (user + system) / 1e6 / seconds.length;
    say({ seconds, busy, rss: process.resourceUsage().maxRSS * 1024, details: details?.() });
  }
}

if (require.main === module) void main();
