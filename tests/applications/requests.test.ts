/** What a sentence asks for, what is refused, and which requests are kept back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chooseRequests,
  encodeRequest,
  listRequests,
  REQUEST_KINDS,
  REQUEST_WORDS,
  readRequest,
  splitRequests,
  writeRequest,
} from '../../src/applications/requests';
import { RandomStream } from '../../src/random/stream';

test('a sentence is read, in any order of words; the ground is black if none is named', () => {
  const seven = { thickness: 'thick', ink: 'red', ground: 'blue', digit: 7 };
  assert.deepEqual(readRequest('A thick red seven on blue.'), seven);
  assert.deepEqual(readRequest('on blue: seven, thick, red'.replace(':', '')), seven);
  assert.deepEqual(readRequest('a thin white zero'), {
    thickness: 'thin',
    ink: 'white',
    ground: 'black',
    digit: 0,
  });
});

test('an unknown word, a missing one and two of a kind get a sentence that says what to do', () => {
  assert.throws(
    () => readRequest('a thick purple seven'),
    /Unknown word "purple"\. Known: thin, thick, red,/,
  );
  assert.throws(() => readRequest('a red seven'), /names no thickness: add one of thin, thick\./);
  assert.throws(() => readRequest('a thin red'), /names no digit: add one of zero, one,/);
  assert.throws(() => readRequest('a thin red green one'), /"red" and "green" cannot both be/);
  assert.throws(() => readRequest('a thin constructor one'), /Unknown word "constructor"/);
  assert.throws(() => readRequest(''), /names no thickness/);
});

test('each of 240 requests is written and read again, and has a code of its own with four ones', () => {
  const all = listRequests();
  assert.equal(all.length, 2 * 4 * 3 * 10);
  for (const request of all) assert.deepEqual(readRequest(writeRequest(request)), request);
  const codes = all.map(encodeRequest);
  assert.equal(new Set(codes.map((code) => code.join(''))).size, 240);
  assert.ok(codes.every((code) => code.length === REQUEST_WORDS.length && code.filter(Boolean).length === 4));
  assert.deepEqual(
    REQUEST_WORDS.filter((_, i) => encodeRequest(readRequest('a thin red one'))[i] === 1),
    ['thin', 'red', 'black', 'one'],
  );
});

test('held requests are not among the known ones, which have each word with each digit, from every seed', () => {
  for (let seed = 0; seed < 20; seed++) {
    const { known, held } = splitRequests(new RandomStream(seed));
    assert.deepEqual([known.length, held.length], [190, 50]);
    const seen = new Set([...known, ...held].map(writeRequest));
    assert.equal(seen.size, 240);
    for (let digit = 0; digit < 10; digit++) {
      const own = known.filter((request) => request.digit === digit);
      const words = REQUEST_KINDS.map((kind) => new Set(own.map((request) => request[kind])).size);
      assert.deepEqual(words, [2, 4, 3, 1]);
    }
  }
});

test('a digit gets one of the requests for it', () => {
  const { held } = splitRequests(new RandomStream(1));
  const chosen = chooseRequests([3, 3, 8], held, new RandomStream(2));
  assert.deepEqual(
    chosen.map(({ digit }) => digit),
    [3, 3, 8],
  );
  assert.ok(chosen.every((request) => held.includes(request)));
  assert.throws(() => chooseRequests([11], held, new RandomStream(2)), /No request asks for the digit 11/);
});
