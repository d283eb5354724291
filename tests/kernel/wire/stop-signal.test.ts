import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STOP_SIGNAL_BYTES, StopSignal } from '../../../src/kernel/wire/stop-signal';

describe('the stop signal', () => {
  it('is raised by one thread, taken and ended by the other', () => {
    const shared = new SharedArrayBuffer(STOP_SIGNAL_BYTES);
    const wire = new StopSignal(shared);
    const main = new StopSignal(shared);
    assert.equal(main.isRaised, false);
    assert.equal(main.take(), false);
    const serial = wire.raise();
    assert.equal(main.isRaised, true);
    assert.equal(wire.isSeen(serial), false);
    assert.equal(main.take(), true);
    assert.equal(main.isRaised, false);
    assert.equal(wire.isSeen(serial), true);
    assert.equal(wire.isAtWork, true);
    assert.equal(wire.hasEnded(serial), false);
    main.end();
    assert.equal(wire.isAtWork, false);
    assert.equal(wire.hasEnded(serial), true);
  });

  it('takes several stops at a time; one that comes later is another', () => {
    const signal = new StopSignal(new SharedArrayBuffer(STOP_SIGNAL_BYTES));
    signal.raise();
    const second = signal.raise();
    assert.equal(signal.take(), true);
    assert.equal(signal.take(), false);
    assert.equal(signal.isSeen(second), true);
    const third = signal.raise();
    signal.end();
    assert.equal(signal.hasEnded(third), false);
    assert.equal(signal.isRaised, true);
  });
});
