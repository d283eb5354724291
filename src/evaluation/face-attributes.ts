/** What the shipped network reads in a face: the probability of each attribute, and how often it is right on drawn faces. */
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { toTensor } from '../data/batches';
import { FACE_LABELS, type FaceLabel, labelFaces } from '../data/faces/face-labels';
import type { FaceSet } from '../data/faces/faces';
import type { ImageSet } from '../data/images';
import type { Classifier } from '../training/classifier';
import { openClassifier } from './classifier';

const SHIPPED = join(__dirname, '..', '..', 'checkpoints', 'face-attributes');

/** @throws CheckpointError if the weights are missing or damaged. The caller disposes of the result. */
export const openFaceClassifier = (folder = SHIPPED): Classifier => openClassifier(folder);

/** Read in `count` faces. */
export interface FaceReadings {
  count: number;
  /** For each attribute the probability of each face, 0 … 1. */
  probabilities: Record<FaceLabel, Float32Array>;
}

/** True where an attribute is more likely than not. */
export const has = ({ probabilities }: FaceReadings, label: FaceLabel): boolean[] =>
  Array.from(probabilities[label], (probability) => probability >= 0.5);

/** Share of faces with an attribute, 0 … 1. */
export function shareWith(readings: FaceReadings, label: FaceLabel): number {
  return has(readings, label).filter(Boolean).length / readings.count;
}

/** Reads faces of 32×32 pixels in colour. @throws Error for images of another size. */
export async function readFaces(
  { trunk, head }: Classifier,
  images: Pick<ImageSet, 'count' | 'height' | 'width' | 'channels' | 'pixels'>,
  batchSize = 500,
): Promise<FaceReadings> {
  const { count } = images;
  const all = new Float32Array(count * FACE_LABELS.length);
  for (let from = 0; from < count; from += batchSize) {
    const indices = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => from + i);
    const read = tf.tidy(() => {
      const x = toTensor({ ...images, source: '', labels: new Uint8Array() }, indices);
      return tf.sigmoid(head.apply(trunk.apply(x, { training: false }), { training: false }));
    });
    all.set(await read.data<'float32'>(), from * FACE_LABELS.length);
    read.dispose();
  }
  const column = (place: number) =>
    Float32Array.from({ length: count }, (_, i) => all[i * FACE_LABELS.length + place]!);
  const entries = FACE_LABELS.map((label, place) => [label, column(place)] as const);
  return { count, probabilities: Object.fromEntries(entries) as FaceReadings['probabilities'] };
}

/** Share of faces of which an attribute was read rightly, for each attribute. */
export function accuracyOf(
  readings: FaceReadings,
  faces: Pick<FaceSet, 'attributes'>,
): Record<FaceLabel, number> {
  const truth = labelFaces(faces.attributes);
  const entries = FACE_LABELS.map((label, place) => {
    const right = has(readings, label).filter(
      (said, i) => said === (truth[i * FACE_LABELS.length + place] === 1),
    );
    return [label, right.length / readings.count] as const;
  });
  return Object.fromEntries(entries) as Record<FaceLabel, number>;
}
