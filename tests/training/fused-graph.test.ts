import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Engine } from '../../src/backend';
import { startEngine } from '../backend/engine';

const root = join(__dirname, '..', '..');

let engine: Engine;
before(async () => {
  engine = await startEngine();
});

test('TensorFlow computes convolution, bias and LeakyReLU of the discriminator as one operation, in all four passes', () => {
  if (engine.name !== 'tensorflow') return;
  const step = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'benchmarks', 'step', 'subject.ts'), 'recorded', '2'],
    {
      cwd: root,
      input: '1\n',
      encoding: 'utf8',
      // The optimiser of graphs tells what it does. It fuses with oneDNN's operations, which TensorFlow takes by itself
      // only where the processor has AVX-512.
      env: {
        ...process.env,
        TF_CPP_MIN_LOG_LEVEL: '0',
        TF_CPP_VMODULE: 'remapper=2',
        TF_ENABLE_ONEDNN_OPTS: '1',
      },
    },
  );
  assert.match(step.stdout, /this course's step \(graph, float32\)/, step.stderr);
  assert.equal(step.stderr.match(/Fuse Conv2D with BiasAdd and LeakyRelu/g)?.length, 4, step.stderr);
});
