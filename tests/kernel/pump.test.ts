import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Pump } from '../../src/kernel/pump';
import type { Request } from '../../src/kernel/wire/thread-messages';

const request = (name: string) => ({ header: { msg_id: name } }) as Request;

function listen() {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const pump = new Pump({
    handle: ({ header }) => new Promise<void>((resolve) => ends.set(header.msg_id, resolve)),
    onStart: ({ header }) => log.push(`start ${header.msg_id}`),
    onFinish: ({ header }) => log.push(`finish ${header.msg_id}`),
    onRest: () => log.push('rest'),
  });
  return { pump, log, ends };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the pump', () => {
  it('handles one request after another', async () => {
    const { pump, log, ends } = listen();
    for (const name of ['a', 'b']) pump.add(request(name));
    pump.next();
    pump.next();
    ends.get('a')?.();
    await turn();
    ends.get('b')?.();
    await turn();
    assert.deepEqual(log, ['start a', 'finish a', 'start b', 'finish b', 'rest']);
  });

  it('goes on when a request is finished from outside; its handler comes too late', async () => {
    const { pump, log, ends } = listen();
    const [a, b] = [request('a'), request('b')];
    pump.add(a);
    pump.add(b);
    pump.next();
    pump.finish(a);
    ends.get('a')?.();
    await turn();
    assert.equal(pump.current, b);
    assert.deepEqual(log, ['start a', 'finish a', 'start b']);
  });

  it('lets a request overtake', () => {
    const { pump } = listen();
    const [a, b] = [request('a'), request('b')];
    pump.add(a);
    pump.add(b);
    assert.equal(
      pump.take(({ header }) => header.msg_id === 'b'),
      b,
    );
    assert.equal(
      pump.take(({ header }) => header.msg_id === 'b'),
      undefined,
    );
    pump.next();
    assert.equal(pump.current, a);
  });
});
