/**
 * The five rules of the DCGAN paper (Radford, Metz, Chintala 2015, section 3; deck 001, L176-183), each decided by looking
 * at the layers of a pair of networks.
 *
 * The second rule is the deck's: no dense layer at the end. The paper removes hidden ones, and lets one sigmoid unit read
 * the last maps. A generator may begin with a dense layer in both: it lays the latent out as maps.
 */
import { type DescribedLayer, describeNetwork } from './describe';
import type { LayerKind, NetworkSpec } from './spec';

/** The two players of a GAN on images. */
export interface Pair {
  generator: NetworkSpec;
  discriminator: NetworkSpec;
}

export interface RuleVerdict {
  rule: string;
  isKept: boolean;
  /** Where it is broken: "D: dense (layer 7)"; empty where it is kept. */
  fault: string;
}

/** A layer with a kernel, and what follows it up to the next one. */
interface Block {
  layer: DescribedLayer;
  /** Its place among all layers, from 0. */
  place: number;
  followers: LayerKind[];
}

type Player = 'G' | 'D';
type Check = (blocks: Record<Player, Block[]>, pair: Pair) => string | undefined;

const ACTIVATIONS: readonly LayerKind[] = ['relu', 'leakyRelu', 'tanh', 'sigmoid'];

function listBlocks(spec: NetworkSpec): Block[] {
  const blocks: Block[] = [];
  for (const [place, layer] of describeNetwork(spec).layers.entries()) {
    if (layer.weights.some(({ name }) => name === 'kernel')) blocks.push({ layer, place, followers: [] });
    else blocks.at(-1)?.followers.push(layer.spec.layer);
  }
  return blocks;
}

const name = (player: Player, { layer, place }: Block) =>
  `${player}: ${layer.spec.layer} (layer ${place + 1})`;

/** Maps change their size only where a kernel learns how, and somewhere by strides. */
function findUnlearnedResize(player: Player, spec: NetworkSpec): string | undefined {
  let input = spec.inputShape;
  let hasStrides = false;
  for (const [place, { spec: layer, outputShape }] of describeNetwork(spec).layers.entries()) {
    const isLearned = layer.layer === 'conv2d' || layer.layer === 'conv2dTranspose';
    if (isLearned && (layer.strides ?? 1) > 1) hasStrides = true;
    const isResized =
      input.length === 3 &&
      outputShape.length === 3 &&
      layer.layer !== 'reshape' &&
      (input[0] !== outputShape[0] || input[1] !== outputShape[1]);
    if (isResized && !isLearned) return `${player}: ${layer.layer} (layer ${place + 1})`;
    input = outputShape;
  }
  return hasStrides ? undefined : `${player}: no convolution has strides`;
}

/** Between a layer with a kernel and the next one stands batch norm; at G's output and D's input it must not. */
function findNormalizationFault(blocks: Record<Player, Block[]>): string | undefined {
  for (const player of ['G', 'D'] as const) {
    const all = blocks[player];
    if (!all.some(({ followers }) => followers.includes('batchNormalization')))
      return `${player}: no batch norm`;
    for (const [index, block] of all.entries()) {
      const isEnd = player === 'G' ? index === all.length - 1 : index === 0;
      const isLogit = player === 'D' && index === all.length - 1;
      const has = block.followers.includes('batchNormalization');
      if (isEnd && has) return `${name(player, block)} has batch norm`;
      if (!isEnd && !isLogit && !has) return `${name(player, block)} has no batch norm`;
    }
  }
  return undefined;
}

/** The first block that is not followed by just this activation. */
function findActivationFault(
  player: Player,
  blocks: readonly Block[],
  wanted: LayerKind,
): string | undefined {
  const wrong = blocks.find(
    ({ followers }) => followers.filter((kind) => ACTIVATIONS.includes(kind)).join() !== wanted,
  );
  return wrong && `${name(player, wrong)} has no ${wanted}, or more than it`;
}

const CHECKS: readonly { rule: string; findFault: Check }[] = [
  {
    rule: 'strides resize',
    findFault: (_, { generator, discriminator }) =>
      findUnlearnedResize('G', generator) ?? findUnlearnedResize('D', discriminator),
  },
  {
    rule: 'no dense layers at the end',
    findFault: ({ G, D }) => {
      const isDense = ({ layer }: Block) => layer.spec.layer === 'dense';
      const inG = G.find((block, index) => isDense(block) && (index > 0 || G.length === 1));
      const inD = D.find(isDense);
      return inG ? name('G', inG) : inD && name('D', inD);
    },
  },
  { rule: 'batch norm in G and D', findFault: findNormalizationFault },
  {
    rule: 'ReLU in G, tanh at its end',
    findFault: ({ G }) =>
      findActivationFault('G', G.slice(0, -1), 'relu') ?? findActivationFault('G', G.slice(-1), 'tanh'),
  },
  { rule: 'leaky ReLU in D', findFault: ({ D }) => findActivationFault('D', D.slice(0, -1), 'leakyRelu') },
];

/** How many rules there are. */
export const RULE_COUNT = CHECKS.length;

/**
 * The five rules in the paper's order, each kept or broken by the pair.
 *
 * @throws Error if a layer of a network does not fit behind the one before it.
 */
export function checkRules(pair: Pair): RuleVerdict[] {
  const blocks = { G: listBlocks(pair.generator), D: listBlocks(pair.discriminator) };
  return CHECKS.map(({ rule, findFault }) => {
    const fault = findFault(blocks, pair) ?? '';
    return { rule, isKept: fault === '', fault };
  });
}

/** How many of the rules a pair of networks keeps. */
export const countKept = (pair: Pair) => checkRules(pair).filter(({ isKept }) => isKept).length;
