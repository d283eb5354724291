/** Notebook 17's answers in words: written another way they are right, too. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { conclusion } from '../../src/exercises/17-capstone/conclusion';
import { EXAMPLES } from '../../src/exercises/17-capstone/examples';
import { threeReports } from '../../src/exercises/17-capstone/three-reports';

const { distance, floor } = EXAMPLES.sound.measures[0]!;
const [d, f] = [distance.toFixed(5), floor.toFixed(5)];

describe('a conclusion of one run', () => {
  for (const text of [
    `A single run came to a distance of ${d}; real pictures have ${f}.`,
    `One training: ${d} against a floor of ${f}.`,
    `1 run, distance ${distance.toFixed(4)}, floor ${f}`,
    `With only one seed the two numbers are ${d} and ${f}.`,
  ])
    test(text, () => assert.ok(conclusion.check(text).right));
  for (const [text, hint] of [
    [`Two runs: ${d}, and ${f}.`, /How many runs/],
    [`In one run ${d}, and the floor is 0.0000.`, /name the floor/],
    [`In one run ${d} is 1234 times the floor ${f}.`, /1234 is no number of the report/],
  ] as const)
    test(text, () => assert.match(JSON.stringify(conclusion.check(text)), hint));
});

test('criteria may begin with a capital; a word that the rubric does not have is named', () => {
  const capitals = threeReports.solution.map((name) => ` ${name[0]!.toUpperCase()}${name.slice(1)}`);
  assert.ok(threeReports.check(capitals).right);
  const wrong = threeReports.check(['held out', ...capitals.slice(1)]);
  assert.match(JSON.stringify(wrong), /held out.* is no criterion of the rubric: a question; /);
});
