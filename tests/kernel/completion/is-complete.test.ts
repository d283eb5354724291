import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCompleteness } from '../../../src/kernel/completion/is-complete';

describe('completeness', () => {
  for (const [code, status] of [
    ['1', 'complete'],
    ['', 'complete'],
    ['if (a) {', 'incomplete'],
    ['`x', 'incomplete'],
    ['const = 1', 'invalid'],
    ['a b c', 'invalid'],
    ["'abc", 'invalid'],
    ["'abc\\", 'incomplete'],
    ['await {', 'incomplete'],
    ['await { a: 1 }', 'complete'],
    ['{ a: 1, b: 2 }', 'complete'],
  ] as const)
    it(`${JSON.stringify(code)} is ${status}`, () => assert.equal(checkCompleteness(code).status, status));
});
