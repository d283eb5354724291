import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readExecuteRequest } from '../../../src/kernel/protocol/requests';

describe('requests', () => {
  it('have defaults, and nothing unexpected gets through', () => {
    assert.deepEqual(readExecuteRequest({ code: 5, user_expressions: { a: '1', b: 2 } }), {
      code: '',
      silent: false,
      storeHistory: true,
      stopOnError: true,
      userExpressions: { a: '1' },
    });
    assert.equal(readExecuteRequest({ silent: true, store_history: true }).storeHistory, false);
  });
});
