import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onComm, openComm } from '../../src/notebook/comm';

describe('a comm without a kernel', () => {
  it('can be written to and closed, and nothing happens', () => {
    const comm = openComm('t', { data: { a: 1 }, onMessage: () => assert.fail('called') });
    comm.send({ b: 2 }, { buffers: [new Uint8Array(1)] });
    assert.equal(comm.isOpen, true);
    comm.close();
    comm.close();
    assert.equal(comm.isOpen, false);
    assert.throws(() => comm.send(), /closed: open another/);
  });
  it('is never opened by a page', () => {
    onComm('t', () => assert.fail('called'))();
  });
});
