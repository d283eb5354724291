/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** What lies beside each slide: lines to write on, or the speaker's notes. */
export type HandoutKind = 'lines' | 'notes';

/**
 * Puts the sheets of reveal.js' print view onto A4: three slides a page with lines beside them, or as many as there is
 * room for with their notes. Runs in the page; knows nothing from outside this function.
 */
export function arrangeHandout(kind: HandoutKind): void {
  const style = document.createElement('style');
  style.textContent = `
    @page { size: A4; margin: 14mm 13mm; }
    html, body, .reveal-viewport, .reveal, .slides { width: auto !important; height: auto !important; margin: 0 !important;
      overflow: visible !important; background: #fff !important; }
    .sheet { display: grid; grid-template-columns: 96mm minmax(0, 1fr); gap: 7mm; break-inside: avoid;
      font: 9.4pt/1.36 system-ui, "DejaVu Sans", sans-serif; color: #1b2530; }
    .sheet.lines { height: 84mm; align-items: start; }
    .sheet.lines:nth-child(3n):not(:last-child) { break-after: page; }
    .sheet.notes { padding: 4mm 0; border-bottom: 0.3mm solid #c4ccd4; }
    .small { width: 96mm; height: 54mm; border: 0.3mm solid #9aa5b1; overflow: hidden; box-sizing: content-box; }
    .small > .pdf-page { zoom: ${((96 / 25.4) * 96) / 1920}; position: relative !important; overflow: hidden;
      page-break-after: auto !important; break-after: auto !important; }
    .rule { border-bottom: 0.25mm solid #9aa5b1; height: 9mm; }
    .sheet h4 { margin: 1.6mm 0 0.4mm; font-size: 8.6pt; color: #004b75; }
    .sheet p { margin: 0 0 1mm; }
    .sheet .source { color: #55606b; font-size: 8pt; }`;
  const sheets = document.createElement('main');
  // The slides' styles are written for elements below .reveal.
  sheets.className = 'reveal-handout';
  for (const page of [...document.querySelectorAll<HTMLElement>('.pdf-page')]) {
    const sheet = document.createElement('div');
    sheet.className = `sheet ${kind}`;
    const small = document.createElement('div');
    small.className = 'small reveal-slide';
    const beside = document.createElement('div');
    const notes = page.querySelector('aside.notes');
    if (kind === 'notes' && notes) beside.innerHTML = notes.innerHTML;
    if (kind === 'lines') beside.innerHTML = '<div class="rule"></div>'.repeat(6);
    small.append(page);
    sheet.append(small, beside);
    sheets.append(sheet);
  }
  document.head.append(style);
  const reveal = document.querySelector<HTMLElement>('.reveal')!;
  // Kept as an empty frame of their styles: `.reveal .slides` names fonts and sizes.
  reveal.style.setProperty('display', 'block', 'important');
  const slides = reveal.querySelector('.slides')!;
  slides.replaceChildren(sheets);
  const frame = document.querySelector<HTMLElement>('.reveal-viewport')!;
  frame.style.setProperty('display', 'block', 'important');
}
