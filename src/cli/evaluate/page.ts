/** The table with some images of each generator, as one page that needs no other file. */
import { toBytes } from '../../data/images';
import { layOutGrid } from '../../drawing/image-grid';
import { element, escapeMarkup, voidElement } from '../../drawing/markup';
import { encodePng } from '../../drawing/png';
import { compareRows, comparisonMarkup, describeRows } from '../../evaluation/compare';
import type { EvaluationRow } from '../../evaluation/evaluate';
import { type DrawOptions, drawExamples } from '../../training/sample';
import type { Candidate } from './candidates';

const SHOWN = 20;

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .7rem; white-space: nowrap; }
img { image-rendering: pixelated; max-width: 100%; width: 40rem; }
figure { margin: 1.5rem 0; }
`;

/** The first images of a generator, for the page. */
export async function drawPicture(
  { generator }: Candidate,
  drawn: Pick<DrawOptions, 'seed' | 'bestOf'>,
): Promise<Buffer> {
  const [height, width, channels] = generator.outputShape as [number, number, number];
  const { values } = await drawExamples(generator, { count: SHOWN, ...drawn });
  return encodePng(
    layOutGrid({ count: SHOWN, height, width, channels, pixels: toBytes(values) }, { columns: 10 }),
  );
}

function drawFigure(name: string, png: Buffer): string {
  const image = voidElement('img', {
    src: `data:image/png;base64,${png.toString('base64')}`,
    alt: `${SHOWN} images of ${name}`,
  });
  return element('figure', {}, element('figcaption', {}, escapeMarkup(name)), image);
}

/** @param pictures a PNG for each generator, by its name. */
export function drawPage(rows: readonly EvaluationRow[], pictures: ReadonlyMap<string, Buffer>): string {
  const title = 'How good are these generators?';
  const body = [
    element('h1', {}, title),
    element('div', { class: 'wide' }, comparisonMarkup(compareRows(rows))),
    element('p', {}, escapeMarkup(describeRows(rows))),
    ...Array.from(pictures, ([name, png]) => drawFigure(name, png)),
  ];
  return wrapPage(title, body);
}

/** A page of the command line: one file, in the reader's own colours. */
export function wrapPage(title: string, body: readonly string[]): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(title)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>\n${body.join('\n')}\n</body></html>\n`;
}
