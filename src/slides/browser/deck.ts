/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import Reveal from 'reveal.js';
import Notes from 'reveal.js/plugin/notes';
import { driveWidgets } from './drive-widgets';
import { fitWidgets } from './fit-widgets';
import { switchTheme } from './switch-theme';

const isPrint = /print-pdf/.test(location.search);
const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;

if (isPrint) {
  // Before reveal measures the slides: a printed widget is taller than a live one.
  for (const widget of document.querySelectorAll('.widget > [stage]')) widget.setAttribute('print-all', '');
}

const deck = new Reveal({
  width: 1920,
  height: 1080,
  margin: 0,
  minScale: 0.05,
  maxScale: 4,
  center: false,
  hash: true,
  slideNumber: false,
  controls: false,
  progress: true,
  transition: reduced || isPrint ? 'none' : 'fade',
  transitionSpeed: 'fast',
  backgroundTransition: 'none',
  pdfSeparateFragments: false,
  pdfMaxPagesPerSlide: 1,
  showNotes: /showNotes/.test(location.search) ? 'separate-page' : false,
  plugins: [Notes],
});

driveWidgets(deck);
switchTheme(deck);
void deck.initialize().then(() => {
  fitWidgets(deck);
  (window as unknown as { deck: unknown }).deck = deck;
  document.documentElement.dataset.ready = '';
});
