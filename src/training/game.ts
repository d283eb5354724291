/** The rules of a training: which loss, who moves when, and what keeps the discriminator smooth. Plain data. */
import { LOSSES, type LossName } from './losses';
import { isLabelled, LABELLED } from './losses/smoothed';

export const ORDERS = ['together', 'discriminator-first', 'generator-first'] as const;
export type Order = (typeof ORDERS)[number];

/** How the discriminator's images may be changed; see `steps/augment.ts`. */
export const AUGMENTATIONS = ['none', 'translate', 'adaptive'] as const;
export type Augmentation = (typeof AUGMENTATIONS)[number];

export interface Game {
  loss: LossName;
  /** Half the discriminator's loss. */
  halved: boolean;
  /** Together: both learn from the weights before the step. Else the second meets what the first has just learned. */
  order: Order;
  /** Updates of the discriminator in a step, each on a batch of its own (Algorithm 1's k); 1 when both move together. */
  k: number;
  /** Shared: the generator learns from fakes that the discriminator is taught with. Fresh: each player has its own. */
  latents: 'shared' | 'fresh';
  /** γ of R1, γ/2 E‖∇D‖² at real examples; 0 for none (Mescheder et al. 2018). */
  r1: number;
  /** γ of R2, the same at fakes. */
  r2: number;
  /** The label of real examples is 1 less this, that of fakes stays 0 (one-sided, Salimans et al. 2016); default 0. */
  smoothing?: number;
  /** Deviation of the noise on all that the discriminator sees (Sønderby et al. 2017), at the first step; default 0. */
  noise?: number;
  /** Steps until that noise has faded to nothing, along a straight line; left out, it stays. */
  noiseSteps?: number;
  /** The critic's weights are cut to [−clip, clip] after each of its updates (Arjovsky et al. 2017); default 0, not. */
  clip?: number;
  /** λ of WGAN-GP, λ E(‖∇D‖ − 1)² between real examples and fakes (Gulrajani et al. 2017); default 0, none. */
  gp?: number;
  /**
   * What a second head of the discriminator learns: the code that a fake was made of (InfoGAN), or the class of real
   * examples and of fakes (AC-GAN). Left out: there is no such head. See steps/head-step.ts.
   */
  head?: Head;
  /** λ, how much the head's cross entropy counts beside the game's loss; default 1. */
  headWeight?: number;
  /** Samples that the discriminator sees at a time, behind each other as channels (PacGAN, Lin et al. 2018); default 1. */
  pack?: number;
  /**
   * The same random change of real images and fakes, for both players' updates (Zhao et al. 2020); default none. Adaptive:
   * of a share of the images, which follows how much the discriminator knows by heart (Karras et al. 2020).
   */
  augment?: Augmentation;
  /** Real images that the discriminator sees while that share goes from 0 to 1 at most; default 500,000. */
  adaptImages?: number;
  /** The discriminator's kernels are divided by their largest singular value (Miyato et al. 2018); default false. */
  spectralNorm?: boolean;
}

export const HEADS = ['codes', 'classes'] as const;
export type Head = (typeof HEADS)[number];

/** The case study's: both players learn from the same forward passes. */
export const TUTORIAL_GAME: Game = {
  loss: 'non-saturating',
  halved: false,
  order: 'together',
  k: 1,
  latents: 'shared',
  r1: 0,
  r2: 0,
};

/** Deck 002's and Algorithm 1's: the discriminator first, new noise for the generator, the mean of both halves. */
export const TWO_PHASE_GAME: Game = {
  ...TUTORIAL_GAME,
  halved: true,
  order: 'discriminator-first',
  latents: 'fresh',
};

/** What may be added to a game, with what 0 means. */
const EXTRAS = { noise: 'no noise', clip: 'no clipping', gp: 'no penalty' } as const;

/** True if the game adds anything to its loss or to what the discriminator sees: only the general step can play it. */
export function isRegularized(game: Game): boolean {
  const { r1, r2, smoothing = 0, noise = 0, clip = 0, gp = 0, pack = 1, augment = 'none' } = game;
  const isChanged = pack > 1 || augment !== 'none' || game.spectralNorm === true;
  return isChanged || [r1, r2, smoothing, noise, clip, gp].some((strength) => strength > 0);
}

/** Deviation of the instance noise in a step. @param step steps that the generator has taken before. */
export function noiseAt({ noise = 0, noiseSteps }: Game, step: number): number {
  return noiseSteps === undefined ? noise : noise * Math.max(0, 1 - step / noiseSteps);
}

const isStrength = (value: unknown) => Number.isFinite(value) && (value as number) >= 0;

/** What is wrong with the rules of a game, in a sentence; undefined if nothing is. */
export function findGameFault(game: Game): string | undefined {
  const { loss, order, k, latents, halved, r1, r2 } = game;
  if (!(LOSSES as readonly unknown[]).includes(loss)) {
    return `Unknown loss "${loss}". Known: ${LOSSES.join(', ')}.`;
  }
  if (!(ORDERS as readonly unknown[]).includes(order)) {
    return `Unknown order "${order}". Known: ${ORDERS.join(', ')}.`;
  }
  if (!Number.isSafeInteger(k) || k < 1) return `k is a whole number from 1 on; got ${k}.`;
  if (order === 'together' && k > 1) {
    return `Players that move together move once each: take k = 1, or an order in which one is first; got k = ${k}.`;
  }
  if (latents !== 'shared' && latents !== 'fresh') return `latents are shared or fresh; got "${latents}".`;
  if (typeof halved !== 'boolean') return `halved is true or false; got ${halved}.`;
  if (!isStrength(r1)) return `r1 is a number from 0 (no penalty) on; got ${r1}.`;
  if (!isStrength(r2)) return `r2 is a number from 0 (no penalty) on; got ${r2}.`;
  return findExtraFault(game) ?? findHeadFault(game);
}

function findHeadFault(game: Game): string | undefined {
  const { head, headWeight, order, latents, halved, loss } = game;
  if (head === undefined) {
    return headWeight === undefined
      ? undefined
      : 'headWeight is of a second head, and the game has none: leave it out.';
  }
  if (!(HEADS as readonly unknown[]).includes(head)) return `head is ${HEADS.join(' or ')}; got "${head}".`;
  if (headWeight !== undefined && !isStrength(headWeight))
    return `headWeight is a number from 0 on; got ${headWeight}.`;
  const isPlain =
    order === 'together' &&
    latents === 'shared' &&
    !halved &&
    loss !== 'relativistic' &&
    !isRegularized(game);
  return isPlain
    ? undefined
    : 'A game with a second head is played together, on shared fakes, without penalties, noise or smoothing: leave those options out.';
}

function findExtraFault(game: Game): string | undefined {
  const { loss, smoothing = 0, noise = 0, noiseSteps } = game;
  if (!isStrength(smoothing) || smoothing >= 1) {
    return `smoothing is a number from 0 (labels of 1) up to, but not, 1, for example 0.1; got ${smoothing}.`;
  }
  if (smoothing > 0 && !isLabelled(loss)) {
    return `The loss "${loss}" has no labels to smooth: leave smoothing out, or take ${LABELLED.join(', ')}.`;
  }
  for (const [name, none] of Object.entries(EXTRAS)) {
    const value = game[name as keyof typeof EXTRAS] ?? 0;
    if (!isStrength(value)) return `${name} is a number from 0 (${none}) on; got ${value}.`;
  }
  return findSightFault(game) ?? findFadingFault(noise, noiseSteps);
}

/** What is wrong with how the discriminator sees. */
function findSightFault({
  loss,
  pack = 1,
  augment = 'none',
  adaptImages,
  spectralNorm = false,
  clip = 0,
}: Game): string | undefined {
  if (!Number.isSafeInteger(pack) || pack < 1) {
    return `pack is a whole number from 1 (each sample by itself) on; got ${pack}.`;
  }
  if (!(AUGMENTATIONS as readonly unknown[]).includes(augment)) {
    return `Unknown augmentation "${augment}". Known: ${AUGMENTATIONS.join(', ')}.`;
  }
  const adaptFault = findAdaptFault(loss, augment, adaptImages);
  if (adaptFault) return adaptFault;
  if (typeof spectralNorm !== 'boolean') return `spectralNorm is true or false; got ${spectralNorm}.`;
  return spectralNorm && clip > 0
    ? 'Spectral normalisation and clipping both bound the weights: take one of them.'
    : undefined;
}

/** Losses whose discriminator puts real examples above 0 and fakes below, so that its sign is a judgement. */
const SIGNED: readonly LossName[] = ['non-saturating', 'minimax', 'hinge'];

function findAdaptFault(
  loss: LossName,
  augment: Augmentation,
  images: number | undefined,
): string | undefined {
  if (augment === 'adaptive' && !SIGNED.includes(loss)) {
    return `Adaptive augmentation follows the sign of D at real images, which says nothing with the loss "${loss}": take ${SIGNED.join(', ')}, or augment translate.`;
  }
  if (images === undefined) return undefined;
  if (!Number.isSafeInteger(images) || images < 1)
    return `adaptImages is a whole number from 1 on; got ${images}.`;
  return augment === 'adaptive'
    ? undefined
    : 'adaptImages says how fast adaptive augmentation follows, and there is none: take augment adaptive, too.';
}

function findFadingFault(noise: number, noiseSteps: number | undefined): string | undefined {
  if (noiseSteps === undefined) return undefined;
  if (!Number.isSafeInteger(noiseSteps) || noiseSteps < 1) {
    return `noiseSteps is a whole number from 1 on; got ${noiseSteps}.`;
  }
  return noise > 0
    ? undefined
    : 'noiseSteps says how fast the noise fades, and there is none: give noise, too.';
}
