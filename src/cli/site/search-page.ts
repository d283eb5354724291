/** The page that searches the whole course in the reader's browser. */
import { join } from 'node:path';
import { bundleForPages } from '../../widgets/page-script';
import { renderSitePage } from './frame';
import type { Section } from './sections';

/** Files of the search, by name: the page, its script, and what it looks through. A script may be loaded from file://, JSON not. */
export function makeSearch(sections: readonly Section[]): Record<string, string> {
  const body = `<form role="search"><input type="search" name="q" aria-label="Search the course" autofocus><button>Search</button></form>
<p id="count" class="facts" role="status"></p>
<ol class="found" id="found"></ol>
<noscript><p>Searching needs JavaScript.</p></noscript>`;
  return {
    'search.html': renderSitePage({
      file: 'search.html',
      title: 'Search',
      body,
      scripts: ['search-sections.js', 'search.js'],
    }),
    'search-sections.js': `globalThis.courseSections=${JSON.stringify(sections)}`,
    'search.js': bundleForPages({ entryPoints: [join(__dirname, 'browser', 'search.ts')] }),
  };
}
