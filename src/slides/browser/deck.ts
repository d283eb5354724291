/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import Reveal, { type RevealConfig } from 'reveal.js';
import Notes from 'reveal.js/plugin/notes';
import { bindKeys } from './bind-keys';
import { driveWidgets } from './drive-widgets';
import { fitWidgets } from './fit-widgets';
import { mirrorWidgets } from './mirror-widgets';
import { bindShortVersion } from './short-version';

const { search } = location;
const isPrint = /print-pdf/.test(search);
const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;

// Paper has no presses: answers are left out of it, unless it is the speaker's.
const hidesAnswers = isPrint && !/answers|showNotes/.test(search);
if (hidesAnswers) document.documentElement.classList.add('without-answers');

if (isPrint) {
  // Before reveal measures the slides: a printed widget is another picture than the live one.
  for (const widget of document.querySelectorAll('.widget > [stage]')) {
    widget.setAttribute('print-all', '');
    if (hidesAnswers) widget.setAttribute('hide-answers', '');
  }
}

const options = {
  width: 1920,
  height: 1080,
  margin: 0,
  minScale: 0.05,
  maxScale: 4,
  center: false,
  hash: true,
  controls: false,
  progress: true,
  transition: reduced || isPrint ? 'none' : 'fade',
  transitionSpeed: 'fast',
  // The speaker view's clock tells who is behind only when there is a time for every slide.
  defaultTiming: 0 as unknown as null, // reveal.js' types know no number
  pdfSeparateFragments: false,
  pdfMaxPagesPerSlide: 1,
  // reveal's types know only true and false; its print view knows this one, too.
  showNotes: (/showNotes/.test(search) ? 'separate-page' : false) as boolean,
  plugins: [Notes],
} satisfies RevealConfig;

const deck = new Reveal(options);
driveWidgets(deck);
mirrorWidgets();
bindKeys(deck);
bindShortVersion(deck);
void deck.initialize().then(() => {
  fitWidgets();
  (window as unknown as { deck: unknown }).deck = deck;
  document.documentElement.dataset.ready = '';
});
