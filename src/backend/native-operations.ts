/**
 * TensorFlow's own fused operations, called through tfjs-node's binding, with their gradients.
 *
 * Each has the same values and gradients as its plain twin in operations.ts (tests/backend holds them together) and
 * exists because TensorFlow.js composes it of many small passes over the batch.
 */
import * as tf from '@tensorflow/tfjs';
import type { RandomStream } from '../random/stream';
import {
  type Attribute,
  booleanAttribute,
  floatAttribute,
  nativeBackend,
  stringAttribute,
  typeAttribute,
} from './native-backend';
import { assertFirstGradient } from './nested-gradients';
import type { GatherStatistics } from './operations';
import { everyCall } from './recording/recorder';

function batchNormAttributes(epsilon: number): Attribute[] {
  return [
    typeAttribute('T', 'float'),
    typeAttribute('U', 'float'),
    floatAttribute('epsilon', epsilon),
    stringAttribute('data_format', 'NHWC'),
    booleanAttribute('is_training', true),
  ];
}

/** FusedBatchNormV3 and FusedBatchNormGradV3; see `batchNormalize` in operations.ts. */
export function fusedBatchNormalize(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
  gather: GatherStatistics,
): tf.Tensor {
  const channels = gamma.size;
  const count = x.size / channels;
  const x4 = x.rank === 4 ? x : tf.reshape(x, [count, 1, 1, channels]);
  const normalize = tf.customGrad((...inputs) => {
    const [input, scale, offset] = inputs as tf.Tensor[] as [tf.Tensor, tf.Tensor, tf.Tensor];
    const save = inputs[inputs.length - 1] as unknown as (tensors: tf.Tensor[]) => void;
    const backend = nativeBackend();
    const none = tf.tensor1d([], 'float32');
    const [y, mean, correctedVariance, ...reserved] = backend.executeMultipleOutputs(
      'FusedBatchNormV3',
      [...batchNormAttributes(epsilon), floatAttribute('exponential_avg_factor', 1)],
      [input, scale, offset, none, none],
      6,
    ) as [tf.Tensor, tf.Tensor, tf.Tensor, ...tf.Tensor[]];
    // The operation returns the variance divided by n - 1; Keras' moving variance takes n.
    gather(mean, tf.mul(correctedVariance, count > 1 ? (count - 1) / count : 1));
    save([input, scale, ...reserved]);
    return {
      value: y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        assertFirstGradient('batch normalisation');
        const [savedInput, savedScale, ...savedReserved] = saved as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
        const [dx, dScale, dOffset] = nativeBackend().executeMultipleOutputs(
          'FusedBatchNormGradV3',
          batchNormAttributes(epsilon),
          [dy, savedInput, savedScale, ...savedReserved],
          5,
        );
        return [dx!, dScale!, dOffset!];
      },
    };
  });
  const y = normalize(x4, gamma, beta);
  return x.rank === 4 ? y : tf.reshape(y, x.shape);
}

/**
 * Relu and LeakyRelu with TensorFlow's own gradient operation. The gradient asks only for signs, which the result has,
 * too: then nobody else needs the input, and a graph can compute convolution, bias and activation as one operation.
 */
function fusedRectifier(
  x: tf.Tensor,
  name: 'Relu' | 'LeakyRelu',
  attributes: () => Attribute[],
  keepsInput = false,
): tf.Tensor {
  return tf.customGrad((input, save) => {
    const y = nativeBackend().executeSingleOutput(name, attributes(), [input as tf.Tensor]);
    (save as (tensors: tf.Tensor[]) => void)([keepsInput ? (input as tf.Tensor) : y]);
    return {
      value: y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        assertFirstGradient(name === 'Relu' ? 'ReLU' : 'leaky ReLU');
        return nativeBackend().executeSingleOutput(`${name}Grad`, attributes(), [dy, saved[0]!]);
      },
    };
  })(x);
}

export function fusedLeakyRelu(x: tf.Tensor, slope: number): tf.Tensor {
  const attributes = () => [typeAttribute('T', 'float'), floatAttribute('alpha', slope)];
  return fusedRectifier(x, 'LeakyRelu', attributes, slope < 0);
}

export function fusedRelu(x: tf.Tensor): tf.Tensor {
  return fusedRectifier(x, 'Relu', () => [typeAttribute('T', 'float')]);
}

/**
 * A dropout mask drawn by TensorFlow's stateless generator, seeded with two words of the stream: the stream's state
 * stays all that a checkpoint has to keep.
 */
export function nativeDropoutMask(shape: number[], rate: number, random: RandomStream): tf.Tensor {
  return tf.tidy(() => {
    const uniform = nativeNumbers('uniform', shape, random);
    return tf.mul(tf.cast(tf.greaterEqual(uniform, rate), 'float32'), 1 / (1 - rate));
  });
}

/** Numbers from 0 to 1, or of the standard normal distribution, by TensorFlow's stateless generator, seeded as above. */
export function nativeNumbers(law: 'uniform' | 'normal', shape: number[], random: RandomStream): tf.Tensor {
  return tf.tidy(() => {
    const seed = everyCall(() => tf.tensor1d([random.nextWord() | 0, random.nextWord() | 0], 'int32'));
    return nativeBackend().executeSingleOutput(
      law === 'normal' ? 'StatelessRandomNormal' : 'StatelessRandomUniform',
      [typeAttribute('dtype', 'float'), typeAttribute('T', 'int'), typeAttribute('Tseed', 'int')],
      [tf.tensor1d(shape, 'int32'), seed],
    );
  });
}
