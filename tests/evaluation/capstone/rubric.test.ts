import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLooseNumbers } from '../../../src/evaluation/capstone/claims';
import { type CapstoneReport, parseReport } from '../../../src/evaluation/capstone/report';
import { gradeReport } from '../../../src/evaluation/capstone/rubric';
import { EXAMPLES } from '../../../src/exercises/17-capstone/examples';

const failing = (report: CapstoneReport) =>
  gradeReport(report).flatMap(({ name, passed }) => (passed ? [] : [name]));

test('the report of a real training passes, and three changes of it fail for one reason each', () => {
  assert.deepEqual(failing(EXAMPLES.sound), []);
  assert.deepEqual(failing(EXAMPLES.first), ['pictures set aside']);
  assert.deepEqual(failing(EXAMPLES.second), ['claims that hold']);
  assert.deepEqual(failing(EXAMPLES.third), ['an honest diagnosis']);
});

const { sound } = EXAMPLES;
const [row] = sound.measures;
/** What is changed, which criterion it fails, and what is said. */
const changes: [string, Partial<CapstoneReport>, string, RegExp][] = [
  ['no question', { question: 'Faces.' }, 'a question', /ends in "\?"/],
  [
    'another number of parameters',
    { plan: { ...sound.plan, generatorParameters: 7 } },
    'networks that fit',
    /the report says 7/,
  ],
  [
    'a side that cannot be reached',
    { data: { ...sound.data, side: 100 } },
    'networks that fit',
    /Take 96 or 112/,
  ],
  [
    'a plan far off',
    { plan: { ...sound.plan, predictedSeconds: 5 } },
    'a plan that held',
    /more than a factor of 2/,
  ],
  [
    'a training that stopped early',
    { training: { ...sound.training, steps: 3 } },
    'a whole training',
    /3 of \d+ planned steps/,
  ],
  [
    'a loss that is no number',
    { training: { ...sound.training, generatorLosses: [Number.NaN] } },
    'a whole training',
    /the training broke/,
  ],
  [
    'worse than untrained',
    { measures: [{ ...row!, distance: row!.untrained + 1 }], conclusion: 'One run.' },
    'measured beside a floor',
    /nothing was learned/,
  ],
  ['copies', { measures: [{ ...row!, memorised: 0.4 }] }, 'no copies', /40\.0 % of the pictures/],
  [
    'a diagnosis whose reason speaks of something else',
    {
      training: { ...sound.training, complaints: ['collapse'] },
      diagnosis: {
        complaints: ['collapse'],
        because: 'Both losses stay finite, and the pictures differ from each other.',
      },
    },
    'an honest diagnosis',
    /says nothing of: collapse/,
  ],
  [
    'two runs that are called one',
    {
      training: { ...sound.training, seeds: [1, 2] },
      measures: [row!, row!],
      conclusion: 'One run.',
    },
    'claims that hold',
    /"two runs"/,
  ],
  ['one run as if it were all', { conclusion: 'It works.' }, 'claims that hold', /"one run"/],
];
for (const [title, change, criterion, found] of changes) {
  test(`${title} is found, and nothing else is blamed`, () => {
    const report = { ...sound, ...change };
    assert.deepEqual(failing(report), [criterion]);
    assert.match(gradeReport(report).find(({ name }) => name === criterion)!.found, found);
  });
}

test('numbers of a conclusion are looked for in the report, rounded, as shares and in percent', () => {
  const report = { ...sound, measures: [{ ...row!, distance: 0.0471, memorised: 0.025 }] };
  const loose = (conclusion: string) => findLooseNumbers({ ...report, conclusion });
  assert.deepEqual(loose('0.047 and 0.03, 2.5 % memorised, 1 run'), []);
  assert.deepEqual(loose('97 of the people'), ['97'], 'a loss of 0.9735 is no 97');
  assert.deepEqual(loose('0.048 after 99,999 steps'), ['0.048', '99999']);
});

const broken: [string, unknown, RegExp][] = [
  ['nothing', null, /object with title/],
  ['a field that is missing', { ...sound, title: undefined }, /title should be a text/],
  ['a number as text', { ...sound, data: { ...sound.data, side: '32' } }, /data\.side should be a number/],
  [
    'a growth that is none',
    { ...sound, plan: { ...sound.plan, growth: 'x' } },
    /plan\.growth should be one of/,
  ],
  ['no measures', { ...sound, measures: [] }, /a row for each run/],
  ['a row without a floor', { ...sound, measures: [{ ...row, floor: null }] }, /measures\[0\]\.floor/],
];
for (const [title, value, message] of broken) {
  test(`no report: ${title}`, () => assert.throws(() => parseReport(value), message));
}
