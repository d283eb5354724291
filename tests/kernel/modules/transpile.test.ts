import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transpileModule } from '../../../src/kernel/modules/transpile';

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
});
