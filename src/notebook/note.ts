/**
 * Short notes under a cell, as HTML: a coloured bar, a title, text. Plain elements in reading order, so that a sanitiser
 * that drops every style leaves them readable; no colours of their own for text and ground, so that they follow a light
 * or a dark theme. The words, not the colours, carry the meaning.
 */

/** Bars with a contrast of at least 3:1 on white and on JupyterLab's dark ground (#111). */
export const NOTE_COLORS = { orange: '#b45309', blue: '#0072b2', green: '#15803d', grey: '#767676' } as const;

export interface Note {
  color: keyof typeof NOTE_COLORS;
  title: string;
  text: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** Text as HTML; text between backticks becomes code. */
export function toInlineHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Lines of code as they are, in a box that scrolls sideways where they are longer than the screen. */
export function codeToHtml(code: string): string {
  return `<pre style="overflow-x: auto; padding-left: 16px"><code>${escapeHtml(code)}</code></pre>`;
}

export function noteToHtml({ color, title, text }: Note): string {
  const style = `border-left: 4px solid ${NOTE_COLORS[color]}; padding-left: 12px; margin: 8px 0`;
  return `<div style="${style}"><strong>${toInlineHtml(title)}</strong><br>${toInlineHtml(text)}</div>`;
}
