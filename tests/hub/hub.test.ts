/** What the hub is asked for is checked before anything starts; no JupyterHub is needed for that. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { assertPorts, divideThreads } from '../../src/cli/class/hub';
import { findAccount, readStudents } from '../../src/cli/class/students';

const folder = mkdtempSync(join(tmpdir(), 'hub-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function listOf(text: string): string {
  const file = join(folder, 'class.txt');
  writeFileSync(file, text);
  return file;
}

test('a list has one account a line; empty lines and remarks are passed over', () => {
  assert.deepEqual(readStudents(listOf('# the class\nada\r\n\n  ben\n')), ['ada', 'ben']);
});

for (const [text, sentence] of [
  ['\n# none\n', /names no student: write one account a line\.$/],
  ['ada lovelace\n', /"ada lovelace" is no account's name/],
  ['../etc\n', /"\.\.\/etc" is no account's name/],
  ['ada\nben\nada\n', /names ada twice\.$/],
] as const) {
  test(`the list ${JSON.stringify(text)} is refused in a sentence`, () => {
    assert.throws(() => readStudents(listOf(text)), { name: 'UserError', message: sentence });
  });
}

test('a name without an account is told, and so is the administrator', () => {
  assert.throws(() => findAccount('no-such-student'), {
    message:
      'There is no account no-such-student on this machine. Make it (sudo adduser no-such-student), or take the name out of the list.',
  });
  assert.throws(() => findAccount('root'), /^UserError: root is the machine's administrator/);
});

test('processors are divided, and each student has one thread at least', () => {
  assert.deepEqual([divideThreads(3, 16), divideThreads(16, 16), divideThreads(30, 16)], [5, 1, 1]);
});

test('a port in use is a sentence before anything starts', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const refused = new RegExp(`^UserError: Port ${port} is in use\\.`);
  try {
    for (const wish of [port, port - 1, port - 2]) await assert.rejects(assertPorts(wish), refused);
  } finally {
    server.close();
  }
});

function runPython(code: string): string {
  const { stdout, stderr } = spawnSync('python3', ['-c', code, folder], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout;
}

test('the groups of students: version 1, version 2 where it hands memory on, and none elsewhere', () => {
  const code = `
import sys; sys.path.insert(0, "cluster/hub")
from pathlib import Path
import limits
here = Path(sys.argv[1])
print([limit for _, limit in limits.memory_groups({"memory": here, "cpu": here})])
print(limits.memory_groups({"": here}))
(here / "cgroup.subtree_control").write_text("cpu memory pids")
print([limit for _, limit in limits.memory_groups({"": here})], limits.memory_groups({}))`;
  assert.equal(runPython(code), "['memory.limit_in_bytes', None]\n[]\n['memory.max'] []\n");
});

test('a student gets no swap beside the memory, where the system counts it', () => {
  const code = `
import sys; sys.path.insert(0, "cluster/hub")
from pathlib import Path
import limits
here = Path(sys.argv[1])
counted = {"memory.limit_in_bytes": ["memory.memsw.limit_in_bytes"], "memory.max": ["memory.swap.max"], "none": []}
for limit, files in counted.items():
    folder = here / limit
    (folder / "course-ada").mkdir(parents=True)
    for name in files:
        (folder / "course-ada" / name).write_text("max")
    limits.memory_groups = lambda: [(folder, limit)]
    limits.make_groups("ada", 2)
    print([(folder / "course-ada" / name).read_text() for name in [limit, *files]])`;
  const size = 2 * 2 ** 30;
  assert.equal(runPython(code), `['${size}', '${size}']\n['${size}', '0']\n['${size}']\n`);
});
