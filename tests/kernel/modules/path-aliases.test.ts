import assert from 'node:assert/strict';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { createPathAliases } from '../../../src/kernel/modules/path-aliases';

describe('path aliases', () => {
  const find = createPathAliases({
    base: '/p',
    paths: {
      '~/*': ['src/*', 'lib/*'],
      '~/data/*': ['data/*'],
      exact: ['one.ts'],
      '*.css': ['styles/*.css'],
    },
  });
  for (const [request, files] of [
    ['~/x/y', ['/p/src/x/y', '/p/lib/x/y']],
    ['~/data/z', ['/p/data/z']],
    ['exact', ['/p/one.ts']],
    ['a.css', ['/p/styles/a.css']],
    ['exactly', []],
    ['~', []],
  ] as const)
    it(`${request} may be ${files.length} files`, () =>
      assert.deepEqual(
        find(request),
        files.map((file) => path.resolve(file)),
      ));
});
