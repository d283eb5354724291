import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../data/make-folder';
import { bundleWidgets } from '../widgets/bundle';
import { bundleForPages } from '../widgets/page-script';
import { writeColourRules } from './theme-colours';

const theme = resolve(__dirname, '..', '..', 'slides', 'theme');
const read = (file: string) => readFileSync(file, 'utf8');

/** KaTeX' styles with the woff2 fonts only. */
function readKatexStyle(folder: string): string {
  return read(join(folder, 'katex.min.css')).replace(
    /src:(url\(fonts\/[\w-]+\.woff2\) format\("woff2"\))[^;}]*/g,
    'src:$1',
  );
}

function copyFonts(from: string, to: string): void {
  makeFolder(to);
  for (const name of readdirSync(from).filter((file) => file.endsWith('.woff2'))) {
    copyFileSync(join(from, name), join(to, name));
  }
}

/** Writes what all decks share: scripts, styles and fonts. */
export function buildAssets(folder: string): void {
  const katex = dirname(require.resolve('katex/dist/katex.min.js'));
  copyFonts(join(katex, 'fonts'), join(folder, 'fonts'));
  const colours = writeColourRules();
  const reveal = read(require.resolve('reveal.js/reveal.css'));
  const style = [reveal, readKatexStyle(katex), colours, read(join(theme, 'course.css'))].join('\n');
  writeFileSync(join(folder, 'deck.css'), style);
  writeFileSync(join(folder, 'index.css'), colours + read(join(theme, 'index.css')));
  writeFileSync(join(folder, 'widgets.js'), bundleWidgets());
  const deck = join(__dirname, 'browser', 'deck.ts');
  writeFileSync(join(folder, 'deck.js'), bundleForPages({ entryPoints: [deck] }));
}
