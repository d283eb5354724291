import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { RandomStream } from '../../src/random/stream';
import { buildGan, type Gan } from '../../src/training/gan';
import { type Complaint, chooseSwing, HealthMonitor } from '../../src/training/health';
import { type Probe, probeHealth } from '../../src/training/health-probe';
import { startEngine } from '../backend/engine';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from './tiny-gan';

const fine = { discriminatorLoss: 1.2, generatorLoss: 0.8, realScore: 0.6, fakeScore: 0.4 };
const winning = { discriminatorLoss: 0.01, generatorLoss: 6, realScore: 0.995, fakeScore: 0.004 };
const healthy: Probe = { generatorGradient: 1e-3, discriminatorGradient: 2e-3, variety: 0.8 };

/** Complaints after probes, each repeated. */
function probeAll(monitor: HealthMonitor, probes: Probe[]): Complaint[] {
  return probes.flatMap((probe) => monitor.takeProbe(probe)).map(({ complaint }) => complaint);
}

test('a healthy training is not complained of', () => {
  const monitor = new HealthMonitor();
  for (let i = 0; i < 200; i++) assert.deepEqual(monitor.takeStep(fine, 100 + (i % 3)), []);
  assert.deepEqual(probeAll(monitor, Array(20).fill(healthy)), []);
});

test('a discriminator that wins 50 times in a row is named once, and again only after it has lost', () => {
  const monitor = new HealthMonitor();
  const told: number[] = [];
  for (let i = 1; i <= 160; i++) {
    for (const { complaint, sentence } of monitor.takeStep(i === 80 ? fine : winning, 10)) {
      assert.equal(complaint, 'discriminator always wins');
      assert.match(
        sentence,
        /right and sure for 50 steps \(D\(x\) 0\.995, D\(G\(z\)\) 0\.004\).*try more dropout/,
      );
      told.push(i);
    }
  }
  assert.deepEqual(told, [50, 130]);
});

test('an explosion that lasts is named once, though the other player is well, and again after it was over', () => {
  const monitor = new HealthMonitor();
  for (const player of ['generatorGradient', 'discriminatorGradient']) {
    const burst = { ...healthy, [player]: 50 };
    assert.deepEqual(probeAll(monitor, [healthy, burst, burst, burst, healthy, burst]), [
      'exploding gradients',
      'exploding gradients',
    ]);
  }
});

describe('a generator loss that swings', () => {
  // A sine of amplitude a has the deviation a / √2.
  const swingAt = (amplitude: number, steps: number, monitor = new HealthMonitor()) =>
    Array.from({ length: steps }, (_, i) => {
      const generatorLoss = 4 + amplitude * Math.sin((2 * Math.PI * i) / 25);
      return monitor.takeStep({ ...fine, generatorLoss }, 10).map((finding) => ({ ...finding, step: i + 1 }));
    }).flat();

  test('is named once, at step 200, with its deviation', () => {
    const findings = swingAt(3, 600);
    assert.deepEqual(
      findings.map(({ step, complaint }) => ({ step, complaint })),
      [{ step: 200, complaint: 'unstable losses' }],
    );
    assert.match(findings[0]!.sentence, /swung by 2\.1 over the last 100 steps.*try smaller learning rates/);
  });

  test('is nothing to complain of below 1.5, in the first 100 steps, or where no scale is usual', () => {
    assert.deepEqual(swingAt(2, 600), []);
    const settling = new HealthMonitor();
    assert.deepEqual([...swingAt(9, 99, settling), ...swingAt(0.5, 400, settling)], []);
    assert.deepEqual(swingAt(30, 400, new HealthMonitor({ swing: chooseSwing('wasserstein') })), []);
    assert.equal(chooseSwing('minimax'), 1.5);
  });

  test('that hovers at the limit is named once, and again after it was calm', () => {
    const monitor = new HealthMonitor();
    const count = [2.2, 2.05, 2.2, 0.1, 2.2].map((a) => swingAt(a, 200, monitor).length);
    assert.deepEqual(count, [1, 0, 0, 0, 1]);
  });
});

test('variety that hovers at the limit is named once, and again after it was well above', () => {
  const at = (variety: number) => Array<Probe>(3).fill({ ...healthy, variety });
  const probes = [0.8, 0.8, 0.1, 0.2, 0.1, 0.4, 0.1].flatMap(at);
  assert.deepEqual(probeAll(new HealthMonitor(), probes), ['collapse', 'collapse']);
});

test('tensors that pile up are counted', () => {
  const monitor = new HealthMonitor();
  const findings = Array.from({ length: 52 }, (_, i) => monitor.takeStep(fine, 100 + 2 * i)).flat();
  assert.deepEqual(
    findings.map(({ complaint }) => complaint),
    ['tensor growth'],
  );
  assert.match(findings[0]!.sentence, /last 50 steps has left tensors behind, 100 in all.*tf\.tidy/);
});

for (const [complaint, probes] of [
  ['exploding gradients', [healthy, healthy, { ...healthy, discriminatorGradient: 2.1 }]],
  ['exploding gradients', [healthy, { ...healthy, generatorGradient: Number.NaN }]],
  [
    'vanishing gradients',
    [healthy, { ...healthy, generatorGradient: 1e-9 }, { ...healthy, generatorGradient: 0 }],
  ],
  ['collapse', [...Array(4).fill(healthy), { ...healthy, variety: 0.01 }, { ...healthy, variety: 0.02 }]],
] as [Complaint, Probe[]][]) {
  test(`${complaint}: named in a sentence with what to try`, () => {
    const monitor = new HealthMonitor();
    const findings = probes.flatMap((probe) => monitor.takeProbe(probe));
    assert.deepEqual(
      findings.map((finding) => finding.complaint),
      [complaint],
    );
    assert.match(findings[0]!.sentence, /try .+\.$/);
  });
}

test('gradients that begin tiny, as those of small initial weights do, and grow are nothing to complain of', () => {
  const tiny = { ...healthy, generatorGradient: 7e-7 };
  assert.deepEqual(probeAll(new HealthMonitor(), [tiny, { ...healthy, generatorGradient: 1.5e-2 }]), []);
});

test('little variety at the beginning, and a single bad probe, are nothing to complain of', () => {
  assert.deepEqual(probeAll(new HealthMonitor(), Array(4).fill({ ...healthy, variety: 0.001 })), []);
  const once = [
    ...Array(6).fill(healthy),
    { ...healthy, variety: 0 },
    healthy,
    { ...healthy, generatorGradient: 0 },
    healthy,
  ];
  assert.deepEqual(probeAll(new HealthMonitor(), once), []);
});

describe('a probe', () => {
  before(startEngine);

  const build = () =>
    buildGan({
      generator: TINY_GENERATOR,
      discriminator: TINY_DISCRIMINATOR,
      random: new RandomStream(1),
      optimizer: { learningRate: 1e-3 },
    });

  async function probe(change: (gan: Gan) => void = () => {}): Promise<Probe> {
    const gan = build();
    tf.tidy(() => change(gan));
    const stream = new RandomStream(2);
    const inputs = {
      latents: tf.tensor2d(stream.normals(8 * 6), [8, 6]),
      real: tf.tensor4d(stream.uniforms(8 * 64, -1, 1), [8, 8, 8, 1]),
    };
    const tensors = tf.memory().numTensors;
    const weights = () =>
      [...gan.generator.weights, ...gan.discriminator.weights].map((w) => w.dataSync().join());
    const before = weights();
    const streams = [gan.latents.state(), gan.dropout.state()];
    const result = await probeHealth(gan, inputs);
    assert.deepEqual([gan.latents.state(), gan.dropout.state()], streams);
    if (!Number.isNaN(result.generatorGradient)) assert.deepEqual(weights(), before);
    assert.equal(tf.memory().numTensors, tensors);
    tf.dispose([inputs.latents, inputs.real]);
    gan.dispose();
    return result;
  }

  const fill = (weights: tf.Variable[], value: number) => {
    for (const weight of weights) weight.assign(tf.fill(weight.shape, value));
  };

  test('of a new GAN finds gradients and variety, and moves nothing', async () => {
    const { generatorGradient, discriminatorGradient, variety } = await probe();
    assert.ok(generatorGradient > 1e-5 && generatorGradient < 1);
    assert.ok(discriminatorGradient > 1e-4 && discriminatorGradient < 1);
    assert.ok(variety > 0.01 && variety < 2, `${variety}`);
  });

  test('of a discriminator without weights finds that the generator gets no gradient', async () => {
    const found = await probe((gan) => fill(gan.discriminator.weights, 0));
    assert.equal(found.generatorGradient, 0);
    assert.deepEqual(probeAll(new HealthMonitor(), [found, found]), ['vanishing gradients']);
  });

  test('of a generator without weights finds no variety', async () => {
    const found = await probe((gan) => fill(gan.generator.variables, 0));
    assert.ok(found.variety < 1e-6);
  });

  test('of weights a thousand times too large finds an explosion', async () => {
    const monitor = new HealthMonitor();
    monitor.takeProbe(await probe());
    const large = await probe((gan) => {
      for (const weight of gan.discriminator.variables) weight.assign(tf.mul(weight, 1000));
    });
    assert.deepEqual(probeAll(monitor, [large]), ['exploding gradients']);
  });

  test('of weights that are no numbers finds an explosion', async () => {
    const lost = await probe((gan) => fill(gan.generator.variables, Number.NaN));
    assert.deepEqual(probeAll(new HealthMonitor(), [lost]).slice(0, 1), ['exploding gradients']);
  });
});
