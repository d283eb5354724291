import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import {
  clearOutput,
  createDisplay,
  display,
  hasKernel,
  interrupted,
  onCellEnd,
  onInterrupt,
} from '../../src/notebook/display';

/** What is printed meanwhile. */
function printed(run: () => void): unknown[][] {
  const log = mock.method(console, 'log', () => {});
  try {
    run();
    return log.mock.calls.map(({ arguments: values }) => values);
  } finally {
    log.mock.restore();
  }
}

describe('without a kernel', () => {
  it('a bundle is its plain text', () => {
    assert.equal(hasKernel(), false);
    const bundle = { 'text/html': '<b>losses</b>', 'text/plain': 'losses' };
    assert.deepEqual(
      printed(() => display(bundle)),
      [['losses']],
    );
  });
  it('what has no plain text is left out', () => {
    assert.deepEqual(
      printed(() => display({ 'image/svg+xml': '<svg/>', 'text/plain': ['no', 'text'] })),
      [],
    );
  });
  it('a live display prints each state', () => {
    const lines = printed(() => {
      const live = createDisplay({ 'text/plain': 'epoch 1' });
      live.update({ 'text/plain': 'epoch 2' });
    });
    assert.deepEqual(lines, [['epoch 1'], ['epoch 2']]);
  });
  it('a live display without a bundle prints nothing yet, and each has its own id', () => {
    const ids = new Set<string>();
    const lines = printed(() => {
      for (let i = 0; i < 3; i++) ids.add(createDisplay().id);
    });
    assert.deepEqual([lines, ids.size], [[], 3]);
  });
  it('nobody stops, and hooks are never called', () => {
    const never = () => assert.fail('called');
    onInterrupt(never)();
    onCellEnd(never)();
    clearOutput(true);
    assert.equal(interrupted(), false);
  });
});

describe('with a kernel', () => {
  const BRIDGE = Symbol.for('jupyter.typescript.kernel');
  const withBridge = (bridge: object, run: () => void) => {
    const holder = globalThis as { [BRIDGE]?: object };
    holder[BRIDGE] = bridge;
    try {
      run();
    } finally {
      delete holder[BRIDGE];
    }
  };
  it('a live display appears once and is updated in place; nothing is printed', () => {
    const calls: unknown[] = [];
    const bridge = { display: (bundle: object, options: object) => calls.push([bundle, options]) };
    const lines = printed(() =>
      withBridge(bridge, () => {
        const live = createDisplay({ 'text/plain': 'a' });
        live.update({ 'text/plain': 'b' });
        assert.deepEqual(calls, [
          [{ 'text/plain': 'a' }, { id: live.id, update: false }],
          [{ 'text/plain': 'b' }, { id: live.id, update: true }],
        ]);
      }),
    );
    assert.deepEqual(lines, []);
  });
  it('hooks and the stop reach it, and can be taken back', () => {
    const hooks = new Set<unknown>();
    const register = (hook: unknown) => {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    };
    const waits: boolean[] = [];
    const bridge = {
      interrupted: true,
      onInterrupt: register,
      onCellEnd: register,
      clearOutput: (wait: boolean) => waits.push(wait),
    };
    withBridge(bridge, () => {
      const stop = () => true;
      const end = () => {};
      const [forgetStop, forgetEnd] = [onInterrupt(stop), onCellEnd(end)];
      assert.deepEqual([...hooks], [stop, end]);
      forgetStop();
      forgetEnd();
      assert.equal(hooks.size, 0);
      clearOutput();
      clearOutput(true);
      assert.deepEqual(waits, [false, true]);
      assert.equal(interrupted(), true);
    });
  });
});
