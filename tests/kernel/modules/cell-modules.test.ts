import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toNamespace } from '../../../src/kernel/modules/cell-modules';

describe('loaded modules', () => {
  it('are namespaces', () => {
    const exports = { a: 1 };
    assert.deepEqual({ ...(toNamespace(exports) as object) }, { a: 1, default: exports });
    const esm = { __esModule: true };
    assert.equal(toNamespace(esm), esm);
    assert.deepEqual(toNamespace(5), { default: 5 });
  });
});
