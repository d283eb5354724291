/**
 * A graph that runs, with variables that live in it.
 *
 * TensorFlow.js' variables stay the truth for everybody else: after a call their data is a promise that is kept when
 * somebody asks (a sampler, a checkpoint, an operation outside the graph), and what others assign to them is handed to
 * the graph before its next call.
 */
import * as tf from '@tensorflow/tfjs';
import { nativeBackend, type TensorEntry } from '../native-backend';
import { buildGraph, type Graph, type Precision } from './graph';
import { openSession } from './saved-model';
import type { Tape } from './tape';

export class Session {
  private readonly graph: Graph;
  private readonly model: number;
  /** The data of each state variable as this session has left it. */
  private readonly entries: (TensorEntry | undefined)[];
  /** The binding's numbers of values that were asked for since the last call. */
  private readonly handles: (number | undefined)[];
  private readonly inputNames: string;

  constructor(
    private readonly tape: Tape,
    precision?: Precision,
  ) {
    this.graph = buildGraph(tape, precision);
    this.model = openSession(this.graph.nodes);
    const { names, state, fed } = this.graph;
    this.entries = state.map(() => undefined);
    this.handles = state.map(() => undefined);
    this.inputNames = [
      ...tape.arguments.map((_, i) => names.argument(i)),
      ...tape.made.map((_, i) => names.made(i)),
      ...fed.map(names.fedVariable),
    ]
      .map((name) => `${name}:0`)
      .join();
  }

  /** The variables that a call changes. */
  get variables(): tf.Variable[] {
    return this.graph.state.map((i) => this.tape.variables[i]!.variable);
  }

  /** Runs what JavaScript does at every call. The caller disposes of the tensors. */
  make(): tf.Tensor[] {
    return this.tape.makers.flatMap((make) => make() ?? []);
  }

  /** One call. The caller disposes of the result, and of what was made. */
  run(inputs: tf.Tensor[], made: tf.Tensor[]): tf.Tensor {
    const backend = nativeBackend();
    const fed = this.graph.fed.map((i) => this.tape.variables[i]!.variable);
    const ids = backend.getInputTensorIds([...inputs, ...made, ...fed]);
    this.takeVariables();
    this.dropHandles();
    const [info] = backend.binding.runSavedModel(
      this.model,
      ids,
      this.inputNames,
      `${this.graph.names.result}:0`,
    );
    return backend.createOutputTensor(info!);
  }

  /** Gives the variables back and closes the session. */
  dispose(): void {
    for (const [i, entry] of this.entries.entries()) if (entry && this.isOurs(i)) this.release(i, entry);
    nativeBackend().binding.deleteSavedModel(this.model);
  }

  private isOurs(i: number): boolean {
    const variable = this.variables[i]!;
    return !variable.isDisposed && nativeBackend().tensorMap.get(variable.dataId) === this.entries[i];
  }

  /** Hands variables that others have assigned, or that this session has never seen, to the graph. */
  private takeVariables(): void {
    const { variables } = this;
    if (variables.length === 0 || variables.every((_, i) => this.isOurs(i))) return;
    const backend = nativeBackend();
    const { names, state } = this.graph;
    const ids = backend.getInputTensorIds(variables);
    const inputs = state.map((i) => `${names.newValue(i)}:0`).join();
    const [assigned] = backend.binding.runSavedModel(this.model, ids, inputs, `${names.assigned}:0`);
    backend.binding.deleteTensor(assigned!.id);
    for (const [i, variable] of variables.entries()) {
      this.handles[i] = ids[i];
      this.promise(i, backend.tensorMap.get(variable.dataId));
    }
  }

  /**
   * Lets go of values that were asked for: a call changes a variable where it lies only if nobody else holds its data.
   * Somebody who does hold it (a clone) keeps the value of now.
   */
  private dropHandles(): void {
    const { binding } = nativeBackend();
    for (const [i, entry] of this.entries.entries()) {
      if (entry!.refCount > 1) this.part(i, entry!);
      else if (this.handles[i] !== undefined) binding.deleteTensor(this.handles[i]!);
      this.handles[i] = undefined;
    }
  }

  /** Leaves the data to those who share it, and gives the variable data of its own. */
  private part(i: number, entry: TensorEntry): void {
    const variable = this.variables[i]!;
    this.release(i, entry);
    const own = { ...entry, id: -1, values: null, refCount: 1 };
    const dataId = {};
    nativeBackend().tensorMap.set(dataId, own);
    this.promise(i, own);
    const tensor = tf
      .engine()
      .makeTensorFromTensorInfo({ dataId, shape: variable.shape, dtype: variable.dtype });
    variable.assign(tensor);
    tensor.dispose();
  }

  /** From now on the entry's number is found out when somebody asks for it. */
  private promise(i: number, entry: TensorEntry): void {
    this.entries[i] = entry;
    Object.defineProperty(entry, 'id', {
      configurable: true,
      enumerable: true,
      get: () => this.handleOf(i),
      set: (id: number) => this.fix(entry, id),
    });
  }

  /** The entry keeps the value of now. */
  private release(i: number, entry: TensorEntry): void {
    this.fix(entry, this.handleOf(i));
  }

  private fix(entry: TensorEntry, id: number): void {
    Object.defineProperty(entry, 'id', { configurable: true, enumerable: true, writable: true, value: id });
  }

  private handleOf(i: number): number {
    if (this.handles[i] === undefined) {
      const { names, state } = this.graph;
      const outputs = state.map((index) => `${names.value(index)}:0`).join();
      const infos = nativeBackend().binding.runSavedModel(this.model, [], '', outputs);
      for (const [j, { id }] of infos.entries()) {
        if (this.handles[j] === undefined) this.handles[j] = id;
        else nativeBackend().binding.deleteTensor(id);
      }
    }
    return this.handles[i]!;
  }
}
