/** Code on slides: the course's own train step, and deck 003's with its bugs, which the next press marks. */

import { escapeMarkup } from '../../../src/drawing/markup';
import { type DeckListing, deckListings, findFaultyLines } from '../../../src/notebook/deck-listings';
import { readExcerpt } from '../../../src/slides/excerpt';
import { highlightCode } from '../../../src/slides/highlight';

/** Code in the middle of the slide's room, in type as large as its longest line allows. */
const centre = (pre: string, size: number, leading: number) =>
  `<div style="height:100%;display:flex;flex-direction:column;justify-content:center">${pre.replace(
    '<pre',
    `<pre style="font-size:${size}px;line-height:${leading}"`,
  )}</div>`;

/** The plain step, with the two lists of variables marked: they are the whole trick. */
export function writeStep(): string {
  const code = readExcerpt('src/training/steps/shared-pass.ts', {
    from: 'const g = tf.variableGrads',
    to: 'gan.generatorOptimizer.apply',
  });
  const marked = code.replace(
    /(generator|discriminator)\.(?:<span[^>]*>)?variables(?:<\/span>)?/g,
    (list, player: string) =>
      `<strong style="color:var(--gan-${player === 'generator' ? 'vermilion' : 'blue'}-ink);border-bottom:4px solid currentColor">${list}</strong>`,
  );
  if (marked === code) throw new Error('The step names no list of variables any more: look at the slide.');
  return centre(marked, 30, 1.72);
}

interface Listing extends DeckListing {
  /** Letters in pixels of the slide. */
  size: number;
}

export const LISTINGS: Readonly<Record<string, Listing>> = {
  generator: { ...deckListings.generator, size: 44 },
  loop: { ...deckListings.loop, size: 33 },
};

/** The deck's code; each press marks the next bug, and says at the end of its line what is wrong. */
export function writeListing(listing: Listing): string {
  const { code, size, faults } = listing;
  const faulty = findFaultyLines(listing);
  const lines = code.split('\n').map((line, i) => {
    const html = highlightCode(line, 'python');
    const fault = faults[faulty.indexOf(i + 1)];
    if (!fault) return html;
    return (
      `${html}  <span class="fragment answer" style="color:var(--gan-vermilion-ink);font-weight:700;font-family:var(--sans);` +
      `white-space:nowrap">← ${escapeMarkup(fault.says)}</span>`
    );
  });
  return centre(`<pre><code>${lines.join('\n')}</code></pre>`, size, 1.75);
}
