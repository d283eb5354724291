/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { element, escapeMarkup } from '../../drawing/markup';
import { type Picture, toSvg } from '../../drawing/picture';
import { CARD_STYLE } from '../card-style';
import { writeControls, writeTimeline } from '../control-markup';
import type { Attributes, Layout, Timeline, Widget } from '../widget';
import { followLabTheme } from './lab-theme';
import { morphChildren } from './morph';
import { Playback } from './playback';
import { listenToUser, type PlayerAction } from './user-input';

/** Below this width of the card the picture is drawn in its narrow layout. */
const NARROW = 640;
/** Milliseconds without a change before the printed form is drawn anew. */
const PAPER_DELAY = 400;

/** Defines a widget's custom element. Doing it twice, from a second cell or a second copy, does nothing. */
export function defineWidget<State>(widget: Widget<State>): void {
  if (!customElements.get(widget.tag)) customElements.define(widget.tag, createElementClass(widget));
}

/**
 * The element of a widget. Its state is its attributes; each change of one draws it anew. What the user
 * changes is told by an event `gan-change` whose detail holds the attributes written.
 */
function createElementClass<State>(widget: Widget<State>): CustomElementConstructor {
  return class WidgetElement extends HTMLElement {
    static readonly observedAttributes = ['heading', ...widget.attributes];

    #state: State | undefined;
    #problem = '';
    #layout: Layout = 'wide';
    #reading = 0;
    #paperTimer: ReturnType<typeof setTimeout> | undefined;
    #paperDrawn = false;
    #definitions = '';

    readonly #resize = new ResizeObserver(() => this.#measure());
    readonly #playback = new Playback({
      timeline: () => this.#timeline(),
      goTo: (position) => this.#goTo(position),
      changed: () => {
        this.#render();
        if (!this.playing) this.#announce();
      },
    });

    connectedCallback(): void {
      this.setAttribute('data-lm-suppress-shortcuts', 'true');
      followLabTheme(document);
      if (!this.shadowRoot) this.#build(this.attachShadow({ mode: 'open' }));
      this.#measure();
      this.#resize.observe(this);
      addEventListener('beforeprint', this.#drawPaper);
      void this.#refresh();
    }

    disconnectedCallback(): void {
      this.pause();
      this.#resize.disconnect();
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
      return this.#playback.playing;
    }

    play(): void {
      this.#playback.play();
    }

    pause(): void {
      this.#playback.pause();
    }

    #timeline(): Timeline | undefined {
      return this.#state === undefined ? undefined : widget.timeline?.(this.#state);
    }

    #controls() {
      return this.#state === undefined ? [] : (widget.controls?.(this.#state) ?? []);
    }

    #build(root: ShadowRoot): void {
      root.innerHTML =
        element('style', {}, CARD_STYLE) +
        element(
          'div',
          { class: 'card', role: 'group', 'aria-label': widget.tag },
          element('p', { class: 'title' }),
          element('div', { class: 'shared', 'aria-hidden': 'true' }),
          element('div', { class: 'picture live' }),
          element('div', { class: 'picture paper' }),
          element('div', { class: 'panel' }),
          element('p', { class: 'spoken', 'aria-live': 'polite' }),
        );
      listenToUser(root, {
        isPlayer: () => this.#timeline() !== undefined,
        controls: () => this.#controls(),
        act: (action) => this.#act(action),
        write: (changes) => {
          const timeline = this.#timeline();
          if (timeline && timeline.attribute in changes) this.pause();
          this.#write(changes);
        },
      });
    }

    #measure(): void {
      const width = this.offsetWidth; // not what is seen: a slide may be scaled as a whole
      const layout: Layout = width > 0 && width < NARROW ? 'narrow' : 'wide';
      if (layout === this.#layout) return;
      this.#layout = layout;
      this.#render();
    }

    /** Reads the attributes and draws. Of several readings under way only the last one counts. */
    async #refresh(): Promise<void> {
      this.#reading += 1;
      const turn = this.#reading;
      try {
        const read = widget.read(collectAttributes(this));
        const state = read instanceof Promise ? await read : read;
        if (turn !== this.#reading) return;
        this.#state = state;
        this.#problem = '';
      } catch (error) {
        if (turn !== this.#reading) return;
        this.#problem = error instanceof Error ? error.message : String(error);
      }
      this.#render();
    }

    #render(): void {
      const root = this.shadowRoot;
      if (!root || (this.#state === undefined && !this.#problem)) return;
      const find = (selector: string) => root.querySelector(selector)!;
      const problem = this.#problem
        ? element(
            'p',
            { class: 'problem', role: 'alert', 'data-key': 'problem' },
            escapeMarkup(this.#problem),
          )
        : '';
      const timeline = this.#timeline();
      const panel = (timeline ? writeTimeline(timeline, this.playing) : '') + writeControls(this.#controls());
      morphChildren(find('.panel'), panel + problem);
      if (this.#state === undefined || this.#problem) return;
      const label = widget.describe(this.#state);
      const title = this.getAttribute('heading') || widget.title(this.#state);
      find('.card').setAttribute('aria-label', title);
      find('.title').textContent = title;
      this.#drawPicture('.live', widget.draw(this.#state, this.#layout), label);
      this.#schedulePaper();
    }

    /** Paper shows every step, which takes longer to draw: at once the first time, later when the user pauses. */
    #schedulePaper(): void {
      clearTimeout(this.#paperTimer);
      if (!this.#paperDrawn || this.hasAttribute('print-all')) this.#drawPaper();
      else if (!this.playing) this.#paperTimer = setTimeout(this.#drawPaper, PAPER_DELAY);
    }

    readonly #drawPaper = (): void => {
      if (this.#state === undefined || this.#problem) return;
      this.#paperDrawn = true;
      this.#drawPicture('.paper', widget.drawAll(this.#state), widget.describe(this.#state));
    };

    /** What pictures share, such as a large image, stands once beside them and is only touched when it changes. */
    #drawPicture(place: string, { definitions = '', ...picture }: Picture, label: string): void {
      const root = this.shadowRoot;
      if (!root) return;
      if (definitions !== this.#definitions) {
        this.#definitions = definitions;
        const shared = element('svg', { width: 0, height: 0 }, element('defs', {}, definitions));
        root.querySelector('.shared')!.innerHTML = shared;
      }
      morphChildren(root.querySelector(place)!, toSvg(picture, label));
    }

    #write(changes: Readonly<Record<string, string>>): void {
      const isNew = ([name, value]: [string, string]) => this.getAttribute(name) !== value;
      const news = Object.entries(changes).filter(isNew);
      if (news.length === 0) return;
      const before = news.map(([name]) => [name, this.getAttribute(name)] as const);
      for (const [name, value] of news) this.setAttribute(name, value);
      if (this.#problem) {
        this.#takeBack(before);
        return;
      }
      this.dispatchEvent(new CustomEvent('gan-change', { bubbles: true, composed: true, detail: changes }));
      if (!this.playing) this.#announce();
    }

    /** A change that cannot be is undone; why it cannot be stays to be read until the next change. */
    #takeBack(before: readonly (readonly [name: string, value: string | null])[]): void {
      const problem = this.#problem;
      for (const [name, value] of before) {
        if (value === null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      }
      this.#problem = problem;
      this.#render();
    }

    #goTo(position: number): void {
      const timeline = this.#timeline();
      if (!timeline) return;
      const wanted = Math.min(timeline.count - 1, Math.max(0, position));
      if (wanted !== timeline.position) this.#write({ [timeline.attribute]: String(wanted) });
    }

    #act(action: PlayerAction): void {
      const timeline = this.#timeline();
      if (!timeline) return;
      if (action === 'play') {
        if (this.playing) this.pause();
        else this.play();
        return;
      }
      this.pause();
      const { position, count } = timeline;
      this.#goTo({ first: 0, previous: position - 1, next: position + 1, last: count - 1 }[action]);
    }

    /** Says the new state once; silent while playing, or a screen reader would never come to an end. */
    #announce(): void {
      const spoken = this.shadowRoot?.querySelector('.spoken');
      if (spoken && this.#state !== undefined && !this.#problem)
        spoken.textContent = widget.describe(this.#state);
    }
  };
}

function collectAttributes(host: Element): Attributes {
  return Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value]));
}
