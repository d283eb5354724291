/** The list of tricks says nothing of the course that is not so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LESSONS } from '../../src/cli/run/lessons';
import { TRICKS, whereMeasured } from '../../src/notebook/tricks';

const root = join(__dirname, '../..');

test('there are the seventeen of the list', () => {
  assert.equal(TRICKS.length, 17);
  assert.equal(new Set(TRICKS.map(({ name }) => name)).size, 17);
});

test('a notebook that measures one exists, and an option is one of npm run train', () => {
  const options = readFileSync(join(root, 'src/cli/commands/train.ts'), 'utf8');
  for (const { name, measured = [], option } of TRICKS) {
    for (const number of measured)
      assert.ok(
        LESSONS.some((lesson) => lesson.startsWith(`${number}-`)),
        `${name}: ${number}`,
      );
    if (option) assert.ok(options.includes(`'${option} `), `${name}: ${option}`);
  }
});

test('what notebook 10 is said to measure is in its experiment', () => {
  const { runs } = JSON.parse(readFileSync(join(root, 'experiments/dcgan-rules/seeds.json'), 'utf8')) as {
    runs: { variant: string }[];
  };
  const variants = new Set(runs.map(({ variant }) => variant));
  for (const variant of ['no tanh in G', 'ReLU in G', 'ReLU in D', 'max pooling in D'])
    assert.ok(variants.has(variant), variant);
});

test('one that nobody measured says no', () => {
  assert.equal(whereMeasured({ name: 'x', purpose: 'y' }), 'no');
  assert.equal(whereMeasured({ name: 'x', purpose: 'y', measured: ['05', '11'] }), '05, 11');
});
