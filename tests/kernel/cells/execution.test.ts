import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAwaitHooks } from '../../../src/kernel/cells/await-hooks';
import { ExecutionContext } from '../../../src/kernel/cells/context';
import { Execution } from '../../../src/kernel/cells/execution';
import { Interrupted, isInterruption } from '../../../src/kernel/errors/interrupted';

function start() {
  const execution = new Execution('Cell [1]', {});
  const context = new ExecutionContext();
  context.active = execution;
  const hooks = createAwaitHooks(context, () => {});
  return { execution, context, hooks };
}

const isPending = async (promise: unknown) =>
  (await Promise.race([promise, new Promise((resolve) => setImmediate(resolve, 'pending'))])) === 'pending';

describe('the hooks around an await', () => {
  it('return the value itself while the cell runs', () => {
    const { hooks } = start();
    const thenable = Object.defineProperty({}, 'then', { get: () => assert.fail() });
    for (const value of [1, null, Promise.resolve(1), thenable]) {
      assert.equal(hooks.before(value), value);
      assert.equal(hooks.after(value), value);
    }
    assert.equal(hooks.stopped(), false);
    hooks.check();
  });

  it('throw once when the cell is ended, then let it clean up, and then never return', async () => {
    const { execution, hooks } = start();
    execution.end(new Interrupted());
    assert.throws(() => hooks.before(1), Interrupted);
    assert.equal(hooks.before(2), 2);
    assert.equal(hooks.after(3), 3);
    hooks.check();
    execution.kill();
    assert.equal(await isPending(hooks.before(4)), true);
    await execution.over;
  });

  it('never return what comes after the time to clean up', async () => {
    const { execution, hooks } = start();
    execution.end(new Interrupted());
    assert.throws(() => hooks.before(1), Interrupted);
    let settle = (_value: number) => {};
    const late = hooks.before(new Promise<number>((resolve) => (settle = resolve)));
    assert.equal(await hooks.before(Promise.resolve(2)), 2);
    await assert.rejects(hooks.before(Promise.reject(new Error('no'))) as Promise<never>, /no/);
    execution.kill();
    settle(3);
    assert.equal(await isPending(late), true);
  });

  it('throw after an await, too', () => {
    const { execution, hooks } = start();
    execution.end(new Interrupted());
    assert.throws(() => hooks.after(1), Interrupted);
    assert.equal(hooks.before(2), 2);
    execution.kill();
  });

  it('end a loop that catches everything', async () => {
    const { execution, hooks } = start();
    execution.end(new Interrupted());
    let turns = 0;
    const loop = async () => {
      for (;;)
        try {
          turns++;
          await (hooks.before(null) as Promise<null>);
          hooks.after(null);
        } catch {}
    };
    const looping = loop();
    await execution.over;
    assert.equal(await isPending(looping), true);
    assert.ok(turns > 1 && turns < 2000, String(turns));
  });

  it('leave no unhandled rejection behind', async () => {
    const { execution, hooks } = start();
    const seen: unknown[] = [];
    const listen = (reason: unknown) => void seen.push(reason);
    process.on('unhandledRejection', listen);
    execution.end(new Interrupted());
    assert.throws(() => hooks.before(Promise.reject(new Error('first'))), Interrupted);
    execution.kill();
    hooks.before(Promise.reject(new Error('second')));
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', listen);
    assert.deepEqual(seen, []);
  });
});

describe('promises of a cell', () => {
  it('are rejected when it is ended, and only while they are pending', async () => {
    const { execution, hooks } = start();
    const make = (executor: unknown) => hooks.promise(Promise, executor) as Promise<number>;
    const done = make((resolve: (value: number) => void) => resolve(1));
    const waits = make(() => {});
    execution.end(new Interrupted());
    assert.equal(await done, 1);
    await assert.rejects(waits, Interrupted);
    // What is made while it cleans up is left alone.
    assert.equal(await isPending(make(() => {})), true);
    execution.kill();
  });

  it('are made by whatever the name stands for', () => {
    const { hooks } = start();
    class Other {
      constructor(readonly value: number) {}
    }
    assert.deepEqual(hooks.promise(Other, 5), new Other(5));
    assert.throws(() => hooks.promise(Promise, 5), TypeError);
  });

  it("abort Node's operations", () => {
    const { execution } = start();
    const { signal } = execution;
    execution.end(new Interrupted());
    assert.equal(signal?.aborted, true);
    assert.equal(execution.signal, undefined);
    const wrapped = Object.assign(new Error('aborted', { cause: signal?.reason }), { name: 'AbortError' });
    assert.equal(isInterruption(wrapped), true);
    assert.equal(isInterruption(new Error('aborted', { cause: signal?.reason })), false);
    execution.kill();
  });
});

describe('an execution', () => {
  it('is given up soon when none of its awaits hears of the end', async () => {
    const { execution } = start();
    const from = Date.now();
    execution.end(new Interrupted());
    assert.equal(execution.isDead, false);
    await execution.over;
    assert.equal(execution.isDead, true);
    assert.ok(Date.now() - from < 900);
  });

  it('that is finished keeps running in the background', async () => {
    const { execution, hooks } = start();
    execution.finish();
    assert.equal(execution.isDead, false);
    assert.equal(hooks.before(1), 1);
  });

  it('keeps the first reason', async () => {
    const { execution } = start();
    execution.end(new RangeError('first'));
    execution.end(new Interrupted());
    assert.match(String(execution.reason), /first/);
    execution.kill();
  });
});
