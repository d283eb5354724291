/** A generator, a discriminator and what trains them. */
import type { Precision } from '../backend/recording/graph';
import { type BuildOptions, Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { buildOptimizer, type Optimizer, type OptimizerOptions } from './optimizers';
import type { Strength } from './steps/adaptive-strength';
import { forgetRecordings } from './steps/recorded-step';

export interface Gan {
  generator: Network;
  discriminator: Network;
  generatorOptimizer: Optimizer;
  discriminatorOptimizer: Optimizer;
  /** Draws the latents of training. */
  latents: RandomStream;
  /** Draws the dropout masks, and what the rules of a game draw: noise, shifts, places between real examples and fakes. */
  dropout: RandomStream;
  /** What the convolutions of a step multiply; default float32. See recording/graph.ts. */
  precision?: Precision;
  /** How many images adaptive augmentation changes; none before the first step of such a game. */
  strength?: Strength;
  dispose(): void;
}

export interface GanOptions {
  generator: NetworkSpec;
  discriminator: NetworkSpec;
  /** Initial weights by their names, in both networks; default: Keras'. See `BuildOptions`. */
  initializers?: BuildOptions['initializers'];
  /**
   * Share of the old statistics that batch normalisation keeps at each step, in all layers. Default: as the specs say.
   */
  normalizationMomentum?: number;
  /** Everything that is drawn comes from forks of this stream. */
  random: RandomStream;
  /** The rule for both players, or one for each. */
  optimizer: OptimizerOptions | { generator: OptimizerOptions; discriminator: OptimizerOptions };
  /** What the convolutions of a step multiply, where the processor can; default float32. */
  precision?: Precision;
}

function withMomentum(spec: NetworkSpec, momentum: number | undefined): NetworkSpec {
  if (momentum === undefined) return spec;
  const layers = spec.layers.map((layer) =>
    layer.layer === 'batchNormalization' ? { ...layer, momentum } : layer,
  );
  return { ...spec, layers };
}

/** A rule for each player, of one for both or one for each. */
export function rulesOf(optimizer: GanOptions['optimizer']): {
  generator: OptimizerOptions;
  discriminator: OptimizerOptions;
} {
  return 'generator' in optimizer ? optimizer : { generator: optimizer, discriminator: optimizer };
}

/** Builds both networks with fresh weights, and an optimiser for each. */
export function buildGan(options: GanOptions): Gan {
  const { random, optimizer, normalizationMomentum, initializers } = options;
  const build = (spec: NetworkSpec) =>
    Network.build(withMomentum(spec, normalizationMomentum), random.fork('initial weights'), {
      initializers,
    });
  const [g, d] = [build(options.generator), build(options.discriminator)];
  const rules = rulesOf(optimizer);
  const generatorOptimizer = buildOptimizer(g.variables, rules.generator);
  const discriminatorOptimizer = buildOptimizer(d.variables, rules.discriminator);
  const gan: Gan = {
    generator: g,
    discriminator: d,
    generatorOptimizer,
    discriminatorOptimizer,
    latents: random.fork('latents'),
    dropout: random.fork('dropout'),
    precision: options.precision,
    dispose() {
      forgetRecordings(gan);
      generatorOptimizer.dispose();
      discriminatorOptimizer.dispose();
      g.dispose();
      d.dispose();
    },
  };
  return gan;
}
