import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../src/cli/project';
import { buildDeck, listLectures } from '../../src/slides/build-slides';

const lectures = listLectures();

test('lectures count up from 1', () => {
  assert.deepEqual(
    lectures.map((name) => Number(name.slice(0, 2))),
    lectures.map((_, index) => index + 1),
  );
});

for (const name of lectures) {
  test(`${name} builds, polls the hall, and names notebooks that there are`, async () => {
    const { deck, html, minutes } = await buildDeck(name);
    assert.equal(deck.lecture, Number(name.slice(0, 2)));
    assert.equal(html.match(/<section /g)?.length, deck.slides.length);
    assert.equal(deck.slides[0]!.layout, 'title');
    assert.ok(deck.slides.some(({ layout }) => layout === 'poll'));
    assert.ok(minutes > 15 && minutes < 120, `${minutes} minutes`);
    for (const notebook of deck.notebooks) {
      assert.ok(existsSync(join(root, 'notebooks', `${notebook}.ipynb`)), notebook);
    }
    assert.doesNotMatch(html, /https?:\/\/(?!www\.w3\.org)/);
  });
}
