/** The optimisers by the name of their rule. */
import type * as tf from '@tensorflow/tfjs';
import { Adam, type AdamOptions } from './adam';
import type { Optimizer } from './optimizer';
import { Rmsprop, type RmspropOptions } from './rmsprop';
import { Sgd, type SgdOptions } from './sgd';

export { Adam, type AdamOptions } from './adam';
export type { Optimizer } from './optimizer';
export { Rmsprop, type RmspropOptions } from './rmsprop';
export { Sgd, type SgdOptions } from './sgd';

/** Which rule, and its settings. Without a rule it is Adam. */
export type OptimizerOptions = AdamOptions | RmspropOptions | SgdOptions;

/** @throws Error if the rule is unknown (the known ones are listed) or a setting is out of its range. */
export function buildOptimizer(variables: readonly tf.Variable[], options: OptimizerOptions): Optimizer {
  switch (options.rule) {
    case undefined:
    case 'adam':
      return new Adam(variables, options);
    case 'rmsprop':
      return new Rmsprop(variables, options);
    case 'sgd':
      return new Sgd(variables, options);
    default: {
      const { rule } = options as { rule: string };
      throw new Error(`Unknown rule "${rule}". Known: adam, rmsprop, sgd.`);
    }
  }
}
