/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { CARD_STYLE } from '../card-style';
import { writeControls, writeTimeline } from '../control-markup';
import { element, escapeMarkup } from '../markup';
import { type Picture, toSvg } from '../picture';
import type { Attributes, Layout, Timeline, Widget } from '../widget';
import { morphChildren } from './morph';

/** Below this width of the card the picture is drawn in its narrow layout. */
const NARROW = 640;
/** Playing with reduced motion: no faster than one step in this many milliseconds. */
const CALM_INTERVAL = 1200;
/** Milliseconds without a change before the printed form is drawn anew. */
const PAPER_DELAY = 400;

/** Defines a widget's custom element. Doing it twice, from a second cell or a second copy, does nothing. */
export function defineWidget<State>(widget: Widget<State>): void {
  if (!customElements.get(widget.tag)) customElements.define(widget.tag, createElementClass(widget));
}

function createElementClass<State>(widget: Widget<State>): CustomElementConstructor {
  return class WidgetElement extends HTMLElement {
    static readonly observedAttributes = ['heading', ...widget.attributes];

    #state: State | undefined;
    #problem = '';
    #layout: Layout = 'wide';
    #timer: ReturnType<typeof setInterval> | undefined;
    #drawing = 0;
    #resize: ResizeObserver | undefined;
    #paperTimer: ReturnType<typeof setTimeout> | undefined;
    #paperDrawn = false;

    connectedCallback(): void {
      this.setAttribute('data-lm-suppress-shortcuts', 'true');
      if (!this.shadowRoot) this.#build(this.attachShadow({ mode: 'open' }));
      this.#resize = new ResizeObserver(() => this.#measure());
      this.#resize.observe(this);
      this.#measure();
      addEventListener('beforeprint', this.#drawPaper);
      void this.#refresh();
    }

    disconnectedCallback(): void {
      this.pause();
      this.#resize?.disconnect();
      clearTimeout(this.#paperTimer);
      removeEventListener('beforeprint', this.#drawPaper);
    }

    attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
      if (this.shadowRoot && this.isConnected && before !== after) void this.#refresh();
    }

    /** Positions of the player: 0 for a widget that does not move. A slide deck makes a fragment of each. */
    get count(): number {
      return this.#timeline()?.count ?? 0;
    }

    get playing(): boolean {
      return this.#timer !== undefined;
    }

    /** Moves to the next position until the last one; from the last one it starts again. */
    play(): void {
      const timeline = this.#timeline();
      if (!timeline || timeline.count < 2 || this.playing) return;
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (timeline.position >= timeline.count - 1) this.#goTo(0);
      this.#timer = setInterval(
        () => {
          const now = this.#timeline();
          if (!now || now.position >= now.count - 1) this.pause();
          else this.#goTo(now.position + 1);
        },
        calm ? Math.max(CALM_INTERVAL, timeline.interval) : timeline.interval,
      );
      this.#render();
    }

    pause(): void {
      if (!this.playing) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.#render();
      this.#announce();
    }

    #timeline(): Timeline | undefined {
      return this.#state === undefined ? undefined : widget.timeline?.(this.#state);
    }

    #build(root: ShadowRoot): void {
      root.innerHTML =
        element('style', {}, CARD_STYLE) +
        element(
          'div',
          { class: 'card', role: 'group' },
          element('p', { class: 'title' }),
          element('div', { class: 'picture live' }),
          element('div', { class: 'picture paper' }),
          element('div', { class: 'panel' }),
          element('p', { class: 'spoken', 'aria-live': 'polite' }),
        );
      root.addEventListener('keydown', (event) => this.#handleKey(event as KeyboardEvent));
      root.addEventListener('keyup', keepInside);
      root.addEventListener('keypress', keepInside);
      root.addEventListener('click', (event) => this.#handleClick(event));
      root.addEventListener('pointerover', (event) => this.#handleHover(event as PointerEvent));
      root.addEventListener('pointerdown', (event) => this.#handleDrag(event as PointerEvent));
      root.addEventListener('pointermove', (event) => this.#handleDrag(event as PointerEvent));
      root.addEventListener('input', (event) => this.#handleInput(event));
      root.addEventListener('change', (event) => this.#handleInput(event));
    }

    #measure(): void {
      const width = this.getBoundingClientRect().width;
      const layout: Layout = width > 0 && width < NARROW ? 'narrow' : 'wide';
      if (layout === this.#layout) return;
      this.#layout = layout;
      this.#render();
    }

    /** Reads the attributes and draws. Of several readings under way only the last one counts. */
    async #refresh(): Promise<void> {
      this.#drawing += 1;
      const turn = this.#drawing;
      try {
        const reading = widget.read(collectAttributes(this));
        const state = reading instanceof Promise ? await reading : reading;
        if (turn !== this.#drawing) return;
        this.#state = state;
        this.#problem = '';
      } catch (error) {
        this.#problem = error instanceof Error ? error.message : String(error);
      }
      this.#render();
    }

    #render(): void {
      const root = this.shadowRoot;
      if (!root || (this.#state === undefined && !this.#problem)) return;
      const find = (selector: string) => root.querySelector(selector)!;
      if (this.#problem) {
        morphChildren(
          find('.panel'),
          element('p', { class: 'problem', role: 'alert' }, escapeMarkup(this.#problem)),
        );
        return;
      }
      const state = this.#state!;
      const label = widget.describe(state);
      const title = this.getAttribute('heading') || widget.title(state);
      find('.card').setAttribute('aria-label', title);
      find('.title').textContent = title;
      morphChildren(find('.live'), writePicture(widget.draw(state, this.#layout), label));
      const timeline = widget.timeline?.(state);
      const controls = widget.controls?.(state) ?? [];
      morphChildren(
        find('.panel'),
        (timeline ? writeTimeline(timeline, this.playing) : '') + writeControls(controls),
      );
      this.#schedulePaper();
    }

    /** Paper shows every step, which takes longer to draw: at once the first time, later when the user pauses. */
    #schedulePaper(): void {
      clearTimeout(this.#paperTimer);
      if (!this.#paperDrawn || this.hasAttribute('print-all')) this.#drawPaper();
      else if (!this.playing) this.#paperTimer = setTimeout(this.#drawPaper, PAPER_DELAY);
    }

    readonly #drawPaper = (): void => {
      const paper = this.shadowRoot?.querySelector('.paper');
      if (!paper || this.#state === undefined || this.#problem) return;
      this.#paperDrawn = true;
      morphChildren(paper, writePicture(widget.drawAll(this.#state), widget.describe(this.#state), 'paper-'));
    };

    /** Changes made by the user or the player: attributes first, then an event for whoever follows along. */
    #write(changes: Readonly<Record<string, string>>): void {
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') this.removeAttribute(name);
        else this.setAttribute(name, value);
      }
      this.dispatchEvent(new CustomEvent('gan-change', { bubbles: true, composed: true, detail: changes }));
      if (!this.playing) this.#announce();
    }

    #goTo(position: number): void {
      const timeline = this.#timeline();
      if (!timeline) return;
      const wanted = Math.min(timeline.count - 1, Math.max(0, position));
      if (wanted !== timeline.position) this.#write({ [timeline.attribute]: String(wanted) });
    }

    /** Says the new state once; silent while playing, or a screen reader would never come to an end. */
    #announce(): void {
      const spoken = this.shadowRoot?.querySelector('.spoken');
      if (spoken && this.#state !== undefined) spoken.textContent = widget.describe(this.#state);
    }

    #act(action: string): void {
      const timeline = this.#timeline();
      if (!timeline) return;
      if (action === 'play') {
        if (this.playing) this.pause();
        else this.play();
        return;
      }
      this.pause();
      const target = {
        previous: timeline.position - 1,
        next: timeline.position + 1,
        first: 0,
        last: timeline.count - 1,
      };
      this.#goTo(target[action as keyof typeof target]);
    }

    #handleKey(event: KeyboardEvent): void {
      if (event.key === 'Tab' || event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey)
        return;
      event.stopPropagation();
      const target = event.target as Element;
      if (target.matches('input, select') || !this.#timeline()) return;
      const action = KEYS[event.key];
      if (!action) return;
      event.preventDefault();
      this.#act(action);
    }

    #handleClick(event: Event): void {
      const target = event.target as Element;
      const button = target.closest('[data-action], [data-preset], [data-write]');
      if (!button || button.getAttribute('aria-disabled') === 'true') return;
      const action = button.getAttribute('data-action');
      if (action) this.#act(action);
      else this.#write(JSON.parse(button.getAttribute('data-preset') ?? button.getAttribute('data-write')!));
    }

    #handleHover(event: PointerEvent): void {
      const hovered = (event.target as Element).closest('[data-hover]');
      if (hovered && event.pointerType === 'mouse')
        this.#write(JSON.parse(hovered.getAttribute('data-hover')!));
    }

    /** A pointer pressed on a plot reads its place along the plot as a value. */
    #handleDrag(event: PointerEvent): void {
      const plot = (event.target as Element).closest('[data-drag]');
      if (!plot || event.buttons !== 1) return;
      const { attribute, min, max } = JSON.parse(plot.getAttribute('data-drag')!);
      const box = plot.getBoundingClientRect();
      const value = min + ((event.clientX - box.left) / box.width) * (max - min);
      this.#write({ [attribute]: Math.min(max, Math.max(min, value)).toFixed(1) });
    }

    #handleInput(event: Event): void {
      const field = event.target as HTMLInputElement | HTMLSelectElement;
      if (field.dataset.set) {
        if (field.dataset.set === this.#timeline()?.attribute) this.pause();
        if (this.getAttribute(field.dataset.set) !== field.value)
          this.#write({ [field.dataset.set]: field.value });
      } else if (field.dataset.matrix && field.value !== '' && field.validity.valid) {
        const control = widget
          .controls?.(this.#state!)
          .find((entry) => entry.kind === 'matrix' && entry.attribute === field.dataset.matrix);
        if (control?.kind !== 'matrix') return;
        const rows = control.rows.map((row) => [...row]);
        rows[Number(field.dataset.row)]![Number(field.dataset.column)] = Number(field.value);
        this.#write({ [field.dataset.matrix]: JSON.stringify(rows) });
      }
    }
  };
}

const KEYS: Readonly<Record<string, string>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** A key pressed in a widget is none of the page's business: a notebook or a slide deck would act on it. */
function keepInside(event: Event): void {
  event.stopPropagation();
}

function collectAttributes(host: Element): Attributes {
  return Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value]));
}

/** The live and the printed picture stand in one tree, so their ids must differ. */
function writePicture(picture: Picture, label: string, prefix = ''): string {
  const svg = toSvg(picture, label);
  return prefix ? svg.replace(/(id="|href="#|url\(#)/g, `$1${prefix}`) : svg;
}
