/** A generator, a discriminator and what trains them. */
import type { Network } from '../models/network';
import { Network as NetworkClass } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { Adam, type AdamOptions } from './adam';

export interface Gan {
  generator: Network;
  discriminator: Network;
  generatorOptimizer: Adam;
  discriminatorOptimizer: Adam;
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
  optimizer: AdamOptions;
}

/** Builds both networks with fresh weights, and an optimiser for each. */
export function buildGan({ generator, discriminator, random, optimizer }: GanOptions): Gan {
  const g = NetworkClass.build(generator, random.fork('initial weights'));
  const d = NetworkClass.build(discriminator, random.fork('initial weights'));
  const generatorOptimizer = new Adam(g.variables, optimizer);
  const discriminatorOptimizer = new Adam(d.variables, optimizer);
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
