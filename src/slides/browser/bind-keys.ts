/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { RevealApi } from 'reveal.js';

interface Player extends HTMLElement {
  readonly playing: boolean;
  play(): void;
  pause(): void;
}

/** T: dark or light · P: play or pause the slide's widget · 1 … 9: press its buttons, such as Real and Fake. */
export function bindKeys(deck: RevealApi): void {
  deck.addKeyBinding({ keyCode: 84, key: 'T', description: 'Dark or light' }, switchTheme);
  deck.addKeyBinding(80, () => {
    const player = findWidget(deck) as Player | undefined;
    if (player?.playing) player.pause();
    else player?.play();
  });
  // In place of reveal.js' own line, which says that P goes back.
  deck.on('ready', () =>
    deck.registerKeyboardShortcut('P  ,  Shift SPACE', 'P: play or pause · Shift SPACE: previous slide'),
  );
  for (let number = 1; number <= 9; number += 1) {
    const binding = { keyCode: 48 + number, key: String(number), description: `Answer ${number}` };
    deck.addKeyBinding(binding, () => {
      const buttons = findWidget(deck)?.shadowRoot?.querySelectorAll<HTMLElement>('[data-preset]');
      buttons?.[number - 1]?.click();
    });
  }
}

function findWidget(deck: RevealApi): HTMLElement | undefined {
  return deck.getCurrentSlide()?.querySelector<HTMLElement>('.widget > [stage]') ?? undefined;
}

/** The choice lasts for the window; the address may name one (`?theme=dark`). */
function switchTheme(): void {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  try {
    sessionStorage.setItem('theme', root.dataset.theme);
  } catch {
    // A page from a file may have no storage.
  }
}
