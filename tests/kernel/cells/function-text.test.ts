import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as vm from 'node:vm';
import { restoreText } from '../../../src/kernel/cells/function-text';
import { MODULE_HELPERS, transpileModule } from '../../../src/kernel/modules/transpile';

/** What JavaScript says of a function after the kernel has compiled it. */
function compile(text: string): string {
  const { code } = transpileModule(`export const made = ${text};`, '/p/x.ts');
  const exports: { made?: () => unknown } = {};
  Object.defineProperty(globalThis, MODULE_HELPERS, { value: { of: () => ({}) }, configurable: true });
  vm.runInThisContext(`(function (exports, module) {${code}\n})`)(exports, {});
  return Function.prototype.toString.call(exports.made);
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ');

describe('the text of a function', () => {
  for (const text of [
    'async () => { await null; return 1; }',
    'async () => await (await f())()',
    'async () => { await new Promise((resolve) => setTimeout(resolve, 1)); }',
    'async function g() { return (await import("./x")).y; }',
    'async () => { for await (const x of [1, 2]) { f(x); } }',
  ])
    it(`is what its author wrote: ${text}`, () => {
      const compiled = compile(text);
      assert.notEqual(compiled, text);
      assert.equal(squeeze(restoreText(compiled)), text);
    });

  it('runs elsewhere, where there is no kernel', async () => {
    const text =
      'async () => { let sum = 0; for await (const x of [1, 2]) sum += await new Promise((r) => r(x)); return sum; }';
    assert.equal(await vm.runInNewContext(`(${restoreText(compile(text))})()`), 3);
  });
});
