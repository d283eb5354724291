/**
 * A generator and its discriminator for any size of picture, in one of three ways of growing. The course's known
 * networks are special cases (tests/models/generator-for.test.ts): the case study's is 28 with `transposed-5`, PyTorch's
 * 64 with `transposed-4` and three channels, deck 003's 32 with `resize`.
 *
 * Every way begins with a small picture of many channels and doubles its side until the size is reached, with half as
 * many channels each time (Radford et al. 2016).
 */
import { type Growth, growingSides } from './growing-sides';
import type { LayerSpec, NetworkSpec } from './spec';

export interface SizeOptions {
  /** Side of the picture in pixels. It fits if halving it leads to a side of 3 to 8: 28, 32, 64, 96, 128 … */
  size: number;
  growth: Growth;
  /** 1 for grey (default), 3 for colour. */
  channels?: number;
  /** Channels of the generator before its last layer. Default 64, as in all three known networks. */
  width?: number;
  /** Numbers in a latent. Default 100. */
  latentSize?: number;
}

interface Plan {
  sides: number[];
  channels: number;
  width: number;
  latentSize: number;
}

function plan({ size, growth, channels = 1, width = 64, latentSize = 100 }: SizeOptions): Plan {
  for (const [name, value] of Object.entries({ channels, width, latentSize })) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new RangeError(`${name} is a whole number from 1 on; it is ${value}.`);
    }
  }
  return { sides: growingSides(size, growth), channels, width, latentSize };
}

/** Latents → pictures of `size` × `size` in [-1, 1]. @throws RangeError if the size, or a number, does not fit. */
export function generatorFor(options: SizeOptions): NetworkSpec {
  const planned = plan(options);
  return {
    name: 'generator',
    inputShape: [planned.latentSize],
    layers: [...GENERATORS[options.growth](planned), { layer: 'tanh' }],
  };
}

/** Pictures of `size` × `size` → one logit. @throws RangeError if the size, or a number, does not fit. */
export function discriminatorFor(options: SizeOptions): NetworkSpec {
  const planned = plan(options);
  const { size, growth } = options;
  return {
    name: 'discriminator',
    inputShape: [size, size, planned.channels],
    layers: DISCRIMINATORS[growth](planned),
  };
}

// ---- the layers ------------------------------------------------------------------------------------------------

/** PyTorch's batch normalisation: a tenth of the new statistics at each step. */
const PYTORCH_NORMALIZATION: LayerSpec = { layer: 'batchNormalization', momentum: 0.9, epsilon: 1e-5 };
const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

/** `count` numbers of channels that halve from one to the next and end with `last`. */
const halving = (count: number, last: number) =>
  Array.from({ length: count }, (_, i) => last * 2 ** (count - 1 - i));
/** `count` numbers of channels that double, from `first` on. */
const doubling = (count: number, first: number) => Array.from({ length: count }, (_, i) => first * 2 ** i);

const GENERATORS: Record<Growth, (plan: Plan) => LayerSpec[]> = {
  'transposed-5'({ sides, channels, width }) {
    const [start = 0] = sides;
    const [first = 0, ...rest] = halving(sides.length, width);
    const convolve = (filters: number, strides: number): LayerSpec => ({
      layer: 'conv2dTranspose',
      filters,
      kernelSize: 5,
      strides,
      padding: 'same',
      useBias: false,
    });
    const normalized: LayerSpec[] = [{ layer: 'batchNormalization' }, { layer: 'leakyRelu' }];
    return [
      { layer: 'dense', units: start * start * first, useBias: false },
      ...normalized,
      { layer: 'reshape', shape: [start, start, first] },
      // The first convolution does not enlarge yet.
      ...rest.flatMap((filters, i) => [convolve(filters, i === 0 ? 1 : 2), ...normalized]),
      convolve(channels, 2),
    ];
  },

  'transposed-4'({ sides, channels, width, latentSize }) {
    const [start = 0] = sides;
    const [first = 0, ...rest] = halving(sides.length - 1, width);
    const enlarge = (filters: number): LayerSpec => ({
      layer: 'conv2dTranspose',
      filters,
      kernelSize: 4,
      strides: 2,
      padding: 'same', // for kernel 4 and stride 2 the same as PyTorch's padding 1
      useBias: false,
    });
    const normalized: LayerSpec[] = [PYTORCH_NORMALIZATION, { layer: 'relu' }];
    return [
      { layer: 'reshape', shape: [1, 1, latentSize] },
      { layer: 'conv2dTranspose', filters: first, kernelSize: start, useBias: false },
      ...normalized,
      ...rest.flatMap((filters) => [enlarge(filters), ...normalized]),
      enlarge(channels),
    ];
  },

  resize({ sides, channels, width }) {
    const [start = 0] = sides;
    const filters = halving(sides.length - 1, width);
    const convolve = (filters: number): LayerSpec => ({
      layer: 'conv2d',
      filters,
      kernelSize: 3,
      strides: 1,
      padding: 1,
    });
    const first = filters[0]!;
    return [
      { layer: 'dense', units: start * start * first },
      { layer: 'reshape', shape: [start, start, first] },
      PYTORCH_NORMALIZATION,
      ...filters.flatMap((count): LayerSpec[] => [
        { layer: 'upsampling2d', factor: 2 },
        convolve(count),
        PYTORCH_NORMALIZATION,
        LEAKY_RELU,
      ]),
      convolve(channels),
    ];
  },
};

const DISCRIMINATORS: Record<Growth, (plan: Plan) => LayerSpec[]> = {
  'transposed-5': ({ sides, width }) => [
    ...doubling(sides.length - 1, width).flatMap((filters): LayerSpec[] => [
      { layer: 'conv2d', filters, kernelSize: 5, strides: 2, padding: 'same' },
      { layer: 'leakyRelu' },
      { layer: 'dropout', rate: 0.3 },
    ]),
    { layer: 'flatten' },
    { layer: 'dense', units: 1 },
  ],

  'transposed-4': ({ sides, width }) => [
    ...doubling(sides.length - 1, width).flatMap((filters, i): LayerSpec[] => [
      { layer: 'conv2d', filters, kernelSize: 4, strides: 2, padding: 1, useBias: false },
      ...(i === 0 ? [] : [PYTORCH_NORMALIZATION]),
      LEAKY_RELU,
    ]),
    { layer: 'conv2d', filters: 1, kernelSize: sides[0]!, useBias: false },
    { layer: 'flatten' },
  ],

  // Twice more than its generator doubles, and a quarter of the channels at first: deck 003 goes 32, 16, 8, 4, 2.
  resize: ({ sides, width }) => [
    ...doubling(sides.length + 1, Math.ceil(width / 4)).flatMap((filters): LayerSpec[] => [
      { layer: 'conv2d', filters, kernelSize: 3, strides: 2, padding: 1 },
      LEAKY_RELU,
    ]),
    { layer: 'flatten' },
    { layer: 'dense', units: 1 },
  ],
};
