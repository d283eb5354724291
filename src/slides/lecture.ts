import type { Picture } from '../drawing/picture';

/** What the slides of a lecture may include by name; a module a lecture, `slides/figures/NN-name.ts`. */
export interface Lecture {
  /** `{{value:name}}`: computed by the course's own modules, never typed in. */
  readonly values?: Readonly<Record<string, ValueMaker>>;
  /** `{{figure:name key=value}}` */
  readonly figures?: Readonly<Record<string, FigureMaker>>;
  /** `{{widget:name}}`: a widget with options that are too long for a line of Markdown. */
  readonly widgets?: Readonly<Record<string, SlideWidget>>;
}

/** A number is written with at most three decimals and a real minus sign; a text as it is. */
export type ValueMaker = () => number | string | Promise<number | string>;

/** The `key=value` pairs that stand on the include. */
export type IncludeOptions = Readonly<Record<string, string>>;

/** A figure: a drawing in the palette's colours (they follow the theme), an image, or markup. All carry a sentence for those who do not see them. */
export type SlideFigure =
  | { readonly picture: Picture; readonly label: string }
  | {
      /** Data URL of a PNG. */
      readonly image: string;
      readonly label: string;
      /** Keep the pixels as sharp squares. */
      readonly pixelated?: boolean;
    }
  | {
      readonly markup: string;
      readonly label: string;
      /** The markup is read as it is, word by word and link by link, and not as one picture. */
      readonly isText?: boolean;
    };

/** A drawing of a size from its parts; `label` says in words what is seen. */
export function makeFigure(
  [width, height]: readonly [width: number, height: number],
  label: string,
  ...content: readonly string[]
): SlideFigure {
  return { picture: { width, height, content: content.join('') }, label };
}

export type FigureMaker = (options: IncludeOptions) => SlideFigure | Promise<SlideFigure>;

export interface SlideWidget {
  /** `gan-convolution-player` … */
  readonly tag: string;
  /** Options as `showWidget` takes them. */
  readonly options: object;
}

/** Declares what a lecture's slides may include. */
export function defineLecture<const Names extends Lecture>(lecture: Names): Names {
  return lecture;
}
