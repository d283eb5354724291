import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { StackFrames } from '../../../src/kernel/errors/stack-frames';
import { formatCodeFrame, toRuntimeError } from '../../../src/kernel/errors/traceback';

const plain = stripVTControlCharacters;

describe('errors', () => {
  it('show the line and a caret', () => {
    assert.equal(plain(formatCodeFrame('one\ntwo', 1, 1, 2)), '    1 | one\n>   2 | two\n      |  ^^');
  });
  it('put the caret right under tabs and wide letters', () => {
    assert.equal(plain(formatCodeFrame('\t日本 = 1', 0, 4)), '>   1 | \t日本 = 1\n      | \t     ^');
  });
  it('show the fields of their own', () => {
    const error = Object.assign(new Error('gone'), { code: 'E_GONE', detail: { id: 1 } });
    const { traceback } = toRuntimeError(error, new StackFrames(() => false));
    assert.match(traceback.join('\n'), /\{ code: 'E_GONE', detail: \{ id: 1 \} \}/);
  });
  for (const thrown of [5, null, Object.create(null), new Proxy({}, { get: () => assert.fail() })])
    it(`are told for a thrown ${typeof thrown}`, () => {
      assert.equal(toRuntimeError(thrown, new StackFrames(() => false)).ename, 'Thrown');
    });
});

describe('errors of much data', () => {
  const images = Array.from({ length: 1000 }, () =>
    Array.from({ length: 28 }, () => Array(28).fill(0.123456789)),
  );
  for (const [name, thrown] of [
    ['thrown as it is', images],
    ['in a field', Object.assign(new Error('bad'), { images })],
    ['in the message', new Error('x'.repeat(3_000_000))],
  ] as const)
    it(`${name}, are told in short`, () => {
      const { evalue, traceback } = toRuntimeError(thrown, new StackFrames(() => false));
      assert.ok(evalue.length < 21_000 && traceback.join('').length < 50_000);
      assert.match(traceback.join(''), /more (items|characters)/);
    });
  it('run no getter of a field', () => {
    const error = Object.defineProperty(new Error('bad'), 'code', {
      get: () => assert.fail(),
      enumerable: true,
    });
    assert.equal(toRuntimeError(error, new StackFrames(() => false)).evalue, 'bad');
  });
});
