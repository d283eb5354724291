import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type ClientTests, prepareClientTests } from './client-tests';

describe('the kernel through Jupyter clients', () => {
  let tests: ClientTests;
  before(async () => {
    tests = await prepareClientTests();
  });
  after(() => tests?.close());

  const outputs = new Map<string, string>();
  const files = fs.readdirSync(path.join(__dirname, 'clients')).filter((name) => /^test_.*\.py$/.test(name));
  // Clients wait more than they compute.
  describe('by their files', { concurrency: availableParallelism() }, () => {
    for (const file of files)
      it(file, async () => {
        const { code, output } = await tests.run(file);
        outputs.set(file, output);
        assert.equal(code, 0, output);
        assert.match(output, /\d+ passed/);
      });
  });

  it('leave no kernel behind', async () => {
    for (let i = 0; i < 100 && tests.listKernels().length > 0; i++) await setTimeout(100);
    assert.deepEqual(tests.listKernels(), []);
  });

  it('skips only the pager of the third-party suite', () => {
    const output = outputs.get('test_third_party_suite.py') ?? '';
    const skipped = output.split('\n').filter((line) => line.startsWith('SKIPPED'));
    assert.deepEqual(skipped.length, 1, output);
    // The suite's words for its pager test, which wants IPython's payloads.
    assert.match(skipped[0] ?? '', /No code page something/);
  });
});
