/** Trains the network that reads attributes of faces: the sum of a binary cross entropy for each of them, and Adam. */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { batchIndices, countBatches, toTensor } from '../data/batches';
import { FACE_LABELS, labelFaces } from '../data/faces/face-labels';
import type { FaceSet } from '../data/faces/faces';
import { FACE_HEAD, FACE_TRUNK } from '../models/face-attributes';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { type Classifier, joinParts } from './classifier';
import { buildOptimizer } from './optimizers';
import { rateFactor } from './schedules';

export interface FaceTrainingOptions {
  epochs: number;
  batchSize: number;
  /** Of the first step; it falls to 0 along half a wave. */
  learningRate: number;
  random: RandomStream;
}

/** Binary cross entropy of logits against labels of 0 and 1: softplus(L) − yL, its mean over all. */
export function attributeLoss(logits: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.mean(tf.sub(tf.softplus(logits), tf.mul(labels, logits))) as tf.Scalar);
}

/** A network that was trained on these faces, of 32×32. The caller disposes of it. */
export async function trainFaceAttributes(
  faces: FaceSet,
  { epochs, batchSize, learningRate, random }: FaceTrainingOptions,
): Promise<Classifier> {
  const build = (spec: NetworkSpec) => Network.build(spec, random.fork(spec.name));
  const { trunk, head, dispose } = joinParts(build(FACE_TRUNK), build(FACE_HEAD));
  const optimizer = buildOptimizer([...trunk.variables, ...head.variables], { learningRate });
  const step = new RecordedFunction((x, labels) => {
    const context = { training: true };
    const { value, grads } = tf.variableGrads(
      () => attributeLoss(head.apply(trunk.apply(x, context), context), labels!),
      [...optimizer.variables],
    );
    optimizer.apply(grads);
    return value;
  });
  const labels = labelFaces(faces.attributes);
  const steps = epochs * countBatches(faces.count, { batchSize });
  const order = random.fork('order');
  try {
    for (let done = 0; done < steps; ) {
      for (const indices of batchIndices(faces.count, { batchSize, random: order })) {
        optimizer.learningRate = learningRate * Math.max(1e-4, rateFactor({ name: 'cosine' }, done / steps));
        const inputs = [toTensor(faces, indices), pickLabels(labels, indices)];
        tf.dispose([...inputs, step.run(...inputs)]);
        done++;
        await tf.nextFrame();
      }
    }
    return { trunk, head, dispose };
  } finally {
    step.dispose();
    optimizer.dispose();
  }
}

function pickLabels(labels: Uint8Array, indices: ArrayLike<number>): tf.Tensor2D {
  const size = FACE_LABELS.length;
  const picked = Float32Array.from({ length: indices.length * size }, (_, i) => {
    const index = indices[Math.floor(i / size)]!;
    return labels[index * size + (i % size)]!;
  });
  return tf.tensor2d(picked, [indices.length, size]);
}
