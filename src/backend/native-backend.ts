/** What this project uses of tfjs-node's backend and of the C++ binding below it. */
import * as tf from '@tensorflow/tfjs';

/** An attribute of a TensorFlow operation, as the binding takes it. */
export interface Attribute {
  name: string;
  /** One of the binding's TF_ATTR_… numbers. */
  type: number;
  value: unknown;
}

/** What the binding tells about a tensor that it has made. */
export interface OutputInfo {
  id: number;
  shape: number[];
  /** One of TensorFlow's DataType numbers. */
  dtype: number;
}

type Constant =
  | 'TF_ATTR_STRING'
  | 'TF_ATTR_INT'
  | 'TF_ATTR_FLOAT'
  | 'TF_ATTR_BOOL'
  | 'TF_ATTR_TYPE'
  | 'TF_ATTR_SHAPE'
  | 'TF_FLOAT'
  | 'TF_INT32'
  | 'TF_BOOL';

/** The binding: tensors are numbers here, never used twice. */
export interface NativeBinding extends Record<Constant, number> {
  executeOp(name: string, attributes: Attribute[], inputIds: number[], outputs: number): OutputInfo[];
  createTensor(shape: number[], dtype: number, values: ArrayBufferView | Uint8Array[]): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): ArrayBufferView;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(model: number): void;
  /** Names are separated by commas; each says which output of which node: `x:0,y:1`. */
  runSavedModel(model: number, inputIds: number[], inputNames: string, outputNames: string): OutputInfo[];
}

/** What the backend keeps about a tensor's data. */
export interface TensorEntry {
  /** The binding's number; of no meaning while `values` waits to be handed over. */
  id: number;
  shape: number[];
  dtype: number;
  values: unknown;
  /** Tensors that share the data. */
  refCount: number;
}

export interface NativeBackend {
  binding: NativeBinding;
  isUsingGpuDevice: boolean;
  tensorMap: { get(dataId: object): TensorEntry; set(dataId: object, entry: TensorEntry): void };
  executeSingleOutput(name: string, attributes: Attribute[], inputs: tf.Tensor[]): tf.Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: tf.Tensor[],
    outputs: number,
  ): tf.Tensor[];
  /** The binding's numbers of these tensors; values that wait in JavaScript are handed over first. */
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
  createOutputTensor(info: OutputInfo): tf.Tensor;
}

/** The running backend; only where `hasNativeBackend()`. */
export function nativeBackend(): NativeBackend {
  return tf.backend() as unknown as NativeBackend;
}

/** True where TensorFlow's own library runs, on the CPU or on a GPU. */
export function hasNativeBackend(): boolean {
  return tf.getBackend() === 'tensorflow';
}

export function typeAttribute(name: string, type: 'float' | 'int'): Attribute {
  const { binding } = nativeBackend();
  return {
    name,
    type: binding.TF_ATTR_TYPE,
    value: type === 'float' ? binding.TF_FLOAT : binding.TF_INT32,
  };
}

export function floatAttribute(name: string, value: number): Attribute {
  return { name, type: nativeBackend().binding.TF_ATTR_FLOAT, value };
}

export function booleanAttribute(name: string, value: boolean): Attribute {
  return { name, type: nativeBackend().binding.TF_ATTR_BOOL, value };
}

export function stringAttribute(name: string, value: string): Attribute {
  return { name, type: nativeBackend().binding.TF_ATTR_STRING, value };
}
