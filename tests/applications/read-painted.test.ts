/** What is seen in painted digits is what they were painted with, whatever it is; chance is told from it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readPainted, seePainted, shareFollowed } from '../../src/applications/read-painted';
import { listRequests, type Request } from '../../src/applications/requests';
import { loadMnist } from '../../src/data/mnist';
import { paintDigit, paintDigits } from '../../src/data/painted-digits';
import { takeEvenly } from '../../src/data/subsets';
import { openClassifier } from '../../src/evaluation/classifier';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

test('the colours of a cross are seen for each ink and ground, and its thickness', () => {
  const cross = Uint8Array.from({ length: 28 * 28 }, (_, i) => {
    const [x, y] = [i % 28, Math.floor(i / 28)];
    const isIn = x > 4 && x < 23 && y > 4 && y < 23;
    return isIn && (Math.abs(x - 14) < 2 || Math.abs(y - 14) < 2) ? 255 : 0;
  });
  for (const { thickness, ink, ground } of listRequests().filter(({ digit }) => digit === 0)) {
    const seen = seePainted(paintDigit(cross, 28, { thickness, ink, ground }), 28);
    assert.deepEqual([seen.thickness, seen.ink, seen.ground], [thickness, ink, ground]);
  }
});

test('a picture of one colour everywhere has an ink, too, and no error', () => {
  const seen = seePainted(new Uint8Array(28 * 28 * 3).fill(95), 28);
  assert.equal(seen.ground, 'grey');
  assert.ok(seen.core >= 0 && seen.core <= 1);
});

test('painted test digits are read as they were painted, and not as others were', async () => {
  const digits = takeEvenly(loadMnist().test, 240);
  const random = new RandomStream(5);
  const all = listRequests();
  const asked = Array.from(digits.labels, (digit): Request => {
    const paint = all[random.integer(all.length)]!;
    return { ...paint, digit };
  });
  const classifier = openClassifier();
  const seen = await readPainted(classifier, paintDigits(digits, asked));
  await assert.rejects(readPainted(classifier, digits), /28×28 in colour; these are 28×28×1/);
  classifier.dispose();
  const { thickness, ink, ground, digit } = shareFollowed(seen, asked);
  assert.ok(thickness > 0.93 && ink > 0.97 && ground === 1 && digit > 0.94);
  const order = random.permutation(asked.length);
  const others = Array.from(order, (place) => asked[place]!);
  assert.ok(shareFollowed(seen, others).all < 0.05); // chance: 1 of 240
});

test('shares are counted kind by kind, and all at once', () => {
  const one: Request = { thickness: 'thin', ink: 'red', ground: 'black', digit: 1 };
  const shares = shareFollowed([one, { ...one, digit: 2 }], [one, { ...one, ink: 'green' }]);
  assert.deepEqual(shares, { thickness: 1, ink: 0.5, ground: 1, digit: 0.5, all: 0.5 });
  assert.throws(() => shareFollowed([one], []), /got 1 pictures, 0 requests/);
  assert.throws(() => shareFollowed([], []), /got 0 pictures/);
});
