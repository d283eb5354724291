import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { RandomStream } from '../../../src/random/stream';
import {
  CheckpointError,
  readCheckpoint,
  saveCheckpoint,
} from '../../../src/training/checkpoints/checkpoint';
import { readNetworks } from '../../../src/training/checkpoints/stored-networks';
import { listVariables } from '../../../src/training/checkpoints/trained-variables';
import type { TrainingSession } from '../../../src/training/session';
import { onEachEngine, startEngine } from '../../backend/engine';
import { startTiny, trainUntil } from './tiny-training';

const folder = mkdtempSync(join(tmpdir(), 'course-resume-'));
after(() => rmSync(folder, { recursive: true }));
let count = 0;

async function save(session: TrainingSession): Promise<string> {
  const path = join(folder, `step-${++count}`);
  await saveCheckpoint(path, session.snapshot({ versions: { node: 'test' } }));
  return path;
}

/** Every number that a checkpoint keeps, for exact comparison. */
function numbersOf(session: TrainingSession): Record<string, unknown> {
  const { gan, average, history } = session;
  const weights = [...listVariables({ gan, average })].map(([name, variable]) => [
    name,
    [...variable.dataSync()],
  ]);
  const streams = [gan.latents.state(), gan.dropout.state()];
  const steps = [gan.generatorOptimizer.steps, gan.discriminatorOptimizer.steps, average?.steps];
  return { weights, streams, steps, history: structuredClone(history) };
}

onEachEngine(() => {
  for (const kind of ['images', 'points', 'conditional'] as const) {
    for (const [cut, where] of [
      [3, 'in the middle of the first epoch'],
      [10, 'at the end of an epoch'],
      [11, 'after the first step of an epoch'],
    ] as const) {
      test(`${kind}: stopped ${where}, a training goes on to the same numbers, bit for bit`, async () => {
        const straight = startTiny(kind);
        await trainUntil(straight, 20);
        straight.sampler();
        const first = startTiny(kind);
        await trainUntil(first, cut);
        const path = await save(first);
        first.dispose();
        const second = startTiny(kind, {}, readCheckpoint(path));
        assert.equal(second.steps, cut);
        await trainUntil(second, 20);
        second.sampler();
        assert.deepEqual(numbersOf(second), numbersOf(straight));
        straight.dispose();
        second.dispose();
      });
    }
  }
});

describe('on one engine', () => {
  before(startEngine);

  test('a finished training that gets more epochs goes on', async () => {
    const session = startTiny('images', { epochs: 1 });
    await trainUntil(session, 5);
    const path = await save(session);
    session.dispose();
    const longer = startTiny('images', { epochs: 2 }, readCheckpoint(path));
    await trainUntil(longer, 99);
    assert.deepEqual(
      longer.history.slice(4).map(({ epoch, step }) => [epoch, step]),
      [
        [1, 5],
        [2, 1],
        [2, 2],
        [2, 3],
        [2, 4],
        [2, 5],
      ],
    );
    longer.dispose();
  });

  test('a hundred steps with an average keep the number of tensors', async () => {
    const session = startTiny('images', { epochs: 22 });
    await trainUntil(session, 10);
    const counts = new Set<number>();
    for await (const _ of session.run()) counts.add(tf.memory().numTensors);
    assert.equal(session.steps, 110);
    // While a step's report is looked at, its batch is still there.
    assert.equal(counts.size, 1, [...counts].join());
    session.dispose();
  });

  test('a session leaves no tensor behind', async () => {
    const tensors = tf.memory().numTensors;
    const session = startTiny('images');
    await trainUntil(session, 7);
    const path = await save(session);
    session.dispose();
    const resumed = startTiny('images', {}, readCheckpoint(path));
    resumed.dispose();
    assert.equal(tf.memory().numTensors, tensors);
  });

  for (const [what, kind, settings, message] of [
    [
      'other networks',
      'points',
      {},
      /of another training: generator\/0\.dense\/kernel has the shape \[6,128\] there, and \[10,64\] here/,
    ],
    [
      'other data',
      'images',
      { data: { source: 'x', count: 5, checksum: 'def' } },
      /trained on other data: 21 from "test", here 5/,
    ],
    [
      'another rule',
      'images',
      { optimizer: { generator: { rule: 'sgd' }, discriminator: { rule: 'sgd' } } },
      /there is no optimizer\/0/,
    ],
    ['no average', 'images', { averageDecay: 0 }, /has an average of the generator/],
  ] as const) {
    test(`a checkpoint of a training with ${what} is refused, and nothing is left behind`, async () => {
      const session = startTiny('images');
      await trainUntil(session, 1);
      const path = await save(session);
      session.dispose();
      const tensors = tf.memory().numTensors;
      assert.throws(
        () => startTiny(kind, settings as never, readCheckpoint(path)),
        (error: Error) => error instanceof CheckpointError && message.test(error.message),
      );
      assert.equal(tf.memory().numTensors, tensors);
    });
  }

  test('weights that are no numbers are not written', async () => {
    const session = startTiny('images');
    tf.tidy(() =>
      session.gan.generator.weights[0]!.assign(tf.fill(session.gan.generator.weights[0]!.shape, Number.NaN)),
    );
    await assert.rejects(
      save(session),
      /Training stopped: generator\/0\.dense\/kernel holds NaN\. Try a smaller/,
    );
    session.dispose();
  });

  test("a checkpoint's networks can be read without the training: the average generates", async () => {
    const session = startTiny('images');
    await trainUntil(session, 6);
    const path = await save(session);
    const networks = readNetworks(join(path, 'weights.safetensors'));
    const z = tf.tensor2d(new RandomStream(1).normals(12), [2, 6]);
    const [own, read] = [session.sampler(), networks.generator].map((network) =>
      tf.tidy(() => [...network.apply(z, { training: false }).dataSync()]),
    );
    assert.deepEqual(read, own);
    assert.equal(networks.discriminator!.parameterCount, session.gan.discriminator.parameterCount);
    for (const object of [networks, session, z]) object.dispose();
  });
});
