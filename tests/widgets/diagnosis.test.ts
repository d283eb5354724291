/** The diagnosis game as a widget: no wrong word gets through, each gets the exercise's own hint, paper tells nothing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diagnosis as exercise, misdiagnose } from '../../src/exercises/11-when-training-fails/diagnosis';
import { readPatients, showDiagnosis } from '../../src/notebook/diagnosis-game';
import { diagnosis } from '../../src/widgets/diagnosis/diagnosis';
import { CURE_OF, letterOf, orderPatients, SICKNESSES, TRUTH } from '../../src/widgets/diagnosis/patients';
import { giveReason } from '../../src/widgets/diagnosis/reasons';
import type { DiagnosisState } from '../../src/widgets/diagnosis/state';
import type { Attributes, PresetControl } from '../../src/widgets/widget';
import { toHtml } from './browser-page';

const runs = JSON.stringify(readPatients());
const read = (attributes: Attributes) => diagnosis.read({ runs, game: '1', ...attributes }) as DiagnosisState;
const buttons = (state: DiagnosisState) => diagnosis.controls!(state) as PresetControl[];
const press = (state: DiagnosisState, label: string) => {
  const button = buttons(state).find((one) => one.label.toLowerCase() === label.toLowerCase())!;
  assert.ok(!button.blocked, `${label} is blocked`);
  return read({ game: String(state.game), ...button.set });
};
const solve = (state: DiagnosisState) => press(state, state.truths[state.said.length - 1]!);
/** A game with the runs before a place known. */
const goTo = (game: number, place: number) => {
  let state = read({ game: String(game) });
  for (let i = 0; i < place; i++) state = press(solve(state), 'Next patient');
  return state;
};

for (const game of [0, 1, 20261126]) {
  test(`game ${game}: every wrong word gets the hint of the exercise, and none gets through`, () => {
    let tried = 0;
    TRUTH.forEach((truth, patient) => {
      const start = goTo(game, orderPatients(game).indexOf(patient));
      for (const wrong of SICKNESSES.filter((name) => name !== truth)) {
        const state = press(start, wrong);
        const verdict = exercise.check(misdiagnose(game, patient, `${wrong}, ${CURE_OF[wrong]}`));
        assert.ok(!verdict.right);
        const hint = verdict.hint.replace('7 of 8 are right. ', '');
        assert.ok(diagnosis.describe(state).startsWith(`Not “${wrong}”. ${hint}`), hint);
        assert.ok(buttons(state).at(-1)!.blocked, 'the next patient waits');
        assert.ok(!diagnosis.describe(state).includes(giveReason(truth)));
        tried++;
      }
    });
    assert.equal(tried, 32);
  });
}

test('a right word gets its reason and what helps, and only then the next patient may come', () => {
  const asked = goTo(1, 4);
  assert.match(diagnosis.describe(asked), /^Run E: what does it have\? 4 of 8 known at once\. Run E\. Means/);
  const known = press(asked, 'mode collapse');
  assert.match(
    diagnosis.describe(known),
    /^Right: mode collapse\. Some circles .* What helps: weaker discriminator\. 5 of 8/,
  );
  assert.deepEqual(
    buttons(known).map(({ blocked }) => Boolean(blocked)),
    [true, true, true, true, true, false],
  );
  assert.match(diagnosis.describe(press(known, 'Next patient')), /^Run F: what does it have\?/);
});

test('a word that was wrong stays blocked, and the run no longer counts as known at once', () => {
  const missed = press(read({}), 'healthy');
  assert.ok(buttons(missed)[0]!.blocked);
  assert.match(diagnosis.describe(solve(missed)), /0 of 8 known at once/);
  assert.match(diagnosis.describe(solve(read({}))), /1 of 8 known at once/);
});

test('after the eighth run comes another order, from the beginning', () => {
  const end = solve(goTo(1, 7));
  assert.match(diagnosis.describe(end), /8 of 8 known at once/);
  const again = press(end, 'Once more');
  assert.deepEqual([again.game, again.said], [2, [[]]]);
  assert.notDeepEqual(orderPatients(2), orderPatients(1));
});

describe('nothing tells what a run has', () => {
  const words = new RegExp([...SICKNESSES, ...Object.values(CURE_OF).slice(1)].join('|'), 'i');

  test('the picture before the first word', () => {
    for (let place = 0; place < 8; place++) {
      const state = goTo(3, place);
      for (const layout of ['wide', 'narrow'] as const)
        assert.doesNotMatch(diagnosis.draw(state, layout).content, words);
      assert.doesNotMatch(diagnosis.describe(state), words);
    }
  });

  test('paper, even when all are known', () => {
    const { content, width } = diagnosis.drawAll(solve(goTo(1, 7)));
    assert.doesNotMatch(content, words);
    for (let place = 0; place < 8; place++) assert.ok(content.includes(`>Run ${letterOf(place)}<`));
    assert.equal(content.match(/<circle/g)!.length, 64);
    assert.equal(diagnosis.drawAll(read({ columns: '4' })).width, 2 * width + 12);
  });
});

test('settings that cannot be are refused', () => {
  for (const [attributes, problem] of [
    [{ runs: undefined }, /"runs" must be the 8 runs .* there is none/],
    [{ runs: '[]' }, /"runs" must be the 8 runs/],
    [{ runs: '{' }, /"runs" must be the 8 runs/],
    [{ game: 'x' }, /"game" must be a number/],
    [{ answers: 'hx' }, /"answers" must be letters for each run \(h healthy, v vanishing gradient/],
    [{ answers: ',,,,,,,,' }, /"answers" must be letters/],
    [{ answers: 'h,' }, /"answers" goes on to run B, but run A is not known yet/],
  ] as const) {
    assert.throws(() => read(attributes), problem);
  }
  assert.throws(() => showDiagnosis(-1), /A game is a whole number from 0 on/);
});

test('a cell shows the game of its number, in the order of the cards', () => {
  assert.match(toHtml(showDiagnosis(5)), /&quot;game&quot;:&quot;5&quot;/);
});
