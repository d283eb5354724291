import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Publisher } from '../../../src/kernel/output/publisher';

function record(act: (publisher: Publisher) => void): { type: string; content: Record<string, unknown> }[] {
  const sent: { type: string; content: Record<string, unknown> }[] = [];
  const parent = {};
  const publisher = new Publisher(
    (message) => {
      if (message.kind === 'publish') sent.push({ type: message.type, content: JSON.parse(message.content) });
    },
    () => parent,
  );
  act(publisher);
  publisher.flush();
  return sent;
}

const textOf = (sent: ReturnType<typeof record>) => sent.map(({ content }) => content.text).join('');

describe('stream text', () => {
  it('of 20,000 prints is a few messages', () => {
    const sent = record((publisher) => {
      for (let i = 0; i < 20_000; i++) publisher.write('stdout', `${i}\n`);
    });
    assert.equal(textOf(sent), Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(''));
    assert.ok(sent.length < 200, `${sent.length} messages`);
  });
  it('does not join the halves of an emoji, as on a stream of Node', () => {
    const sent = record((publisher) => {
      for (let i = 0; i < 20; i++) publisher.write('stdout', i % 2 ? '\ude00' : '\ud83d');
      publisher.write('stdout', 'a\ud83d\ude00');
    });
    assert.equal(textOf(sent), `${'\ufffd'.repeat(20)}a\ud83d\ude00`);
  });
  it('leaves in pieces when it is long, none ending in half a character', () => {
    const text = `a${'\ud83d\ude00'.repeat(2_000_000)}`;
    const sent = record((publisher) => publisher.write('stdout', text));
    assert.equal(textOf(sent), text);
    assert.ok(sent.length >= 4);
    for (const { content } of sent)
      assert.ok(Buffer.from(content.text as string).toString() === content.text);
  });
});

describe('displays', () => {
  it('come after the text that was printed before', () => {
    const sent = record((publisher) => {
      for (const text of ['a', 'b']) publisher.write('stdout', text);
      publisher.publish('display_data', { data: {} });
      publisher.write('stderr', 'c');
    });
    assert.deepEqual(
      sent.map(({ type, content }) => content.text ?? type),
      ['a', 'b', 'display_data', 'c'],
    );
  });
  it('are bundles as Jupyter takes them', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const data = { 'text/plain': 5, 'application/json': circle, 'text/html': () => 1 };
    const [display, comm] = record((publisher) => {
      publisher.publish('display_data', { data, metadata: {} });
      publisher.publish('comm_msg', { data: { value: 5 } });
    });
    assert.deepEqual(display?.content.data, {
      'text/plain': '5',
      'application/json': { self: '[circular]' },
    });
    assert.deepEqual(comm?.content.data, { value: 5 }, 'what is no display stays as it is');
  });
});
