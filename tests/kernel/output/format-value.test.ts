import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as util from 'node:util';
import { formatText } from '../../../src/kernel/output/format-value';

const nested = (...sizes: number[]): unknown =>
  sizes.length === 0 ? 0.123456789 : Array.from({ length: sizes[0]! }, () => nested(...sizes.slice(1)));
const fails = () => assert.fail('code of the value was run');

describe('small values are shown as Node shows them', () => {
  const circle: Record<string, unknown> = { a: 1 };
  circle.self = circle;
  class Layer {
    readonly #secret = 1;
    readonly units = 3;
    get size() {
      return this.#secret;
    }
  }
  const values = [
    5,
    -0,
    'text',
    10n,
    Symbol('s'),
    null,
    [1, 'a', [2, [3]]],
    { a: { b: { c: [1] } } },
    new Map([['a', { b: 1 }]]),
    new Set([1, [2]]),
    new Date(0),
    /x/g,
    circle,
    new Layer(),
    Layer,
    Object.assign(Array(3), { 2: 1 }),
    Object.create(null, { x: { value: 1, enumerable: true } }),
    new Float32Array([1, 2.5]),
    new ArrayBuffer(2),
    Promise.resolve(5),
    new WeakMap(),
    Object.assign(() => 1, { extra: 1 }),
    new Proxy({ a: 1 }, {}),
    {
      get a() {
        return 1;
      },
      set a(_) {},
    },
    Object('boxed'),
  ];
  for (const value of values) {
    const expected = util.inspect(value, { depth: 4, breakLength: 100 });
    it(expected.split('\n')[0]!, () => assert.equal(formatText(value), expected));
  }
});

describe('large values are shown in part', () => {
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, index]));
  let deep: unknown = 'bottom';
  for (let i = 0; i < 100_000; i++) deep = { deep };
  for (const [name, value, part] of [
    ['1000 images of 28 × 28', nested(1000, 28, 28), /\.\.\. 22 more items[\s\S]*\.\.\. 994 more items/],
    ['lists in lists in lists', nested(9, 9, 9, 9, 9), /more items/],
    ['a list of a million', nested(1_000_000), /\.\.\. 999900 more items/],
    [
      'an array of 100 million',
      new Uint8Array(1e8),
      /^Uint8Array\(100000000\)[\s\S]*\.\.\. 99999900 more items/,
    ],
    ['a string of 3 million characters', 'a'.repeat(3_000_000), /\.\.\. 2990000 more characters$/],
    ['many long strings', Array(100).fill('b'.repeat(9000)), /\.\.\. \d+ more characters/],
    [
      'a map of many',
      new Map(Array.from({ length: 1e5 }, (_, i) => [i, nested(30)])),
      /\.\.\. \d+ more items/,
    ],
    ['5000 properties', wide, /^\{\n {2}key0: 0,[\s\S]*'…': 4800 more properties\n\}$/],
    ['records of many properties', Array(200).fill(wide), /more properties[\s\S]*more items/],
    ['100,000 levels', deep, /\[Object\]/],
    [
      'an object with its own endless text',
      { [util.inspect.custom]: () => 'x'.repeat(5e6) },
      /… 4900000 more characters$/,
    ],
  ] as const)
    it(name, () => {
      const text = formatText(value);
      assert.match(text, part);
      assert.ok(text.length <= 100_100, `${text.length} characters`);
    });
  it('but an image of 28 × 28 is shown whole', () => assert.doesNotMatch(formatText(nested(28, 28)), /more/));
  it('and an instance keeps the name of its class', () => {
    class Table {}
    assert.match(formatText(Object.assign(new Table(), wide)), /^Table \{\n {2}key0: 0,/);
  });
});

describe('tensors', () => {
  const tensor = (more: object = {}) => ({
    shape: [2, 3],
    dtype: 'float32',
    rankType: '2',
    id: 7,
    toString: () => 'Tensor\n [1]',
    ...more,
  });
  it('show their numbers, and inside other values one line', () => {
    assert.equal(formatText(tensor()), 'Tensor\n [1]');
    const short = 'Tensor float32 [2, 3]';
    assert.equal(formatText([tensor(), { loss: tensor() }]), `[ ${short}, { loss: ${short} } ]`);
    assert.equal(formatText(new Map([['a', tensor()]])), `Map(1) { 'a' => ${short} }`);
    class Model {
      weights = tensor();
    }
    assert.equal(formatText(new Model()), `Model { weights: ${short} }`);
    assert.match(formatText([...Array(150).fill(1), tensor()]), /51 more items/);
    assert.match(formatText([tensor(), ...Array(150).fill(1)]), /^\[\n? *Tensor float32 \[2, 3\],/);
  });
  it('that are disposed say so', () =>
    assert.match(formatText(tensor({ isDisposed: true })), /\(disposed\)$/));
  it('whose text fails are shown with the error', () => {
    const text = formatText(
      tensor({
        toString: () => {
          throw new Error('gone');
        },
      }),
    );
    assert.match(text, /dtype: 'float32'[\s\S]*\(Its own way to show itself failed: Error: gone\)$/);
  });
});

describe('no code of a value is run to look at it', () => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, fails]));
  class Late {
    get shape(): number[] {
      return fails();
    }
    get dtype() {
      return fails();
    }
  }
  const getters = {
    get rankType() {
      return fails();
    },
    get [Symbol.for('Jupyter.display')]() {
      return fails();
    },
  };
  for (const [name, value, expected] of [
    ['a proxy', new Proxy({ a: 1 }, traps), '{ a: 1 }'],
    ['a proxy in a list', [new Proxy({ a: 1 }, traps)], '[ { a: 1 } ]'],
    ['a revoked proxy', revoked, '<Revoked Proxy>'],
    ['a list of a revoked proxy', [{ revoked }], '[ { revoked: <Revoked Proxy> } ]'],
    ['a class of getters', new Late(), 'Late {}'],
    ['getters in a list', [getters], '[ { rankType: [Getter], [Symbol(Jupyter.display)]: [Getter] } ]'],
    [
      'a prototype that is a proxy',
      Object.create(new Proxy({}, { get: fails, getOwnPropertyDescriptor: fails })),
      undefined,
    ],
  ] as const)
    it(name, () => {
      const text = formatText(value);
      if (expected !== undefined) assert.equal(text, expected);
    });
});

describe('values whose own inspection fails', () => {
  const failing = {
    a: 1,
    [util.inspect.custom]() {
      throw new RangeError('no row 3');
    },
  };
  for (const [name, value] of [
    ['alone', failing],
    ['in a list', [failing]],
    ['deep down', { x: { y: failing } }],
  ] as const)
    it(`${name} are shown without it, and with the error`, () => {
      assert.match(
        formatText(value),
        /^[[{][\s\S]*\n\(Its own way to show itself failed: RangeError: no row 3\)$/,
      );
    });
  for (const thrown of [
    undefined,
    null,
    {
      get message() {
        return fails();
      },
    },
    new Proxy({}, { get: fails }),
  ])
    it(`whatever they throw: ${typeof thrown}`, () => {
      const value = {
        [util.inspect.custom]() {
          throw thrown;
        },
      };
      assert.match(formatText(value), /\(Its own way to show itself failed: /);
    });
  it('by the name of their class show their fields', () => {
    class Table {
      rows = 3;
      get [Symbol.toStringTag](): string {
        throw new Error('no name');
      }
    }
    const text = formatText(new Table());
    assert.equal(text, '{ rows: 3 }\n(Its own way to show itself failed: Error: no name)');
  });
});
