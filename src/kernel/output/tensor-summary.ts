/** Tensors of any library that says shape and type the way tfjs does; their fields would be noise. */
import { readData } from './safe-read';

interface TensorLike {
  shape: readonly number[];
  dtype: string;
  isDisposed?: boolean;
  toString(verbose?: boolean): string;
}

export function isTensorLike(value: unknown): value is TensorLike {
  return (
    typeof value === 'object' &&
    typeof readData(value, 'dtype') === 'string' &&
    typeof readData(value, 'rankType') === 'string' &&
    Array.isArray(readData(value, 'shape'))
  );
}

/** Stands for something inside a shown value. */
export class Note {
  constructor(readonly text: string) {}
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.text;
  }
}

/** `Tensor float32 [2, 3]`. */
export function summarizeTensor(tensor: TensorLike): string {
  return `Tensor ${tensor.dtype} [${tensor.shape.join(', ')}]${tensor.isDisposed ? ' (disposed)' : ''}`;
}
