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

test('a lesson needs earlier ones only, and by them each leads back to the first', () => {
  const [first, ...rest] = listLessons();
  assert.deepEqual(first!.needs, []);
  for (const { name, needs } of rest) {
    assert.ok(needs.length > 0, `${name} needs no lesson`);
    for (const number of needs) {
      assert.ok(number < name.slice(0, 2), `${name} needs ${number}`);
      assert.ok(
        LESSONS.some((lesson) => lesson.startsWith(`${number}-`)),
        `${name} needs ${number}`,
      );
    }
  }
});

test('where there are no notebooks the list is empty', () => {
  assert.deepEqual(listLessons('/nowhere'), []);
});
