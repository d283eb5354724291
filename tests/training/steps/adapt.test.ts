import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { reversalStrength } from '../../../src/arithmetic/reversal-strength';
import { hasNativeBackend } from '../../../src/backend/native-backend';
import { adaptationSpecs } from '../../../src/models/adaptation';
import { describeNetwork } from '../../../src/models/describe';
import { RandomStream } from '../../../src/random/stream';
import { buildAdaptation, recordAdaptStep, takeAdaptStep } from '../../../src/training/steps/adapt';
import { onEachEngine, startEngine } from '../../backend/engine';
import golden from '../../golden/adaptation/pytorch.json';
import { assertClose } from '../../tensors';

const { before: first, steps, rate, momentum } = golden.training;

/** The golden file's networks. */
const SMALL: ReturnType<typeof adaptationSpecs> = {
  trunk: {
    name: 'trunk',
    inputShape: [6],
    layers: [{ layer: 'dense', units: 5 }, { layer: 'batchNormalization' }, { layer: 'relu' }],
  },
  labelHead: { name: 'label-head', inputShape: [5], layers: [{ layer: 'dense', units: 3 }] },
  domainHead: {
    name: 'domain-head',
    inputShape: [5],
    layers: [{ layer: 'dense', units: 4 }, { layer: 'relu' }, { layer: 'dense', units: 1 }],
  },
};

function buildSmall() {
  const optimizer = { rule: 'sgd', learningRate: rate, momentum } as const;
  const adaptation = buildAdaptation(SMALL, { random: new RandomStream(1), optimizer });
  for (const [i, variable] of adaptation.optimizer.variables.entries())
    tf.tidy(() => variable.assign(tf.tensor(first[i] as number[])));
  return adaptation;
}

const inputsOf = ({ source, target, labels, lambda }: (typeof steps)[number]) => ({
  source: tf.tensor2d(source),
  target: tf.tensor2d(target),
  labels: tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 3), 'float32')),
  lambda,
});

onEachEngine(() => {
  test("three steps, λ 0, 0.3 and 0.9, give PyTorch's losses and weights", async () => {
    const adaptation = buildSmall();
    const step = recordAdaptStep(adaptation);
    for (const golden of steps) {
      const inputs = inputsOf(golden);
      const seen = await takeAdaptStep(step, inputs);
      tf.dispose([inputs.source, inputs.target, inputs.labels]);
      assertClose([seen.labelLoss, seen.domainLoss], [golden.labelLoss, golden.domainLoss], 1e-5, 'losses');
      for (const [i, variable] of adaptation.optimizer.variables.entries())
        assertClose(variable.dataSync(), golden.after[i]!.flat(), 2e-5, variable.name);
    }
    assert.equal(step.status.mode, hasNativeBackend() ? 'graph' : 'plain', step.status.reason);
    step.dispose();
    adaptation.dispose();
  });
});

test('λ: 0 at first, tanh(5p) by another name, nearly 1 at the end', () => {
  assert.equal(reversalStrength(0), 0);
  for (const p of [0.1, 0.5, 1]) assertClose([reversalStrength(p)], [Math.tanh(5 * p)], 1e-12, `${p}`);
  for (const wrong of [-0.1, 1.1, Number.NaN]) assert.throws(() => reversalStrength(wrong), RangeError);
});

before(startEngine);

test('the label head never hears of λ; the domain head does not either; the trunk alone does', async () => {
  const after = async (lambda: number) => {
    const adaptation = buildSmall();
    const step = recordAdaptStep(adaptation);
    const inputs = { ...inputsOf(steps[0]!), lambda };
    await takeAdaptStep(step, inputs);
    const parts = [adaptation.trunk, adaptation.labelHead, adaptation.domainHead];
    const values = parts.map(({ variables }) => variables.flatMap((v) => [...v.dataSync()]));
    step.dispose();
    adaptation.dispose();
    tf.dispose([inputs.source, inputs.target, inputs.labels]);
    return values;
  };
  const [without, half, whole] = [await after(0), await after(0.5), await after(1)];
  for (const part of [1, 2]) assertClose(whole![part]!, without![part]!, 1e-6, `part ${part}`);
  const moved = whole![0]!.map((value, i) => value - without![0]![i]!);
  assert.ok(Math.hypot(...moved) > 1e-3);
  // One step of plain descent: half of λ is half of the way.
  assertClose(
    half![0]!,
    without![0]!.map((value, i) => value + moved[i]! / 2),
    1e-6,
    'half',
  );
});

test("the paper's networks, with and without batch normalisation", () => {
  for (const batchNorm of [false, true]) {
    const { trunk, labelHead, domainHead } = adaptationSpecs({ batchNorm });
    assert.deepEqual(describeNetwork(trunk).outputShape, [768]);
    // Kernels 5·5·3·32 and 5·5·32·48; a bias, or gamma, beta and two statistics, for each of 80 channels.
    assert.equal(describeNetwork(trunk).parameterCount, 40_800 + 80 * (batchNorm ? 4 : 1));
    assert.equal(describeNetwork(labelHead).parameterCount, 768 * 100 + 100 + 100 * 100 + 100 + 1010);
    assert.equal(describeNetwork(domainHead).parameterCount, 768 * 100 + 100 + 101);
  }
});
