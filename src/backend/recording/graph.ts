/**
 * A tape as a TensorFlow graph.
 *
 * Variables that the function changes become resources of the graph's session: they are read, updated in place, and
 * read again when somebody asks. Everything else that comes from outside is fed.
 */
import type { Attribute } from '../native-backend';
import { type Form, formOf, type Operation, type Source, type Tape, type Update } from './tape';

/** An attribute: as the binding takes it, or one of the kinds that only graphs have. */
export type NodeAttribute =
  | Attribute
  | { name: string; kind: 'type' | 'shape' | 'tensor' | 'text'; value: unknown };

export interface GraphNode {
  name: string;
  op: string;
  /** `x`, `x:1` for its second output, `^x` to wait for it. */
  inputs: string[];
  attributes: NodeAttribute[];
}

export interface Graph {
  nodes: GraphNode[];
  /** Numbers of the tape's variables that the function changes. */
  state: number[];
  /** Numbers of the variables that are fed at every call. */
  fed: number[];
  names: {
    argument(index: number): string;
    made(index: number): string;
    fedVariable(index: number): string;
    /** Feed all of `state`, fetch `assigned`: sets the session's variables. */
    newValue(index: number): string;
    assigned: string;
    /** Fetch: a state variable's value now. */
    value(index: number): string;
    result: string;
  };
}

const names: Graph['names'] = {
  argument: (index) => `argument${index}`,
  made: (index) => `made${index}`,
  fedVariable: (index) => `fed${index}`,
  newValue: (index) => `new${index}`,
  assigned: 'assigned',
  value: (index) => `value${index}`,
  result: 'result',
};

/** TensorFlow's DataType numbers. */
const FLOAT = 1;
const INT32 = 3;
const BFLOAT16 = 14;

/**
 * The numbers that convolutions multiply: of 24 binary digits, or of 8 (bfloat16). Each sum of products is then rounded
 * once, to 8 digits, too; everything that is not a convolution stays in float32.
 */
export const PRECISIONS = ['float32', 'bfloat16'] as const;
export type Precision = (typeof PRECISIONS)[number];

/**
 * The operations that bfloat16 makes faster, and which of their inputs are the factors. Filters' gradients and the
 * matrix products of spectra are not among them: measured, they gain nothing.
 */
const FACTORS: Record<string, [number, number]> = {
  Conv2D: [0, 1],
  Conv2DBackpropInput: [1, 2],
};

export function buildGraph(tape: Tape, precision: Precision = 'float32'): Graph {
  const changed = new Set(tape.assigned.keys());
  for (const step of tape.steps) if (step.kind === 'update') for (const i of step.targets) changed.add(i);
  const live = findLive(tape);
  const state = [...changed].sort((a, b) => a - b);
  const fed = tape.variables.map((_, i) => i).filter((i) => !changed.has(i));
  const builder = new Builder(tape, changed, live, precision);
  return { nodes: builder.build(state, fed), state, fed, names };
}

/** The steps that the result or a variable needs. */
function findLive(tape: Tape): boolean[] {
  const live = tape.steps.map((step) => step.kind === 'update');
  const mark = (source: Source) => {
    if (source.from === 'operation') live[source.index] = true;
  };
  mark(tape.result);
  for (const source of tape.assigned.values()) mark(source);
  for (let i = tape.steps.length - 1; i >= 0; i--) if (live[i]) tape.steps[i]!.inputs.forEach(mark);
  return live;
}

class Builder {
  private readonly nodes: GraphNode[] = [];
  /** By variable: the last update so far, and every node that has read the value since. */
  private readonly lastUpdate = new Map<number, string>();
  private readonly readers = new Map<number, string[]>();
  private readonly readNodes = new Set<string>();
  /** By reference: the node that holds the value with fewer digits. */
  private readonly rounded = new Map<string, string>();

  constructor(
    private readonly tape: Tape,
    private readonly changed: Set<number>,
    private readonly live: boolean[],
    private readonly precision: Precision,
  ) {}

  build(state: number[], fed: number[]): GraphNode[] {
    const { tape } = this;
    for (const [i, form] of tape.arguments.entries()) this.addPlaceholder(names.argument(i), form);
    for (const [i, form] of tape.made.entries()) this.addPlaceholder(names.made(i), form);
    for (const [i, { bytes, ...form }] of tape.constants.entries())
      this.addConstant(`constant${i}`, form, bytes);
    for (const i of fed) this.addPlaceholder(names.fedVariable(i), tape.variables[i]!);
    for (const i of state) this.addVariable(i);
    for (const [i, step] of tape.steps.entries()) {
      if (!this.live[i]) continue;
      if (step.kind === 'operation') this.addOperation(`step${i}`, step);
      else this.addUpdate(`step${i}`, step);
    }
    const assignments = [...tape.assigned].map(([i, source]) => this.addAssignment(i, source));
    const waits = [...new Set([...this.lastUpdate.values(), ...assignments])];
    this.add(
      names.result,
      'Identity',
      [this.reference(tape.result, names.result), ...waits.map((name) => `^${name}`)],
      [{ name: 'T', kind: 'type', value: formOf(tape, tape.result).dtype }],
    );
    this.addSetter(state);
    return this.nodes;
  }

  private add(name: string, op: string, inputs: string[], attributes: NodeAttribute[]): void {
    this.nodes.push({ name, op, inputs, attributes });
  }

  private addPlaceholder(name: string, { dtype, shape }: Form): void {
    this.add(
      name,
      'Placeholder',
      [],
      [
        { name: 'dtype', kind: 'type', value: dtype },
        { name: 'shape', kind: 'shape', value: shape },
      ],
    );
  }

  private addConstant(name: string, { dtype, shape }: Form, bytes: Uint8Array, waits: string[] = []): void {
    this.add(name, 'Const', waits, [
      { name: 'dtype', kind: 'type', value: dtype },
      { name: 'value', kind: 'tensor', value: { dtype, shape, bytes } },
    ]);
  }

  private addVariable(index: number): void {
    const { dtype, shape } = this.tape.variables[index]!;
    this.add(
      `variable${index}`,
      'VarHandleOp',
      [],
      [
        { name: 'dtype', kind: 'type', value: dtype },
        { name: 'shape', kind: 'shape', value: shape },
        { name: 'shared_name', kind: 'text', value: `variable${index}` },
        { name: 'container', kind: 'text', value: '' },
      ],
    );
    this.addRead(names.value(index), index, []);
  }

  private addRead(name: string, index: number, waits: string[]): void {
    this.add(
      name,
      'ReadVariableOp',
      [`variable${index}`, ...waits],
      [{ name: 'dtype', kind: 'type', value: this.tape.variables[index]!.dtype }],
    );
  }

  /** All values are set in one call. */
  private addSetter(state: number[]): void {
    for (const index of state) {
      const { dtype } = this.tape.variables[index]!;
      this.addPlaceholder(names.newValue(index), this.tape.variables[index]!);
      this.add(
        `set${index}`,
        'AssignVariableOp',
        [`variable${index}`, names.newValue(index)],
        [{ name: 'dtype', kind: 'type', value: dtype }],
      );
    }
    this.addConstant(
      names.assigned,
      { dtype: INT32, shape: [] },
      new Uint8Array(4),
      state.map((index) => `^set${index}`),
    );
  }

  private addOperation(name: string, step: Operation): void {
    const inputs = step.inputs.map((source) => this.reference(source, name));
    const factors = this.precision === 'bfloat16' && FACTORS[step.name];
    if (!factors || step.outputs[0]!.dtype !== FLOAT) {
      this.add(name, step.name, inputs, step.attributes);
      return;
    }
    const rounded = inputs.map((input, i) => (factors.includes(i) ? this.round(input) : input));
    const attributes = step.attributes.map(
      (attribute): NodeAttribute =>
        attribute.name === 'T' ? { name: 'T', kind: 'type', value: BFLOAT16 } : attribute,
    );
    this.add(`${name}_rounded`, step.name, rounded, attributes);
    this.addCast(name, `${name}_rounded`, BFLOAT16, FLOAT);
  }

  private round(input: string): string {
    let name = this.rounded.get(input);
    if (!name) {
      name = `rounded${this.rounded.size}`;
      this.rounded.set(input, name);
      this.addCast(name, input, FLOAT, BFLOAT16);
    }
    return name;
  }

  private addCast(name: string, input: string, from: number, to: number): void {
    this.add(
      name,
      'Cast',
      [input],
      [
        { name: 'SrcT', kind: 'type', value: from },
        { name: 'DstT', kind: 'type', value: to },
      ],
    );
  }

  /**
   * An update waits for all that reads the value before it. That is what keeps it in its place on the tape; and with no
   * reader left it changes the value where it lies, without a copy.
   */
  private addUpdate(name: string, { name: op, attributes, targets, inputs }: Update): void {
    const values = inputs.map((source) => this.reference(source, name));
    const waits = new Set(
      targets.flatMap((i) => [...(this.readers.get(i) ?? []), this.lastUpdate.get(i) ?? []].flat()),
    );
    waits.delete(name);
    this.add(
      name,
      op,
      [...targets.map((i) => `variable${i}`), ...values, ...[...waits].map((wait) => `^${wait}`)],
      attributes,
    );
    for (const i of targets) {
      this.lastUpdate.set(i, name);
      this.readers.set(i, []);
    }
  }

  private addAssignment(index: number, source: Source): string {
    const name = `assign${index}`;
    const value = this.reference(source, name);
    const waits = [...(this.readers.get(index) ?? []), this.lastUpdate.get(index) ?? []].flat();
    this.add(
      name,
      'AssignVariableOp',
      [`variable${index}`, value, ...waits.filter((wait) => wait !== name).map((wait) => `^${wait}`)],
      [{ name: 'dtype', kind: 'type', value: this.tape.variables[index]!.dtype }],
    );
    return name;
  }

  /** How the node `reader` names a value. */
  private reference(source: Source, reader: string): string {
    switch (source.from) {
      case 'operation':
        return source.output === 0 ? `step${source.index}` : `step${source.index}:${source.output}`;
      case 'constant':
        return `constant${source.index}`;
      case 'argument':
        return names.argument(source.index);
      case 'made':
        return names.made(source.index);
      case 'variable':
        return this.changed.has(source.index)
          ? this.readVariable(source.index, source.version, reader)
          : names.fedVariable(source.index);
    }
  }

  private readVariable(index: number, version: number, reader: string): string {
    const name = `read${index}_${version}`;
    if (!this.readNodes.has(name)) {
      this.readNodes.add(name);
      const update = this.lastUpdate.get(index);
      this.addRead(name, index, update ? [`^${update}`] : []);
      this.readers.set(index, [...(this.readers.get(index) ?? []), name]);
    }
    this.readers.get(index)!.push(reader);
    return name;
  }
}
