/**
 * A network that names digits. It is made of two parts: the trunk turns an image into 64 numbers, its features, and the
 * head turns those into ten logits. The features are what the measures of a generator compare.
 */
import type { LayerSpec, NetworkSpec } from './spec';

/** Numbers that describe an image. */
export const FEATURES = 64;
export const DIGITS = 10;

/** A convolution whose bias would be taken away again by the normalisation behind it. */
function convolve(filters: number, strides: number): LayerSpec[] {
  return [
    { layer: 'conv2d', filters, kernelSize: 3, strides, padding: 'same', useBias: false },
    { layer: 'batchNormalization', momentum: 0.9 },
    { layer: 'relu' },
  ];
}

/** A 28×28 digit in [-1, 1] → 64 features, none below zero; 158,944 parameters, 448 of them moving statistics. */
export const CLASSIFIER_TRUNK: NetworkSpec = {
  name: 'trunk',
  inputShape: [28, 28, 1],
  layers: [
    ...convolve(32, 1),
    ...convolve(64, 2),
    ...convolve(64, 2),
    ...convolve(64, 2),
    { layer: 'flatten' },
    { layer: 'dense', units: FEATURES },
    { layer: 'relu' },
  ],
};

/** 64 features → a logit for each digit; 650 parameters. */
export const CLASSIFIER_HEAD: NetworkSpec = {
  name: 'head',
  inputShape: [FEATURES],
  layers: [
    { layer: 'dropout', rate: 0.4 },
    { layer: 'dense', units: DIGITS },
  ],
};
