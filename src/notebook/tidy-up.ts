/**
 * Giving tensors back. They live outside JavaScript's memory, where nothing collects them; the kernel's end frees them
 * all, so a notebook needs this only to show that nothing has leaked, or to make room.
 */
import * as tf from '@tensorflow/tfjs';

/** A tensor, a network, a view: what holds memory outside JavaScript's. */
export interface Disposable {
  dispose(): unknown;
}

const givenBack = new WeakSet<object>();

const SENTENCE =
  'This was given back by tidyUp(). To use it again, run the cells that made it, or restart the kernel and run all cells.';

/**
 * Gives back what is named, each thing once however often the cell runs, and prints how many tensors are left. What uses
 * one of them later stops with a sentence that says so.
 *
 * `tidyUp(latents, gan, model)`
 */
export function tidyUp(...things: (Disposable | undefined)[]): void {
  const before = tf.memory().numTensors;
  const tensors = collectDisposed(() => {
    for (const thing of things) {
      if (!thing || givenBack.has(thing)) continue;
      givenBack.add(thing);
      if (!isGone(thing)) thing.dispose();
    }
  });
  for (const tensor of tensors) explainLaterUse(tensor);
  const left = tf.memory().numTensors;
  console.log(`tensors given back: ${before - left}, left: ${left}`);
}

/** A tensor that its own `dispose` has taken already, or a model of TensorFlow.js, which would throw. */
function isGone(thing: Disposable): boolean {
  const { isDisposed, _refCount } = thing as { isDisposed?: boolean; _refCount?: number | null };
  return isDisposed === true || _refCount === 0;
}

/** The tensors that are let go while `work` runs, whoever holds them. */
function collectDisposed(work: () => void): tf.Tensor[] {
  const engine = tf.engine();
  const disposeTensor = engine.disposeTensor;
  const collected: tf.Tensor[] = [];
  engine.disposeTensor = (tensor) => {
    disposeTensor.call(engine, tensor);
    collected.push(tensor);
  };
  try {
    work();
  } finally {
    // Back to the prototype's own.
    delete (engine as { disposeTensor?: unknown }).disposeTensor;
  }
  return collected;
}

/** An operation asks a tensor for its data, a method first whether it is disposed of: both answer with the sentence. */
function explainLaterUse(tensor: tf.Tensor): void {
  const explain = () => {
    throw new Error(SENTENCE);
  };
  Object.defineProperty(tensor, 'dataId', { configurable: true, get: explain });
  Object.defineProperty(tensor, 'throwIfDisposed', { configurable: true, value: explain });
}
