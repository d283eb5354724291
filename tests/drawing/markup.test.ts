import assert from 'node:assert/strict';
import test from 'node:test';
import { crc32, inflateSync } from 'node:zlib';
import { formatFixed, formatNumber } from '../../src/drawing/format-number';
import { drawLineChart } from '../../src/drawing/line-chart';
import { element, voidElement } from '../../src/drawing/markup';
import { wrapText } from '../../src/drawing/picture';
import { writePixelImage } from '../../src/drawing/pixel-image';
import { spreadPositions } from '../../src/drawing/spread-positions';
import { chooseTicks } from '../../src/drawing/ticks';

test('attributes are escaped, left out when undefined or false, and rounded to two decimals', () => {
  const attributes = { title: `"<&>'`, hidden: true, open: false, id: undefined, x: 1 / 3 };
  assert.equal(
    element('p', attributes, '<b></b>'),
    '<p title="&quot;&lt;&amp;&gt;&#39;" hidden="" x="0.33"><b></b></p>',
  );
  assert.equal(voidElement('img', { alt: '' }), '<img alt="">');
});

test('numbers have a real minus sign and no trailing zeros', () => {
  assert.deepEqual(
    [-7, 0.0625, -0.0001, 2.5, Number.POSITIVE_INFINITY].map((value) => formatNumber(value)),
    ['−7', '0.063', '0', '2.5', '∞'],
  );
  assert.deepEqual(
    [-0.00247, -0.00001, 6].map((value) => formatFixed(value, 4)),
    ['−0.0025', '0.0000', '6.0000'],
  );
});

const ticks: [number, number, number[]][] = [
  [0, 1, [0, 0.5, 1]],
  [0, 2.6, [0, 1, 2]],
  [-8, 8, [-5, 0, 5]],
  [1, 12, [5, 10]],
];
for (const [min, max, expected] of ticks) {
  test(`ticks from ${min} to ${max}`, () => {
    assert.deepEqual(chooseTicks(min, max), expected);
  });
}

test('a chart draws a line for each series, with a gap where there is no value', () => {
  const { content } = drawLineChart({
    series: [
      { name: 'a', values: [1, null, 2, 3] },
      { name: 'b', values: [0, 1, 2, 3] },
    ],
    width: 300,
    height: 200,
    cursor: 3,
  });
  const path = content.match(/d="(M[^"]*)" fill="none" stroke="#0072b2"/)![1]!;
  assert.equal(path.match(/M/g)!.length, 2);
  assert.ok(content.includes('>a: 3.000<') && content.includes('>b: 3.000<'));
});

test('a pixel image is a valid PNG with the colours asked for', () => {
  const bytes = Buffer.from(writePixelImage(3, 2, (x, y) => [x * 10, y * 20, 7]).split(',')[1]!, 'base64');
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  const at = bytes.indexOf('IDAT') + 4;
  const crc = bytes.readUInt32BE(at + bytes.readUInt32BE(at - 8));
  assert.equal(crc, crc32(bytes.subarray(at - 4, at + bytes.readUInt32BE(at - 8))));
  const pixels = inflateSync(bytes.subarray(at, at + bytes.readUInt32BE(at - 8)));
  assert.deepEqual([...pixels], [0, 0, 0, 7, 10, 0, 7, 20, 0, 7, 0, 0, 20, 7, 10, 20, 7, 20, 20, 7]);
});

test('a text is wrapped at words', () => {
  assert.deepEqual(wrapText('one two three four', 100, 14), ['one two', 'three four']);
});

test('positions are spread evenly, first and last among them', () => {
  assert.deepEqual(spreadPositions(16, 6), [0, 3, 6, 9, 12, 15]);
});
