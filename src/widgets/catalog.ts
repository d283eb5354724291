import { framePlayer } from './frame-player/frame-player';
import type { Widget } from './widget';

/** Every widget of the course by its tag. */
export const WIDGETS = {
  'gan-frame-player': framePlayer,
} as const satisfies Record<string, Pick<Widget<never>, 'tag' | 'attributes'>>;

export type WidgetTag = keyof typeof WIDGETS;
