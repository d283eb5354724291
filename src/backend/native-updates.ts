/**
 * TensorFlow's own operations of training: one kernel reads a gradient and moves a variable and its running values.
 */
import type * as tf from '@tensorflow/tfjs';
import { type Attribute, nativeBackend, type OutputInfo } from './native-backend';
import { noteUpdate } from './recording/recorder';

export interface VariableUpdate {
  /** An operation that takes the targets' resources, then the inputs. */
  name: string;
  attributes: Attribute[];
  targets: readonly tf.Variable[];
  inputs: tf.Tensor[];
}

/** Runs the operation: at once, and, where a recording listens, in every run of its graph. */
export function updateVariables(update: VariableUpdate): void {
  noteUpdate(update, () => updateAtOnce(update));
}

/** Resources that lend the variables a place in TensorFlow while they are updated: one for each place of a target. */
const resources: number[] = [];

function resource(place: number): number {
  const { binding } = nativeBackend();
  resources[place] ??= binding.executeOp(
    'VarHandleOp',
    [
      { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
      { name: 'shape', type: binding.TF_ATTR_SHAPE, value: [] },
      { name: 'shared_name', type: binding.TF_ATTR_STRING, value: `gan-course-update-${place}` },
      { name: 'container', type: binding.TF_ATTR_STRING, value: '' },
    ],
    [],
    1,
  )[0]!.id;
  return resources[place]!;
}

function updateAtOnce({ name, attributes, targets, inputs }: VariableUpdate): void {
  const backend = nativeBackend();
  const { binding } = backend;
  const dtype = [{ name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT }];
  const ids = backend.getInputTensorIds(targets);
  const places = targets.map((_, place) => resource(place));
  for (const [place, id] of ids.entries())
    binding.executeOp('AssignVariableOp', dtype, [places[place]!, id], 0);
  binding.executeOp(name, attributes, [...places, ...backend.getInputTensorIds(inputs)], 0);
  const values: OutputInfo[] = places.map(
    (place) => binding.executeOp('ReadVariableOp', dtype, [place], 1)[0]!,
  );
  for (const [place, info] of values.entries()) {
    const value = backend.createOutputTensor(info);
    targets[place]!.assign(value);
    value.dispose();
  }
}
