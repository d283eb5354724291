import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, describe, it } from 'node:test';
import { createParentCheck } from '../../../src/kernel/processes/parent';
import { findChildren, listProcesses } from '../../../src/kernel/processes/process-table';

const row = (pid: number, parent: number, group: number) => ({ pid, parent, group });

describe('children', () => {
  const rows = [
    row(1, 0, 1),
    row(10, 1, 10),
    row(11, 10, 10),
    row(12, 11, 10),
    row(13, 10, 13),
    row(14, 13, 13),
  ];
  it('are all that was started, but not what went into a group of its own', () => {
    assert.deepEqual(findChildren(rows, 10), [11, 12]);
  });
  it('of a group that another leads are only its own', () => {
    assert.deepEqual(
      findChildren([row(10, 1, 10), row(20, 10, 10), row(21, 20, 10), row(30, 10, 10)], 20),
      [21],
    );
  });
  it('of a leader are also those whose parent has ended, in whatever order they are listed', () => {
    assert.deepEqual(findChildren([row(16, 15, 10), row(15, 1, 10), ...rows], 10), [16, 15, 11, 12]);
  });
  it('of an unknown process are none', () => assert.deepEqual(findChildren(rows, 99), []));
});

describe('processes', { skip: process.platform === 'win32' && 'Windows has no groups' }, () => {
  let child: ChildProcess | undefined;
  after(() => child?.kill('SIGKILL'));
  it('are listed with their parent and group, whatever they are called', async () => {
    child = spawn(
      process.execPath,
      ['-e', "process.title = 'a) S 1 (b'; console.log('there'); setInterval(() => {}, 1e6)"],
      {
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(child.stdout!, 'data');
    const found = listProcesses().find(({ pid }) => pid === child!.pid);
    assert.deepEqual(found, { pid: child.pid, parent: process.pid, group: child.pid });
  });
});

describe('the starter', () => {
  it('is not watched when nobody names it, or when it cannot be seen', () => {
    for (const named of [undefined, '', '0', '1', 'x', '999999999'])
      assert.equal(createParentCheck(named), undefined);
  });
  it('is there while it is the parent', () =>
    assert.equal(createParentCheck(String(process.ppid))?.(), false));
  it('is looked up when it is not the parent', async () => {
    const starter = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    const isGone = createParentCheck(String(starter.pid));
    assert.equal(isGone?.(), false);
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    assert.equal(isGone?.(), true);
  });
});
