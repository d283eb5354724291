/** The small trainings of notebook 16: they are played as said, and the same again with the same seed. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import flow from '../../experiments/modern-gan/flow.json';
import gamma from '../../experiments/modern-gan/gamma.json';
import { EVALUATIONS, RACE, runRace } from '../../experiments/modern-gan/race';
import { measureFloor, pairedGame, playRing } from '../../experiments/modern-gan/ring';
import { GAMMAS, type GammaRow } from '../../experiments/modern-gan/sweep-gamma';
import { startEngine } from '../backend/engine';

before(startEngine);

describe('a game on the ring', () => {
  test('it is judged at even moments, the end last, and is the same again with its seed', async () => {
    const plan = { seed: 1, steps: 20, watched: 4 };
    const [first, again] = [await playRing(pairedGame(0.1), plan), await playRing(pairedGame(0.1), plan)];
    assert.deepEqual(
      first.moments.map(({ step }) => step),
      [5, 10, 15, 20],
    );
    const { step: _, ...last } = first.moments[3]!;
    assert.deepEqual(first.result, last);
    assert.equal(first.points.length, 4000);
    assert.deepEqual(again, first);
  });

  test('an untrained generator is far above the floor, and some hundred steps bring it nearer', async () => {
    const floor = measureFloor(1);
    const { moments } = await playRing(pairedGame(0.1), { seed: 1, steps: 500, watched: 50 });
    assert.ok(floor < 0.1);
    assert.ok(moments[0]!.distance > 5 * floor);
    assert.ok(moments.at(-1)!.distance < moments[0]!.distance / 2);
  });
});

test('the race: each has its time, a GAN one evaluation, flow matching six numbers of them, a pixel model two', async () => {
  const { finishes, floor, real } = await runRace({ seed: 1, seconds: 0.3 });
  assert.equal(real.length, 2 * RACE.judged);
  assert.deepEqual(
    finishes.map(({ racer, evaluations }) => `${racer} ${evaluations}`),
    [
      'GAN of notebook 06 1',
      'paired GAN 1',
      ...EVALUATIONS.map((evaluations) => `flow matching ${evaluations}`),
      'pixel model 2',
    ],
  );
  assert.ok(floor > 0 && floor < 0.15);
  assert.ok(finishes.every(({ steps, milliseconds }) => steps > 0 && milliseconds > 0));
  const flow = finishes.slice(2, -1).map(({ distance }) => distance);
  // One step from noise ends at the mean of the points, wherever it began.
  assert.ok(flow[0]! > 2 * flow.at(-1)!, `${flow}`);
});

describe('what was measured over seeds', () => {
  const rows = gamma.rows as GammaRow[];
  const mean = (pace: GammaRow['pace'], strength: number, measure: 'distance' | 'worst') => {
    const some = rows.filter((row) => row.pace === pace && row.gamma === strength);
    return some.reduce((sum, row) => sum + row[measure], 0) / some.length;
  };

  test('gentle: five strengths end alike up to 1, and 10 is farthest; hasty: without penalty it flies apart', () => {
    assert.equal(rows.length, 2 * GAMMAS.length * 3);
    const gentle = GAMMAS.map((strength) => mean('gentle', strength, 'distance'));
    assert.equal(gentle.indexOf(Math.max(...gentle)), GAMMAS.length - 1);
    const hasty = GAMMAS.map((strength) => mean('hasty', strength, 'worst'));
    assert.equal(hasty.indexOf(Math.max(...hasty)), 0);
  });

  test('flow matching: one evaluation is worst in every seed, and more evaluations are better, to 16', () => {
    for (const { finishes } of flow.rows) {
      const flows = finishes.filter(({ racer }) => racer === 'flow matching').map(({ distance }) => distance);
      for (let i = 1; i <= 4; i++) assert.ok(flows[i]! < flows[i - 1]!);
      assert.equal(Math.max(...finishes.map(({ distance }) => distance)), flows[0]);
    }
  });
});
