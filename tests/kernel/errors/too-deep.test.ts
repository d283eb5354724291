import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toDepthError } from '../../../src/kernel/errors/too-deep';

const terms = (count: number) => Array.from({ length: count }, (_, index) => index);
const evalue = (code: string) => toDepthError(code, 'Cell [1]').evalue;

describe('code that is too deep', () => {
  it('is told with the line of its statement', () => {
    const sum = `const one = 1;\n\nconst total = ${terms(3000).join(' + ')};\ntotal`;
    assert.match(evalue(sum), /^The statement at line 3 is nested too deeply/);
    assert.match(
      evalue(`function f() {\n  const a = 1;\n  return ${terms(900).join(' + ')};\n}\nf()`),
      /line 3 /,
    );
  });

  it('has its line where the parser gives up, too', () => {
    const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    assert.match(evalue(`let a = 1;\nlet b = ${nested};\na`), /line 2 /);
    const branches = terms(30_000).map((index) => `if (a === ${index}) a++;`);
    assert.match(evalue(`let a = 1;\n\n${branches.join('\nelse ')}`), /line 3 /);
    assert.match(
      evalue(
        `let a = [];\na${terms(60_000)
          .map((index) => `\n  .at(${index})`)
          .join('')}`,
      ),
      /line 2 /,
    );
  });

  it('shows the beginning of a long line', () => {
    const { traceback } = toDepthError(`[${terms(900).join('+')}]`, 'Cell [7]');
    assert.match(traceback[0]!, /^TooDeep: Cell \[7\] line 1 - /);
    assert.ok(traceback.join('').length < 600);
  });

  it('is elsewhere when the cell itself is shallow', () => {
    assert.match(evalue("import { x } from './deep';\nx"), /A module that this cell imports/);
  });
});
