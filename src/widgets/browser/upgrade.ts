/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Puts the live widget in the place of its still picture.
 *
 * A notebook's output is `<figure data-gan-widget="tag" data-gan-attributes="{…}"><img …></figure>`: where
 * scripts are not allowed (an untrusted notebook, GitHub) the picture stays; here it gives way.
 */
export function upgradeFigures(page: ParentNode = document): void {
  for (const figure of page.querySelectorAll<HTMLElement>('figure[data-gan-widget]')) {
    const tag = figure.dataset.ganWidget!;
    if (!customElements.get(tag) || figure.querySelector(tag)) continue;
    const live = document.createElement(tag);
    const attributes: Record<string, string> = JSON.parse(figure.dataset.ganAttributes ?? '{}');
    for (const [name, value] of Object.entries(attributes)) live.setAttribute(name, value);
    figure.replaceChildren(live);
  }
}
