/** The listings of the lecture, with its faults, are those that notebook 08's exercises ask for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTheFaults } from '../../src/exercises/08-standard-gan/find-the-faults';
import { mendTheLoop } from '../../src/exercises/08-standard-gan/mend-the-loop';
import { mendTheNetworks } from '../../src/exercises/08-standard-gan/mend-the-networks';
import { deckErrors } from '../../src/notebook/deck-errors';
import { deckListings, findFaultyLines, showListing } from '../../src/notebook/deck-listings';
import { DISPLAY_METHOD } from '../../src/notebook/display';

const lineOf = (code: string, number: number) => code.split('\n')[number - 1]!.trim();

test('the numbers of the faulty lines are the answer to the first exercise', () => {
  assert.deepEqual(findFaultyLines(deckListings.loop), findTheFaults.solution);
});

test('each mended line differs from the one in the listing', () => {
  const mended = [
    ...Object.values(mendTheLoop.solution).map((line, i) => [
      line,
      lineOf(deckListings.loop.code, [1, 5, 6][i]!),
    ]),
    [mendTheNetworks.solution.linear, lineOf(deckListings.generator.code, 6)],
    [mendTheNetworks.solution.tanh, lineOf(deckListings.generator.code, 7)],
    [mendTheNetworks.solution.leaky, lineOf(deckListings.critic.code, 3)],
  ];
  for (const [right, wrong] of mended) {
    assert.notEqual(right, wrong);
    assert.ok(right!.slice(0, 8) === wrong!.slice(0, 8), `${right} is another line than ${wrong}`);
  }
});

test('spaces and quotes do not matter, names do', () => {
  const { solution, check } = mendTheLoop;
  assert.ok(check({ ...solution, loop: '  for i,(imgs,_) in enumerate( dataloader ) :' }).right);
  assert.ok(!check({ ...solution, loop: solution.loop.replace('imgs', 'images') }).right);
  assert.match(
    JSON.stringify(check({ ...solution, real: undefined as unknown as string })),
    /`real` is the mended line/,
  );
  assert.ok(!check(null as never).right);
});

test('a comment behind a line does not matter, and half a line is called that', () => {
  const { solution, check } = mendTheLoop;
  assert.ok(check({ ...solution, fake: `${solution.fake}  # the name` }).right);
  const half = check({ ...solution, real: 'criterion(discriminator(imgs), real_labels)' });
  assert.match(JSON.stringify(half), /`real` is only a part/);
});

test('a listing is shown with numbers and without its faults; an unknown one is refused', () => {
  const bundle = showListing('critic')[DISPLAY_METHOD]() as Record<string, string>;
  assert.match(bundle['text/plain']!, /^ 1 {2}self\.model/);
  for (const { faults } of Object.values(deckListings))
    for (const { says } of faults) assert.ok(!bundle['text/html']!.includes(says));
  assert.throws(() => showListing('nothing' as 'loop'), /there are generator, loop, critic/);
});

test('the faulty lines are those that the table of errors quotes', () => {
  const said = deckErrors.map(({ says }) => says).join('\n');
  for (const listing of Object.values(deckListings))
    for (const number of findFaultyLines(listing)) {
      const line = lineOf(listing.code, number);
      assert.ok(said.includes(line), line);
    }
});
