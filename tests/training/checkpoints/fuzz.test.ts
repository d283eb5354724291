import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { RandomStream } from '../../../src/random/stream';
import { CheckpointError, readCheckpoint } from '../../../src/training/checkpoints/checkpoint';
import { decodeTensors, TensorFileError } from '../../../src/training/checkpoints/safetensors';
import { CheckpointStore } from '../../../src/training/checkpoints/store';
import { saveFake } from './fake-training';

const folder = mkdtempSync(join(tmpdir(), 'course-fuzz-'));
after(() => rmSync(folder, { recursive: true }));
const random = new RandomStream(5);

/** One way to damage bytes. */
const DAMAGES: ((bytes: Buffer) => Buffer)[] = [
  // a bit
  (bytes) => {
    const copy = Buffer.from(bytes);
    const at = random.integer(copy.length);
    copy[at] = copy[at]! ^ (1 << random.integer(8));
    return copy;
  },
  // a byte of the header, where every byte has a meaning
  (bytes) => {
    const copy = Buffer.from(bytes);
    const at = random.integer(Math.min(400, copy.length));
    copy[at] = (copy[at]! + 1 + random.integer(255)) % 256;
    return copy;
  },
  (bytes) => bytes.subarray(0, random.integer(bytes.length)),
  (bytes) => Buffer.concat([bytes, Buffer.alloc(1 + random.integer(9))]),
  // a stretch of zeros, as a crash of a machine leaves it
  (bytes) => {
    const copy = Buffer.from(bytes);
    const from = random.integer(copy.length);
    copy.fill(0, from, Math.min(copy.length, from + 1 + random.integer(64)));
    return copy.equals(bytes) ? Buffer.alloc(bytes.length) : copy;
  },
  // a piece left out
  (bytes) => {
    const from = random.integer(bytes.length - 1);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random.integer(8))]);
  },
  // two pieces in the wrong order
  (bytes) => {
    const at = 1 + random.integer(bytes.length - 1);
    const swapped = Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]);
    return swapped.equals(bytes) ? Buffer.alloc(3) : swapped;
  },
  // something else altogether
  () => Buffer.from(random.uniforms(random.integer(50)).buffer),
];

test('5,600 damaged checkpoints: a sentence each, and not a file is changed', async () => {
  const good = join(folder, 'good', 'step-00000001');
  await saveFake(good, 1);
  const bad = join(folder, 'step-00000002');
  cpSync(good, bad, { recursive: true });
  assert.equal(readCheckpoint(bad).state.steps, 1);
  for (const name of ['weights.safetensors', 'state.json']) {
    const bytes = readFileSync(join(good, name));
    for (const [kind, damage] of DAMAGES.entries()) {
      for (let i = 0; i < 350; i++) {
        const damaged = damage(bytes);
        writeFileSync(join(bad, name), damaged);
        assert.throws(
          () => readCheckpoint(bad),
          (error: Error) =>
            error instanceof CheckpointError && error.message.includes(bad) && error.message.endsWith('.'),
          `${name}, damage ${kind}, ${i}`,
        );
        if (i % 50 === 0) assert.deepEqual(readFileSync(join(bad, name)), damaged);
      }
    }
    writeFileSync(join(bad, name), bytes);
  }
  assert.equal(readCheckpoint(bad).state.steps, 1, 'undamaged again, it can be read');
  assert.deepEqual(readdirSync(bad).sort(), ['state.json', 'weights.safetensors']);
});

test('2,800 damaged files of weights without a checksum beside them: tensors of the sizes they tell, or a sentence', async () => {
  const good = join(folder, 'weights', 'step-00000001');
  await saveFake(good, 1);
  const bytes = readFileSync(join(good, 'weights.safetensors'));
  let refused = 0;
  for (const damage of DAMAGES) {
    for (let i = 0; i < 350; i++) {
      try {
        for (const { shape, values } of decodeTensors(damage(bytes)).tensors.values()) {
          assert.equal(
            values.length,
            shape.reduce((product, size) => product * size, 1),
          );
        }
      } catch (error) {
        assert.ok(error instanceof TensorFileError, String(error));
        refused++;
      }
    }
  }
  assert.ok(refused > 2000, `${refused} were refused`);
});

test('a damaged last checkpoint is passed over and named; the one before it is taken', async () => {
  const store = new CheckpointStore(join(folder, 'store'));
  await saveFake(join(store.folder, 'step-00000001'), 1);
  await saveFake(join(store.folder, 'step-00000002'), 2);
  writeFileSync(join(store.folder, 'step-00000002', 'weights.safetensors'), 'torch.save');
  const named: string[] = [];
  assert.equal(store.readLast((error) => named.push(error.message))!.state.steps, 1);
  assert.match(named.join(), /step-00000002 cannot be used: weights\.safetensors is not the file/);
  rmSync(join(store.folder, 'step-00000001', 'state.json'));
  assert.throws(() => store.readLast(), /step-00000001 cannot be used: it has no state\.json/);
  assert.equal(new CheckpointStore(join(folder, 'nowhere')).readLast(), undefined);
});
