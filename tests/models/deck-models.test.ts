import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { HIDDEN_DISCRIMINATOR } from '../../src/models/dcgan-hidden';
import { describeNetwork } from '../../src/models/describe';
import { Network } from '../../src/models/network';
import { PYTORCH_DISCRIMINATOR, PYTORCH_GENERATOR } from '../../src/models/pytorch-dcgan';
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../src/models/resize-dcgan';
import { STANDARD_DISCRIMINATOR, STANDARD_GENERATOR } from '../../src/models/standard-gan';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

/**
 * Deck 003's totals were computed from its code, moving statistics included; those of PyTorch's tutorial (without them,
 * as PyTorch counts) are what `sum(p.numel() for p in net.parameters())` prints there: 3,576,704 and 2,765,568.
 */
for (const { what, spec, total, moving, shapes } of [
  {
    what: "deck 003's standard generator",
    spec: STANDARD_GENERATOR,
    total: 1_739_520,
    moving: 2 * (256 + 512 + 1024),
    shapes: ['256', '512', '1024', '32,32,1'],
  },
  {
    what: "deck 003's standard discriminator",
    spec: STANDARD_DISCRIMINATOR,
    total: 1024 * 512 + 512 + 512 * 256 + 256 + 256 + 1,
    moving: 0,
    shapes: ['1024', '512', '256', '1'],
  },
  {
    what: "deck 003's DCGAN generator",
    spec: RESIZE_GENERATOR,
    total: 1_050_625,
    moving: 2 * (128 + 128 + 64),
    shapes: ['8,8,128', '16,16,128', '32,32,128', '32,32,64', '32,32,1'],
  },
  {
    what: "deck 003's DCGAN discriminator",
    spec: RESIZE_DISCRIMINATOR,
    total: 97_665,
    moving: 0,
    shapes: ['16,16,16', '8,8,32', '4,4,64', '2,2,128', '512', '1'],
  },
  {
    what: "the case study's discriminator with a hidden layer",
    spec: HIDDEN_DISCRIMINATOR,
    // 212,865 are the case study's; its 6,273 of the last layer go.
    total: 212_865 - 6273 + (6272 * 64 + 64) + 65,
    moving: 0,
    shapes: ['14,14,64', '7,7,128', '6272', '64', '1'],
  },
  {
    what: "PyTorch's generator",
    spec: PYTORCH_GENERATOR,
    total: 3_576_704 + 1920,
    moving: 1920,
    shapes: ['1,1,100', '4,4,512', '8,8,256', '16,16,128', '32,32,64', '64,64,3'],
  },
  {
    what: "PyTorch's discriminator",
    spec: PYTORCH_DISCRIMINATOR,
    total: 2_765_568 + 1792,
    moving: 1792,
    shapes: ['32,32,64', '16,16,128', '8,8,256', '4,4,512', '1,1,1', '1'],
  },
]) {
  test(`${what} has ${total} parameters and goes through ${shapes.join(' → ')}`, () => {
    const network = Network.build(spec, new RandomStream(1));
    assert.equal(network.parameterCount, total);
    const trained = network.variables.reduce((sum, { size }) => sum + size, 0);
    assert.equal(total - trained, moving);
    const way = describeNetwork(spec).layers.map(({ outputShape }) => outputShape.join());
    assert.deepEqual(
      way.filter((shape) => shapes.includes(shape)).filter((shape, i, all) => shape !== all[i - 1]),
      shapes,
    );
    network.dispose();
  });
}
