import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cleanBundle, DISPLAY_METHOD, toBundle } from '../../../src/kernel/output/bundle';

const rich = (display: () => unknown) => ({ a: 1, [DISPLAY_METHOD]: display });

describe('a rich object', () => {
  for (const [name, display, bundle] of [
    ['shows its bundle', () => ({ 'text/html': '<b>' }), { 'text/html': '<b>' }],
    ['may take its time', async () => ({ 'text/html': '<b>' }), { 'text/html': '<b>' }],
  ] as const)
    it(name, async () => assert.deepEqual(await toBundle(rich(display)), bundle));
  for (const [name, display] of [
    ['nothing', () => undefined],
    ['no bundle', () => 'text'],
    ['an empty one', () => ({ 'text/html': undefined })],
  ] as const)
    it(`that gives ${name} is text`, async () => {
      assert.match(String((await toBundle(rich(display)))['text/plain']), /^\{\n? *a: 1/);
    });
  for (const display of [
    () => {
      throw new TypeError('no data');
    },
    () => Promise.reject(new TypeError('no data')),
  ])
    it('whose method fails is text, with the error', async () => {
      const { 'text/plain': text } = await toBundle(rich(display));
      assert.match(String(text), /^\{[\s\S]*a: 1[\s\S]*\n\(Its display method failed: TypeError: no data\)$/);
    });
  it('is asked once, by its own method: a getter or a proxy is none', async () => {
    const fails = () => assert.fail('code of the value was run');
    await toBundle({
      get [DISPLAY_METHOD]() {
        return fails();
      },
    });
    assert.deepEqual(await toBundle(new Proxy({ a: 1 }, { get: fails, has: fails })), {
      'text/plain': '{ a: 1 }',
    });
    class Figure {
      #title = 't';
      [DISPLAY_METHOD]() {
        return { 'text/html': this.#title };
      }
    }
    assert.deepEqual(await toBundle(new Figure()), { 'text/html': 't' });
  });
});

describe('a bundle', () => {
  it('is text where Jupyter wants text, and JSON where it takes JSON', () => {
    const json = { a: [1, null, { b: 'x' }] };
    assert.deepEqual(
      cleanBundle({
        'text/plain': 5,
        'text/html': ['<b>', '</b>'],
        'text/markdown': { a: 1 },
        'text/latex': 7n,
        'application/json': json,
        'application/vnd.plotly.v1+json': json,
        'application/x': { a: 1 },
        'image/png': new Uint8Array([1, 2]),
        'image/jpeg': new Uint8Array([0, 1, 2]).subarray(1).buffer,
        'image/svg+xml': undefined,
        'text/csv': () => 1,
        'text/x': Symbol('x'),
        'text/y': null,
      }),
      {
        'text/plain': '5',
        'text/html': '<b></b>',
        'text/markdown': '{ a: 1 }',
        'text/latex': '7',
        'application/json': json,
        'application/vnd.plotly.v1+json': json,
        'application/x': '{"a":1}',
        'image/png': 'AQI=',
        'image/jpeg': 'AAEC',
      },
    );
  });
});
