/** The case study's step as one writes it in TensorFlow.js without this project: the layers API and tf.train.adam. */
import * as tf from '@tensorflow/tfjs';

export function buildTfjsStep(batchSize: number): (real: tf.Tensor4D) => Promise<void> {
  const { layers } = tf;
  const generator = tf.sequential({
    layers: [
      layers.dense({ units: 7 * 7 * 256, useBias: false, inputShape: [100] }),
      layers.batchNormalization(),
      layers.leakyReLU({ alpha: 0.3 }),
      layers.reshape({ targetShape: [7, 7, 256] }),
      layers.conv2dTranspose({ filters: 128, kernelSize: 5, strides: 1, padding: 'same', useBias: false }),
      layers.batchNormalization(),
      layers.leakyReLU({ alpha: 0.3 }),
      layers.conv2dTranspose({ filters: 64, kernelSize: 5, strides: 2, padding: 'same', useBias: false }),
      layers.batchNormalization(),
      layers.leakyReLU({ alpha: 0.3 }),
      layers.conv2dTranspose({
        filters: 1,
        kernelSize: 5,
        strides: 2,
        padding: 'same',
        useBias: false,
        activation: 'tanh',
      }),
    ],
  });
  const discriminator = tf.sequential({
    layers: [
      layers.conv2d({ filters: 64, kernelSize: 5, strides: 2, padding: 'same', inputShape: [28, 28, 1] }),
      layers.leakyReLU({ alpha: 0.3 }),
      layers.dropout({ rate: 0.3 }),
      layers.conv2d({ filters: 128, kernelSize: 5, strides: 2, padding: 'same' }),
      layers.leakyReLU({ alpha: 0.3 }),
      layers.dropout({ rate: 0.3 }),
      layers.flatten(),
      layers.dense({ units: 1 }),
    ],
  });
  const optimizers = { g: tf.train.adam(1e-4), d: tf.train.adam(1e-4) };
  const weightsOf = (model: tf.Sequential) =>
    model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const judge = (x: tf.Tensor) => discriminator.apply(x, { training: true }) as tf.Tensor;
  const bce = (labels: tf.Tensor, logits: tf.Tensor) =>
    tf.losses.sigmoidCrossEntropy(labels, logits) as tf.Scalar;

  const listed = (grads: tf.NamedTensorMap) =>
    Object.entries(grads).map(([name, tensor]) => ({ name, tensor }));

  return async (real) => {
    const losses = tf.tidy(() => {
      const noise = tf.randomNormal([batchSize, 100]);
      const [ones, zeros] = [tf.ones([batchSize, 1]), tf.zeros([batchSize, 1])];
      const generate = () => generator.apply(noise, { training: true }) as tf.Tensor;
      const d = tf.variableGrads(() => {
        return tf.add(bce(ones, judge(real)), bce(zeros, judge(generate()))) as tf.Scalar;
      }, weightsOf(discriminator));
      const g = tf.variableGrads(() => bce(ones, judge(generate())), weightsOf(generator));
      optimizers.d.applyGradients(listed(d.grads));
      optimizers.g.applyGradients(listed(g.grads));
      return [d.value, g.value];
    });
    await Promise.all(losses.map((loss) => loss.data()));
    tf.dispose(losses);
  };
}
