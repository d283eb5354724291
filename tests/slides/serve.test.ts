/** `npm run slides` as an instructor has it: one address, pages once they are built, news of every later build. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(__dirname, '../..');

test('slides are built, served behind a token, and built again when a source changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'served-slides-'));
  const out = join(folder, 'slides');
  const server = spawn(process.execPath, ['bin/course.cjs', 'slides', 'serve', '--out', out], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => server.once('close', resolve));
  try {
    const address = await new Promise<string>((resolve) => {
      let said = '';
      server.stdout.on('data', (chunk) => {
        said += chunk;
        const found = /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]+\/slides\//.exec(said);
        if (found) resolve(found[0]);
      });
    });
    const { origin, pathname } = new URL(address);
    assert.equal((await fetch(`${origin}/slides/`)).status, 403);

    const page = `${address}02-building-blocks.html`;
    let answer = await fetch(page);
    assert.match(await answer.text(), /EventSource/, 'a page that waits for its build');
    while (answer.status !== 200) {
      await pause(200);
      answer = await fetch(page);
    }
    assert.match(await answer.text(), /Building blocks[\s\S]*EventSource/);

    const token = pathname.split('/')[1];
    const news = (await fetch(`${origin}/${token}/events`)).body!.getReader();
    const now = new Date();
    utimesSync(join(root, 'slides', '02-building-blocks.md'), now, now);
    let heard = '';
    while (!heard.includes('data:')) heard += new TextDecoder().decode((await news.read()).value);
    assert.match(heard, /data: \{"fault":""\}/);
  } finally {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
  assert.equal(await ended, 0);
});
