/** The diagnosis game: each wrong diagnosis gets a hint that is true of that run's curves, and none gets through. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import file from '../../experiments/failures/patients.json';
import { diagnose, diagnosis, misdiagnose } from '../../src/exercises/11-when-training-fails/diagnosis';
import { showPatients } from '../../src/notebook/diagnosis-game';
import { DISPLAY_METHOD } from '../../src/notebook/display';
import {
  CURE_OF,
  CURES,
  letterOf,
  orderPatients,
  SICKNESSES,
  TRUTH,
} from '../../src/widgets/diagnosis/patients';

const GAMES = [0, 1, 2, 20261126];
const hintOf = (answer: Parameters<typeof diagnosis.check>[0]) => {
  const verdict = diagnosis.check(answer);
  return verdict.right ? undefined : verdict.hint;
};

test('the runs of the file have what the game says', () => {
  const named = { sound: 'healthy', 'log(1 − D)': 'vanishing gradient', 'large rates': 'instability' };
  const others = { 'far ahead': 'mode collapse', 'slow discriminator': 'total collapse' };
  const names: Record<string, string> = { ...named, ...others };
  assert.deepEqual(
    file.patients.map(({ name }) => names[name]),
    TRUTH,
  );
});

test('each game has all eight runs, in an order of its own', () => {
  const orders = GAMES.map(orderPatients);
  for (const order of orders) assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.equal(new Set(orders.map(String)).size, GAMES.length);
});

for (const game of GAMES) {
  describe(`game ${game}`, () => {
    test('takes the right diagnoses', () => {
      assert.equal(diagnosis.check({ game, runs: diagnose(game) }).right, true);
      assert.ok(
        diagnosis.check({ game, runs: diagnose(game).map((text) => text.replace(', ', ' ,  ')) }).right,
        'spaces do not matter',
      );
    });

    test('refuses each wrong sickness and each wrong cure of each run, with a hint that names the run', () => {
      let tried = 0;
      const hints = new Set<string>();
      TRUTH.forEach((truth, patient) => {
        const letter = letterOf(orderPatients(game).indexOf(patient));
        const wrong = [
          ...SICKNESSES.filter((name) => name !== truth).map((name) => `${name}, ${CURE_OF[name]}`),
          ...CURES.filter((cure) => cure !== CURE_OF[truth]).map((cure) => `${truth}, ${cure}`),
        ];
        for (const text of wrong) {
          const hint = hintOf(misdiagnose(game, patient, text));
          assert.match(hint ?? 'none', new RegExp(`^7 of 8 are right\\. Run ${letter}: .{20,}[.?]$`), text);
          hints.add(`${truth} ${hint}`);
          tried++;
        }
      });
      assert.equal(tried, 64);
    });
  });
}

test('answers that are none get a sentence', () => {
  for (const [answer, hint] of [
    [
      { game: 1, runs: ['healthy', ...diagnose(1).slice(1)] },
      /^7 of 8 are right\. Run A: write one of healthy/,
    ],
    [{ game: 1, runs: ['well, nothing', ...diagnose(1).slice(1)] }, /Run A: write one of/],
    [{ game: 1.5, runs: diagnose(1) }, /^`game` is the number/],
    [{ game: 1, runs: 'healthy' as never }, /^`runs` has 8 texts/],
    [{ game: 2, runs: diagnose(1) }, /of 8 are right/],
  ] as const) {
    assert.match(hintOf(answer) ?? 'none', hint);
  }
});

describe('what the hints say is so in the curves', () => {
  const runsOf = (sickness: string) =>
    file.patients.filter((_, i) => TRUTH[i] === sickness).map(({ run, modes }) => ({ ...run, modes }));
  const after = ({ every }: { every: number }, values: number[], step: number) =>
    values.filter((_, i) => 1 + i * every > step);
  /** Deviation from the heap's own middle. */
  const width = (points: number[]) => {
    const [x, y] = [0, 1].map((axis) => points.filter((_, i) => i % 2 === axis)) as [number[], number[]];
    const spread = (values: number[]) => {
      const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
      return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    };
    return Math.sqrt((spread(x) + spread(y)) / 2);
  };

  test('healthy: gradients above a thousandth, all eight modes, calm losses', () => {
    for (const run of runsOf('healthy')) {
      assert.ok(Math.min(...run.generatorGradient) > 1e-3);
      assert.equal(run.modes, 8);
      assert.ok(Math.max(...after(run, run.generatorLoss, 200)) < 3);
    }
  });

  test('vanishing: a discriminator that is never in doubt, tiny gradients, nothing jumps', () => {
    for (const run of runsOf('vanishing gradient')) {
      assert.ok(Math.min(...run.realScore) > 0.98 && Math.max(...run.fakeScore) < 0.02);
      assert.ok(Math.max(...run.generatorGradient) < 1e-3);
      assert.ok(Math.max(...after(run, run.discriminatorLoss, 50)) < 0.05);
    }
  });

  test('instability: the loss of G jumps by more than 3, and its gradient is not small', () => {
    for (const run of runsOf('instability')) {
      const losses = after(run, run.generatorLoss, 100);
      assert.ok(Math.max(...losses) - Math.min(...losses) > 3);
      assert.ok(Math.min(...run.generatorGradient) > 1e-3);
    }
  });

  test('mode collapse: some modes, D ahead, no jump to the edge of the panel', () => {
    for (const run of runsOf('mode collapse')) {
      assert.ok(run.modes >= 2 && run.modes <= 4);
      const gaps = run.realScore.map((real, i) => real - run.fakeScore[i]!);
      assert.ok(Math.min(...gaps) > 0.2);
      assert.ok(Math.max(...after(run, run.generatorLoss, 300)) < 8);
      assert.ok(width(run.points) > 0.3);
    }
  });

  test('total collapse: one small heap, calm after step 200, D near one half', () => {
    for (const run of runsOf('total collapse')) {
      assert.ok(width(run.points) < 0.3);
      const losses = after(run, run.generatorLoss, 200);
      assert.ok(Math.max(...losses) - Math.min(...losses) < 1);
      for (const scores of [run.realScore, run.fakeScore])
        assert.ok(after(run, scores, 200).every((score) => score > 0.35 && score < 0.65));
    }
  });
});

test('the cards stand in the order of the game, without names', () => {
  const { 'text/html': html, 'text/plain': text } = showPatients(1)[DISPLAY_METHOD]() as Record<
    string,
    string
  >;
  assert.equal(text!.match(/^Run [A-H]\. Means/gm)?.length, 8);
  assert.match(html!, /Game 1/);
  assert.ok(!/healthy|log\(1|far ahead/.test(html! + text!));
  assert.throws(() => showPatients(-1), /A game is a whole number from 0 on/);
});
