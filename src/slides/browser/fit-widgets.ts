/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** A widget is laid out at this width and then enlarged to the room of its slide. */
const NATURAL_WIDTH = 900;

/** Enlarges each widget to the room it has, whenever its own size changes: when it is shown, drawn, or grows. */
export function fitWidgets(): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) fitWidget(target as HTMLElement);
  });
  for (const widget of document.querySelectorAll<HTMLElement>('.widget > [stage]')) {
    widget.style.width = `${NATURAL_WIDTH}px`;
    fitWidget(widget);
    observer.observe(widget);
  }
}

function fitWidget(widget: HTMLElement): void {
  const box = widget.parentElement!;
  if (box.clientWidth === 0) return;
  widget.style.zoom = '1';
  const height = widget.offsetHeight;
  if (height === 0) return;
  const zoom = Math.min(box.clientWidth / NATURAL_WIDTH, box.clientHeight / height);
  widget.style.zoom = String(Math.floor(zoom * 1000) / 1000);
}
