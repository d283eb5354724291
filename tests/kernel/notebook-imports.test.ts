import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { findImportedPackages } from '../../src/kernel/notebook-imports';

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), 'kernel-room-'));

describe('notebooks', () => {
  it('tell which packages they import', () => {
    const folder = temporary();
    const source = [
      "import * as tf from '@tensorflow/tfjs';\n",
      "import { x } from '../src/x';\nimport 'node:fs'; ",
    ];
    fs.writeFileSync(
      path.join(folder, 'a.ipynb'),
      JSON.stringify({ cells: [{ cell_type: 'code', source }] }),
    );
    fs.writeFileSync(path.join(folder, 'broken.ipynb'), '{');
    assert.deepEqual(findImportedPackages(folder), ['@tensorflow/tfjs']);
    fs.rmSync(folder, { recursive: true });
  });
});
