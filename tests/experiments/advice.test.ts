/** What the health monitor advises is what has been seen to help, and the trainings behind it are as said. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { type AdviceRow, experiment } from '../../experiments/failures/advice';
import { playHeadStart, trainPatient } from '../../experiments/failures/monitored-gan';
import { ADVICE_ROWS, listTrials } from '../../experiments/failures/read-advice';
import { SICKNESSES } from '../../experiments/failures/treatments';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../src/models/dense-gan';
import { RandomStream } from '../../src/random/stream';
import { TUTORIAL_GAME } from '../../src/training/game';
import { buildGan } from '../../src/training/gan';
import { gameStep } from '../../src/training/steps/game-step';
import { startEngine } from '../backend/engine';

before(startEngine);

/** The monitor's file, its sentences in one piece each. */
const monitor = readFileSync(join(__dirname, '../../src/training/health.ts'), 'utf8').replace(
  /['`] \+\s+['`]/g,
  '',
);

/** What the monitor says of a complaint: up to the next one, the last one's to the file's end. */
function findSentence(complaint: string): string {
  const [, after] = monitor.split(`...this.tell(\n        '${complaint}'`);
  assert.ok(after, complaint);
  return after.slice(0, after.indexOf('),\n      ...') >>> 0);
}

describe('advice', () => {
  test('the monitor gives a piece of advice if, and only if, it helped in one of the trainings', () => {
    const trials = listTrials();
    for (const { complaint, advice } of trials) {
      const helped = trials.some(
        (trial) => trial.complaint === complaint && trial.advice === advice && trial.verdict === 'helped',
      );
      assert.equal(findSentence(complaint).includes(advice), helped, `${complaint}: ${advice}`);
    }
  });

  test('each sickness is named by the monitor in most of its runs, and has all its rows', () => {
    const plans = SICKNESSES.flatMap(({ treatments }) => [undefined, ...treatments]);
    assert.equal(ADVICE_ROWS.length, plans.length * experiment.seeds!.length);
    for (const { sickness, sick } of listTrials()) assert.ok(2 * sick > experiment.seeds!.length, sickness);
  });

  test('verdicts of rows that are known', () => {
    const { name, complaint, treatments } = SICKNESSES[2]!;
    const row = (seed: number, modes: number, said: string[], advice?: string): AdviceRow => ({
      name,
      seed,
      modes,
      good: 0,
      said,
      ...(advice ? { advice } : {}),
    });
    const [first, second] = treatments.map(({ advice }) => advice);
    const sign = [`9: ${complaint}`];
    const rows = [
      // The third was not sick, so it does not count.
      ...[row(1, 2, sign), row(2, 2, sign), row(3, 2, ['9: collapse'])],
      ...[row(1, 3, ['5: collapse'], first), row(2, 4, [], first), row(3, 0, sign, first)],
      ...[row(1, 2, [], second), row(2, 1, [], second), row(3, 8, [], second)],
    ];
    // The trials of the other sicknesses have no rows here.
    const [helped, silenced] = listTrials(rows).filter(({ sickness }) => sickness === name);
    assert.deepEqual(
      [helped, silenced].map((trial) => [trial!.sick, trial!.quiet, trial!.cured, trial!.verdict]),
      [
        [2, 2, 2, 'helped'],
        [2, 2, 0, 'only silenced'],
      ],
    );
    rows[3]!.said.push('40: unstable losses');
    assert.equal(listTrials(rows).find(({ sickness }) => sickness === name)!.verdict, 'did not help');
  });

  test('a run is the same again with its seed, another with another, and leaves no tensor behind', async () => {
    const regime = { ...SICKNESSES[0]!.regime, steps: 25, headStart: 3, dropout: 0.5 };
    const tensors = tf.memory().numTensors;
    const [first, again, other] = [
      await trainPatient(regime, 1),
      await trainPatient(regime, 1),
      await trainPatient({ ...regime, normalised: ['generator', 'discriminator'] }, 2),
    ];
    assert.deepEqual(again, first);
    assert.equal(other!.steps, 25);
    assert.equal(tf.memory().numTensors, tensors);
  });

  test('in a head start the discriminator learns and the generator keeps still; after it, both move', async () => {
    const networks = { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR };
    const gan = buildGan({ ...networks, random: new RandomStream(1), optimizer: { learningRate: 0.01 } });
    const points = tf.tensor2d(new RandomStream(2).normals(16), [8, 2]);
    const play = () => gameStep(gan, TUTORIAL_GAME, [points]);
    const look = () =>
      [gan.generator, gan.discriminator].map(({ variables }) => [...variables[0]!.dataSync()].join());
    const start = look();
    await playHeadStart(gan, 3, play);
    const headed = look();
    assert.equal(headed[0], start[0]);
    assert.notEqual(headed[1], start[1]);
    await play();
    assert.notEqual(look()[0], start[0]);
    points.dispose();
    gan.dispose();
  });

  test('plain descent with rates of 3 explodes at once, and the monitor says so at its first probe', async () => {
    const { regime } = SICKNESSES[3]!;
    const { findings } = await trainPatient({ ...regime, steps: 25 }, 6);
    assert.deepEqual(
      findings.map(({ step, complaint }) => [step, complaint]),
      [[25, 'exploding gradients']],
    );
  });
});
