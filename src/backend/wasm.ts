/**
 * The `wasm` engine: TensorFlow.js' WebAssembly backend with the gradient kernel that it lacks
 * (Conv2DBackpropFilter, tensorflow/tfjs#8474), without which no convolution can be trained, and with faster ones in
 * place of two plain loops: all of them come down to convolutions and products as the backend computes them best.
 */
import { dirname, join, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerConv2dFilterGradient } from './conv2d-filter-gradient';
import { registerConv2dInputGradient } from './conv2d-input-gradient';
import { registerTransposedProduct } from './transposed-product';

let registered = false;

/** Registers what the backend `wasm` needs; TensorFlow.js starts it when it is chosen. */
export async function registerWasm(): Promise<void> {
  if (registered) return;
  const packageFile = require.resolve('@tensorflow/tfjs-backend-wasm/package.json');
  setWasmPaths(join(dirname(packageFile), 'wasm-out') + sep);
  registerConv2dFilterGradient('wasm');
  registerConv2dInputGradient('wasm');
  registerTransposedProduct('wasm');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registered = true;
}
