/**
 * Networks out of a file of weights alone. The file says what they are: its metadata hold both specs. A checkpoint's
 * weights can be read so, and so can weights that were made small to be shipped.
 */
import * as tf from '@tensorflow/tfjs';
import { readRegularFile } from '../../data/files';
import { describeNetwork } from '../../models/describe';
import { Network } from '../../models/network';
import { RandomStream } from '../../random/stream';
import { isNetworkSpec } from './check-state';
import { assertFiniteTensor, CheckpointError } from './checkpoint';
import { decodeTensors, type StoredTensor, type TensorFile } from './safetensors';

export interface StoredNetworks {
  /** The average, where the file holds one, else the generator itself. */
  generator: Network;
  /** Absent in a file without its weights. */
  discriminator?: Network;
  dispose(): void;
}

const PLAYERS = ['generator', 'discriminator'] as const;

/**
 * Reads the networks of a file. Names and shapes are compared before any network is made.
 *
 * @throws CheckpointError that names the file and what is wrong with it.
 */
export function readNetworks(file: string): StoredNetworks {
  const { generator, discriminator } = readNamedNetworks(file, PLAYERS);
  if (!generator) throw refuse(file, 'it holds no generator of this course');
  return {
    generator,
    discriminator,
    dispose() {
      generator.dispose();
      discriminator?.dispose();
    },
  };
}

const refuse = (file: string, why: string) =>
  new CheckpointError(`The weights ${file} cannot be used: ${why}.`);

/**
 * Those of the named networks that a file holds. The caller disposes of them.
 *
 * @throws CheckpointError that names the file and what is wrong with it; no network is left then.
 */
export function readNamedNetworks<Name extends string>(
  file: string,
  names: readonly Name[],
): Partial<Record<Name, Network>> {
  let content: TensorFile;
  try {
    content = decodeTensors(readRegularFile(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw refuse(file, code === 'ENOENT' ? 'there is no such file' : message.replace(/\.$/, ''));
  }
  const networks: Partial<Record<Name, Network>> = {};
  try {
    for (const name of names) {
      const network = makeNetwork(content, name);
      if (network) networks[name] = network;
    }
  } catch (error) {
    for (const network of Object.values<Network | undefined>(networks)) network?.dispose();
    throw refuse(file, (error as Error).message.replace(/\.$/, ''));
  }
  return networks;
}

function makeNetwork({ tensors, metadata }: TensorFile, player: string): Network | undefined {
  const text = metadata[player];
  if (text === undefined) return undefined;
  const spec: unknown = JSON.parse(text);
  if (!isNetworkSpec(spec)) throw new Error(`the spec of the ${player} is none`);
  const weights = describeNetwork(spec).layers.flatMap((layer) => layer.weights);
  const prefix = tensors.has(`average/${weights[0]?.path}`) ? 'average/' : '';
  const stored = weights.map(({ path, shape }) => findTensor(tensors, prefix + path, shape));
  const network = Network.build(spec, new RandomStream(0));
  tf.tidy(() =>
    network.setWeights(stored.map(({ values, shape }) => tf.tensor(values, [...shape], 'float32'))),
  );
  return network;
}

function findTensor(tensors: Map<string, StoredTensor>, name: string, shape: number[]): StoredTensor {
  const stored = tensors.get(name);
  if (!stored) throw new Error(`it has no ${name}`);
  if (stored.type === 'U8' || stored.shape.join() !== shape.join()) {
    throw new Error(`${name} has the shape [${stored.shape}]; its network wants [${shape}]`);
  }
  assertFiniteTensor(name, stored);
  return stored;
}
