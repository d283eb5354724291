// A wide table of a text scrolls in a box of its own: the words around it stay where they are.
for (const table of document.querySelectorAll('.jp-MarkdownOutput table')) {
  const box = document.createElement('div');
  box.className = 'course-table';
  table.replaceWith(box);
  box.append(table);
}

// A box that scrolls sideways takes the focus, so that a keyboard reaches what is cut off.
const boxes = document.querySelectorAll(
  '.jp-OutputArea-output, .jp-MarkdownOutput, .jp-OutputArea-output pre, .course-table',
);

function markWideBoxes() {
  for (const box of boxes) {
    const isWide = box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== 'visible';
    if (isWide) {
      box.classList.add('course-wide');
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', 'Wider than the screen: scrolls sideways');
    } else if (box.classList.contains('course-wide')) {
      box.classList.remove('course-wide');
      for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    }
  }
}
addEventListener('load', markWideBoxes);
addEventListener('resize', markWideBoxes);
