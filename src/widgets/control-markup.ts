import { element, escapeMarkup, voidElement } from '../drawing/markup';
import type { Control, MatrixControl, RangeControl, Timeline } from './widget';

/** Drawings on the buttons; no font is asked for a symbol that it may lack. */
const ICONS = {
  previous: 'M10.5 2 4 8l6.5 6 1.5-1.6L7.2 8 12 3.6z',
  play: 'M4 2l10 6-10 6z',
  pause: 'M3 2h3.6v12H3zM9.4 2H13v12H9.4z',
  next: 'M5.5 2 12 8l-6.5 6L4 12.4 8.8 8 4 3.6z',
} as const;

function icon(name: keyof typeof ICONS): string {
  const path = element('path', { d: ICONS[name], fill: 'currentColor' });
  return element('svg', { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, path);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Buttons and slider of a player. A button at its end stays in the tab order (`aria-disabled`), so focus is not lost. */
export function writeTimeline(timeline: Timeline, playing: boolean): string {
  const { position, count, unit } = timeline;
  const button = (action: 'previous' | 'play' | 'next', label: string, blocked: boolean) =>
    element(
      'button',
      {
        type: 'button',
        'data-action': action,
        class: action === 'play' ? 'primary' : undefined,
        'aria-disabled': blocked ? 'true' : undefined,
      },
      icon(action === 'play' && playing ? 'pause' : action),
      element('span', {}, label),
    );
  const text = timeline.text ?? `${capitalise(unit)} ${position + 1} of ${count}`;
  return element(
    'div',
    { class: 'timeline', 'data-key': 'timeline' },
    element(
      'div',
      { class: 'buttons' },
      button('previous', 'Back', position <= 0),
      button('play', playing ? 'Pause' : 'Play', count < 2),
      button('next', 'Next', position >= count - 1),
    ),
    element(
      'label',
      { class: 'seek' },
      voidElement('input', {
        type: 'range',
        'data-set': timeline.attribute,
        'aria-label': capitalise(unit),
        'aria-valuetext': text,
        min: 0,
        max: Math.max(0, count - 1),
        step: 1,
        value: position,
      }),
      element('span', { class: 'value', 'aria-hidden': 'true' }, escapeMarkup(text)),
    ),
  );
}

/** The controls below the timeline; grids of numbers fold away together. */
export function writeControls(controls: readonly Control[]): string {
  const matrices = controls.filter((control) => control.kind === 'matrix');
  const presets = controls.filter((control) => control.kind === 'preset');
  const fields = controls.filter((control) => control.kind === 'range' || control.kind === 'choice');
  const row =
    writeGroup(`controls columns-${chooseColumns(fields.length)}`, fields) + writeGroup('presets', presets);
  if (matrices.length === 0) return row;
  return (
    row +
    element(
      'details',
      { class: 'editor', 'data-key': 'editor' },
      element('summary', {}, 'Change the numbers'),
      element('div', { class: 'matrices' }, ...matrices.map(writeMatrix)),
    )
  );
}

function writeGroup(name: string, controls: readonly Exclude<Control, MatrixControl>[]): string {
  if (controls.length === 0) return '';
  return element('div', { class: name, 'data-key': name }, ...controls.map(writeControl));
}

/** Columns that leave no control alone in the last row. */
function chooseColumns(count: number): number {
  return count <= 4 ? count : count % 4 === 0 ? 4 : 3;
}

function writeControl(control: Exclude<Control, MatrixControl>): string {
  if (control.kind === 'range') return writeRange(control);
  if (control.kind === 'preset') {
    const set = JSON.stringify(control.set);
    const blocked = control.blocked ? 'true' : undefined;
    const attributes = { type: 'button', 'data-preset': set, 'aria-disabled': blocked };
    return element('button', attributes, escapeMarkup(control.label));
  }
  const options = control.options.map(({ value, label }) =>
    element('option', { value, selected: value === control.value }, escapeMarkup(label)),
  );
  return element(
    'label',
    { class: 'choice' },
    element('span', {}, escapeMarkup(control.label)),
    element('select', { 'data-set': control.attribute }, ...options),
  );
}

function writeRange(control: RangeControl): string {
  const text = control.text ?? String(control.value).replace('-', '−');
  return element(
    'label',
    { class: 'range' },
    element('span', {}, escapeMarkup(control.label), ' ', element('b', {}, escapeMarkup(text))),
    voidElement('input', {
      type: 'range',
      'data-set': control.attribute,
      'aria-label': control.label,
      'aria-valuetext': text,
      min: control.min,
      max: control.max,
      step: control.step,
      value: String(control.value),
    }),
  );
}

function writeMatrix(control: MatrixControl): string {
  const rows = control.rows.map((row, i) =>
    element(
      'div',
      { class: 'numbers' },
      ...row.map((value, j) =>
        voidElement('input', {
          type: 'number',
          step: 'any',
          'data-matrix': control.attribute,
          'data-row': i,
          'data-column': j,
          'aria-label': `${control.label}, row ${i + 1}, column ${j + 1}`,
          value: String(value),
        }),
      ),
    ),
  );
  return element(
    'fieldset',
    { 'data-key': `${control.attribute} ${control.rows.length}×${control.rows[0]!.length}` },
    element('legend', {}, escapeMarkup(control.label)),
    ...rows,
  );
}
