/**
 * Markup as strings, the same in Node and in a browser: every picture and every control of a widget is
 * made here, so that a still picture, a test and the live element show exactly the same thing.
 */

export type AttributeValue = string | number | boolean | undefined;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text safe between tags and inside quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** An element with its children (already markup). An attribute that is `undefined` or `false` is left out. */
export function element(
  name: string,
  attributes: Record<string, AttributeValue>,
  ...children: string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => (value === true ? ` ${key}=""` : ` ${key}="${writeAttribute(value!)}"`))
    .join('');
  return `<${name}${written}>${children.join('')}</${name}>`;
}

/** An element without children that HTML does not close, such as `<input>`. */
export function voidElement(name: string, attributes: Record<string, AttributeValue>): string {
  return element(name, attributes).replace(`></${name}>`, '>');
}

/** Numbers are written with two decimals at most: a picture needs no more, and files stay small. */
function writeAttribute(value: string | number | boolean): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeMarkup(String(value));
}
