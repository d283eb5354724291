import type { ConvolutionStep } from '../../arithmetic/convolution';
import { formatNumber } from '../../drawing/format-number';
import { element } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { drawText, type Picture } from '../../drawing/picture';

const widest = (values: readonly number[]): number =>
  Math.max(...values.map((value) => formatNumber(value).length));

/** A number filled up with spaces that SVG does not fold together. */
const align = (value: number, width: number): string => formatNumber(value).padStart(width, '\u00a0');

/** The sum of one window, a line for each row of the kernel, then the total: `−13 + 0 + 6 = −7`. */
export function listSumLines({ products, sum }: ConvolutionStep): string[] {
  const rows = Math.max(...products.map(({ kernelRow }) => kernelRow)) + 1;
  const weights = widest(products.map(({ weight }) => weight));
  const values = widest(products.map(({ value }) => value));
  const totals = Array.from({ length: rows }, (_, row) =>
    products.reduce((total, { kernelRow, product }) => (kernelRow === row ? total + product : total), 0),
  );
  const lines = totals.map((total, row) => {
    const terms = products
      .filter(({ kernelRow }) => kernelRow === row)
      .map(({ weight, value }) => `(${align(weight, weights)} × ${align(value, values)})`);
    return `${terms.join(' + ')} = ${align(total, widest(totals))}`;
  });
  if (rows === 1) return lines;
  return [...lines, `${totals.map((total) => formatNumber(total)).join(' + ')} = ${formatNumber(sum)}`];
}

/** The written sum, its result marked; as large as `largest` and the room allow. */
export function drawSum(step: ConvolutionStep, room: number, largest: number): Picture {
  const lines = listSumLines(step);
  const longest = Math.max(...lines.map((line) => line.length));
  const size = Math.max(8, Math.min(largest, room / (longest * 0.62)));
  const height = size * 1.6;
  const widthOf = (line: string) => line.length * size * 0.62;
  const total = lines.length - 1;
  const mark = element('rect', {
    x: -6,
    y: height * total,
    width: widthOf(lines[total]!) + 12,
    height,
    rx: 6,
    fill: COLOURS.orangePale,
  });
  const texts = lines.map((line, index) =>
    drawText(0, height * (index + 0.5), line, {
      size,
      numeric: true,
      weight: index === total ? 'bold' : undefined,
    }),
  );
  return { width: longest * size * 0.62, height: height * lines.length, content: mark + texts.join('') };
}
