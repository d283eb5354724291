/** All numbers that a training must keep, by the names they have in a file. */
import type * as tf from '@tensorflow/tfjs';
import type { GeneratorAverage } from '../averages';
import type { Gan } from '../gan';

/** What takes part in a training. */
export interface Trained {
  gan: Gan;
  average?: GeneratorAverage;
}

/** A variable's name without the mark that makes it unique in the process. */
export function plainName({ name }: Pick<tf.Variable, 'name'>): string {
  return name.replace(/#\d+$/, '');
}

/**
 * Weights as `generator/0.dense/kernel`, what an optimiser keeps as `optimizer/0/generator/0.dense/kernel` (of Adam, 0 is
 * the mean of gradients and 1 that of their squares), the average's weights as `average/generator/0.dense/kernel`.
 */
export function listVariables({ gan, average }: Trained): Map<string, tf.Variable> {
  const named = new Map<string, tf.Variable>();
  for (const player of ['generator', 'discriminator'] as const) {
    for (const weight of gan[player].weights) named.set(plainName(weight), weight);
    const { variables, slots } = gan[`${player}Optimizer`];
    // An optimiser keeps one or more values beside each variable: first one kind for all, then the next.
    for (const [i, slot] of slots.entries()) {
      const kind = Math.floor(i / variables.length);
      named.set(`optimizer/${kind}/${plainName(variables[i % variables.length]!)}`, slot);
    }
  }
  for (const weight of average?.network.weights ?? []) named.set(`average/${plainName(weight)}`, weight);
  return named;
}
