import { COLOURS } from './palette';

/** One hue three times: for lines, for small text, and for the ground under that text. */
export interface Tone {
  readonly line: string;
  readonly ink: string;
  readonly pale: string;
}

export const TONES = {
  blue: { line: COLOURS.blue, ink: COLOURS.blueInk, pale: COLOURS.bluePale },
  orange: { line: COLOURS.orange, ink: COLOURS.orangeInk, pale: COLOURS.orangePale },
  vermilion: { line: COLOURS.vermilion, ink: COLOURS.vermilionInk, pale: COLOURS.vermilionPale },
  green: { line: COLOURS.green, ink: COLOURS.greenInk, pale: COLOURS.greenPale },
  /** Black on grey. */
  plain: { line: COLOURS.line, ink: COLOURS.ink, pale: COLOURS.faint },
  /** What stands back. */
  quiet: { line: COLOURS.line, ink: COLOURS.mutedInk, pale: COLOURS.faint },
} as const satisfies Record<string, Tone>;

/** A player's colours, where a drawing shows the players alone. */
export const PLAYER = { generator: TONES.vermilion, discriminator: TONES.blue } as const;
