import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { describeNetwork } from '../../src/models/describe';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { onEachEngine } from '../backend/engine';
import { assertTensor, type Packed, unpack } from '../tensors';

interface LayerCase {
  name: string;
  spec: NetworkSpec;
  weights: Packed[];
  x: Packed;
  probe: Packed;
  inference: Packed;
  training: Packed;
  gradients: Packed[];
  weightsAfter: Packed[];
}

const golden = JSON.parse(readFileSync(join(__dirname, '..', 'golden', 'dcgan', 'keras.json'), 'utf8')) as {
  layers: LayerCase[];
};

const TOLERANCE = 2e-5;

onEachEngine(() => {
  for (const layer of golden.layers) {
    test(`${layer.name}: outputs, gradients and gathered statistics are Keras'`, () => {
      const network = Network.build(layer.spec, new RandomStream(1));
      const tensors = tf.memory().numTensors;
      tf.tidy(() => {
        network.setWeights(layer.weights.map(unpack));
        const x = unpack(layer.x);
        const probe = unpack(layer.probe);
        assertTensor(network.apply(x, { training: false }), layer.inference, TOLERANCE, 'inference');
        let output: tf.Tensor | undefined;
        const { grads } = tf.valueAndGrads((...inputs: tf.Tensor[]) => {
          output = tf.keep(network.apply(inputs[0]!, { training: true }));
          return tf.sum(tf.mul(output, probe));
        })([x, ...network.variables]);
        assertTensor(output!, layer.training, TOLERANCE, 'training');
        output!.dispose();
        assert.equal(grads.length, layer.gradients.length);
        for (const [i, gradient] of grads.entries()) {
          assertTensor(
            gradient,
            layer.gradients[i]!,
            TOLERANCE,
            i === 0 ? 'dx' : network.variables[i - 1]!.name,
          );
        }
        for (const [i, weight] of network.weights.entries()) {
          assertTensor(weight, layer.weightsAfter[i]!, TOLERANCE, `${weight.name} after the pass`);
        }
      });
      assert.equal(tf.memory().numTensors, tensors, 'tensors left behind');
      network.dispose();
    });
  }
});

test('a network whose convolution no longer fits is refused when it is built', () => {
  const layers = [8, 8, 8].map(
    (filters) => ({ layer: 'conv2d', filters, kernelSize: 5, strides: 2 }) as const,
  );
  const spec: NetworkSpec = { name: 'small', inputShape: [28, 28, 1], layers: [...layers, ...layers] };
  const message = /No window fits: the kernel covers 5 places/;
  assert.throws(() => Network.build(spec, new RandomStream(1)), message);
  assert.throws(() => describeNetwork(spec), message);
});
