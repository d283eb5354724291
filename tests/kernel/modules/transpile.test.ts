import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transpileModule } from '../../../src/kernel/modules/transpile';

/** What a module exports. */
function run(text: string): Record<string, unknown> {
  const exports = {};
  const { code } = transpileModule(text, '/p/x.ts');
  const body = code.replace(/const ª=[^;]*;/, '');
  new Function('require', 'module', 'exports', '__filename', '__dirname', body)(
    require,
    { exports },
    exports,
  );
  return exports;
}

describe('modules', () => {
  it('get interruptible awaits', () => {
    const { code } = transpileModule(
      "export async function f() { await g(); return import('./x'); }",
      '/p/x.ts',
    );
    assert.match(code, /ª\.after\(await ª\.before\(g\(\)\)\)/);
    assert.match(code, /ª\.import\('\.\/x', require\)/);
    // the prefix stands on the first line: positions of the others stay
    assert.match(code.split('\n')[0] ?? '', /^"use strict";const ª=/);
  });
  it('may have names of their own that CommonJS has, too', () => {
    const text = [
      "import { sep } from 'node:path';",
      "const require = 1, module = 2, exports = { three: 3 }, __filename = '4', __dirname = '5';",
      'export const all = [require, module, exports.three, __filename, __dirname, sep.length];',
      'export function get() { return exports; }',
      'export default class Named {}',
    ].join('\n');
    const found = run(text);
    assert.deepEqual(found.all, [1, 2, 3, '4', '5', 1]);
    assert.deepEqual((found.get as () => unknown)(), { three: 3 });
    assert.equal((found.default as { name: string }).name, 'Named');
  });
});
