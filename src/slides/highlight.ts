import hljs from 'highlight.js/lib/core';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import { escapeMarkup } from '../drawing/markup';

/** Code as markup with classes for its words; plain for other languages. */
export function highlightCode(code: string, language: string): string {
  hljs.registerLanguage('ts', typescript);
  hljs.registerLanguage('python', python);
  return hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : escapeMarkup(code);
}
