import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { bringCopies } from '../../src/cli/lab/working-copies';

let from: string;
let to: string;
beforeEach(() => {
  from = mkdtempSync(join(tmpdir(), 'lessons-'));
  to = join(from, 'mine');
  writeFileSync(join(from, 'a.ipynb'), 'a, first edition');
  writeFileSync(join(from, 'b.ipynb'), 'b, first edition');
});
afterEach(() => rmSync(from, { recursive: true }));

const bring = () => bringCopies(['a', 'b'], from, to);
const read = (name: string) => readFileSync(join(to, `${name}.ipynb`), 'utf8');

test('all lessons are copied once', () => {
  assert.deepEqual(bring(), { fresh: ['a', 'b'], outdated: [] });
  assert.equal(read('a'), 'a, first edition');
  assert.deepEqual(bring(), { fresh: [], outdated: [] });
});

test('what the student has changed stays, run after run', () => {
  bring();
  writeFileSync(join(to, 'a.ipynb'), 'my work');
  assert.deepEqual(bring(), { fresh: [], outdated: [] });
  assert.equal(read('a'), 'my work');
});

test('a new edition replaces an untouched copy, and is only announced beside a changed one', () => {
  bring();
  writeFileSync(join(to, 'a.ipynb'), 'my work');
  writeFileSync(join(from, 'a.ipynb'), 'a, second edition');
  writeFileSync(join(from, 'b.ipynb'), 'b, second edition');
  assert.deepEqual(bring(), { fresh: ['b'], outdated: ['a'] });
  assert.deepEqual(bring(), { fresh: [], outdated: ['a'] });
  assert.deepEqual([read('a'), read('b')], ['my work', 'b, second edition']);
});

test('a copy that was deleted comes back in the new edition', () => {
  bring();
  rmSync(join(to, 'a.ipynb'));
  writeFileSync(join(from, 'a.ipynb'), 'a, second edition');
  assert.deepEqual(bring().fresh, ['a']);
  assert.equal(read('a'), 'a, second edition');
});

test('without its record nothing of the student is overwritten', () => {
  bring();
  writeFileSync(join(to, 'a.ipynb'), 'my work');
  rmSync(join(to, '.editions.json'));
  assert.deepEqual(bring(), { fresh: [], outdated: ['a'] });
  assert.equal(read('a'), 'my work');
  assert.ok(existsSync(join(to, '.editions.json')));
});
