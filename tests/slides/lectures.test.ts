import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../src/cli/project';
import { buildDeck, listLectures } from '../../src/slides/build-slides';
import { decodeFilm } from '../../src/widgets/plane-film/decode-film';

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
    assert.ok(deck.goals.length === 3 || deck.goals.length === 4, `${deck.goals.length} goals`);
    assert.equal(deck.slides[1]!.id, 'agenda');
    assert.equal(deck.slides.at(-1)!.id, 'recap');
    assert.ok(deck.slides.some(({ layout }) => layout === 'poll'));
    assert.ok(minutes > 15 && minutes < 120, `${minutes} minutes`);
    for (const notebook of deck.notebooks) {
      assert.ok(existsSync(join(root, 'notebooks', `${notebook}.ipynb`)), notebook);
    }
    // Links to read on are no requests.
    const loaded = html.replace(/<a href="https:[^"]*"/g, '<a');
    assert.doesNotMatch(loaded, /https?:\/\/(?!www\.w3\.org)/);
  });
}

/** Letters of the right answers, in order. */
async function listRightAnswers(name: string): Promise<string[]> {
  const { deck } = await buildDeck(name);
  const polls = deck.slides.filter(({ layout }) => layout === 'poll');
  return polls.map(({ body }) => 'ABCDE'[body.match(/^- .*$/gm)!.findIndex((one) => one.endsWith('{ok}'))]!);
}

test('the right answer of a poll cannot be guessed from its place', async () => {
  const letters: string[] = [];
  for (const name of lectures) {
    const right = await listRightAnswers(name);
    assert.ok(right.length < 2 || new Set(right).size > 1, `${name}: ${right.join(', ')}`);
    letters.push(...right);
  }
  for (const letter of 'ABC') {
    const share = letters.filter((one) => one === letter).length / letters.length;
    assert.ok(share >= 0.2 && share <= 0.4, `${letter}: ${share}`);
  }
});

test('the first layer’s weights are asked for before they are shown', async () => {
  const { deck } = await buildDeck('04-dcgan-on-mnist');
  const placeOf = (wanted: string) => deck.slides.findIndex(({ id }) => id === wanted);
  assert.ok(placeOf('first-layer') > 0);
  assert.ok(placeOf('first-layer') < placeOf('generator'));
});

test('the price of the portrait comes with a press', async () => {
  const { html } = await buildDeck('01-learn-from-competition');
  const slide = /<section id="a-portrait-signed[\s\S]*?<aside/.exec(html)![0];
  assert.match(slide, /<g class="fragment">(?:(?!<\/g>)[\s\S])*>USD 432,500</);
  assert.match(slide, /<p class="fragment"[^>]*>Edmond/);
});

test('who presses through a film sees its last frame', async () => {
  let seen = 0;
  for (const name of lectures) {
    const { html } = await buildDeck(name);
    for (const [tag] of html.matchAll(/<gan-(?:frame-player|plane-film) [^>]*data-drive="frame"[^>]*>/g)) {
      const read = (attribute: string) => new RegExp(`${attribute}="([^"]*)"`).exec(tag)![1]!;
      const count = tag.includes(' frames="')
        ? Number(read(' frames'))
        : (await decodeFilm(read(' data'))).frames.length;
      assert.equal(
        Number(read('data-drive-values').split(',').at(-1)),
        count - 1,
        `${name}: ${tag.slice(0, 30)}`,
      );
      seen += 1;
    }
  }
  assert.ok(seen >= 2);
});

test('no line is of length 0: Firefox draws it elsewhere on an enlarged page', async () => {
  for (const name of lectures) {
    const { html } = await buildDeck(name);
    const path = / d="[^"]*(?:[hv]0(?![.\d])|l0[ ,]0(?![.\d]))[^"]*"/.exec(html);
    assert.equal(path?.[0].slice(0, 80), undefined, name);
  }
});

test('readers are told of authors, not of numbers of decks', async () => {
  for (const name of lectures) {
    const { html } = await buildDeck(name);
    const shown = html.replace(/<p class="source">.*?<\/p>/g, '').replace(/<[^>]*>/g, ' ');
    assert.equal(/\bdecks? (?:00\d|one|two|three|four|five)\b/i.exec(shown)?.[0], undefined, name);
  }
});
