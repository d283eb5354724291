/**
 * The `webgpu` engine: TensorFlow.js' WebGPU backend on Dawn (the npm package `webgpu`), a GPU for those without CUDA.
 *
 * Browsers read a GPU's numbers back synchronously through a canvas; Node has none, so this backend brings a
 * synchronous read of its own. Errors that the GPU reports aside are raised at the next read: results after them are
 * not to be trusted.
 */
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { handleEvents, keepEvents } from './dawn-events';
import { type Adapter, dawnOptions, describeAdapter, findAdapter } from './webgpu-adapter';

interface Dawn {
  create(options: string[]): GPU;
  globals: object;
}

/** The limits that the shaders of TensorFlow.js may use in full; without asking, a device has the lowest ones. */
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** Dawn's instance; it works as long as it is referred to. */
let instance: GPU | undefined;
let opened: Adapter | undefined;

/** @throws Error that says how to get the package. */
function resolveDawn(): string {
  try {
    return require.resolve('webgpu');
  } catch {
    throw new Error('its optional npm package `webgpu` is not installed; `npm ci` brings it');
  }
}

/**
 * Looks for the GPU and starts nothing.
 *
 * @throws Error that says what is missing and how to get it.
 */
export function findGpu(): Promise<Adapter> {
  return findAdapter(pathToFileURL(resolveDawn()).href);
}

async function openDevice(): Promise<{ device: GPUDevice; info: GPUAdapterInfo }> {
  const { create, globals } = require('webgpu') as Dawn;
  Object.assign(globalThis, globals);
  instance = create(dawnOptions());
  const adapter = await instance.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('the GPU went away');
  const requiredLimits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name] as number]));
  const device = await keepEvents(() => adapter.requestDevice({ requiredLimits }));
  return { device, info: (adapter as unknown as { info: GPUAdapterInfo }).info };
}

/** Runs `work` while the page's object that TensorFlow.js looks for is there; other libraries never see it. */
function withNavigator<T>(work: () => T): T {
  const page = globalThis as { navigator?: { gpu?: GPU } };
  const isOurs = !page.navigator;
  if (isOurs) Object.defineProperty(page, 'navigator', { value: {}, configurable: true });
  page.navigator!.gpu = instance;
  try {
    return work();
  } finally {
    delete page.navigator!.gpu;
    if (isOurs) delete page.navigator;
  }
}

const nobody = new Int32Array(new SharedArrayBuffer(4));

/** Sleeps with the event loop at a stand, so that the thread that waits leaves its core to those that compute. */
function pause(milliseconds: number): void {
  Atomics.wait(nobody, 0, 0, milliseconds);
}

function registerBackend(device: GPUDevice, info: GPUAdapterInfo): void {
  const { WebGPUBackend } =
    require('@tensorflow/tfjs-backend-webgpu') as typeof import('@tensorflow/tfjs-backend-webgpu');

  /** The commands of a read are private in the package's types. */
  interface Commands {
    ensureCommandEncoderReady(): void;
    endComputePassEncoder(): void;
    commandEncoder: GPUCommandEncoder;
    submitQueue(): void;
  }

  class NodeWebGPUBackend extends WebGPUBackend {
    #failure: string | undefined;

    constructor() {
      super(device, info);
      device.onuncapturederror = ({ error }) => {
        this.#failure ??= error.message;
      };
      void device.lost.then(({ reason, message }) => {
        if (reason !== 'destroyed') this.#failure ??= `it was lost: ${message}`;
      });
    }

    #assertHealthy(): void {
      if (this.#failure === undefined) return;
      throw new Error(
        `The GPU reported an error, and what it computed since is not to be trusted: ${this.#failure.trim()}\n` +
          'Restart the kernel. If memory was short, take a smaller batch; COURSE_BACKEND chooses another engine.',
      );
    }

    override async getBufferData(buffer: GPUBuffer): Promise<ArrayBuffer> {
      const data = await keepEvents(() => super.getBufferData(buffer));
      this.#assertHealthy();
      return data;
    }

    override readSync(dataId: object): ReturnType<InstanceType<typeof WebGPUBackend>['readSync']> {
      const data = this.tensorMap.get(dataId);
      if (data.values != null || data.dtype === 'string' || data.dtype === 'complex64') {
        return super.readSync(dataId);
      }
      const bytes = this.#readBuffer(data.resource as GPUBuffer);
      data.values = tf.util.convertBackendValuesAndArrayBuffer(bytes, data.dtype);
      return data.values;
    }

    #readBuffer(buffer: GPUBuffer): ArrayBuffer {
      const commands = this as unknown as Commands;
      const { COPY_DST, MAP_READ } = GPUBufferUsage;
      const copy = this.bufferManager.acquireBuffer(buffer.size, COPY_DST | MAP_READ);
      commands.ensureCommandEncoderReady();
      commands.endComputePassEncoder();
      commands.commandEncoder.copyBufferToBuffer(buffer, 0, copy, 0, buffer.size);
      commands.submitQueue();
      // A lost GPU rejects the promise and leaves the buffer unmapped; the loop ends either way.
      keepEvents(() => copy.mapAsync(GPUMapMode.READ)).catch(() => {});
      while (copy.mapState === 'pending' && handleEvents()) pause(0.1);
      this.#assertHealthy();
      if (copy.mapState !== 'mapped') {
        throw new Error('WebGPU cannot be read at once here: take `await tensor.data()`, not dataSync().');
      }
      const bytes = copy.getMappedRange().slice(0);
      copy.unmap();
      this.bufferManager.releaseBuffer(copy);
      return bytes;
    }
  }

  tf.registerBackend('webgpu', () => withNavigator(() => new NodeWebGPUBackend()), 3);
}

export interface WebgpuOptions {
  /** Take a GPU that is played by the CPU, too; slow, good for tests. Default false. */
  allowSoftware?: boolean;
}

/**
 * Opens the GPU and registers it with TensorFlow.js as the backend `webgpu`.
 *
 * @returns what the GPU is.
 * @throws Error that says what is missing and how to get it.
 */
export async function registerWebgpu({ allowSoftware = false }: WebgpuOptions = {}): Promise<string> {
  const adapter = opened ?? (await findGpu());
  if (adapter.isSoftware && !allowSoftware) {
    throw new Error(`there is only ${describeAdapter(adapter)}; COURSE_BACKEND=webgpu takes it all the same`);
  }
  if (!opened) {
    const { device, info } = await openDevice();
    registerBackend(device, info);
    opened = adapter;
  }
  return describeAdapter(adapter);
}
