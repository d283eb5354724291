/** Is what a file says a checkpoint's state? A checksum catches damage; this catches a file that was made wrongly. */
import type { NetworkSpec } from '../../models/spec';
import type { StreamState } from '../../random/stream';
import { isStrength } from '../steps/adaptive-strength';
import type { CheckpointState } from './checkpoint';
import { isStoredHistory } from './stored-history';

type Entries = Record<string, unknown>;

const isObject = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isWord = (value: unknown) => isCount(value) && value < 2 ** 32;

const hasTexts = (value: unknown) =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string');

export function isStream(value: unknown): value is StreamState {
  if (!isObject(value)) return false;
  const { key, block, used } = value;
  return (
    Array.isArray(key) &&
    key.length === 2 &&
    key.every(isWord) &&
    isCount(block) &&
    isCount(used) &&
    used <= 4
  );
}

/** True if a value read from a file has the form of a network; whether its layers fit is seen when it is built. */
export const isNetworkSpec = (value: unknown): value is NetworkSpec =>
  isObject(value) &&
  typeof value.name === 'string' &&
  Array.isArray(value.inputShape) &&
  value.inputShape.every(isCount) &&
  (value.classes === undefined || (isCount(value.classes) && value.classes > 0)) &&
  Array.isArray(value.layers) &&
  value.layers.every((layer) => isObject(layer) && typeof layer.layer === 'string');

export function isState(value: unknown): value is CheckpointState {
  if (!isObject(value)) return false;
  const { steps, place, streams, counts, networks, settings, versions, history, weights } = value;
  return (
    isCount(steps) &&
    isObject(place) &&
    isCount(place.epoch) &&
    isCount(place.step) &&
    isStream(place.shuffle) &&
    isObject(streams) &&
    isStream(streams.latents) &&
    isStream(streams.dropout) &&
    isObject(counts) &&
    isCount(counts.generator) &&
    isCount(counts.discriminator) &&
    (counts.average === undefined || isCount(counts.average)) &&
    (value.strength === undefined || isStrength(value.strength)) &&
    isObject(networks) &&
    isNetworkSpec(networks.generator) &&
    isNetworkSpec(networks.discriminator) &&
    isObject(settings) &&
    hasTexts(versions) &&
    [value.score, value.scoreNoise].every((item) => item === undefined || typeof item === 'number') &&
    isStoredHistory(history) &&
    typeof weights === 'string'
  );
}
