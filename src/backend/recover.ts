/** Putting TensorFlow.js in order after code was cut off in the middle of an operation. */
import * as tf from '@tensorflow/tfjs';
import { abandonRecording } from './recording/recorder';

/**
 * Closes scopes and gradient tapes that were left open, so that the next operation starts clean. The scopes' tensors
 * are disposed of. Only safe while no code of the notebook runs.
 *
 * @returns how many scopes were open.
 */
export function closeOpenScopes(): number {
  abandonRecording();
  const engine = tf.engine();
  const { state } = engine;
  const open = state.scopeStack.length;
  while (state.scopeStack.length > 0) engine.endScope();
  state.gradientDepth = 0;
  state.kernelDepth = 0;
  state.activeTape = undefined as never;
  return open;
}
