/**
 * A narrow conditional GAN that is told several things at once: a 0 or 1 for each, beside the latent. Its discriminator
 * is in two parts: an eye shrinks the picture, and only then the request joins it, as in StackGAN (Zhang et al. 2017). So
 * a picture is looked at once, and judged beside several requests. Widths are the course's choice: a lesson has hundreds
 * of steps, and a page can carry the weights.
 */
import type { LayerSpec, NetworkSpec } from './spec';

const NORMALIZATION: LayerSpec = { layer: 'batchNormalization', momentum: 0.9, epsilon: 1e-5 };
const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

export interface RequestNetworkOptions {
  /** Side of the colour picture in pixels, a multiple of 4. */
  side: number;
  /** How many 0s and 1s a request has. */
  conditions: number;
}

const LATENT = 32;

function enlarge(filters: number): LayerSpec {
  return { layer: 'conv2dTranspose', filters, kernelSize: 4, strides: 2, padding: 'same' };
}

function shrink(filters: number): LayerSpec {
  return { layer: 'conv2d', filters, kernelSize: 4, strides: 2, padding: 1 };
}

/** 32 random numbers and a request → a colour picture in [-1, 1]. */
export function requestGenerator({ side, conditions }: RequestNetworkOptions): NetworkSpec {
  const start = side / 4;
  return {
    name: 'generator',
    inputShape: [LATENT],
    classes: conditions,
    layers: [
      { layer: 'dense', units: start * start * 48 },
      { layer: 'reshape', shape: [start, start, 48] },
      NORMALIZATION,
      LEAKY_RELU,
      enlarge(32),
      NORMALIZATION,
      LEAKY_RELU,
      enlarge(3),
      { layer: 'tanh' },
    ],
  };
}

/** A grey sketch and a request → the same in colour, in [-1, 1], pixel by pixel with its neighbours: StackGAN's stage II. */
export function paintingGenerator({ side, conditions }: RequestNetworkOptions): NetworkSpec {
  return {
    name: 'generator',
    inputShape: [side, side, 1],
    classes: conditions,
    layers: [
      { layer: 'conv2d', filters: 16, kernelSize: 1 },
      LEAKY_RELU,
      { layer: 'conv2d', filters: 16, kernelSize: 3, padding: 'same' },
      LEAKY_RELU,
      { layer: 'conv2d', filters: 3, kernelSize: 1 },
      { layer: 'tanh' },
    ],
  };
}

/** A colour picture → 48 features at each of side/4 × side/4 places; the request is not known yet. */
export function requestEye({ side }: RequestNetworkOptions): NetworkSpec {
  return {
    name: 'eye',
    inputShape: [side, side, 3],
    layers: [shrink(24), LEAKY_RELU, shrink(48), LEAKY_RELU],
  };
}

/** Features with the request as planes behind them → one logit: is it real, and does it fit the request? */
export function requestJudge({ side, conditions }: RequestNetworkOptions): NetworkSpec {
  return {
    name: 'judge',
    inputShape: [side / 4, side / 4, 48],
    classes: conditions,
    layers: [shrink(64), LEAKY_RELU, { layer: 'flatten' }, { layer: 'dense', units: 1 }],
  };
}
