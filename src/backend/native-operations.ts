/**
 * TensorFlow's own fused operations, called through tfjs-node's binding, with their gradients.
 *
 * Each has the same values and gradients as its plain twin in operations.ts (tests/backend holds them together) and
 * exists because TensorFlow.js composes it of many small passes over the batch.
 */
import * as tf from '@tensorflow/tfjs';
import type { RandomStream } from '../random/stream';
import type { GatherStatistics } from './operations';

type Attribute = { name: string; type: number; value: unknown };

/** The part of tfjs-node's backend that runs any TensorFlow operation by name. */
interface NativeBackend {
  binding: Record<
    'TF_ATTR_TYPE' | 'TF_ATTR_FLOAT' | 'TF_ATTR_STRING' | 'TF_ATTR_BOOL' | 'TF_FLOAT' | 'TF_INT32',
    number
  >;
  executeSingleOutput(name: string, attributes: Attribute[], inputs: tf.Tensor[]): tf.Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: tf.Tensor[],
    outputs: number,
  ): tf.Tensor[];
}

function native(): NativeBackend {
  return tf.backend() as unknown as NativeBackend;
}

function floatType(name: string): Attribute {
  const { binding } = native();
  return { name, type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
}

function intType(name: string): Attribute {
  const { binding } = native();
  return { name, type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 };
}

function float(name: string, value: number): Attribute {
  return { name, type: native().binding.TF_ATTR_FLOAT, value };
}

function batchNormAttributes(epsilon: number): Attribute[] {
  const { binding } = native();
  return [
    floatType('T'),
    floatType('U'),
    float('epsilon', epsilon),
    { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'is_training', type: binding.TF_ATTR_BOOL, value: true },
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
    const backend = native();
    const none = tf.tensor1d([], 'float32');
    const [y, mean, correctedVariance, ...reserved] = backend.executeMultipleOutputs(
      'FusedBatchNormV3',
      [...batchNormAttributes(epsilon), float('exponential_avg_factor', 1)],
      [input, scale, offset, none, none],
      6,
    ) as [tf.Tensor, tf.Tensor, tf.Tensor, ...tf.Tensor[]];
    // The operation returns the variance divided by n - 1; Keras' moving variance takes n.
    gather(mean, tf.mul(correctedVariance, count > 1 ? (count - 1) / count : 1));
    save([input, scale, ...reserved]);
    return {
      value: y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [savedInput, savedScale, ...savedReserved] = saved as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
        const [dx, dScale, dOffset] = native().executeMultipleOutputs(
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

/** LeakyRelu with TensorFlow's own gradient operation. */
export function fusedLeakyRelu(x: tf.Tensor, slope: number): tf.Tensor {
  const attributes = () => [floatType('T'), float('alpha', slope)];
  return tf.customGrad((input, save) => {
    const y = native().executeSingleOutput('LeakyRelu', attributes(), [input as tf.Tensor]);
    (save as (tensors: tf.Tensor[]) => void)([input as tf.Tensor]);
    return {
      value: y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        native().executeSingleOutput('LeakyReluGrad', attributes(), [dy, saved[0]!]),
    };
  })(x);
}

/**
 * A dropout mask drawn by TensorFlow's stateless generator, seeded with two words of the stream: the stream's state
 * stays all that a checkpoint has to keep.
 */
export function nativeDropoutMask(shape: number[], rate: number, random: RandomStream): tf.Tensor {
  return tf.tidy(() => {
    const seed = tf.tensor1d([random.nextWord() | 0, random.nextWord() | 0], 'int32');
    const uniform = native().executeSingleOutput(
      'StatelessRandomUniform',
      [floatType('dtype'), intType('T'), intType('Tseed')],
      [tf.tensor1d(shape, 'int32'), seed],
    );
    return tf.mul(tf.cast(tf.greaterEqual(uniform, rate), 'float32'), 1 / (1 - rate));
  });
}
