import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { readWeights, sample } from '../../src/cli/train/sample';
import { UserError } from '../../src/cli/user-error';
import { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { CheckpointError, readCheckpoint } from '../../src/training/checkpoints/checkpoint';
import { decodeTensors, encodeTensors, type StoredTensor } from '../../src/training/checkpoints/safetensors';
import { CheckpointStore } from '../../src/training/checkpoints/store';
import { startEngine } from '../backend/engine';
import { startTiny, trainUntil } from '../training/checkpoints/tiny-training';

const folder = mkdtempSync(join(tmpdir(), 'course-sample-'));
after(() => rmSync(folder, { recursive: true }));
const shipped = join(__dirname, '..', '..', 'checkpoints', 'dcgan', 'weights.safetensors');
before(startEngine);

/** The shipped weights with one number replaced. */
function spoil(name: string, value: number, edit: (values: Float32Array) => void): string {
  const file = decodeTensors(readFileSync(shipped));
  const tensor = file.tensors.get(name)!;
  const values = Float32Array.from(tensor.values);
  values[5] = value;
  edit(values);
  file.tensors.set(name, { ...tensor, type: 'F32', values });
  const path = join(folder, `${value}.safetensors`);
  writeFileSync(path, Buffer.concat(encodeTensors(file)));
  return path;
}

for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`weights with a ${value} are refused by name`, () => {
    const path = spoil('generator/0.dense/kernel', value, () => {});
    assert.throws(
      () => readWeights(path),
      (error: Error) =>
        error instanceof CheckpointError && error.message.includes(`generator/0.dense/kernel holds ${value}`),
    );
  });
}

test('weights that are finite, and too large for what they draw, are refused', async () => {
  const path = spoil('generator/0.dense/kernel', 1e38, (values) => values.fill(1e38));
  await assert.rejects(
    sample({ checkpoint: path, count: '2', out: join(folder, 'x.png') }),
    (error: Error) =>
      error instanceof UserError && /^The generator draws (NaN|-?Infinity): its weights/.test(error.message),
  );
});

test('a checkpoint that holds NaN is passed over by a resume', async () => {
  const session = startTiny('points');
  const store = new CheckpointStore(join(folder, 'nan'));
  for (const steps of [2, 3]) {
    await trainUntil(session, steps);
    await store.save(session.snapshot({ versions: {} }));
  }
  session.dispose();
  const [first, second] = store.list();
  // With checksums that are right: as an earlier version of the course, or another program, may have written it.
  const { createHash } = await import('node:crypto');
  const file = decodeTensors(readFileSync(join(second!.folder, 'weights.safetensors')));
  [...file.tensors.values()][0]!.values[0] = Number.NaN;
  const bytes = Buffer.concat(encodeTensors(file));
  writeFileSync(join(second!.folder, 'weights.safetensors'), bytes);
  const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
  const { checksum: _, ...state } = JSON.parse(readFileSync(join(second!.folder, 'state.json'), 'utf8'));
  state.weights = hash(bytes);
  const sealed = JSON.stringify({ ...state, checksum: hash(JSON.stringify(state)) });
  writeFileSync(join(second!.folder, 'state.json'), sealed);
  assert.throws(
    () => readCheckpoint(second!.folder),
    /cannot be used: weights\.safetensors: \S+ holds NaN\. Take another/,
  );
  assert.equal(store.readLast()!.folder, first!.folder);
});

test('many samples are drawn in parts, and are those of one large batch', async () => {
  const out = join(folder, 'many.safetensors');
  const session = startTiny('points');
  const store = new CheckpointStore(join(folder, 'points', 'checkpoints'));
  await trainUntil(session, 2);
  await store.save(session.snapshot({ versions: {} }));
  session.dispose();
  await sample({ checkpoint: join(folder, 'points'), count: '1201', seed: '3', out });
  const { tensors } = decodeTensors(readFileSync(out));
  const { networks } = readWeights(join(folder, 'points'));
  const latents = tf.tensor2d(new RandomStream(3).fork('samples').normals(1201 * 10), [1201, 10]);
  const whole = (await networks.generator.apply(latents, { training: false }).data()) as Float32Array;
  const drawn = tensors.get('images')!.values;
  assert.equal(drawn.length, whole.length);
  for (const [i, value] of whole.entries()) assert.ok(Math.abs(drawn[i]! - value) < 1e-5);
});

test('a checkpoint that a running training removes meanwhile is chosen anew', async () => {
  const out = join(folder, 'running');
  const session = startTiny('points');
  const store = new CheckpointStore(join(out, 'checkpoints'), 2);
  for (const steps of [1, 2]) {
    await trainUntil(session, steps);
    await store.save(session.snapshot({ versions: {}, score: steps }));
  }
  session.dispose();
  const [best, other] = store.list();
  const { build } = Network;
  // The best one goes away while its networks are made.
  Network.build = () => {
    Network.build = build;
    rmSync(best!.folder, { recursive: true });
    throw new Error('gone');
  };
  const { file } = readWeights(out);
  assert.equal(file, join(other!.folder, 'weights.safetensors'));
  mkdirSync(join(folder, 'empty'));
  assert.throws(() => readWeights(join(folder, 'empty')), /holds no weights\.safetensors and no checkpoints/);
});

test('a conditional generator draws what it is asked for; others, and labels that are none, are told so', async () => {
  const spec = {
    name: 'generator',
    inputShape: [2],
    classes: 3,
    layers: [
      { layer: 'dense' as const, units: 4 },
      { layer: 'reshape' as const, shape: [2, 2, 1] },
    ],
  };
  const generator = Network.build(spec, new RandomStream(1));
  const tensors = new Map<string, StoredTensor>(
    generator.weights.map((weight) => [
      weight.name.replace(/#\d+$/, ''),
      { type: 'F32', shape: weight.shape, values: weight.dataSync<'float32'>() },
    ]),
  );
  generator.dispose();
  const path = join(folder, 'conditional.safetensors');
  const metadata = { format: 'gan-course 1', generator: JSON.stringify(spec) };
  writeFileSync(path, Buffer.concat(encodeTensors({ tensors, metadata })));
  const out = join(folder, 'asked.safetensors');
  const labelsOf = async (flags: { labels?: string; count?: string }) => {
    await sample({ checkpoint: path, out, ...flags });
    return [...decodeTensors(readFileSync(out)).tensors.get('labels')!.values];
  };
  assert.deepEqual(await labelsOf({ labels: '2,2,0' }), [2, 2, 0]);
  assert.deepEqual(await labelsOf({ labels: '1, 0', count: '5' }), [1, 0, 1, 0, 1]);
  assert.deepEqual(await labelsOf({ count: '4' }), [0, 1, 2, 0]);
  await assert.rejects(labelsOf({ labels: '1,x' }), /--labels are whole numbers with commas/);
  await assert.rejects(labelsOf({ labels: '3' }), /A label is a whole number from 0 to 2; number 0 is 3/);
  await assert.rejects(sample({ checkpoint: shipped, out, labels: '3' }), /not conditional/);
});

test('--best-of: another picture, the n in a file for Python, and who cannot choose is told so', async () => {
  const checkpoint = join(__dirname, '..', '..', 'checkpoints', 'dcgan-hidden');
  const [plain, chosen] = [join(folder, 'plain.safetensors'), join(folder, 'chosen.safetensors')];
  await sample({ checkpoint, count: '4', out: plain });
  await sample({ checkpoint, count: '4', out: chosen, bestOf: '3' });
  const [first, second] = [plain, chosen].map((file) => decodeTensors(readFileSync(file)));
  assert.notDeepEqual(first!.tensors.get('images')!.values, second!.tensors.get('images')!.values);
  assert.deepEqual([first!.metadata.bestOf, second!.metadata.bestOf], [undefined, '3']);
  const refuse = (flags: { checkpoint: string; bestOf: string }, sentence: RegExp) =>
    assert.rejects(
      sample({ ...flags, out: join(folder, 'x.png') }),
      (error: Error) => error instanceof UserError && sentence.test(error.message),
    );
  const other = join(__dirname, '..', '..', 'checkpoints', 'dcgan64');
  await refuse(
    { checkpoint: other, bestOf: '3' },
    /hold no discriminator that could choose: leave --best-of out/,
  );
  await refuse({ checkpoint, bestOf: '0' }, /--best-of is a whole number from 1 on; got "0"/);
  await refuse({ checkpoint, bestOf: '101' }, /--best-of is at most 100; got 101/);
});
