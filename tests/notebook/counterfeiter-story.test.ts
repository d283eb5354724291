import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickStory, type StoryMoment } from '../../src/notebook/counterfeiter-story';

const tell = (scores: number[], losses: Record<number, number> = {}): StoryMoment[] =>
  scores.map((score, i) => ({ caughtShare: 1 - score, discriminatorLoss: losses[i] ?? 0.5 }));

test('the turning points are found, in order of time', () => {
  const scores = [
    0.5, 0.4, 0.1, 0.3, 0.6, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.5, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.5, 0.5,
  ];
  const story = pickStory(tell(scores, { 7: 0.9, 3: 2 }));
  assert.deepEqual(
    story.map(({ index }) => index),
    [0, 2, 5, 7, 10, 11, 19],
  );
  assert.equal(story[3]!.title, '4 The penalty');
});

test('a training without turning points still has seven different moments, in order', () => {
  for (const count of [12, 13, 49]) {
    for (const slope of [0, 1, -1]) {
      const scores = Array.from({ length: count }, (_, i) => 0.5 + (slope * i) / (3 * count));
      const indices = pickStory(tell(scores)).map(({ index }) => index);
      assert.deepEqual(
        indices,
        [...new Set(indices)].sort((a, b) => a - b),
      );
      assert.equal(indices.length, 7);
    }
  }
});

test('too few moments are refused', () => {
  assert.throws(() => pickStory(tell(new Array(11).fill(0.5))), /at least 12 moments; there are 11/);
});
