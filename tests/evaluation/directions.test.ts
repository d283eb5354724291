import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FACE_LABELS, type FaceLabel } from '../../src/data/faces/face-labels';
import { findDirections, measureDirection, type ReadLatents } from '../../src/evaluation/directions';
import type { FaceReadings } from '../../src/evaluation/face-attributes';
import { RandomStream } from '../../src/random/stream';

/** A world in which each number of a latent is an attribute, there from 0 on; a hat is there with glasses, too. */
const read: ReadLatents = async (latents) => {
  const column = (place: number, also = -1) =>
    Float32Array.from(latents, (latent) => Number(latent[place]! > 0 || (also >= 0 && latent[also]! > 0)));
  const entries = FACE_LABELS.map((label, i) => [label, column(i, label === 'hat' ? 0 : -1)] as const);
  return {
    count: latents.length,
    probabilities: Object.fromEntries(entries) as FaceReadings['probabilities'],
  };
};

const random = new RandomStream(1);
const draw = (count: number) => Array.from({ length: count }, () => random.normals(5));

test('in a world of known truth the direction of glasses gives glasses, brings hats along, and leaves the rest', async () => {
  const latents = draw(4000);
  const { glasses } = findDirections(latents, await read(latents));
  assert.ok(glasses[0]! > 1.5 && glasses.slice(1).every((value) => Math.abs(value) < 0.1), `${glasses}`);
  const groups = [draw(200), draw(200), draw(200)];
  const effect = await measureDirection(groups, { label: 'glasses', vector: glasses, strength: 3, read });
  assert.equal(effect.got.mean, 1);
  assert.equal(effect.got.deviation, 0);
  // Half of those without glasses had no hat, and have one now.
  assert.ok(Math.abs(effect.others.hat!.mean - 0.5) < 0.1 && effect.others.hat!.deviation < 0.1);
  for (const label of ['smile', 'long hair', 'dark skin'] as FaceLabel[])
    assert.ok(effect.others[label]!.mean < 0.1, label);
  assert.equal(effect.others.glasses, undefined);
});

test('strength 0 changes nothing; a group in which all have it is a sentence', async () => {
  const none = await measureDirection([draw(50)], {
    label: 'smile',
    vector: [0, 1, 0, 0, 0],
    strength: 0,
    read,
  });
  assert.deepEqual([none.got.mean, none.others.glasses!.mean], [0, 0]);
  const all = measureDirection([[[0, 1, 0, 0, 0]]], {
    label: 'smile',
    vector: [0, 0, 0, 0, 0],
    strength: 1,
    read,
  });
  await assert.rejects(all, /All faces of a group have "smile"/);
});
