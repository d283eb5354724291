/** What the rules of a game ask of the networks. */
import type { LayerSpec, NetworkSpec } from '../models/spec';
import type { Game } from './game';

/** The discriminator that judges packs of m examples: only its first layer is wider. */
export function packDiscriminator(spec: NetworkSpec, m: number): NetworkSpec {
  const { inputShape } = spec;
  const last = inputShape.length - 1;
  return { ...spec, inputShape: inputShape.map((size, axis) => (axis === last ? size * m : size)) };
}

/** The discriminator with each kernel divided by its largest singular value. */
export function normalizeSpectra(spec: NetworkSpec): NetworkSpec {
  const normalize = (layer: LayerSpec): LayerSpec =>
    layer.layer === 'dense' || layer.layer === 'conv2d' ? { ...layer, spectralNorm: true } : layer;
  return { ...spec, layers: spec.layers.map(normalize) };
}

/**
 * The networks with what the game's rules change of them.
 *
 * @throws Error if these networks cannot play that game, with what to leave out.
 */
export function networksFor<Networks extends { generator: NetworkSpec; discriminator: NetworkSpec }>(
  networks: Networks,
  { pack = 1, augment = 'none', spectralNorm = false }: Pick<Game, 'pack' | 'augment' | 'spectralNorm'>,
): Networks {
  let { discriminator } = networks;
  if (augment !== 'none' && discriminator.inputShape.length !== 3) {
    throw new Error('Only images can be shifted and scaled: points are trained without augmentation.');
  }
  if (pack > 1) {
    if (discriminator.classes !== undefined) {
      throw new Error('A conditional discriminator judges each example by its label: leave packing out.');
    }
    discriminator = packDiscriminator(discriminator, pack);
  }
  if (spectralNorm) {
    if (discriminator.layers.some(({ layer }) => layer === 'batchNormalization')) {
      throw new Error(
        'Batch normalisation would undo spectral normalisation: take a discriminator without it, or leave one of both out.',
      );
    }
    discriminator = normalizeSpectra(discriminator);
  }
  return { ...networks, discriminator };
}
