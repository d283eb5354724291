/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { RevealApi } from 'reveal.js';

/**
 * Fragments write a widget's attribute, and the widget's own buttons turn fragments: so the speaker view, which
 * mirrors fragments, mirrors widgets, in both directions.
 */
export function driveWidgets(deck: RevealApi): void {
  const update = () => document.querySelectorAll<HTMLElement>('.widget').forEach(showDriven);
  for (const event of ['ready', 'slidechanged', 'fragmentshown', 'fragmenthidden', 'pdf-ready'])
    deck.on(event, update);
  document.addEventListener('gan-change', (event) => {
    const widget = event.target as HTMLElement;
    const changes = (event as CustomEvent<Record<string, string>>).detail;
    const driven = widget.dataset.drive;
    const box = widget.closest<HTMLElement>('.widget');
    if (!driven || !box || changes[driven] === undefined) return;
    const place = listValues(widget).indexOf(changes[driven]);
    if (place < 0 || place === countShown(box)) return;
    const fragments = [...box.querySelectorAll<HTMLElement>('.drive')];
    const before = Number(fragments[0]?.dataset.fragmentIndex ?? 0);
    deck.navigateFragment(before + place - 1);
  });
}

const listValues = (widget: HTMLElement) => widget.dataset.driveValues?.split(',') ?? [];
const countShown = (box: HTMLElement) => box.querySelectorAll('.drive.visible').length;

function showDriven(box: HTMLElement): void {
  const widget = box.querySelector<HTMLElement>('[data-drive]');
  if (!widget) return;
  const value = listValues(widget)[countShown(box)]!;
  if (widget.getAttribute(widget.dataset.drive!) !== value) widget.setAttribute(widget.dataset.drive!, value);
}
