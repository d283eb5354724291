/** The timeline of notebook 16: in order, each with a paper whose number says the year. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeline } from '../../src/figures/timeline';
import { GAN_YEARS } from '../../src/notebook/gan-years';

test("each year is that of the paper's number on arXiv, and the figure takes them as they are", () => {
  for (const { year, arxiv, name } of GAN_YEARS) {
    assert.match(arxiv, /^\d{4}\.\d{5}$|^1406\.2661$/);
    assert.equal(2000 + Number(arxiv.slice(0, 2)), year, name);
  }
  assert.equal(GAN_YEARS[0]!.year, 2014);
  assert.equal(new Set(GAN_YEARS.map(({ arxiv }) => arxiv)).size, GAN_YEARS.length);
  const { label } = timeline({ title: 'T', events: GAN_YEARS, kinds: { first: 'a', second: 'b' } });
  for (const { name } of GAN_YEARS) assert.ok(label.includes(name));
});
