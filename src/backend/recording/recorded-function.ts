/**
 * A function of tensors that learns to run as one TensorFlow graph.
 *
 * Its first call runs as ever, twice, from the same state, and is recorded. If it asked the same of TensorFlow both
 * times, the recording becomes a graph, and the graph is put to the proof: from that state it has to give the same
 * numbers. It is the graph's that count, so that a training that is taken up again gives the same numbers to the last
 * digit. From then on a call is one run of the graph, in which operations that do not wait for each other run side by
 * side. Where any of this fails the function simply runs as ever, and `status` says why.
 */
import * as tf from '@tensorflow/tfjs';
import { hasNativeBackend } from '../native-backend';
import { disposeAll, isRecording, record } from './recorder';
import { Session } from './session';
import { changedVariables, findDifference, type Tape } from './tape';

export interface RecordingStatus {
  /** `new`: never called. `plain`: operation by operation. `graph`: as one graph. */
  mode: 'new' | 'plain' | 'graph';
  /** Why it stays plain. */
  reason?: string;
}

/** What is known for one shape of the inputs. */
interface Known {
  session?: Session;
  refusal?: string;
}

/** Graphs for so many different shapes of the inputs; beyond, the oldest is forgotten. */
const MAX_SHAPES = 4;

/** Two ways to add up the same numbers differ in their last digits, and a step of Adam may enlarge that. */
const TOLERANCE = { result: 1e-3, state: 0.02 };

export class RecordedFunction {
  status: RecordingStatus = { mode: 'new' };
  private readonly known = new Map<string, Known>();

  /** @param f synchronous; all that differs from call to call is in its inputs, in variables, or in `everyCall`. */
  constructor(private readonly f: (...inputs: tf.Tensor[]) => tf.Tensor) {}

  /** The caller disposes of the result. */
  run(...inputs: tf.Tensor[]): tf.Tensor {
    if (!hasNativeBackend()) {
      this.status = { mode: 'plain', reason: `the engine ${tf.getBackend()} runs no graphs` };
      return tf.tidy(() => this.f(...inputs));
    }
    if (isRecording()) return tf.tidy(() => this.f(...inputs));
    const known = this.knownFor(inputs);
    if (known.session) {
      this.status = { mode: 'graph' };
      const made = known.session.make();
      try {
        return known.session.run(inputs, made);
      } finally {
        tf.dispose(made);
      }
    }
    if (known.refusal !== undefined) {
      this.status = { mode: 'plain', reason: known.refusal };
      return tf.tidy(() => this.f(...inputs));
    }
    return this.learn(known, inputs);
  }

  /** Forgets all recordings; the variables keep their values. */
  dispose(): void {
    for (const { session } of this.known.values()) session?.dispose();
    this.known.clear();
  }

  private knownFor(inputs: tf.Tensor[]): Known {
    const key = inputs.map((input) => `${input.dtype} ${input.shape}`).join(' | ');
    const known = this.known.get(key) ?? {};
    // The newest use goes to the end.
    this.known.delete(key);
    this.known.set(key, known);
    if (this.known.size > MAX_SHAPES) {
      const [oldest, { session }] = this.known.entries().next().value!;
      session?.dispose();
      this.known.delete(oldest);
    }
    return known;
  }

  /** The first call for these shapes. */
  private learn(known: Known, inputs: tf.Tensor[]): tf.Tensor {
    const before = new Map(
      Object.values(tf.engine().registeredVariables).map((variable) => [variable, variable.clone()]),
    );
    try {
      const { result, made, tape, refusal } = record(this.f, inputs);
      try {
        if (!tape) throw new Error(refusal);
        const proved = prove({ f: this.f, tape, before, inputs, made, result });
        known.session = proved.session;
        this.status = { mode: 'graph' };
        result.dispose();
        return proved.result;
      } catch (error) {
        known.refusal = (error as Error).message;
        this.status = { mode: 'plain', reason: known.refusal };
        return result;
      } finally {
        disposeAll(made);
      }
    } finally {
      tf.dispose([...before.values()]);
    }
  }
}

interface Proof {
  f: (...inputs: tf.Tensor[]) => tf.Tensor;
  tape: Tape;
  before: Map<tf.Variable, tf.Tensor>;
  inputs: tf.Tensor[];
  made: (tf.Tensor | undefined)[];
  result: tf.Tensor;
}

/**
 * Opens a session that has shown that it computes what the plain call did. The variables then have the session's values.
 *
 * @throws Error that says in what it failed; the variables then have the plain call's values.
 */
function prove({ f, tape, before, inputs, made, result }: Proof): { session: Session; result: tf.Tensor } {
  const changed = changedVariables(tape);
  const after = changed.map((variable) => variable.clone());
  const start = changed.map((variable) => before.get(variable)!);
  let session: Session | undefined;
  try {
    assignAll(changed, start);
    const second = record(f, inputs, made);
    second.result.dispose();
    disposeAll(second.made);
    const difference = second.refusal ?? findDifference(tape, second.tape!);
    if (difference) throw new Error(difference);
    assignAll(changed, start);
    session = new Session(tape);
    const again = session.run(
      inputs,
      made.filter((tensor) => tensor !== undefined),
    );
    try {
      assertSame(again, result);
      for (const [i, variable] of changed.entries()) assertMoved(variable, start[i]!, after[i]!);
    } catch (error) {
      again.dispose();
      throw error;
    }
    return { session, result: again };
  } catch (error) {
    session?.dispose();
    assignAll(changed, after);
    throw error;
  } finally {
    tf.dispose(after);
  }
}

function assignAll(variables: tf.Variable[], values: tf.Tensor[]): void {
  for (const [i, variable] of variables.entries()) variable.assign(values[i]!);
}

function assertSame(actual: tf.Tensor, expected: tf.Tensor): void {
  const offBy = distance(actual, expected) / (1 + size(expected));
  if (!(offBy <= TOLERANCE.result)) throw new Error(`its graph gave other results (off by ${offBy})`);
}

function assertMoved(variable: tf.Variable, from: tf.Tensor, to: tf.Tensor): void {
  const way = distance(to, from) + 1e-6 * size(to) + 1e-12;
  const offBy = distance(variable, to) / way;
  if (!(offBy <= TOLERANCE.state)) {
    throw new Error(`its graph moved ${variable.name} otherwise (off by ${offBy} of the way)`);
  }
}

/** Sum of absolute differences. */
function distance(a: tf.Tensor, b: tf.Tensor): number {
  return tf.tidy(() => tf.sum(tf.abs(tf.sub(a, b))).dataSync()[0]!);
}

function size(tensor: tf.Tensor): number {
  return tf.tidy(() => tf.sum(tf.abs(tensor)).dataSync()[0]!);
}
