import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from '../../../src/kernel/output/json';

describe('content that JSON cannot hold', () => {
  const circle: Record<string, unknown> = { big: 10n };
  circle.self = circle;
  let deep: unknown = 1;
  for (let i = 0; i < 50_000; i++) deep = [deep];
  const shared = { x: 1 };
  const fails = {
    toJSON() {
      throw new Error('no JSON');
    },
  };
  for (const [name, content, expected] of [
    ['numbers of any size', { a: 10n ** 20n }, { a: '100000000000000000000' }],
    ['circles', { circle }, { circle: { big: '10', self: '[circular]' } }],
    [
      'the same thing twice beside a circle',
      { circle, a: shared, b: [shared] },
      { circle: { big: '10', self: '[circular]' }, a: { x: 1 }, b: [{ x: 1 }] },
    ],
    [
      'what fails when it is read',
      {
        a: {
          get b() {
            throw new Error('no b');
          },
          c: 1,
        },
      },
      { a: { b: '[Error: no b]', c: 1 } },
    ],
    [
      'what fails when it is asked',
      { fails, c: [undefined, () => 1, Number.NaN] },
      { fails: '[Error: no JSON]', c: [null, null, null] },
    ],
    [
      'dates beside a circle',
      { circle, at: new Date(0) },
      { circle: { big: '10', self: '[circular]' }, at: '1970-01-01T00:00:00.000Z' },
    ],
    [
      'functions and what is undefined',
      { f: () => 1, u: undefined, s: Symbol('s'), circle },
      { circle: { big: '10', self: '[circular]' } },
    ],
  ] as const)
    it(name, () => assert.deepEqual(JSON.parse(stringify(content)), expected));
  it('very deep', () => assert.match(stringify({ deep }), /\[+"\[too deep\]"\]+/));
});
