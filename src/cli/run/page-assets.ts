/**
 * What pages need so that they ask no host for anything: KaTeX with its fonts, Plotly, the palette. A page alone carries
 * it inside; the pages of a site share one copy beside them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeReaderColours } from '../../slides/theme-colours';
import { folders } from '../project';
import { hashTexts, readText, writeWhole } from '../setup/step';

const { resolve } = createRequire(__filename);
const template = join(__dirname, 'template', 'course');
const read = (file: string) => readFileSync(file, 'utf8');

/** Text that is safe between `<script>` tags. */
function escapeScript(code: string): string {
  return code.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
}

/** KaTeX' styles with the woff2 fonts inside; the other font formats are dropped. */
function inlineFonts(css: string, folder: string): string {
  return css.replace(/src:url\((fonts\/[\w-]+\.woff2)\)[^;}]*/g, (_, file: string) => {
    const font = readFileSync(join(folder, file)).toString('base64');
    return `src:url(data:font/woff2;base64,${font}) format("woff2")`;
  });
}

const renderMaths = `
for (const place of document.querySelectorAll('.jp-RenderedMarkdown, .jp-RenderedLatex')) {
  renderMathInElement(place, { throwOnError: false, delimiters: [
    { left: '$$', right: '$$', display: true }, { left: '$', right: '$', display: false },
    { left: '\\\\[', right: '\\\\]', display: true }, { left: '\\\\(', right: '\\\\)', display: false },
    { left: '\\\\begin{equation}', right: '\\\\end{equation}', display: true },
    { left: '\\\\begin{align}', right: '\\\\end{align}', display: true },
  ] });
}`;

/** On a phone a long formula breaks at its signs: a box that scrolls would need to take the focus. */
const NARROW = '@media (max-width: 40rem) { .katex-display > .katex { white-space: normal; } }';

interface Part {
  css?: string;
  code: string;
}

function readKatex(): Part {
  const folder = dirname(resolve('katex/dist/katex.min.js'));
  const css = inlineFonts(read(join(folder, 'katex.min.css')), folder);
  const scripts = ['katex.min.js', join('contrib', 'auto-render.min.js')].map((file) =>
    read(join(folder, file)),
  );
  const start = `document.addEventListener('DOMContentLoaded', () => {${renderMaths}\n});`;
  return { css: css + NARROW, code: [...scripts, start].join(';\n') };
}

function readPlotly(): Part {
  return { code: [resolve('plotly.js-cartesian-dist-min'), join(template, 'plot.js')].map(read).join(';\n') };
}

const carry = ({ css, code }: Part) =>
  `${css ? `<style>${css}</style>` : ''}<script>${escapeScript(code)}</script>`;

const link = (name: string, { css }: Part) =>
  `${css ? `<link rel="stylesheet" href="${SHARED}/${name}.css">` : ''}<script src="${SHARED}/${name}.js"></script>`;

/** The folder of a site that holds what its pages share. */
export const SHARED = 'parts';

/** What a page's head takes in: `katex.html`, `plotly.html` and `colours.css`. @param write how it takes a part */
function writeAssets(folder: string, colours: string, write: (name: string, part: Part) => string): void {
  writeWhole(join(folder, 'katex.html'), write('katex', readKatex()));
  writeWhole(join(folder, 'plotly.html'), write('plotly', readPlotly()));
  writeWhole(join(folder, 'colours.css'), colours);
}

/** For the pages of a site: writes the parts that they share into its folder. @returns the folder of the links to them */
export function makeSharedAssets(site: string): string {
  const folder = join(folders.made, 'pages', 'linked');
  writeAssets(folder, writeReaderColours(), (name, part) => {
    if (part.css) writeWhole(join(site, SHARED, `${name}.css`), part.css);
    writeWhole(join(site, SHARED, `${name}.js`), part.code);
    return link(name, part);
  });
  return folder;
}

/** For pages that carry all inside: makes what they take below `.course/pages`, unless it is there. @returns the folder */
export function makePageAssets(): string {
  const folder = join(folders.made, 'pages');
  const versions = ['katex', 'plotly.js-cartesian-dist-min'].map((name) =>
    read(resolve(`${name}/package.json`)),
  );
  const colours = writeReaderColours();
  const wanted = hashTexts(...versions, colours, read(__filename), read(join(template, 'plot.js')));
  const stamp = join(folder, 'stamp');
  if (readText(stamp) !== wanted) {
    writeAssets(folder, colours, (_name, part) => carry(part));
    writeWhole(stamp, wanted);
  }
  return folder;
}
