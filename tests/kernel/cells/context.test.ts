import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ExecutionContext } from '../../../src/kernel/cells/context';
import { Execution } from '../../../src/kernel/cells/execution';

const context = new ExecutionContext();
context.followPromises();
const a = new Execution('a', {});
const b = new Execution('b', {});
const active = () => context.active?.name;
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the context', () => {
  it('is kept through awaits, rejections and callbacks, of several cells at a time', async () => {
    const seen: (string | undefined)[] = [];
    const work = async (name: string) => {
      for (let i = 0; i < 3; i++) {
        await sleep(2);
        if (active() !== name) seen.push(`${name}: ${active()}`);
        try {
          await Promise.reject(new Error('x'));
        } catch {
          if (active() !== name) seen.push(`${name} caught: ${active()}`);
        }
        for await (const _ of [sleep(1), 2]) if (active() !== name) seen.push(`${name} loop: ${active()}`);
      }
      return active();
    };
    const both = [
      context.run(a, () => work('a')),
      context.run(b, () => work('b').finally(() => seen.push(active()))),
    ];
    assert.equal(active(), undefined);
    assert.deepEqual(await Promise.all(both), ['a', 'b']);
    assert.deepEqual(seen, ['b']);
    assert.equal(active(), undefined);
  });

  it('knows the owner of a promise without a trace on it', () => {
    const promise = context.run(a, () => Promise.resolve(1));
    assert.equal(context.ownerOf(promise), a);
    const other = Promise.resolve(1);
    assert.deepEqual(Reflect.ownKeys(promise), Reflect.ownKeys(other));
    assert.equal(context.ownerOf(other), undefined);
  });

  it('binds callbacks with their `this`, arguments and result; drops those that are not wanted', () => {
    const bound = context.run(a, () =>
      context.bind(function (this: unknown, x: number) {
        return [active(), this, x];
      }),
    );
    assert.deepEqual(bound.call(5, 6), ['a', 5, 6]);
    const plain = () => 1;
    assert.equal(context.bind(plain), plain);
    const dropped = context.run(a, () =>
      context.bind(
        () => assert.fail(),
        () => true,
      ),
    );
    assert.equal((dropped as () => unknown)(), undefined);
  });

  it('stays where an error was thrown, for whoever hears of it', () => {
    assert.throws(() =>
      context.run(b, () => {
        throw new Error('x');
      }),
    );
    assert.equal(active(), 'b');
    context.active = undefined;
  });
});
