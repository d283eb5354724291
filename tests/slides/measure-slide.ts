/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** One text on the slide as a browser shows it. */
export interface ShownText {
  text: string;
  /** Size of its letters in pixels of a slide of 1920×1080. */
  size: number;
  /** What it lies in: a figure or widget, a formula, the foot, or the slide's own words. */
  place: 'figure' | 'formula' | 'foot' | 'words';
  /** True for what the builder computed or copied from a named source, and for page numbers. */
  isMarked: boolean;
  /** How far it reaches out of its slide, in pixels; 0 when it does not. */
  outside: number;
  /** In a drawing: another text that it runs into. */
  hits?: string;
}

/** All texts of the shown slide. Runs in the page; knows nothing from outside this function. */
export function measureSlide(): ShownText[] {
  const section = document.querySelector('section.present')!;
  const slide = section.querySelector('.slide')!;
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / 1920;
  const room = slide.querySelector('.body')!.getBoundingClientRect();
  const texts: ShownText[] = [];

  const reach = (inner: DOMRect, outer: DOMRect) =>
    Math.max(
      outer.left - inner.left,
      outer.top - inner.top,
      inner.right - outer.right,
      inner.bottom - outer.bottom,
      0,
    ) / scale;

  const drawn: { text: string; box: DOMRect }[] = [];
  /** A text of a drawing that stands where this one does: more than two pixels wide, and a third of a line high. */
  const findHit = (text: string, box: DOMRect): string | undefined => {
    const hit = drawn.find(({ box: other }) => {
      const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      return width > 2 * scale && height > Math.min(box.height, other.height) / 3;
    });
    drawn.push({ text, box });
    return hit?.text;
  };

  const measure = (node: Text, host: Element): ShownText => {
    const parent = node.parentElement!;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const svg = parent.closest('svg');
    const matrix = (parent as unknown as Partial<SVGGraphicsElement>).getScreenCTM?.();
    const zoom =
      svg && matrix
        ? Math.hypot(matrix.a, matrix.b)
        : ((parent as unknown as { currentCSSZoom?: number }).currentCSSZoom ?? 1) * scale;
    const isFoot = Boolean(parent.closest('.foot, .notebooks'));
    const isFormula = Boolean(parent.closest('.katex'));
    const isFigure = Boolean(svg || host.closest('[data-figure], [data-widget]'));
    // Letters stick out of their line a little; the slide's frame is what counts for its own words.
    let outside = reach(box, frame);
    if (svg) {
      let outermost: Element = svg;
      for (let up = outermost.parentElement?.closest('svg'); up; up = up.parentElement?.closest('svg'))
        outermost = up;
      const { left, right, top, bottom } = outermost.getBoundingClientRect();
      // A line's box is higher than its letters; a drawing may end where they do.
      const slack = 0.2 * box.height;
      const drawing = new DOMRect(left, top - slack, right - left, bottom - top + 2 * slack);
      outside = Math.max(outside, reach(box, drawing));
    }
    const isInBody = Boolean(host.closest('.body'));
    if (isInBody && !isFormula) outside = Math.max(outside, reach(box, room) - 6);
    return {
      text: node.data.trim(),
      size: (Number.parseFloat(getComputedStyle(parent).fontSize) * zoom) / scale,
      place: isFigure ? 'figure' : isFormula ? 'formula' : isFoot ? 'foot' : 'words',
      isMarked: Boolean(
        host.closest(
          '[data-value], [data-quote], [data-figure], [data-widget], [data-code], [data-count], [data-name]',
        ),
      ),
      outside,
      ...(svg ? { hits: findHit(node.data.trim(), box) } : {}),
    };
  };

  /** `host` is where a shadow tree's marks are looked for: the element that holds it. */
  const walk = (root: Node, host?: Element) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.shadowRoot) walk(node.shadowRoot, host ?? node);
        continue;
      }
      const parent = node.parentElement;
      if (!(node instanceof Text) || !parent || !node.data.replace(/[\s\u200b]/g, '')) continue;
      if (parent.closest('style, .katex-mathml, .spoken, select, .slide.full > h2')) continue;
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      texts.push(measure(node, host ?? parent));
    }
  };
  walk(slide);
  return texts;
}
