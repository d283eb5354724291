import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** The widgets bundle this room for the browser, and every number in it can be followed by reading it. */
test('the arithmetic knows no tensor engine, no Node API and no room but the seeded stream', () => {
  const room = join(__dirname, '..', '..', 'src', 'arithmetic');
  const files = readdirSync(room);
  assert.ok(files.length > 10);
  for (const file of files) {
    const code = readFileSync(join(room, file), 'utf8');
    for (const [, source] of code.matchAll(/(?:from|import|require)\s*\(?\s*'([^']+)'/g)) {
      assert.match(source!, /^(\.\/[a-z-]+|\.\.\/random\/stream)$/, `${file} imports ${source}`);
    }
    assert.doesNotMatch(code, /\b(process|Buffer|globalThis|Date|Math\.random)\b/, file);
  }
});
