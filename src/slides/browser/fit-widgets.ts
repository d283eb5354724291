/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { RevealApi } from 'reveal.js';

/** A widget is laid out at this width and then enlarged to the room of its slide. */
const NATURAL_WIDTH = 900;

/** Enlarges each widget to the room it has; a hidden slide is measured when it is shown. */
export function fitWidgets(deck: RevealApi): void {
  const fit = () => document.querySelectorAll<HTMLElement>('.widget').forEach(fitWidget);
  deck.on('slidechanged', fit);
  document.addEventListener('gan-change', (event) => {
    const widget = event.target as HTMLElement & { playing?: boolean };
    if (!widget.playing) fit();
  });
  fit();
}

function fitWidget(box: HTMLElement): void {
  const widget = box.firstElementChild as HTMLElement | null;
  if (!widget || box.clientWidth === 0) return;
  widget.style.zoom = '1';
  widget.style.width = `${NATURAL_WIDTH}px`;
  const height = widget.offsetHeight;
  if (height === 0) return;
  const zoom = Math.min(box.clientWidth / NATURAL_WIDTH, box.clientHeight / height);
  widget.style.zoom = String(Math.floor(zoom * 1000) / 1000);
}
