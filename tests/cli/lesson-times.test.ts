/** What the doctor expects of each lesson, and the README's column of seconds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeLessonTimes, readLessonTimes } from '../../src/cli/doctor/lesson-times';
import { root } from '../../src/cli/project';
import { listNotebooks } from '../../src/cli/run/notebooks';

const kept = readLessonTimes('quick')!;

test('a machine whose step takes twice as long takes twice the seconds', () => {
  const times = { ...kept, stepMs: 100, seconds: { '00-start-here': 10, '09-dcgan': 45 } };
  assert.equal(
    describeLessonTimes(times, 200),
    'seconds to expect in the profile quick: 00 20, 09 90; together 2 minutes',
  );
  assert.match(describeLessonTimes(times, 50), /: 00 5, 09 23; together 1 minute$/);
});

test('every lesson was timed, and the README shows the seconds that were measured', () => {
  const names = listNotebooks().map(({ name }) => name);
  assert.deepEqual(Object.keys(kept.seconds), names);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  assert.ok(readme.includes(`takes ${kept.stepMs} ms`));
  for (const name of names) {
    const row = readme.split('\n').find((line) => line.includes(`(notebooks/${name}.ipynb)`))!;
    assert.ok(row.endsWith(`| ${kept.seconds[name]} |`), row);
  }
});
