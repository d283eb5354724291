/** How much a step has to compute: its multiplications and additions, counted from the networks' shapes. */
import type { NetworkSpec } from '../../src/models/spec';
import { layerTable } from './layer-table';

/**
 * Floating-point operations of one step for one sample: the generator forward and backward once, the discriminator
 * forward and backward on a real and a generated image. Padding's taps are counted, as is usual.
 */
export function countStepOperations(generator: NetworkSpec, discriminator: NetworkSpec): number {
  const g = layerTable(generator);
  const d = layerTable(discriminator);
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  // Forward, by the weights, and by the inputs; the latents' and the real images' own gradients are not wanted.
  const forGenerator = 3 * sum(g) - (g[0] ?? 0);
  const forDiscriminator = 2 * 3 * sum(d) - (d[0] ?? 0);
  return 2 * (forGenerator + forDiscriminator);
}
