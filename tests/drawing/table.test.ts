import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableMarkup } from '../../src/drawing/table';

test('columns have headings that people hear; one without a name has none, and is no empty heading', () => {
  const markup = tableMarkup(['', 'a < b'], [['x', 1]]);
  assert.match(
    markup,
    /<thead><tr><td><\/td><th scope="col" style="text-align:right">a &lt; b<\/th><\/tr><\/thead>/,
  );
  assert.match(markup, /<td style="text-align:left">x<\/td><td style="text-align:right">1<\/td>/);
});
