/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { RevealApi } from 'reveal.js';

/** In the address: the choice outlives a reload, and a link can make it. */
const NAME = 'short';

const root = document.documentElement;
const isOptional = (slide: Element | undefined) => slide?.getAttribute('data-visibility') === 'uncounted';

/**
 * C: cut to the short version, and back. Next and previous then step over optional slides; a link, the overview and the
 * list of parts still lead to each. The slides stay where they are, so that windows in step keep the same numbers.
 */
export function bindShortVersion(deck: RevealApi): void {
  root.classList.toggle(NAME, new URLSearchParams(location.search).has(NAME));
  deck.addKeyBinding({ keyCode: 67, key: 'C', description: 'Short version: optional slides left out' }, () =>
    keep(root.classList.toggle(NAME)),
  );
  let last = 0;
  deck.on('slidechanged', () => {
    const { h } = deck.getIndices();
    const direction = h - last;
    last = h;
    if (Math.abs(direction) === 1 && root.classList.contains(NAME) && !deck.isOverview())
      stepOver(deck, h, direction);
  });
  deck.on('ready', () => {
    last = deck.getIndices().h;
  });
}

/** Goes on from an optional slide to the next one that is counted, if there is one. */
function stepOver(deck: RevealApi, from: number, direction: number): void {
  const slides = [...document.querySelectorAll('.slides > section')];
  let to = from;
  while (isOptional(slides[to])) to += direction;
  if (to !== from && slides[to]) deck.slide(to);
}

/** Says the choice in the address, and leaves no entry in the window's history. */
function keep(isShort: boolean): void {
  const address = new URL(location.href);
  if (isShort) address.searchParams.set(NAME, '');
  else address.searchParams.delete(NAME);
  history.replaceState(history.state, '', address);
}
