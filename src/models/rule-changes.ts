/**
 * The five rules of the DCGAN paper (Radford et al. 2016; deck 001, lines 176 to 183), each as a change of a pair of
 * networks: what is as the rule says is taken away, or what is not so is made so. And two things of which the rules say
 * nothing: stamps that fall evenly, and the initial weights.
 */
import type { BuildOptions } from './network';
import type { LayerSpec, NetworkSpec } from './spec';

export interface PlayerSpecs {
  generator: NetworkSpec;
  discriminator: NetworkSpec;
  initializers?: BuildOptions['initializers'];
}

/** What becomes of a layer: nothing, itself, or more than one layer. */
type LayerChange = (layer: LayerSpec, index: number, layers: readonly LayerSpec[]) => LayerSpec[];

interface Change {
  /** Number of the rule, 1 to 5 in the deck's order; 0: of no rule. */
  rule: 0 | 1 | 2 | 3 | 4 | 5;
  generator?: LayerChange;
  discriminator?: LayerChange;
  initializers?: BuildOptions['initializers'];
}

const without =
  (kind: LayerSpec['layer']): LayerChange =>
  (layer) =>
    layer.layer === kind ? [] : [layer];

const rectify: LayerChange = (layer) => (layer.layer === 'leakyRelu' ? [{ layer: 'relu' }] : [layer]);

/** The convolution looks at every place, and the largest of each window is kept. */
const pool: LayerChange = (layer) => {
  if (layer.layer !== 'conv2d' || (layer.strides ?? 1) === 1) return [layer];
  return [
    { ...layer, strides: 1 },
    { layer: 'maxPooling2d', factor: layer.strides! },
  ];
};

/** Pixels are repeated first, then a plain convolution of the same kernel: the size is doubled without strides. */
const resizeFirst: LayerChange = (layer) => {
  if (layer.layer !== 'conv2dTranspose') return [layer];
  const { filters, kernelSize, strides = 1 } = layer;
  const convolution: LayerSpec = { layer: 'conv2d', filters, kernelSize, padding: 'same', useBias: false };
  return strides === 1 ? [convolution] : [{ layer: 'upsampling2d', factor: strides }, convolution];
};

/** Transposed convolutions whose kernel is a multiple of their stride. */
const evenStamps: LayerChange = (layer) =>
  layer.layer === 'conv2dTranspose' && layer.strides === 2 ? [{ ...layer, kernelSize: 4 }] : [layer];

/** Behind each convolution but the first, as the paper has it. */
const normalize: LayerChange = (layer, index, layers) => {
  const isLater = layer.layer === 'conv2d' && layers.slice(0, index).some((one) => one.layer === 'conv2d');
  return isLater ? [layer, { layer: 'batchNormalization' }] : [layer];
};

const hiddenDense: LayerChange = (layer) =>
  layer.layer === 'flatten' ? [layer, { layer: 'dense', units: 128 }, { layer: 'leakyRelu' }] : [layer];

const CHANGES = {
  'max pooling in D': { rule: 1, discriminator: pool },
  'repeated pixels in G': { rule: 1, generator: resizeFirst },
  'a hidden dense layer in D': { rule: 2, discriminator: hiddenDense },
  'no batch norm in G': { rule: 3, generator: without('batchNormalization') },
  'batch norm in D': { rule: 3, discriminator: normalize },
  'ReLU in G': { rule: 4, generator: rectify },
  'no tanh in G': { rule: 4, generator: without('tanh') },
  'ReLU in D': { rule: 5, discriminator: rectify },
  '4×4 stamps in G': { rule: 0, generator: evenStamps },
  'weights from N(0, 0.02)': { rule: 0, initializers: { kernel: { normal: { standardDeviation: 0.02 } } } },
} satisfies Record<string, Change>;

export type DcganChange = keyof typeof CHANGES;

/** The changes that there are, in the order of the rules. */
export const DCGAN_CHANGES = Object.keys(CHANGES) as DcganChange[];

/** Which of deck 001's five rules a change is about; 0: none. */
export const ruleOf = (change: DcganChange): Change['rule'] => CHANGES[change].rule;

/**
 * A pair of networks with one thing changed.
 *
 * @throws Error that lists the changes, for an unknown one; and for one that would leave these networks as they are.
 */
export function changeNetworks(players: PlayerSpecs, name: DcganChange): PlayerSpecs {
  if (!Object.hasOwn(CHANGES, name)) {
    throw new Error(`Unknown change "${name}". Known: ${DCGAN_CHANGES.join(', ')}.`);
  }
  const change: Change = CHANGES[name];
  const changed = {
    generator: applyTo(players.generator, change.generator),
    discriminator: applyTo(players.discriminator, change.discriminator),
    initializers: change.initializers ?? players.initializers,
  };
  const isSame = JSON.stringify(changed) === JSON.stringify({ initializers: undefined, ...players });
  if (isSame) throw new Error(`"${name}" changes nothing in these networks: they are like that already.`);
  return changed;
}

function applyTo(spec: NetworkSpec, change: LayerChange = (layer) => [layer]): NetworkSpec {
  return { ...spec, layers: spec.layers.flatMap((layer, index) => change(layer, index, spec.layers)) };
}
