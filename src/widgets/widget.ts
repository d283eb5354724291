import type { Picture } from '../drawing/picture';

/** What stands on the element's tag. All state lives here: clones, speaker views and print keep it. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** `narrow`: less than about 640 pixels of room. */
export type Layout = 'wide' | 'narrow';

export interface RangeControl {
  readonly kind: 'range';
  readonly attribute: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** What is shown and said for the value; the number itself when left out. */
  readonly text?: string;
}

export interface ChoiceControl {
  readonly kind: 'choice';
  readonly attribute: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}

export interface MatrixControl {
  readonly kind: 'matrix';
  readonly attribute: string;
  readonly label: string;
  readonly rows: readonly (readonly number[])[];
}

/** A button that writes several attributes at once. */
export interface PresetControl {
  readonly kind: 'preset';
  readonly label: string;
  readonly set: Readonly<Record<string, string>>;
  /** Cannot be pressed now. It stays in its place, so that the focus does. */
  readonly blocked?: boolean;
}

export type Control = RangeControl | ChoiceControl | MatrixControl | PresetControl;

/** The steps or frames of a player: buttons, slider and keys come from this. */
export interface Timeline {
  /** The attribute that holds the position, from 0. */
  readonly attribute: string;
  /** What one position is called, for example `step` or `frame`. */
  readonly unit: string;
  readonly position: number;
  readonly count: number;
  /** Milliseconds from one position to the next while playing. */
  readonly interval: number;
  /** What is shown for the position; `unit 3 of 50` when left out. */
  readonly text?: string;
}

/**
 * A widget, told as pure functions: attributes → state → picture, sentence and controls. Node calls them
 * for the still picture; the browser's element calls the same ones for the live view.
 */
export interface Widget<State> {
  readonly tag: `gan-${string}`;
  /** Attributes whose change draws the widget anew. */
  readonly attributes: readonly string[];
  /** The state, with defaults for what is missing. @throws Error saying which attribute is wrong, and how. */
  read(attributes: Attributes): State | Promise<State>;
  /** The heading of the card, unless the attribute `heading` gives another. */
  title(state: State): string;
  /** One sentence or two that say what the picture shows now. */
  describe(state: State): string;
  draw(state: State, layout: Layout): Picture;
  /** All that the player would show, for print and for the still picture. */
  drawAll(state: State): Picture;
  timeline?(state: State): Timeline;
  controls?(state: State): readonly Control[];
}
