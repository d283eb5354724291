import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { ImageSet } from '../../src/data/images';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { joinParts } from '../../src/training/classifier';
import { drawLabelled, shareRight, TRANSFER_WAYS, transfer } from '../../src/training/transfer';
import { startEngine } from '../backend/engine';

before(startEngine);

/** Images of 4×4: the quarter that is bright is the label. */
function makeQuarters(count: number): ImageSet {
  const pixels = new Uint8Array(count * 16);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 4);
  for (const [i, label] of labels.entries())
    for (const place of [0, 1, 4, 5]) pixels[i * 16 + place + 2 * (label % 2) + 8 * (label >> 1)] = 255;
  return { source: 'quarters', count, height: 4, width: 4, channels: 1, pixels, labels };
}

const TRUNK: NetworkSpec = {
  name: 'trunk',
  inputShape: [4, 4, 1],
  layers: [
    { layer: 'flatten' },
    { layer: 'dense', units: 12 },
    { layer: 'batchNormalization', momentum: 0.5 },
    { layer: 'relu' },
  ],
};
const HEAD: NetworkSpec = { name: 'head', inputShape: [12], layers: [{ layer: 'dense', units: 10 }] };
const numbersOf = (network: Network) => network.weights.map((weight) => [...weight.dataSync()]);

test('each way moves what it should; the network that it begins with stays as it is; the classes are learned', async () => {
  const trunk = Network.build(TRUNK, new RandomStream(3));
  const given = numbersOf(trunk);
  for (const way of TRANSFER_WAYS) {
    const options = { steps: 80, batchSize: 8, learningRate: 0.03, random: new RandomStream(5) };
    const learned = await transfer({ way, trunk, head: HEAD, examples: makeQuarters(16), ...options });
    assert.deepEqual(numbersOf(trunk), given);
    const isSame = JSON.stringify(numbersOf(learned.trunk)) === JSON.stringify(given);
    assert.equal(isSame, way === 'feature extraction', `${way}: statistics and weights`);
    assert.equal(await shareRight(learned, makeQuarters(12)), 1, way);
    learned.dispose();
  }
  trunk.dispose();
});

test('fine-tuning begins where the network is, from nothing elsewhere', async () => {
  const trunk = Network.build(TRUNK, new RandomStream(3));
  const away = async (way: 'fine-tuning' | 'from nothing') => {
    const options = { steps: 1, batchSize: 8, learningRate: 1e-4, random: new RandomStream(5) };
    const learned = await transfer({ way, trunk, head: HEAD, examples: makeQuarters(8), ...options });
    const [mine, theirs] = [learned.trunk.weights[0]!.dataSync(), trunk.weights[0]!.dataSync()];
    learned.dispose();
    return Math.max(...mine.map((value, i) => Math.abs(value - theirs[i]!)));
  };
  // Adam's first step is the rate.
  assert.ok((await away('fine-tuning')) <= 1.01e-4);
  assert.ok((await away('from nothing')) > 0.1);
  trunk.dispose();
});

test('labelled examples are drawn evenly over the classes, and from the seed', () => {
  const images = makeQuarters(40);
  const counts = [0, 0, 0, 0];
  for (const label of drawLabelled(images, 10, new RandomStream(1)).labels) counts[label]!++;
  assert.deepEqual(counts, [3, 3, 2, 2]);
  assert.equal(drawLabelled(images, 40, new RandomStream(1)).count, 40);
  assert.throws(() => drawLabelled(images, 41, new RandomStream(1)), /Class 0 has fewer examples/);
  for (const count of [0, 1.5])
    assert.throws(() => drawLabelled(images, count, new RandomStream(1)), RangeError);
});

test('a share is counted by hand; an unknown way is a sentence', async () => {
  const classifier = joinParts(
    Network.build(TRUNK, new RandomStream(1)),
    Network.build(HEAD, new RandomStream(1)),
  );
  const images = makeQuarters(8);
  const right = await shareRight(classifier, images, 3);
  assert.equal(right * 8, Math.round(right * 8));
  assert.equal(await shareRight(classifier, images), right, 'whatever the batches');
  const wrong = { way: 'by magic' as never, trunk: classifier.trunk, head: HEAD, examples: images };
  const rest = { steps: 1, batchSize: 4, learningRate: 1, random: new RandomStream(1) };
  await assert.rejects(transfer({ ...wrong, ...rest }), /Unknown way "by magic"/);
  classifier.dispose();
});
