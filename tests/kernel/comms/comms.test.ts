import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Comms } from '../../../src/kernel/comms/comms';
import type { Request } from '../../../src/kernel/wire/thread-messages';

/** Comms whose messages, and the owners of the handlers called, are kept. */
function listen() {
  const sent: [type: string, content: Record<string, unknown>][] = [];
  const calls: string[] = [];
  let owner = 'cell 1';
  const comms = new Comms<string>({
    send: (type, content) => sent.push([type, content]),
    owner: () => owner,
    call: (of, handler) => {
      calls.push(of);
      try {
        handler();
        return true;
      } catch {
        return false;
      }
    },
  });
  const tell = (msg_type: string, content: Record<string, unknown>) =>
    comms.handle({ header: { msg_type }, content, metadata: {}, buffers: [] } as unknown as Request);
  return { comms, sent, calls, tell, setOwner: (name: string) => (owner = name) };
}

describe('comms', () => {
  it('handlers are called in the name of the cell that set them', () => {
    const { comms, calls, tell, setOwner } = listen();
    comms.onOpen('t', () => undefined);
    setOwner('cell 2');
    const comm = comms.open('u');
    tell('comm_open', { comm_id: 'a', target_name: 't', data: {} });
    tell('comm_msg', { comm_id: comm.id, data: {} });
    tell('comm_msg', { comm_id: 'a', data: {} });
    assert.deepEqual(calls, ['cell 1', 'cell 2', 'cell 1']);
  });

  it('of two registrations of a target the later counts, and only its own end takes it back', () => {
    const { comms, sent, tell } = listen();
    const opened: string[] = [];
    const forget = comms.onOpen('t', () => void opened.push('first'));
    comms.onOpen('t', () => void opened.push('second'));
    forget();
    tell('comm_open', { comm_id: 'a', target_name: 't' });
    assert.deepEqual([opened, sent], [['second'], []]);
  });

  it('a handler may close its comm while it is told of a message, and the table forgets it', () => {
    const { comms, sent, tell } = listen();
    comms.onOpen('t', (comm) => ({ onMessage: () => comm.close({ done: true }) }));
    tell('comm_open', { comm_id: 'a', target_name: 't' });
    assert.deepEqual(comms.list(undefined), { a: { target_name: 't' } });
    tell('comm_msg', { comm_id: 'a', data: {} });
    assert.deepEqual(sent, [['comm_close', { comm_id: 'a', data: { done: true } }]]);
    assert.deepEqual(comms.list(undefined), {});
  });

  it('the page closes: the handler hears of it once, and nothing is sent back', () => {
    const { comms, sent, tell } = listen();
    let closed = 0;
    const comm = comms.open('t', { onClose: () => closed++ });
    tell('comm_close', { comm_id: comm.id, data: {} });
    tell('comm_close', { comm_id: comm.id, data: {} });
    comm.close();
    assert.deepEqual([closed, comm.isOpen, sent.length], [1, false, 1]);
    assert.throws(() => comm.send(), /The comm "t" is closed/);
  });
});
