import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSeconds } from '../../src/notebook/format-time';
import { showImages } from '../../src/notebook/pictures';
import { showTable } from '../../src/notebook/table';

const DISPLAY = Symbol.for('Jupyter.display');
const bundleOf = (value: object) => (value as Record<symbol, () => Record<string, string>>)[DISPLAY]!();

const times: [number, string][] = [
  [0.04, '0 s'],
  [3.14, '3.1 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min'],
  [125, '2 min 5 s'],
  [3600, '1 h'],
  [4210, '1 h 10 min'],
];
for (const [seconds, text] of times) {
  test(`${seconds} seconds are said as "${text}"`, () => assert.equal(formatSeconds(seconds), text));
}

test('images are shown as a picture with a description, also as text', () => {
  const bundle = bundleOf(
    showImages(
      { count: 1, height: 2, width: 2, channels: 1, pixels: new Uint8Array(4) },
      { label: 'a "black" square', caption: 'one < two', zoom: 3 },
    ),
  );
  assert.match(bundle['text/html']!, /<img alt="a &quot;black&quot; square" src="data:image\/png;base64,/);
  assert.match(bundle['text/html']!, /width="6" height="6"/);
  assert.match(bundle['text/html']!, /<figcaption>one &lt; two<\/figcaption>/);
  assert.equal(bundle['text/plain'], '[a "black" square] one < two');
});

test('a table has headings, escaped entries, and aligned text', () => {
  const bundle = bundleOf(
    showTable(
      ['a', 'b'],
      [
        ['x<y', 1],
        ['z', 200],
      ],
    ),
  );
  assert.match(bundle['text/html']!, /<th scope="col"[^>]*>a<\/th>/);
  assert.match(bundle['text/html']!, /<td[^>]*>x&lt;y<\/td>/);
  assert.equal(bundle['text/plain'], 'a      b\nx<y    1\nz    200');
});
