/** The notebooks show their exercises as the modules have them, and the answers of 07 and 09 hold in the course's own code. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { nonSaturating } from '../../src/arithmetic/gan-losses';
import { countBatches } from '../../src/data/batches';
import { encodeIdx } from '../../src/data/idx';
import { padImages, toSignedUnit } from '../../src/data/images';
import { meanImages } from '../../src/data/statistics';
import { exercises } from '../../src/exercises';
import { DISCRIMINATOR } from '../../src/models/case-study';
import { Network } from '../../src/models/network';
import type { LayerSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

interface Cell {
  cell_type: string;
  source: string[];
}

const folder = join(__dirname, '../../notebooks');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.ipynb'))) {
  describe(file, () => {
    const { cells } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cells: Cell[] };
    const texts = cells.map(({ source }) => source.join(''));
    const own = Object.values(exercises).filter(({ id }) => id.startsWith(file.slice(0, 2)));

    own.forEach(({ id, title, starter }, index) => {
      test(`${id} is exercise ${index + 1}, with its task above its starter`, () => {
        const place = texts.indexOf(starter);
        assert.ok(place > 0 && cells[place]!.cell_type === 'code');
        const [heading, task] = texts[place - 1]!.split('\n\n');
        assert.equal(heading, `### Exercise ${index + 1}: ${title}`);
        assert.ok(
          task ? task.length < 250 : /^\/[/*]/.test(starter),
          'a task in words, or as the cell’s comment',
        );
      });
    });

    test('has no other exercise', () => {
      assert.equal(texts.filter((text) => text.startsWith('### Exercise ')).length, own.length);
    });
  });
}

describe('07: the answers are those of the course’s own code', () => {
  for (const shape of [[1, 2, 2], [500, 32, 32], [10]]) {
    test(`length of an IDX file of ${shape.join('×')}`, () => {
      const data = new Uint8Array(shape.reduce((product, size) => product * size, 1));
      assert.equal(exercises['07-file-size'].solution(shape), encodeIdx({ shape, data }).length);
    });
  }

  const rows = [
    [10, 200, 30],
    [20, 100, 0],
  ];
  const images = {
    source: 'test',
    count: 2,
    height: 1,
    width: 3,
    channels: 1,
    pixels: Uint8Array.from(rows.flat()),
    labels: Uint8Array.of(0, 0),
  };

  test('mean image', () => {
    assert.deepEqual(exercises['07-mean-image'].solution(rows), [...meanImages(images).pixels]);
  });

  test('padding after the scaling is scaling after the padding', () => {
    const square = { ...images, count: 1, width: 1, pixels: Uint8Array.of(200), labels: Uint8Array.of(0) };
    const middle = toSignedUnit(padImages(square, 5).pixels).slice(10, 15);
    const padded = exercises['07-pad-row'].solution([...toSignedUnit(square.pixels)], 5);
    assert.deepEqual(Float32Array.from(padded), middle);
  });

  test('steps of five epochs', () => {
    assert.equal(exercises['07-count-steps'].solution, 5 * countBatches(10_000, { batchSize: 64 }));
  });
});

describe('09: the answers are those of the real networks', () => {
  before(startEngine);

  const networks: Network[] = [];
  const build = (inputShape: number[], layers: LayerSpec[]) => {
    const network = Network.build({ name: 'exercise', inputShape, layers }, new RandomStream(1));
    networks.push(network);
    return network;
  };
  after(() => {
    for (const network of networks) network.dispose();
  });

  test('a third convolution', () => {
    const layers = DISCRIMINATOR.layers.slice(0, 6);
    const third = { layer: 'conv2d', filters: 256, kernelSize: 5, strides: 2, padding: 'same' } as const;
    const network = build([28, 28, 1], [...layers, third]);
    const shape = tf.tidy(() => network.apply(tf.zeros([2, 28, 28, 1]), { training: false }).shape);
    assert.deepEqual(exercises['09-third-layer'].solution.slice(1), shape.slice(1));
  });

  test('numbers that the optimiser moves', () => {
    const network = build(
      [7, 7, 32],
      [
        {
          layer: 'conv2dTranspose',
          filters: 8,
          kernelSize: 5,
          strides: 2,
          padding: 'same',
          useBias: false,
        },
        { layer: 'batchNormalization' },
      ],
    );
    const moved = network.variables.reduce((sum, { size }) => sum + size, 0);
    assert.equal(exercises['09-learned-numbers'].solution, moved);
    assert.ok(
      exercises['09-learned-numbers'].wrongAnswers.some(({ answer }) => answer === network.parameterCount),
    );
  });

  test('a smaller loss of the artist means that the critic calls its fake "real"', () => {
    for (const logit of [-3, 0, 3]) assert.ok(nonSaturating.generator(logit).gradient < 0);
    assert.equal(exercises['09-whose-weights'].solution, 'b');
  });
});
