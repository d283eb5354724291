import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { reversalStrength } from '../../src/arithmetic/reversal-strength';
import type { ImageSet } from '../../src/data/images';
import { RandomStream } from '../../src/random/stream';
import { adapt } from '../../src/training/adaptation';
import { buildAdaptation } from '../../src/training/steps/adapt';
import { startEngine } from '../backend/engine';

before(startEngine);

/** Images of 1×2: the first pixel is the class, the second one the domain. */
function makeDomain(domain: 0 | 1, count: number): ImageSet {
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  const pixels = Uint8Array.from({ length: 2 * count }, (_, i) => 255 * (i % 2 ? domain : labels[i >> 1]!));
  return { source: 'dots', count, height: 1, width: 2, channels: 1, pixels, labels };
}

const SPECS = {
  trunk: {
    name: 'trunk',
    inputShape: [1, 2, 1],
    layers: [{ layer: 'flatten' as const }, { layer: 'dense' as const, units: 4 }],
  },
  labelHead: { name: 'label-head', inputShape: [4], layers: [{ layer: 'dense' as const, units: 10 }] },
  domainHead: { name: 'domain-head', inputShape: [4], layers: [{ layer: 'dense' as const, units: 1 }] },
};

async function run(strength?: () => number, targetLabels?: Uint8Array) {
  const random = new RandomStream(2);
  const adaptation = buildAdaptation(SPECS, { random, optimizer: { learningRate: 0.05 } });
  const target = { ...makeDomain(1, 10), ...(targetLabels ? { labels: targetLabels } : {}) };
  const options = { epochs: 20, batchSize: 4, learningRate: 0.05, strength, random: random.fork('training') };
  const reports = [];
  for await (const report of adapt(adaptation, { source: makeDomain(0, 16), target }, options))
    reports.push(report);
  adaptation.dispose();
  return reports;
}

test('the same seed gives the same reports, whatever the target is labelled; every tensor is given back', async () => {
  const before = tf.memory().numTensors;
  const reports = await run();
  assert.equal(tf.memory().numTensors, before);
  assert.equal(reports.length, 80);
  assert.deepEqual([reports[0]!.lambda, reports[40]!.lambda], [0, reversalStrength(0.5)]);
  assert.deepEqual(await run(undefined, new Uint8Array(10).fill(9)), reports);
  assert.equal(reports.at(-1)!.accuracy, 1);
});

test('without λ the domains are told apart; with it less surely', async () => {
  const last = (reports: Awaited<ReturnType<typeof run>>) => reports.at(-1)!;
  const [apart, together] = [last(await run(() => 0)), last(await run(() => 1))];
  assert.equal(apart.domainAccuracy, 1);
  assert.ok(together.domainLoss > 2 * apart.domainLoss, `${together.domainLoss}, ${apart.domainLoss}`);
});
