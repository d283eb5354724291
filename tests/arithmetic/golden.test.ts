/** Values of Keras 3 and PyTorch; `tests/golden/arithmetic/make_golden.py` made them and says how. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { activations } from '../../src/arithmetic/activations';
import { convolveChannels } from '../../src/arithmetic/channels';
import { backpropagateConvolution } from '../../src/arithmetic/convolution-gradient';
import {
  binaryCrossEntropy,
  logitCrossEntropy,
  logitCrossEntropyGradient,
} from '../../src/arithmetic/cross-entropy';
import { applyDenseBatch, backpropagateDense } from '../../src/arithmetic/dense';
import { minimax } from '../../src/arithmetic/gan-losses';
import { convolutionSize, transposedSize } from '../../src/arithmetic/sizes';
import { convolveTransposed } from '../../src/arithmetic/transposed-convolution';
import keras from '../golden/arithmetic/keras.json';
import pytorch from '../golden/arithmetic/pytorch.json';

type Named = 'valid' | 'same';
const plain = (values: readonly unknown[]): number[] =>
  (values as readonly number[]).flat(Infinity).map((x) => x + 0);

function assertClose(actual: number, expected: number, what: string, tolerance: number): void {
  const room = tolerance * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= room, `${what}: ${actual}, the library has ${expected}`);
}

describe(`Keras ${keras.versions.keras}`, () => {
  for (const [index, golden] of keras.convolutions.entries()) {
    const { stride, dilation, padding, image, kernel, output } = golden;
    test(`convolution ${index}: ${padding}, stride ${stride}, dilation ${dilation}`, () => {
      const options = { stride, dilation, padding: padding as Named };
      const ours = convolveChannels(image, kernel, options);
      assert.deepEqual([ours.length, ours[0]!.length], [output.length, output[0]!.length]);
      assert.deepEqual(plain(ours), plain(output));
    });
  }

  for (const [index, { stride, padding, image, kernel, output }] of keras.transposed.entries()) {
    test(`transposed convolution ${index}: ${padding}, stride ${stride}`, () => {
      const ours = convolveTransposed(image, kernel, { stride, padding: padding as Named });
      assert.equal(ours.length, output.length);
      assert.deepEqual(plain(ours), plain(output));
    });
  }

  test(`${keras.sizes.length} sizes of both layers and both paddings`, () => {
    for (const [size, kernel, stride, valid, same, transposedValid, transposedSame] of keras.sizes) {
      const shape = { size: size!, kernel: kernel!, stride: stride! };
      const where = JSON.stringify(shape);
      if (valid) assert.equal(convolutionSize(shape), valid, where);
      else assert.throws(() => convolutionSize(shape), /No window fits/, where);
      assert.equal(convolutionSize({ ...shape, padding: 'same' }), same, where);
      assert.equal(transposedSize(shape), transposedValid, where);
      assert.equal(transposedSize({ ...shape, padding: 'same' }), transposedSame, where);
    }
  });

  test('cross entropy of logits, from −100 to 100', () => {
    for (const [logit, label, loss] of keras.entropy) {
      assertClose(logitCrossEntropy(logit!, label!), loss!, `logit ${logit}, label ${label}`, 1e-6);
    }
  });

  test('cross entropy of probabilities', () => {
    const { probabilities, labels, loss } = keras.probabilities;
    assertClose(binaryCrossEntropy(probabilities, labels), loss, 'mean of five', 1e-6);
  });
});

describe(`PyTorch ${pytorch.versions.torch}`, () => {
  for (const [index, golden] of pytorch.convolutions.entries()) {
    const { image, kernel, bias, output, ...options } = golden;
    const { stride, dilation, padding } = options;
    test(`convolution ${index}: padding ${padding}, stride ${stride}, dilation ${dilation}`, () => {
      const ours = convolveChannels(image, kernel, { stride, dilation, padding, bias });
      assert.deepEqual([ours.length, ours[0]!.length], [output.length, output[0]!.length]);
      assert.deepEqual(plain(ours), plain(output));
    });
    const { outputGradient, imageGradient, kernelGradient } = golden;
    if (!outputGradient || !imageGradient || !kernelGradient) continue;
    test(`gradients of convolution ${index}`, () => {
      const flat = image.map((row) => row.map(([pixel]) => pixel!));
      const weights = kernel.map((row) => row.map((tap) => tap[0]![0]!));
      const gradients = backpropagateConvolution(flat, weights, outputGradient, {
        stride,
        dilation,
        padding,
      });
      assert.deepEqual(plain(gradients.image), plain(imageGradient));
      assert.deepEqual(plain(gradients.kernel), plain(kernelGradient));
    });
  }

  for (const [index, { image, kernel, output, ...options }] of pytorch.transposed.entries()) {
    test(`transposed convolution ${index}: ${JSON.stringify(options)}`, () => {
      const ours = convolveTransposed(image, kernel, options);
      assert.equal(ours.length, output.length);
      assert.deepEqual(plain(ours), plain(output));
    });
  }

  test('a dense layer 5 → 7, forward and backward', () => {
    const { inputs, weights, bias, outputs, outputGradient, gradients } = pytorch.dense;
    assert.deepEqual(applyDenseBatch(inputs, { weights, bias }), outputs);
    assert.deepEqual(backpropagateDense(inputs, { weights, bias }, outputGradient), gradients);
  });

  test('cross entropy of logits and its gradient', () => {
    for (const [logit, label, loss, gradient] of pytorch.entropy) {
      const where = `logit ${logit}, label ${label}`;
      assertClose(logitCrossEntropy(logit!, label!), loss!, where, 1e-14);
      assertClose(logitCrossEntropyGradient(logit!, label!), gradient!, `${where}, gradient`, 1e-14);
    }
  });

  test('minimax generator loss and its gradient', () => {
    for (const [logit, loss, gradient] of pytorch.minimax) {
      assertClose(minimax.generator(logit!).value, loss!, `logit ${logit}`, 1e-14);
      assertClose(minimax.generator(logit!).gradient, gradient!, `logit ${logit}, gradient`, 1e-14);
    }
  });

  for (const [name, golden] of Object.entries(pytorch.activations)) {
    test(`${name} and its derivative`, () => {
      const { apply, derivative } = activations[name as keyof typeof activations];
      pytorch.points.forEach((x, i) => {
        assertClose(apply(x), golden.values[i]!, `${name}(${x})`, 1e-14);
        assertClose(derivative(x), golden.derivatives[i]!, `${name}'(${x})`, 1e-14);
      });
    });
  }
});
