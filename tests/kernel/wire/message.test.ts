import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseConnection, toAddress } from '../../../src/kernel/wire/connection';
import {
  createEncoder,
  createReplayGuard,
  decodeMessage,
  type Header,
  WireError,
} from '../../../src/kernel/wire/message';

const frames = (key: string, content = '{"code":"1"}') =>
  createEncoder(key)({ identities: [Buffer.from('id')], type: 'execute_request', content });

describe('wire messages', () => {
  it('decode what was encoded', () => {
    const message = decodeMessage('secret', frames('secret'));
    assert.deepEqual(message.identities, [Buffer.from('id')]);
    assert.equal(message.header.msg_type, 'execute_request');
    assert.deepEqual(message.content, { code: '1' });
  });

  it('carry metadata and buffers; a buffer that is part of a larger one is sent alone', () => {
    const whole = Uint8Array.of(1, 2, 3, 4);
    const sent = createEncoder('secret')({
      type: 'comm_msg',
      content: '{}',
      metadata: '{"version":"2.1.0"}',
      buffers: [whole.subarray(1, 3), new Uint8Array(0)],
    });
    const message = decodeMessage('secret', sent);
    assert.deepEqual(message.metadata, { version: '2.1.0' });
    assert.deepEqual(message.buffers, [Buffer.of(2, 3), Buffer.alloc(0)]);
  });

  it('are refused with another key', () => {
    assert.throws(() => decodeMessage('secret', frames('other')), new WireError('wrong signature'));
  });

  it('are refused when any bit of the signed parts or the signature changes', () => {
    const original = frames('secret');
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        (part, at, bit) => {
          const changed = original.map((frame) => Buffer.from(frame));
          const frame = changed[part]!;
          frame[at % frame.length]! ^= 1 << bit;
          assert.throws(() => decodeMessage('secret', changed), WireError);
        },
      ),
    );
  });

  it('never throw anything but WireError, whatever the frames', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (parts) => {
        for (const key of ['', 'secret'])
          assert.throws(
            () => decodeMessage(key, [Buffer.from('<IDS|MSG>'), ...parts.map((p) => Buffer.from(p))]),
            WireError,
          );
      }),
    );
  });

  for (const [name, text] of [
    ['header', '[]'],
    ['header', '{"msg_id":1}'],
    ['header', 'x'],
  ] as const)
    it(`are refused with the ${name} ${text}`, () => {
      const broken = frames('');
      broken[3] = Buffer.from(text);
      assert.throws(() => decodeMessage('', broken), WireError);
    });

  it('are Unicode: half an emoji alone is a replacement character, in values, keys and the request echoed', () => {
    const content = JSON.stringify({
      text: 'a\ud83d',
      '\ude00': ['\ud83d\ud83d\ude00', '\ude00\ud83d'],
      escaped: '\\ud83d \\\\ud83d \\',
    });
    const parent = { msg_id: '\udfff' } as Header;
    const parts = createEncoder('k')({ type: 'stream', content, parent });
    const message = decodeMessage('k', parts);
    assert.deepEqual(message.content, {
      text: 'a\ufffd',
      '\ufffd': ['\ufffd\ud83d\ude00', '\ufffd\ufffd'],
      escaped: '\\ud83d \\\\ud83d \\',
    });
    assert.equal(JSON.parse(String(parts[3])).msg_id, '\ufffd');
  });

  it('say what JSON said, with every string made well-formed', () => {
    const units = fc.array(fc.constantFrom('\ud83d', '\ude00', '\\', '"', 'u', 'd83d', '\n', 'é', '\u2028'));
    fc.assert(
      fc.property(units, (parts) => {
        const text = parts.join('');
        const { content } = decodeMessage(
          '',
          createEncoder('')({ type: 'x', content: JSON.stringify({ text }) }),
        );
        assert.equal(content.text, Buffer.from(text).toString());
      }),
    );
  });

  it('count once', () => {
    const isReplay = createReplayGuard(2);
    assert.deepEqual(['a', 'a', 'b', 'c', 'a', ''].map(isReplay), [false, true, false, false, false, false]);
  });
});

describe('connection file', () => {
  const ports = { shell_port: 1, control_port: 2, stdin_port: 3, hb_port: 4, iopub_port: 5 };
  it('gives addresses', () => {
    const connection = parseConnection(JSON.stringify({ ...ports, key: 'k' }));
    assert.equal(toAddress(connection, 5), 'tcp://127.0.0.1:5');
    assert.equal(toAddress({ ...connection, transport: 'ipc', ip: '/x' }, 5), 'ipc:///x-5');
  });
  it('says what it lacks', () => {
    assert.throws(() => parseConnection('{"shell_port":1}'), /no control_port/);
    assert.throws(
      () => parseConnection(JSON.stringify({ ...ports, key: 'k', signature_scheme: 'hmac-md5' })),
      /asks for hmac-md5; this kernel signs with hmac-sha256 only/,
    );
  });
});
