/// <reference lib="dom" />
/**
 * The page's side of notebook/interact: sliders, and the picture that the kernel draws for their values. An ES module in
 * anywidget's form (https://anywidget.dev/en/afm/).
 */

import { element, escapeMarkup } from '../../drawing/markup';
import { CARD_STYLE } from '../card-style';
import { writeControls } from '../control-markup';
import type { SliderState } from '../slider-state';

/** What anywidget gives: the state shared with the kernel. */
interface Model {
  get<Name extends keyof SliderState>(name: Name): SliderState[Name];
  set<Name extends keyof SliderState>(name: Name, value: SliderState[Name]): void;
  save_changes(): void;
  send(content: unknown): void;
  on(event: string, handler: () => void): void;
  off(event: string, handler: () => void): void;
}

const STYLE = `${CARD_STYLE}
.shown { display: grid; justify-items: center; gap: 8px; }
canvas { image-rendering: pixelated; max-width: 100%; height: auto; }
pre { margin: 0; white-space: pre-wrap; font: 14px/1.5 ui-monospace, monospace; }`;

function writeCard(model: Model): string {
  const values = model.get('values');
  const controls = model.get('sliders').map(({ name, ...range }) => ({
    kind: 'range' as const,
    attribute: name,
    ...range,
    value: values[name]!,
  }));
  const canvas = element('canvas', { role: 'img', 'aria-label': model.get('label'), hidden: true });
  return (
    element('style', {}, STYLE) +
    element(
      'div',
      {
        class: 'card',
        role: 'group',
        'aria-label': model.get('label'),
        'data-lm-suppress-shortcuts': 'true',
      },
      element('p', { class: 'title' }, escapeMarkup(model.get('label'))),
      element('div', { class: 'shown' }, canvas, element('pre', {})),
      writeControls(controls),
    )
  );
}

/** Grey or red, green and blue bytes, as a canvas wants them. */
function toImageData({ width, height, channels, pixels }: NonNullable<SliderState['picture']>): ImageData {
  // What came over the wire is a DataView.
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (let part = 0; part < 3; part++)
      image.data[4 * i + part] = bytes[i * channels + Math.min(part, channels - 1)]!;
    image.data[4 * i + 3] = 255;
  }
  return image;
}

function show(model: Model, root: ShadowRoot): void {
  const canvas = root.querySelector('canvas')!;
  const picture = model.get('picture');
  canvas.hidden = !picture;
  root.querySelector('pre')!.textContent = model.get('text');
  if (!picture) return;
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.style.width = `${picture.width * model.get('zoom')}px`;
  canvas.getContext('2d')!.putImageData(toImageData(picture), 0, 0);
}

function listen(model: Model, root: ShadowRoot): void {
  root.addEventListener('input', (event) => {
    const field = event.target as HTMLInputElement;
    const name = field.dataset.set;
    if (!name) return;
    const text = field.value.replace('-', '−');
    field.setAttribute('aria-valuetext', text);
    field.closest('label')!.querySelector('b')!.textContent = text;
    const values = { ...model.get('values'), [name]: Number(field.value) };
    model.set('values', values);
    model.save_changes();
    // The state waits until the kernel has answered the last one, which takes long while it trains; this does not.
    model.send({ values });
  });
  // A key pressed here is none of the notebook's business, unless it leads out or is a shortcut such as Ctrl+S.
  for (const type of ['keydown', 'keyup', 'keypress'])
    root.addEventListener(type, (event) => {
      const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      if (key !== 'Tab' && key !== 'Escape' && !ctrlKey && !metaKey && !altKey) event.stopPropagation();
    });
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = writeCard(model);
  el.append(host);
  let pictures = 0;
  const update = () => {
    show(model, root);
    host.dataset.pictures = String(++pictures);
  };
  update();
  listen(model, root);
  model.on('change:picture', update);
  model.on('change:text', update);
  return () => {
    model.off('change:picture', update);
    model.off('change:text', update);
  };
}

export default { render };
