/**
 * Finds digits that somebody typed: every number on a slide is computed (`{{value:…}}`) or copied from a named
 * source (`{{quote:…}}`). Names may hold digits, and formulas their 0, 1 and 2.
 */

/** `Conv2D`, `BatchNorm1d`, `L2`; `2-D`. */
const NAME = /\b[A-Za-z][A-Za-z]*\d+[A-Za-z]*\b|\b[123]-D\b/g;
const NUMBER = /[−-]?\d[\d.,]*/;

/** The first number of a text that is part of no name. */
export function findLooseNumber(text: string): string | undefined {
  return NUMBER.exec(text.replace(NAME, (name) => ' '.repeat(name.length)))?.[0];
}

/** The first number of a formula other than 0, 1 and 2, which formulas are written with. */
export function findLooseNumberInMaths(tex: string): string | undefined {
  return [...tex.matchAll(/\d[\d.]*/g)].map(([digits]) => digits).find((digits) => !/^[012]$/.test(digits));
}
