/// <reference lib="dom" />
import type { Control } from '../widget';

/** What a user can ask of a player, by button or key. */
export type PlayerAction = 'first' | 'previous' | 'play' | 'next' | 'last';

export interface InputHost {
  /** True for a widget with a timeline: arrow keys are its own. */
  isPlayer(): boolean;
  controls(): readonly Control[];
  act(action: PlayerAction): void;
  write(changes: Readonly<Record<string, string>>): void;
}

const KEYS: Readonly<Record<string, PlayerAction>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** On a slide these keys are the speaker's, wherever the focus is: a clicker sends PageUp and PageDown. */
const DECK_KEYS = /^(PageUp|PageDown|[bfgnopst.?])$/i;

/**
 * Turns what happens inside a widget into actions and changes of attributes. A key pressed in a widget is
 * none of the page's business, a notebook or a slide deck would act on it; only those that lead out go on.
 */
export function listenToUser(root: ShadowRoot, host: InputHost): void {
  root.addEventListener('keydown', (event) => handleKey(event as KeyboardEvent, host));
  if (root.host.hasAttribute('stage')) leaveAfterPointer(root);
  root.addEventListener('keyup', (event) => event.stopPropagation());
  root.addEventListener('keypress', (event) => event.stopPropagation());
  root.addEventListener('click', (event) => handleClick(event.target as Element, host));
  root.addEventListener('pointerover', (event) => handleHover(event as PointerEvent, host));
  root.addEventListener('pointerdown', (event) => handleDrag(event as PointerEvent, host));
  root.addEventListener('pointermove', (event) => handleDrag(event as PointerEvent, host));
  root.addEventListener('input', (event) => handleField(event.target as Element, host));
}

/**
 * A widget on a slide that was used with the pointer gives the keys back to the deck, or the next press of the space
 * bar would press its button once more. Who came by the Tab key stays.
 */
function leaveAfterPointer(root: ShadowRoot): void {
  let byPointer = false;
  const leave = (event: Event) => {
    const field = event.target as HTMLElement;
    const isOpening = event.type === 'click' && field.matches('select');
    if (byPointer && !isOpening && !isTyped(field)) (root.activeElement as HTMLElement | null)?.blur();
  };
  root.addEventListener('pointerdown', () => {
    byPointer = true;
  });
  root.addEventListener('keydown', () => {
    byPointer = false;
  });
  root.addEventListener('click', leave);
  root.addEventListener('change', leave);
}

const isTyped = (field: Element) => field.matches('input:not([type=range], [type=checkbox], [type=radio])');

/** True for a key that a deck may have although the focus is in a widget on its slide. */
function isForDeck({ key, target, currentTarget }: KeyboardEvent): boolean {
  const isOnSlide = (currentTarget as ShadowRoot).host.hasAttribute('stage');
  return isOnSlide && DECK_KEYS.test(key) && !isTyped(target as Element);
}

function handleKey(event: KeyboardEvent, host: InputHost): void {
  if (event.key === 'Tab' || event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isForDeck(event)) return;
  event.stopPropagation();
  const action = KEYS[event.key];
  if (!action || !host.isPlayer() || (event.target as Element).matches('input, select')) return;
  event.preventDefault();
  host.act(action);
}

function handleClick(target: Element, host: InputHost): void {
  const hit = target.closest('[data-action], [data-preset], [data-write]');
  if (!hit || hit.getAttribute('aria-disabled') === 'true') return;
  const action = hit.getAttribute('data-action');
  if (action) host.act(action as PlayerAction);
  else host.write(JSON.parse(hit.getAttribute('data-preset') ?? hit.getAttribute('data-write')!));
}

function handleHover(event: PointerEvent, host: InputHost): void {
  const hovered = (event.target as Element).closest('[data-hover]');
  if (hovered && event.pointerType === 'mouse') host.write(JSON.parse(hovered.getAttribute('data-hover')!));
}

/** A pointer pressed on a plot reads its place along the plot as a value. */
function handleDrag(event: PointerEvent, host: InputHost): void {
  const plot = (event.target as Element).closest('[data-drag]');
  if (!plot || event.buttons !== 1) return;
  const { attribute, min, max } = JSON.parse(plot.getAttribute('data-drag')!);
  const box = plot.getBoundingClientRect();
  const value = min + ((event.clientX - box.left) / box.width) * (max - min);
  host.write({ [attribute]: Math.min(max, Math.max(min, value)).toFixed(1) });
}

function handleField(field: Element, host: InputHost): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
  const { set, matrix, row, column } = field.dataset;
  if (set) host.write({ [set]: field.value });
  if (!matrix || field.value === '' || !field.validity.valid) return;
  const control = host.controls().find((entry) => entry.kind === 'matrix' && entry.attribute === matrix);
  if (control?.kind !== 'matrix') return;
  const rows = control.rows.map((numbers) => [...numbers]);
  rows[Number(row)]![Number(column)] = Number(field.value);
  host.write({ [matrix]: JSON.stringify(rows) });
}
