/// <reference lib="dom" />
import type { RevealApi } from 'reveal.js';

/** T: dark or light. The choice lasts for the window; the address may name one (`?theme=dark`). */
export function switchTheme(deck: RevealApi): void {
  deck.addKeyBinding({ keyCode: 84, key: 'T', description: 'Dark or light' }, () => {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try {
      sessionStorage.setItem('theme', root.dataset.theme);
    } catch {
      // A page from a file may have no storage.
    }
  });
}
