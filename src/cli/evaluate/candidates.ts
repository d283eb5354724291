/** What is to be measured: names that people give, and the generators that they mean. */
import { existsSync } from 'node:fs';
import { CACHE_FOLDER } from '../../data/cache-folder';
import { assertReadable } from '../../evaluation/evaluate';
import { findShippedCritic, type OwnCritic } from '../../evaluation/own-critic';
import type { Network } from '../../models/network';
import { CheckpointError } from '../../training/checkpoints/checkpoint';
import { JUDGES, listShipped, openShipped } from '../../training/shipped';
import { resolveUserPath, shortenPath } from '../project';
import { readWeights } from '../train/sample';
import { UserError } from '../user-error';

export interface Candidate {
  name: string;
  generator: Network;
  /** Absent where its weights are. */
  discriminator?: Network;
  /** The SHA-256 sum of shipped weights, so that a stored table can be told from a stale one. */
  sha256?: string;
  /** Reads the digits that shipped weights were trained with, where they are here. */
  findCritic?(): OwnCritic | undefined;
  dispose(): void;
}

/** Names that stand for weights of the course; the classifier of the measures is none of a generator. */
const shippedGenerators = () => listShipped().filter((name) => !JUDGES.includes(name));

function open(word: string): Candidate {
  if (shippedGenerators().includes(word)) {
    const shipped = openShipped(word);
    const networks = shipped.load();
    return {
      name: word,
      generator: networks.generator,
      discriminator: networks.discriminator,
      sha256: shipped.provenance().weights.sha256,
      findCritic: () => findShippedCritic(shipped, networks, CACHE_FOLDER),
      dispose: () => networks.dispose(),
    };
  }
  const path = resolveUserPath(word);
  if (!existsSync(path)) {
    throw new UserError(
      `There is no "${word}". Give a name of the course's weights (${shippedGenerators().join(', ')}), a training's folder or a file of weights.`,
    );
  }
  const { networks } = readWeights(path);
  const { generator, discriminator } = networks;
  return { name: shortenPath(path), generator, discriminator, dispose: () => networks.dispose() };
}

/**
 * Opens all of them before anything is measured, so that a wrong word costs no time.
 *
 * @throws UserError that names the word and what is wrong with it; none is left open then.
 */
export function openCandidates(words: readonly string[], count: number): Candidate[] {
  const candidates: Candidate[] = [];
  try {
    for (const word of words) {
      const candidate = open(word);
      candidates.push(candidate);
      const [height = 0, width = 0, channels = 0] = candidate.generator.outputShape;
      assertReadable({ count, height, width, channels }, candidate.name);
    }
    return candidates;
  } catch (error) {
    for (const candidate of candidates) candidate.dispose();
    const isForPeople = error instanceof CheckpointError || error instanceof RangeError;
    throw isForPeople ? new UserError((error as Error).message) : error;
  }
}
