/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

interface Change {
  /** The page, so that two lectures open side by side do not meet. */
  page: string;
  /** Number of the widget in the deck. */
  widget: number;
  changes: Record<string, string>;
}

const listWidgets = () => [...document.querySelectorAll<HTMLElement>('.widget > [stage]')];

/**
 * What is done to a widget in one window happens in the others of the same browser: the hall sees the slider that the
 * speaker moves. (What fragments drive travels with the fragments.)
 */
export function mirrorWidgets(): void {
  const channel = new BroadcastChannel('gan-slides');
  document.addEventListener('gan-change', (event) => {
    const widget = listWidgets().indexOf(event.target as HTMLElement);
    const { detail } = event as CustomEvent<Record<string, string>>;
    if (widget >= 0)
      channel.postMessage({ page: location.pathname, widget, changes: detail } satisfies Change);
  });
  channel.addEventListener('message', ({ data }: MessageEvent<Change>) => {
    if (data.page !== location.pathname) return;
    const widget = listWidgets()[data.widget];
    const driven = widget?.dataset.drive;
    for (const [name, value] of Object.entries(data.changes)) {
      if (name !== driven) widget?.setAttribute(name, value);
    }
  });
}
