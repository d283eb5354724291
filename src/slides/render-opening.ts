import { escapeMarkup } from '../drawing/markup';
import type { Deck } from './parse-deck';

/** The pages that `npm run course` writes lie one folder up. */
function linkNotebooks({ notebooks }: Deck): string {
  if (notebooks.length === 0) return '';
  const links = notebooks.map((name) => `<a href="../${name}.html" data-name>${escapeMarkup(name)}</a>`);
  return `<p class="notebooks">Notebooks: ${links.join(' · ')}</p>`;
}

/** What the opening shows below its sentence: the notebooks, and who speaks. The opening lays its body out from below. */
export function renderOpening(deck: Deck): string {
  const speaker = deck.speaker.length
    ? `<p class="speaker" data-name>${escapeMarkup(deck.speaker.join(' · '))}</p>`
    : '';
  return linkNotebooks(deck) + speaker;
}

/** Beside it: what one can do afterwards, and the logo of the house. */
export function renderBeside({ goals, logo, speaker }: Deck): string {
  const items = goals.map((goal) => `<li>${escapeMarkup(goal)}</li>`).join('');
  const list = items ? `<div class="goals"><p>Afterwards you can</p><ul>${items}</ul></div>` : '';
  const name = speaker[1] ?? 'Logo';
  return list + (logo ? `<img class="logo" src="${escapeMarkup(logo)}" alt="${escapeMarkup(name)}">` : '');
}
