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
import { whyNoBfloat16 } from '../bfloat16';
import { hasNativeBackend } from '../native-backend';
import type { Precision } from './graph';
import { disposeAll, isRecording, record } from './recorder';
import { Session } from './session';
import { changedVariables, findDifference, type Tape } from './tape';

export interface RecordingStatus {
  /** `new`: never called. `plain`: operation by operation. `graph`: as one graph. */
  mode: 'new' | 'plain' | 'graph';
  /** What a graph's convolutions multiply. */
  precision?: Precision;
  /** Why it is not what was wished for. */
  reason?: string;
}

/** What is known for one shape of the inputs. */
interface Known {
  session?: Session;
  status: RecordingStatus;
}

/** Graphs for so many different shapes of the inputs; beyond, the oldest is forgotten. */
const MAX_SHAPES = 4;

/**
 * Two ways to add up the same numbers differ in their last digits, and a step of Adam may enlarge that. `result` is a
 * share of the result, `state` of the way that a variable goes.
 */
const TOLERANCE: Record<Precision, { result: number; state: number }> = {
  float32: { result: 1e-3, state: 0.02 },
  bfloat16: { result: 0.01, state: 0.5 },
};

export class RecordedFunction {
  status: RecordingStatus = { mode: 'new' };
  private readonly known = new Map<string, Known>();

  /**
   * @param f synchronous; all that differs from call to call is in its inputs, in variables, or in `everyCall`.
   * @param precision of a graph's convolutions; bfloat16 only where `whyNoBfloat16` has nothing to say against it.
   */
  constructor(
    private readonly f: (...inputs: tf.Tensor[]) => tf.Tensor,
    private readonly precision: Precision = 'float32',
  ) {}

  /** The caller disposes of the result. */
  run(...inputs: tf.Tensor[]): tf.Tensor {
    if (!hasNativeBackend()) {
      this.status = { mode: 'plain', reason: `the engine ${tf.getBackend()} runs no graphs` };
      return tf.tidy(() => this.f(...inputs));
    }
    if (isRecording()) return tf.tidy(() => this.f(...inputs));
    const known = this.knownFor(inputs);
    if (known.status.mode === 'new') return this.learn(known, inputs);
    this.status = known.status;
    if (!known.session) return tf.tidy(() => this.f(...inputs));
    const made = known.session.make();
    try {
      return known.session.run(inputs, made);
    } finally {
      tf.dispose(made);
    }
  }

  /** Forgets all recordings; the variables keep their values. */
  dispose(): void {
    for (const { session } of this.known.values()) session?.dispose();
    this.known.clear();
  }

  private knownFor(inputs: tf.Tensor[]): Known {
    const key = inputs.map((input) => `${input.dtype} ${input.shape}`).join(' | ');
    const known = this.known.get(key) ?? { status: { mode: 'new' } };
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
    const variables = Object.values(tf.engine().registeredVariables);
    separate(variables);
    const before = new Map(variables.map((variable) => [variable, variable.clone()]));
    try {
      const { result, made, tape, refusal } = record(this.f, inputs);
      try {
        if (!tape) throw new Error(refusal);
        const proved = prove({ f: this.f, tape, before, inputs, made, result }, this.precision);
        Object.assign(known, { session: proved.session, status: proved.status });
        result.dispose();
        return proved.result;
      } catch (error) {
        known.status = { mode: 'plain', reason: (error as Error).message };
        return result;
      } finally {
        this.status = known.status;
        disposeAll(made);
      }
    } finally {
      tf.dispose([...before.values()]);
    }
  }
}

interface Call {
  f: (...inputs: tf.Tensor[]) => tf.Tensor;
  tape: Tape;
  before: Map<tf.Variable, tf.Tensor>;
  inputs: tf.Tensor[];
  made: (tf.Tensor | undefined)[];
  result: tf.Tensor;
}

interface Proved {
  session: Session;
  status: RecordingStatus;
  result: tf.Tensor;
}

/**
 * Opens a session that has shown that it computes what the plain call did. The variables then have the session's values.
 *
 * @throws Error that says in what it failed; the variables then have the plain call's values.
 */
function prove({ f, tape, before, inputs, made, result }: Call, precision: Precision): Proved {
  const changed = changedVariables(tape);
  const after = changed.map((variable) => variable.clone());
  const start = changed.map((variable) => before.get(variable)!);
  const open = (digits: Precision): Proved => {
    assignAll(changed, start);
    const session = new Session(tape, digits);
    let again: tf.Tensor | undefined;
    try {
      const fed = made.filter((tensor) => tensor !== undefined);
      again = session.run(inputs, fed);
      const { result: ofResult, state: ofState } = TOLERANCE[digits];
      assertSame(again, result, ofResult);
      for (const [i, variable] of changed.entries()) assertMoved(variable, start[i]!, after[i]!, ofState);
      return { session, status: { mode: 'graph', precision: digits }, result: again };
    } catch (error) {
      again?.dispose();
      session.dispose();
      throw error;
    }
  };
  try {
    assignAll(changed, start);
    const second = record(f, inputs, made);
    second.result.dispose();
    disposeAll(second.made);
    const difference = second.refusal ?? findDifference(tape, second.tape!);
    if (difference) throw new Error(difference);
    const exact = open('float32');
    return precision === 'float32' ? exact : openRounded(exact, open);
  } catch (error) {
    assignAll(changed, after);
    throw error;
  } finally {
    tf.dispose(after);
  }
}

/** The same with fewer digits, once it has been proved with all of them; with all of them, if that cannot be. */
function openRounded(exact: Proved, open: (precision: Precision) => Proved): Proved {
  const because = (proved: Proved, reason: string) => ({ ...proved, status: { ...proved.status, reason } });
  const refusal = whyNoBfloat16();
  if (refusal) return because(exact, refusal);
  exact.session.dispose();
  exact.result.dispose();
  try {
    return open('bfloat16');
  } catch (error) {
    return because(open('float32'), (error as Error).message);
  }
}

/**
 * Gives each variable data of its own. Two share theirs after `a.assign(b)`, and on a tape it could not be told which of
 * them is meant.
 */
function separate(variables: tf.Variable[]): void {
  const seen = new Set<object>();
  for (const variable of variables) {
    if (seen.has(variable.dataId))
      tf.tidy(() => variable.assign(tf.tensor(variable.dataSync(), variable.shape, variable.dtype)));
    seen.add(variable.dataId);
  }
}

function assignAll(variables: tf.Variable[], values: tf.Tensor[]): void {
  for (const [i, variable] of variables.entries()) variable.assign(values[i]!);
}

function assertSame(actual: tf.Tensor, expected: tf.Tensor, tolerance: number): void {
  const offBy = distance(actual, expected) / (1 + size(expected));
  if (!(offBy <= tolerance)) throw new Error(`its graph gave other results (off by ${offBy})`);
}

function assertMoved(variable: tf.Variable, from: tf.Tensor, to: tf.Tensor, tolerance: number): void {
  const way = distance(to, from) + 1e-6 * size(to) + 1e-12;
  const offBy = distance(variable, to) / way;
  if (!(offBy <= tolerance)) {
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
