/**
 * Listens to the binding while a function runs, and writes down what it is asked: the function runs as ever, and a tape
 * of it is left.
 */
import * as tf from '@tensorflow/tfjs';
import {
  type Attribute,
  type NativeBackend,
  type NativeBinding,
  nativeBackend,
  type OutputInfo,
} from '../native-backend';
import type { Form, Source, Tape } from './tape';

/** Operations with a memory of their own, which a graph would not share with the calls before it. */
const STATEFUL =
  /^(Random|Multinomial|TruncatedNormal|ParameterizedTruncated|Resource|VarHandle|Print|Assign)/;

/** Numbers that a tape takes in from JavaScript, at most. */
const MAX_CONSTANT_BYTES = 1 << 20;

let active: Recorder | undefined;

/** True while a tape is being written. */
export function isRecording(): boolean {
  return active !== undefined;
}

/** Forgets a tape whose function was cut off in its middle. */
export function abandonRecording(): void {
  active?.stopListening();
  active = undefined;
}

/**
 * A tensor that JavaScript makes anew at every call, such as the seed of a mask or this step's learning rate. Whoever
 * makes one inside a function that may be recorded makes it with this; without a recording it only calls `make`.
 */
export function everyCall<T extends tf.Tensor>(make: () => T): T {
  return active ? (active.take(make) as T) : make();
}

/** Does something in JavaScript, now and, where a recording listens, at this place of every later call. */
export function atEveryCall(act: () => void): void {
  const make = () => {
    act();
    return undefined;
  };
  if (active) active.take(make);
  else act();
}

/** Tells a running recording of an in-place update of variables, which `apply` makes. */
export function noteUpdate(
  update: { name: string; attributes: Attribute[]; targets: readonly tf.Variable[]; inputs: tf.Tensor[] },
  apply: () => void,
): void {
  if (active) active.update(update, apply);
  else apply();
}

export interface Recording {
  result: tf.Tensor;
  tape?: Tape;
  /** What each `everyCall` made. */
  made: (tf.Tensor | undefined)[];
  /** Why there is no tape. */
  refusal?: string;
}

/**
 * Calls a synchronous function of tensors and writes the tape of it. The caller disposes of the result and of what was
 * made.
 *
 * @param again what `everyCall` made in an earlier call: it gives the same once more, and makes nothing.
 */
export function record(
  f: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: tf.Tensor[],
  again?: (tf.Tensor | undefined)[],
): Recording {
  const recorder = new Recorder(inputs, again);
  active = recorder;
  let result: tf.Tensor;
  try {
    result = tf.tidy(() => f(...inputs));
  } catch (error) {
    disposeAll(recorder.made);
    throw error;
  } finally {
    abandonRecording();
  }
  return { result, made: recorder.made, ...recorder.finish(result) };
}

export function disposeAll(tensors: (tf.Tensor | undefined)[]): void {
  for (const tensor of tensors) tensor?.dispose();
}

class Recorder {
  /** One for each `everyCall`; undefined where it made no tensor. */
  readonly made: (tf.Tensor | undefined)[] = [];
  private takes = 0;
  private readonly backend: NativeBackend = nativeBackend();
  private readonly binding: NativeBinding = this.backend.binding;
  private readonly sources = new Map<number, Source>();
  private readonly known: { variable: tf.Variable; id: number }[];
  private readonly variableOfId = new Map<number, tf.Variable | undefined>();
  private readonly numberOfVariable = new Map<tf.Variable, number>();
  private readonly versions: number[] = [];
  private refusal: string | undefined;
  private isPaused = false;
  private readonly tape: Tape;

  constructor(
    inputs: tf.Tensor[],
    private readonly again: (tf.Tensor | undefined)[] | undefined,
  ) {
    this.tape = {
      steps: [],
      constants: [],
      arguments: inputs.map((input) => this.formOfTensor(input)),
      makers: [],
      made: [],
      variables: [],
      assigned: new Map(),
      result: { from: 'argument', index: 0 },
    };
    for (const [index, id] of this.backend.getInputTensorIds(inputs).entries()) {
      this.sources.set(id, { from: 'argument', index });
    }
    this.known = Object.values(tf.engine().registeredVariables).map((variable) => ({
      variable,
      id: this.idOf(variable),
    }));
    // Two variables may share their data; which of them is meant cannot be told then (see `separate`).
    for (const { variable, id } of this.known) {
      this.variableOfId.set(id, this.variableOfId.has(id) ? undefined : variable);
    }
    this.listen();
  }

  take(make: () => tf.Tensor | undefined): tf.Tensor | undefined {
    const [value, id] = this.pause(() => {
      const made = this.again ? this.again[this.takes]?.clone() : make();
      return [made, made && this.idOf(made)] as const;
    });
    this.takes++;
    this.tape.makers.push(make);
    this.made.push(value && tf.keep(value.clone()));
    if (value) {
      this.sources.set(id!, { from: 'made', index: this.tape.made.length });
      this.tape.made.push(this.formOfTensor(value));
    }
    return value;
  }

  update({ name, attributes, targets, inputs }: Parameters<typeof noteUpdate>[0], apply: () => void): void {
    const sources = inputs.map((input) => this.sourceOf(this.idOf(input)));
    const numbers = targets.map((variable) => {
      const source = this.sourceOf(this.idOf(variable));
      if (source.from !== 'variable' || this.tape.variables[source.index]!.variable !== variable) {
        this.refuse(`${variable.name} is assigned and then updated in place`);
      }
      return this.numberOf(variable);
    });
    this.pause(apply);
    this.tape.steps.push({ kind: 'update', name, attributes, targets: numbers, inputs: sources });
    for (const [i, index] of numbers.entries()) {
      this.versions[index]!++;
      this.sources.set(this.idOf(targets[i]!), {
        from: 'variable',
        index,
        version: this.versions[index]!,
      });
    }
  }

  finish(result: tf.Tensor): { tape?: Tape; refusal?: string } {
    this.tape.result = this.sourceOf(this.idOf(result));
    for (const { variable, id } of this.known) {
      if (variable.isDisposed) {
        this.refuse(`${variable.name} is disposed of`);
        continue;
      }
      const now = this.idOf(variable);
      if (now === id) continue;
      const source = this.sourceOf(now);
      const index = this.numberOf(variable);
      if (source.from !== 'variable' || source.index !== index) this.tape.assigned.set(index, source);
    }
    return this.refusal ? { refusal: this.refusal } : { tape: this.tape };
  }

  stopListening(): void {
    this.backend.binding = this.binding;
  }

  private listen(): void {
    const { binding } = this;
    const listener: Partial<NativeBinding> = {
      executeOp: (name, attributes, inputIds, outputs) => {
        const infos = binding.executeOp(name, attributes, inputIds, outputs);
        if (!this.isPaused) this.noteOperation(name, attributes, inputIds, infos);
        return infos;
      },
      createTensor: (shape, dtype, values) => {
        const id = binding.createTensor(shape, dtype, values);
        if (!this.isPaused) this.noteConstant(id, { shape, dtype }, values);
        return id;
      },
      tensorDataSync: (id) => {
        if (!this.isPaused) this.refuse('numbers of a tensor are read in its middle');
        return binding.tensorDataSync(id);
      },
      runSavedModel: (...call) => {
        if (!this.isPaused) this.refuse('another graph is run in its middle');
        return binding.runSavedModel(...call);
      },
    };
    // The binding's own functions cannot be assigned; they can be covered.
    this.backend.binding = Object.create(
      binding,
      Object.getOwnPropertyDescriptors(listener),
    ) as NativeBinding;
  }

  private noteOperation(
    name: string,
    attributes: Attribute[],
    inputIds: number[],
    infos: OutputInfo[],
  ): void {
    if (STATEFUL.test(name)) this.refuse(`the operation ${name} keeps a state of its own`);
    const index = this.tape.steps.length;
    const inputs = inputIds.map((id) => this.sourceOf(id));
    const outputs = infos.map(({ shape, dtype }) => ({ shape, dtype }));
    this.tape.steps.push({ kind: 'operation', name, attributes, inputs, outputs });
    for (const [output, { id }] of infos.entries())
      this.sources.set(id, { from: 'operation', index, output });
  }

  private noteConstant(id: number, form: Form, values: ArrayBufferView | Uint8Array[]): void {
    if (Array.isArray(values) || values.byteLength > MAX_CONSTANT_BYTES) {
      this.refuse('JavaScript gives it text, or too many numbers');
      return;
    }
    this.sources.set(id, { from: 'constant', index: this.tape.constants.length });
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
    this.tape.constants.push({ ...form, shape: [...form.shape], bytes });
  }

  private sourceOf(id: number): Source {
    const source = this.sources.get(id);
    if (source) return source;
    const variable = this.variableOfId.get(id);
    if (variable) return { from: 'variable', index: this.numberOf(variable), version: 0 };
    this.refuse('it uses a tensor from outside that is neither an argument nor a variable');
    return { from: 'argument', index: 0 };
  }

  private numberOf(variable: tf.Variable): number {
    const number = this.numberOfVariable.get(variable) ?? this.tape.variables.length;
    if (number === this.tape.variables.length) {
      this.numberOfVariable.set(variable, number);
      this.versions.push(0);
      this.tape.variables.push({ variable, ...this.formOfTensor(variable) });
    }
    return number;
  }

  private formOfTensor(tensor: tf.Tensor): Form {
    return { shape: tensor.shape, dtype: this.backend.tensorMap.get(tensor.dataId).dtype };
  }

  private idOf(tensor: tf.Tensor): number {
    return this.backend.getInputTensorIds([tensor])[0]!;
  }

  private pause<T>(f: () => T): T {
    const wasPaused = this.isPaused;
    this.isPaused = true;
    try {
      return f();
    } finally {
      this.isPaused = wasPaused;
    }
  }

  private refuse(reason: string): void {
    this.refusal ??= reason;
  }
}
