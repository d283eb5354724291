/** From a checkpoint back into a training. */
import * as tf from '@tensorflow/tfjs';
import { type Checkpoint, CheckpointError } from './checkpoint';
import { listVariables, type Trained } from './trained-variables';

/**
 * Puts a checkpoint's numbers into networks, optimisers, average and streams. Every name and shape is compared first; if
 * one does not fit, nothing is changed.
 *
 * @throws CheckpointError that names what does not fit.
 */
export function restoreTraining(trained: Trained, checkpoint: Checkpoint): void {
  const { gan, average } = trained;
  const { state, tensors } = checkpoint;
  const variables = listVariables(trained);
  assertFit(variables, trained, checkpoint);
  for (const [name, variable] of variables) {
    const value = tf.tensor(tensors.get(name)!.values, variable.shape, 'float32');
    variable.assign(value);
    value.dispose();
  }
  gan.generatorOptimizer.steps = state.counts.generator;
  gan.discriminatorOptimizer.steps = state.counts.discriminator;
  gan.latents.moveTo(state.streams.latents);
  gan.dropout.moveTo(state.streams.dropout);
  gan.strength = state.strength && { ...state.strength };
  if (average) average.steps = state.counts.average!;
}

function assertFit(variables: Map<string, tf.Variable>, { average }: Trained, checkpoint: Checkpoint): void {
  const { state, tensors, folder } = checkpoint;
  const misfit = (why: string) =>
    new CheckpointError(`The checkpoint ${folder} is of another training: ${why}.`);
  if ((state.counts.average === undefined) !== (average === undefined)) {
    throw misfit(average ? 'it has no average of the generator' : 'it has an average of the generator');
  }
  for (const [name, variable] of variables) {
    const stored = tensors.get(name);
    if (!stored) throw misfit(`it has no ${name}`);
    if (stored.type === 'U8' || stored.shape.join() !== variable.shape.join()) {
      throw misfit(`${name} has the shape [${stored.shape}] there, and [${variable.shape}] here`);
    }
  }
  for (const name of tensors.keys()) {
    const isOurs = /^(optimizer|average|generator|discriminator)\//.test(name);
    if (isOurs && !variables.has(name)) throw misfit(`there is no ${name} here`);
  }
}
