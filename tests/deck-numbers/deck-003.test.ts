/** Deck 003, Quang-Vinh Dinh: its losses, and the sizes and counts of its four networks. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countConvolutionParameters } from '../../src/arithmetic/channels';
import { logitCrossEntropy } from '../../src/arithmetic/cross-entropy';
import { countDenseParameters } from '../../src/arithmetic/dense';
import { discriminatorLoss, nonSaturating } from '../../src/arithmetic/gan-losses';
import { convolutionSize } from '../../src/arithmetic/sizes';

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b);
const batchNorm = (units: number) => 4 * units;

describe('losses, L121-186', () => {
  test('L_G = −log D(G(z))', () => {
    const logit = -1.2;
    const probability = 1 / (1 + Math.exp(-logit));
    assert.ok(Math.abs(nonSaturating.generator(logit).value + Math.log(probability)) < 1e-15);
  });

  test("D_loss = (real + fake) / 2 is half of the TensorFlow tutorial's sum", () => {
    const [real, fake] = [1.5, -0.5];
    const both = logitCrossEntropy(real, 1) + logitCrossEntropy(fake, 0);
    assert.equal(discriminatorLoss({ real: [real], fake: [fake], halve: true }).total, both / 2);
    assert.equal(discriminatorLoss({ real: [real], fake: [fake] }).total, both);
  });

  test('an undecided critic has 1.386 by the sum and 0.693 by the half', () => {
    assert.equal(discriminatorLoss({ real: [0], fake: [0] }).total.toFixed(3), '1.386');
    assert.equal(discriminatorLoss({ real: [0], fake: [0], halve: true }).total.toFixed(3), '0.693');
  });
});

describe('standard GAN, L196-250', () => {
  const widths = [100, 256, 512, 1024];

  test('the generator ends in 32 · 32 = 1,024 nodes and has 1,739,520 numbers', () => {
    const hidden = widths
      .slice(1)
      .map((outputs, i) => countDenseParameters({ inputs: widths[i]!, outputs }) + batchNorm(outputs));
    const last = countDenseParameters({ inputs: 1024, outputs: 32 * 32 });
    assert.equal(32 * 32, 1024);
    assert.equal(sum([...hidden, last]), 1739520);
  });
});

describe('DCGAN, L380-423', () => {
  test('generator: 8 → 16 → 32 by upsampling; the 3×3 convolutions with padding 1 keep the size', () => {
    const keep = (size: number) => convolutionSize({ size, kernel: 3, padding: 1 });
    assert.equal(keep(keep(2 * keep(2 * 8))), 32);
  });

  test('generator: 1,050,625 numbers', () => {
    const convolution = (inputs: number, outputs: number) =>
      countConvolutionParameters({ kernel: 3, inputs, outputs });
    const layers = [
      countDenseParameters({ inputs: 100, outputs: 128 * 8 * 8 }),
      batchNorm(128),
      convolution(128, 128),
      batchNorm(128),
      convolution(128, 64),
      batchNorm(64),
      convolution(64, 1),
    ];
    assert.equal(sum(layers), 1050625);
  });

  test('discriminator: 32 → 16 → 8 → 4 → 2, 512 flat, 97,665 numbers', () => {
    const half = (size: number) => convolutionSize({ size, kernel: 3, stride: 2, padding: 1 });
    assert.deepEqual([32, 16, 8, 4].map(half), [16, 8, 4, 2]);
    assert.equal(128 * 2 * 2, 512);
    const channels = [1, 16, 32, 64, 128];
    const layers = channels
      .slice(1)
      .map((outputs, i) => countConvolutionParameters({ kernel: 3, inputs: channels[i]!, outputs }));
    assert.equal(sum([...layers, countDenseParameters({ inputs: 512, outputs: 1 })]), 97665);
  });
});
