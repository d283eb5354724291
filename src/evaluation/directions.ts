/** What a direction in the latents changes in faces: the attribute that it stands for, and the others. */

import { findDirection, moveAlong } from '../arithmetic/latent-direction';
import { FACE_LABELS, type FaceLabel } from '../data/faces/face-labels';
import { meanDeviation } from '../metrics/mean-deviation';
import { type FaceReadings, has } from './face-attributes';

type Latent = ArrayLike<number>;

/** Reads attributes in what a generator makes of latents. */
export type ReadLatents = (latents: readonly Latent[]) => Promise<FaceReadings>;

export interface DirectionEffect {
  label: FaceLabel;
  /** Share of faces without the attribute that have it afterwards: mean over the groups, and their standard deviation. */
  got: { mean: number; deviation: number };
  /** For each other attribute the share of these faces in which it changed, either way. */
  others: Partial<Record<FaceLabel, { mean: number; deviation: number }>>;
}

function summarise(shares: readonly number[]): { mean: number; deviation: number } {
  const { mean, deviation = 0 } = meanDeviation(shares);
  return { mean, deviation };
}

export interface EffectOptions {
  label: FaceLabel;
  vector: Latent;
  /** How many times the direction is added. */
  strength: number;
  read: ReadLatents;
}

/**
 * Adds a direction to latents whose faces lack its attribute, group by group.
 *
 * @param groups latents, of which those without the attribute are taken; a group's own faces are measured before and after.
 * @throws RangeError if a group has no face without the attribute.
 */
export async function measureDirection(
  groups: readonly (readonly Latent[])[],
  { label, vector, strength, read }: EffectOptions,
): Promise<DirectionEffect> {
  const got: number[] = [];
  const changed = new Map<FaceLabel, number[]>(
    FACE_LABELS.filter((one) => one !== label).map((one) => [one, []]),
  );
  for (const latents of groups) {
    const before = await read(latents);
    const lacks = has(before, label).map((it) => !it);
    const chosen = latents.filter((_, i) => lacks[i]);
    if (chosen.length === 0) throw new RangeError(`All faces of a group have "${label}": take more latents.`);
    const after = await read(chosen.map((latent) => moveAlong(latent, vector, strength)));
    const share = (flags: readonly boolean[]) => flags.filter(Boolean).length / chosen.length;
    got.push(share(has(after, label)));
    for (const [other, shares] of changed) {
      const were = has(before, other).filter((_, i) => lacks[i]);
      shares.push(share(has(after, other).map((is, i) => is !== were[i])));
    }
  }
  const others = Object.fromEntries([...changed].map(([other, shares]) => [other, summarise(shares)]));
  return { label, got: summarise(got), others };
}

/** The direction of each attribute in some latents, by what is read in their faces. */
export function findDirections(
  latents: readonly Latent[],
  readings: FaceReadings,
): Record<FaceLabel, number[]> {
  const entries = FACE_LABELS.map(
    (label) => [label, findDirection(latents, has(readings, label)).vector] as const,
  );
  return Object.fromEntries(entries) as Record<FaceLabel, number[]>;
}
