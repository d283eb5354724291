/**
 * Gradients of gradients, such as the penalties of R1 and WGAN-GP need: `tf.grad` inside a function that is itself
 * differentiated.
 *
 * TensorFlow.js 4.22 gets them silently wrong wherever a gradient uses its operation's result (tanh, sigmoid, exp, softmax):
 * it notes the copy of the result before the operation that makes it, and so loses what the copy depends on. And fused
 * operations have gradients that know no further gradient. So the notes are put in order, and fused operations give way to
 * plain ones where a gradient is nested (see operations.ts); all this asks for one number where none is.
 */
import * as tf from '@tensorflow/tfjs';

interface TapeNode {
  inputs: Record<string, tf.Tensor>;
  outputs: tf.Tensor[];
  /** Copies of what the gradient will ask for. */
  saved?: tf.Tensor[];
  gradient?: unknown;
}

interface GradientEngine {
  state: { gradientDepth: number; activeTape: TapeNode[] };
  gradients(f: () => tf.Tensor, ...rest: unknown[]): unknown;
}

function gradientEngine(): GradientEngine {
  return tf.engine() as unknown as GradientEngine;
}

/** The same numbers, through which no gradient flows back to what made them. The caller disposes of it. */
export const detach = (x: tf.Tensor): tf.Variable => tf.variable(x, false);

/** So many gradients are under way that take the inner one for a constant. */
let constantFor = 0;

/**
 * Runs a function that takes gradients inside another gradient's function, to which they are mere numbers: nothing flows
 * back through them, and they are computed in the fastest way.
 */
export function holdGradientsFixed<T>(f: () => T): T {
  const before = constantFor;
  constantFor = gradientEngine().state.gradientDepth;
  try {
    return f();
  } finally {
    constantFor = before;
  }
}

/** How many gradients are under way of each other. */
function depth(): number {
  return gradientEngine().state.gradientDepth - constantFor;
}

/** True while a function runs whose gradient is a part of what another gradient is taken of. */
export function isGradientNested(): boolean {
  return depth() > 1;
}

const WAY_ROUND =
  'take the difference [D(x + hv) − D(x − hv)] / 2h in place of the outer gradient, where v is the inner gradient, held ' +
  'fixed, and h is small.';

/** For gradients that know no further gradient. @throws Error where one is asked for, in place of a wrong number. */
export function assertFirstGradient(operation: string): void {
  if (depth() <= 0) return;
  throw new Error(
    `The gradient of this ${operation} has no gradient of its own here. Compute the whole network inside the inner function ` +
      `of the two, or ${WAY_ROUND}`,
  );
}

let mended: GradientEngine | undefined;

/** Teaches TensorFlow.js nested gradients; once is enough, and more do no harm. */
export function mendNestedGradients(): void {
  const engine = gradientEngine();
  if (mended === engine) return;
  mended = engine;
  const gradients = engine.gradients;
  engine.gradients = (f, ...rest) => {
    if (depth() <= 0) return gradients.call(engine, f, ...rest);
    const inner = () => {
      const result = f();
      sortTape(engine.state.activeTape);
      refuseLostTensors(engine.state.activeTape);
      return result;
    };
    return gradients.call(engine, inner, ...rest);
  };
}

/** Puts each node behind those that make its inputs; all else keeps its order. */
function sortTape(tape: TapeNode[]): void {
  const nodes = tape.splice(0);
  const makers = new Map<number, TapeNode>();
  for (const node of nodes) for (const { id } of node.outputs) makers.set(id, node);
  const placed = new Set<TapeNode>();
  const place = (node: TapeNode): void => {
    if (placed.has(node)) return;
    placed.add(node);
    for (const input of Object.values(node.inputs)) {
      const maker = makers.get(input.id);
      if (maker) place(maker);
    }
    tape.push(node);
  };
  nodes.forEach(place);
}

/**
 * An operation with a gradient of its own (tf.customGrad, as in tf.losses.softmaxCrossEntropy) may keep what it has
 * computed on the way. No note is taken of that way, so that its second gradient would be wrong: it is refused, if it is
 * ever asked for.
 */
function refuseLostTensors(tape: TapeNode[]): void {
  const makers = new Map<number, TapeNode>();
  for (const node of tape) for (const { id } of node.outputs) makers.set(id, node);
  for (const node of tape) {
    const known = new Set(Object.values(node.inputs).map(({ id }) => id));
    const isLost = ({ id }: tf.Tensor) => {
      const original = makers.get(id)?.inputs.x;
      return original !== undefined && !known.has(original.id) && !makers.has(original.id);
    };
    if (!node.gradient || !node.saved?.some(isLost)) continue;
    node.gradient = () => {
      throw new Error(
        `A function with a gradient of its own (tf.customGrad) knows no second one. Compose it of simple functions, or ${WAY_ROUND}`,
      );
    };
  }
}
