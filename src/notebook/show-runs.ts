/** Trainings on the ring as a cell's value: a card each, side by side where there is room. */
import { escapeMarkup } from '../drawing/markup';
import { describeRun, drawRunCard, type RingCurves } from '../figures/run-card';
import type { Displayable } from './display';
import { displayable } from './pictures';

export interface ShownRun {
  title: string;
  run: RingCurves;
}

/** @param heading stands above the cards; none when left out */
export function showRuns(runs: readonly ShownRun[], heading?: string): Displayable {
  const cards = runs.map(({ title, run }) => drawRunCard(title, run));
  const fitted = cards.map((card) => card.replace('<svg ', '<svg style="max-width:100%;height:auto" '));
  const above = heading === undefined ? '' : `<p><strong>${escapeMarkup(heading)}</strong></p>`;
  return displayable({
    'text/html': `${above}<div style="display:flex;flex-wrap:wrap;gap:10px">${fitted.join('')}</div>`,
    'text/plain': [
      ...(heading ? [heading] : []),
      ...runs.map(({ title, run }) => describeRun(title, run)),
    ].join('\n'),
  });
}
