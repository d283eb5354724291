/** A network that an experiment has trained, as a file that is shipped. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { encodeGenerator } from '../src/applications/shipped-generators';
import type { Network } from '../src/models/network';
import { sha256 } from '../src/training/checkpoints/checkpoint';
import { writeFileWhole } from '../src/training/checkpoints/write-folder';

/** Writes the weights in halves, whole or not at all. @returns the file's sum, for the results that speak of it. */
export async function keepNetwork(network: Network, file: string): Promise<string> {
  const weights = await encodeGenerator(network);
  mkdirSync(dirname(file), { recursive: true });
  writeFileWhole(file, Buffer.from(weights));
  return sha256([weights]);
}
