import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { History } from '../../../src/kernel/protocol/history';

describe('history', () => {
  const history = new History();
  for (const [line, input] of [
    [1, 'a + b'],
    [2, 'c'],
    [3, 'a + b'],
  ] as const)
    history.add(line, input);
  for (const [request, lines] of [
    [{ hist_access_type: 'tail', n: 2 }, [2, 3]],
    [{ hist_access_type: 'range', start: 1, stop: 2 }, [1]],
    [{ hist_access_type: 'search', pattern: 'a*b' }, [1, 3]],
    [{ hist_access_type: 'search', pattern: 'a?+*', unique: true }, [3]],
    [{ hist_access_type: 'search', pattern: '?' }, [2]],
  ] as const)
    it(JSON.stringify(request), () =>
      assert.deepEqual(
        history.query(request).map(([, line]) => line),
        lines,
      ),
    );
});
