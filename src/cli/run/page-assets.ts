/** What pages carry inside so that they ask no host for anything: KaTeX with its fonts, Plotly, the palette. */
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

function buildKatex(): string {
  const folder = dirname(resolve('katex/dist/katex.min.js'));
  const css = inlineFonts(read(join(folder, 'katex.min.css')), folder);
  const scripts = ['katex.min.js', join('contrib', 'auto-render.min.js')].map((file) =>
    read(join(folder, file)),
  );
  const start = `document.addEventListener('DOMContentLoaded', () => {${renderMaths}\n});`;
  return `<style>${css}${NARROW}</style>${[...scripts, start].map((code) => `<script>${escapeScript(code)}</script>`).join('')}`;
}

function buildPlotly(): string {
  const bundle = read(resolve('plotly.js-cartesian-dist-min'));
  const draw = read(join(template, 'plot.js'));
  return [bundle, draw].map((code) => `<script>${escapeScript(code)}</script>`).join('');
}

/** Makes `katex.html`, `plotly.html` and `colours.css` below `.course/pages`, unless they are there; returns the folder. */
export function makePageAssets(): string {
  const folder = join(folders.made, 'pages');
  const versions = ['katex', 'plotly.js-cartesian-dist-min'].map((name) =>
    read(resolve(`${name}/package.json`)),
  );
  const colours = writeReaderColours();
  const wanted = hashTexts(...versions, colours, read(__filename), read(join(template, 'plot.js')));
  const stamp = join(folder, 'stamp');
  if (readText(stamp) !== wanted) {
    writeWhole(join(folder, 'katex.html'), buildKatex());
    writeWhole(join(folder, 'plotly.html'), buildPlotly());
    writeWhole(join(folder, 'colours.css'), colours);
    writeWhole(stamp, wanted);
  }
  return folder;
}
