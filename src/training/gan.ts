/** A generator, a discriminator and what trains them. */
import type { Network } from '../models/network';
import { Network as NetworkClass } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { buildOptimizer, type Optimizer, type OptimizerOptions } from './optimizers';

export interface Gan {
  generator: Network;
  discriminator: Network;
  generatorOptimizer: Optimizer;
  discriminatorOptimizer: Optimizer;
  /** Draws the latents of training. */
  latents: RandomStream;
  /** Draws the dropout masks. */
  dropout: RandomStream;
  dispose(): void;
}

export interface GanOptions {
  generator: NetworkSpec;
  discriminator: NetworkSpec;
  /** Everything that is drawn comes from forks of this stream. */
  random: RandomStream;
  /** The rule for both players, or one for each. */
  optimizer: OptimizerOptions | { generator: OptimizerOptions; discriminator: OptimizerOptions };
}

/** Builds both networks with fresh weights, and an optimiser for each. */
export function buildGan({ generator, discriminator, random, optimizer }: GanOptions): Gan {
  const g = NetworkClass.build(generator, random.fork('initial weights'));
  const d = NetworkClass.build(discriminator, random.fork('initial weights'));
  const rules = 'generator' in optimizer ? optimizer : { generator: optimizer, discriminator: optimizer };
  const generatorOptimizer = buildOptimizer(g.variables, rules.generator);
  const discriminatorOptimizer = buildOptimizer(d.variables, rules.discriminator);
  return {
    generator: g,
    discriminator: d,
    generatorOptimizer,
    discriminatorOptimizer,
    latents: random.fork('latents'),
    dropout: random.fork('dropout'),
    dispose() {
      generatorOptimizer.dispose();
      discriminatorOptimizer.dispose();
      g.dispose();
      d.dispose();
    },
  };
}
