/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Makes `target`'s children equal to the given markup by changing only what differs, so that focus,
 * a slider being dragged and an image already decoded stay as they are.
 */
export function morphChildren(target: Element, markup: string): void {
  const template = document.createElement('template');
  template.innerHTML = markup;
  syncChildren(target, template.content);
}

function syncChildren(target: Node, wanted: Node): void {
  const olds = [...target.childNodes];
  const news = [...wanted.childNodes];
  news.forEach((node, index) => {
    const old = olds[index];
    if (!old) target.appendChild(node);
    else if (isSameKind(old, node)) syncNode(old, node);
    else target.replaceChild(node, old);
  });
  for (const old of olds.slice(news.length)) target.removeChild(old);
}

function isSameKind(old: Node, node: Node): boolean {
  if (old.nodeType !== node.nodeType || old.nodeName !== node.nodeName) return false;
  return (
    !(old instanceof Element) || old.getAttribute('data-key') === (node as Element).getAttribute('data-key')
  );
}

function syncNode(old: Node, node: Node): void {
  if (!(old instanceof Element) || !(node instanceof Element)) {
    if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  }
  for (const { name, value } of [...node.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  syncChildren(old, node);
  syncValue(old);
}

/** What the user sees in a field is a property; the attribute is only its start. A field being edited is left alone. */
function syncValue(field: Element): void {
  const isEdited = (field.getRootNode() as ShadowRoot).activeElement === field;
  if (field instanceof HTMLInputElement) {
    const wanted = field.getAttribute('value') ?? '';
    if (field.value !== wanted && !(isEdited && field.type === 'number')) field.value = wanted;
  } else if (field instanceof HTMLSelectElement) {
    for (const option of field.options) option.selected = option.hasAttribute('selected');
  }
}
