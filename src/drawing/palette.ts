/**
 * Colours that people with colour-vision deficiencies can tell apart (Okabe and Ito, 2008), and the darker
 * ink of the same hue for small text, at least 4.5:1 on white and on the pale tint.
 */
export const COLOURS = {
  blue: '#0072b2',
  blueInk: '#004b75',
  bluePale: '#dceefa',
  orange: '#e69f00',
  orangeInk: '#7a4b00',
  orangePale: '#fdf0d2',
  vermilion: '#d55e00',
  vermilionInk: '#8f2d00',
  vermilionPale: '#fbe3d6',
  green: '#009e73',
  greenInk: '#00563f',
  greenPale: '#d6f2e8',
  purple: '#cc79a7',
  purpleInk: '#7b2c58',
  sky: '#56b4e9',
  ink: '#1b2530',
  mutedInk: '#4d5966',
  line: '#c3ccd5',
  faint: '#eef1f4',
  paper: '#ffffff',
} as const;

/** Fonts that every system has; the widths of texts are estimated for the widest, DejaVu Sans. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Verdana, sans-serif";
export const NUMBER_FONT = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
