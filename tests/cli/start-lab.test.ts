import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { answers } from '../../src/cli/lab/start-lab';

test('the loopback is asked without a proxy, whatever the variables say', async () => {
  const names = ['NODE_USE_ENV_PROXY', 'HTTP_PROXY', 'http_proxy'];
  const before = names.map((name) => process.env[name]);
  process.env.NODE_USE_ENV_PROXY = '1';
  process.env.HTTP_PROXY = process.env.http_proxy = 'http://127.0.0.1:9';
  const statuses = [200, 503];
  const server = createServer((_, response) => response.writeHead(statuses.shift()!).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    assert.equal(await answers(port), true);
    assert.equal(await answers(port), false, 'it is not ready yet');
  } finally {
    await new Promise((resolve) => server.close(resolve));
    for (const [i, name] of names.entries()) {
      if (before[i] === undefined) delete process.env[name];
      else process.env[name] = before[i];
    }
  }
  assert.equal(await answers(port), false, 'nobody listens');
});
