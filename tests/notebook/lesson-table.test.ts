import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LESSONS } from '../../src/cli/run/lessons';
import { listLessons } from '../../src/notebook/lesson-table';

test('every lesson is listed, with its heading and what it says of its time', () => {
  const lessons = listLessons();
  assert.deepEqual(
    lessons.map(({ name }) => name),
    LESSONS,
  );
  for (const { name, title, build, time } of lessons) {
    assert.ok(title.startsWith(`${name.slice(0, 2)} · `), title);
    assert.match(time, /(minutes|hours)/, name);
    assert.ok(build.length > 5, name);
    assert.doesNotMatch(time + build, /[`*]/, 'a table shows signs of Markdown as they are');
  }
});

test('where there are no notebooks the list is empty', () => {
  assert.deepEqual(listLessons('/nowhere'), []);
});
