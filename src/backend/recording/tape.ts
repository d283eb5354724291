/** A tape: what one call of a function asked of TensorFlow, operation by operation. */
import type * as tf from '@tensorflow/tfjs';
import type { Attribute } from '../native-backend';

/** Where a value on the tape comes from. */
export type Source =
  | { from: 'operation'; index: number; output: number }
  | { from: 'constant'; index: number }
  /** An argument of the function. */
  | { from: 'argument'; index: number }
  /** Made anew in JavaScript at every call; see `everyCall` in recorder.ts. */
  | { from: 'made'; index: number }
  /** A variable's value after so many in-place updates. */
  | { from: 'variable'; index: number; version: number };

export interface Form {
  shape: number[];
  /** TensorFlow's DataType number. */
  dtype: number;
}

export interface Operation {
  kind: 'operation';
  name: string;
  attributes: Attribute[];
  inputs: Source[];
  outputs: Form[];
}

/** An operation that changes variables where they lie; see native-updates.ts. */
export interface Update {
  kind: 'update';
  name: string;
  attributes: Attribute[];
  /** The variables that it changes, in the operation's order; they come before the inputs. */
  targets: number[];
  inputs: Source[];
}

export interface Tape {
  steps: (Operation | Update)[];
  constants: (Form & { bytes: Uint8Array })[];
  arguments: Form[];
  /** Run in this order at every call; those that return a tensor feed `made` values, counted from 0. */
  makers: (() => tf.Tensor | undefined)[];
  made: Form[];
  variables: (Form & { variable: tf.Variable })[];
  /** What was assigned to variables, by the variable's number. */
  assigned: Map<number, Source>;
  result: Source;
}

/** The form of a source's value. */
export function formOf(tape: Tape, source: Source): Form {
  switch (source.from) {
    case 'operation':
      return (tape.steps[source.index] as Operation).outputs[source.output]!;
    case 'constant':
      return tape.constants[source.index]!;
    case 'argument':
      return tape.arguments[source.index]!;
    case 'made':
      return tape.made[source.index]!;
    case 'variable':
      return tape.variables[source.index]!;
  }
}

/** The variables that the function changes. */
export function changedVariables(tape: Tape): tf.Variable[] {
  const changed = new Set(tape.assigned.keys());
  for (const step of tape.steps) if (step.kind === 'update') for (const i of step.targets) changed.add(i);
  return [...changed].sort((a, b) => a - b).map((i) => tape.variables[i]!.variable);
}

/**
 * Says in what two tapes of the same function differ; undefined if in nothing, so that the one can stand for the other.
 */
export function findDifference(a: Tape, b: Tape): string | undefined {
  const length = Math.max(a.steps.length, b.steps.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.steps[i], b.steps[i]];
    if (JSON.stringify(x) !== JSON.stringify(y)) {
      return `operation ${i + 1} was ${x?.name ?? 'none'}, then ${y?.name ?? 'none'}, or had other inputs`;
    }
  }
  for (let i = 0; i < a.constants.length; i++) {
    if (!Buffer.from(a.constants[i]!.bytes).equals(b.constants[i]!.bytes)) {
      return 'a number that JavaScript computes changes from call to call';
    }
  }
  if (a.variables.some(({ variable }, i) => variable !== b.variables[i]?.variable)) {
    return 'it uses other variables from call to call';
  }
  const rest = (tape: Tape) => JSON.stringify([[...tape.assigned], tape.result, tape.makers.length]);
  return rest(a) === rest(b) ? undefined : 'it assigns other values from call to call';
}
