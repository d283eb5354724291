/**
 * A small network that reads five attributes in a face of 32×32: a trunk that turns it into 48 numbers, and a head with a
 * logit for each attribute. More than one may be there, so that each logit has a sigmoid of its own.
 */
import { FACE_LABELS } from '../data/faces/face-labels';
import { SMALL_FACE_SIDE } from './small-faces';
import type { LayerSpec, NetworkSpec } from './spec';

const FEATURES = 48;

function convolve(filters: number): LayerSpec[] {
  return [
    { layer: 'conv2d', filters, kernelSize: 3, strides: 2, padding: 'same', useBias: false },
    { layer: 'batchNormalization', momentum: 0.9 },
    { layer: 'relu' },
  ];
}

/** A 32×32 colour face in [-1, 1] → 48 features; 38,992 parameters. */
export const FACE_TRUNK: NetworkSpec = {
  name: 'trunk',
  inputShape: [SMALL_FACE_SIDE, SMALL_FACE_SIDE, 3],
  layers: [
    ...convolve(16),
    ...convolve(32),
    ...convolve(32),
    { layer: 'flatten' },
    { layer: 'dense', units: FEATURES },
    { layer: 'relu' },
  ],
};

/** 48 features → a logit for each attribute, in the order of `FACE_LABELS`. */
export const FACE_HEAD: NetworkSpec = {
  name: 'head',
  inputShape: [FEATURES],
  layers: [{ layer: 'dense', units: FACE_LABELS.length }],
};
