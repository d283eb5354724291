import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFailures } from '../../src/cli/test/suites';

test('of a suite’s output the part that tells of failed tests is kept for the end, and not all of a long one', () => {
  assert.equal(findFailures('✔ one (1 ms)\nℹ pass 1\n'), undefined);
  assert.equal(
    findFailures('✖ two (1 ms)\nℹ fail 1\n\n✖ failing tests:\n\ntest at a.ts:1\n✖ two\n  1 !== 2\n'),
    '\ntest at a.ts:1\n✖ two\n  1 !== 2',
  );
  const long = findFailures(`✖ failing tests:\n${'line\n'.repeat(500)}`)!.split('\n');
  assert.equal(long.length, 81);
  assert.equal(long.at(-1), '… 420 more lines above');
});
