import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { TrainFlags } from '../../src/cli/train/settings';
import { shipClassifier } from '../../src/cli/train/ship';
import { trainClassifierCommand } from '../../src/cli/train/train-classifier';
import { UserError } from '../../src/cli/user-error';
import { openClassifier } from '../../src/evaluation/classifier';

const folder = mkdtempSync(join(tmpdir(), 'course-classifier-'));
after(() => rmSync(folder, { recursive: true }));

const train = (more: Partial<TrainFlags>) =>
  trainClassifierCommand({
    keep: '9',
    checkpointSteps: '3',
    profile: 'quick',
    seed: '4',
    data: 'mnist',
    ...more,
  });
const forPeople = (message: RegExp) => (error: Error) =>
  error instanceof UserError && message.test(error.message);

const whole = join(folder, 'whole');
before(async () => {
  assert.equal(await train({ out: whole, epochs: '2' }), 0);
});

test('a training leaves checkpoints, weights that can be opened, and where they come from', () => {
  assert.deepEqual(readdirSync(join(whole, 'checkpoints')), [
    'step-00000003',
    'step-00000005',
    'step-00000006',
    'step-00000009',
    'step-00000010',
  ]);
  const classifier = openClassifier(whole);
  assert.equal(classifier.trunk.parameterCount, 158_944);
  classifier.dispose();
  const { steps, settings, metrics, confusion } = JSON.parse(
    readFileSync(join(whole, 'provenance.json'), 'utf8'),
  );
  assert.deepEqual([steps, settings.seed, settings.epochs], [10, 4, 2]);
  const sum = (confusion as number[][]).flat().reduce((a, b) => a + b, 0);
  assert.equal(sum, 1000);
  const right = (confusion as number[][]).reduce((total, row, digit) => total + row[digit]!, 0);
  assert.equal(metrics.accuracy, right / 1000);
});

for (const step of ['03', '05', '06']) {
  test(`gone on with after step ${step}, it ends with the same weights to the last bit`, async () => {
    const out = join(folder, `from-${step}`);
    const name = `step-000000${step}`;
    cpSync(join(whole, 'checkpoints', name), join(out, 'checkpoints', name), { recursive: true });
    assert.equal(await train({ out, resume: true }), 0);
    const [ours, wanted] = [out, whole].map((run) => readFileSync(join(run, 'weights.safetensors')));
    assert.deepEqual(ours, wanted);
  });
}

for (const [what, flags, message] of [
  ['a game', { loss: 'hinge' }, /^--loss is for GANs; the classifier is one network\. Leave it out\.$/],
  ['a rate of the generator', { generatorRate: '1' }, /^--generator-rate is for GANs/],
  ['nothing to go on with', { out: join(folder, 'none'), resume: true }, /^There is no checkpoint/],
  ['a folder in use', { out: whole }, /holds a training already\. Add --resume/],
  ['another end', { out: whole, resume: true, epochs: '3' }, /has --epochs 2, not 3\. Leave it out/],
  ['another seed', { out: whole, resume: true, seed: '5' }, /has --seed 4, not 5/],
  [
    'a batch larger than the digits',
    { out: join(folder, 'x'), batchSize: '700' },
    /700 does not fit into 640/,
  ],
  ['faces', { out: join(folder, 'x'), data: 'faces' }, /^faces are no digits/],
  ['a folder without digits', { out: join(folder, 'x'), data: folder }, /must hold MNIST's four files/],
] as [string, Partial<TrainFlags>, RegExp][]) {
  test(`${what}: a sentence`, async () => {
    await assert.rejects(train(flags), forPeople(message));
  });
}

test('a damaged checkpoint is passed over with its reason; an earlier one goes on', async () => {
  const out = join(folder, 'damaged');
  for (const step of ['03', '09']) {
    const name = `step-000000${step}`;
    cpSync(join(whole, 'checkpoints', name), join(out, 'checkpoints', name), { recursive: true });
  }
  writeFileSync(join(out, 'checkpoints', 'step-00000009', 'weights.safetensors'), 'no weights');
  assert.equal(await train({ out, resume: true }), 0);
  const [ours, wanted] = [out, whole].map((run) => readFileSync(join(run, 'weights.safetensors')));
  assert.deepEqual(ours, wanted);
});

test('shipped: the same weights, and the command beside where they come from', () => {
  const out = join(folder, 'shipped');
  shipClassifier({ run: whole, out, command: 'npm run train -- classifier' });
  assert.deepEqual(
    readFileSync(join(out, 'weights.safetensors')),
    readFileSync(join(whole, 'weights.safetensors')),
  );
  const { command, steps } = JSON.parse(readFileSync(join(out, 'provenance.json'), 'utf8'));
  assert.deepEqual([command, steps], ['npm run train -- classifier', 10]);
});
