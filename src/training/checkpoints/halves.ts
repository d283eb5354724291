/** Weights in halves (16 bits), as files that are shipped have them. */
import type { Network } from '../../models/network';
import { encodeTensors, type StoredTensor } from './safetensors';
import { plainName } from './trained-variables';

/** The file's content: all weights of these networks, and the spec of each by the name that it is read with. */
export async function encodeHalves(networks: Readonly<Record<string, Network>>): Promise<Uint8Array> {
  const tensors = new Map<string, StoredTensor>();
  const metadata: Record<string, string> = {};
  for (const [name, network] of Object.entries(networks)) {
    metadata[name] = JSON.stringify(network.spec);
    for (const weight of network.weights) {
      const values = (await weight.data()) as Float32Array;
      tensors.set(plainName(weight), { type: 'F16', shape: weight.shape, values });
    }
  }
  return Buffer.concat(encodeTensors({ tensors, metadata }));
}
