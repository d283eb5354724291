import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLOURS } from '../../src/drawing/palette';
import { writeColourRules } from '../../src/slides/theme-colours';
import { DARK_COLOURS } from '../../src/widgets/page-colours';
import { contrast } from '../contrast';

const PAGES = { light: '#fdfcf9', dark: '#10171f' };
const TINTS = ['paper', 'faint', 'bluePale', 'orangePale', 'greenPale', 'vermilionPale'] as const;

for (const [theme, colours] of [
  ['light', COLOURS],
  ['dark', DARK_COLOURS],
] as const) {
  test(`${theme}: ink is legible on the page and on every tint, 4.5 to 1`, () => {
    for (const ground of [PAGES[theme], ...TINTS.map((tint) => colours[tint])]) {
      assert.ok(contrast(colours.ink, ground) >= 4.5, ground);
    }
  });

  test(`${theme}: each coloured ink is legible on the page, and its curve stands out, 3 to 1`, () => {
    for (const hue of ['blue', 'vermilion', 'green'] as const) {
      assert.ok(contrast(colours[`${hue}Ink`], PAGES[theme]) >= 4.5, `${hue}Ink`);
      assert.ok(contrast(colours[`${hue}Ink`], colours[`${hue}Pale`]) >= 4.5, `${hue}Ink on its tint`);
      assert.ok(contrast(colours[hue], PAGES[theme]) >= 3, hue);
    }
    assert.ok(contrast(colours.mutedInk, PAGES[theme]) >= 4.5);
    assert.ok(contrast(colours.mutedInk, colours.faint) >= 4.5);
  });
}

test('both palettes are written, and drawings are told to follow them', () => {
  const css = writeColourRules();
  assert.match(css, /:root\{[^}]*--gan-blue-ink:#004b75/);
  assert.match(css, /:root\[data-theme=dark\]\{[^}]*--gan-ink:#eef3f7/);
  assert.match(
    css,
    /figure\.picture \[fill="#1b2530"\]:not\(\[data-fixed\] \*\)\{fill:var\(--gan-ink,#1b2530\)\}/,
  );
});
