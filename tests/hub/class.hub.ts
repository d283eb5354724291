/** `npm run class -- hub` with four students, in accounts that are made for the test and taken away after it. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { folders, root } from '../../src/cli/project';
import { readCells } from '../../src/notebook/read-cells';
import { Student, StudentKernel } from './student';

const NAMES = ['gan-test-ada', 'gan-test-ben', 'gan-test-cleo', 'gan-test-dan'];
const PORT = 8460;
const ADDRESS = `http://127.0.0.1:${PORT}`;
const passwordOf = (name: string) => `${name} knows`;

const folder = mkdtempSync(join(tmpdir(), 'hub-'));
const list = join(folder, 'class.txt');
const hasAccount = (name: string) => readFileSync('/etc/passwd', 'utf8').includes(`\n${name}:`);

interface Hub {
  child: ChildProcess;
  output(): string;
  /** Its exit status. */
  ended: Promise<number | null>;
}

function startHub(...more: string[]): Hub {
  const args = [join(root, 'bin', 'course.cjs'), 'class', 'hub', '--students', list, '--port', String(PORT)];
  const child = spawn(process.execPath, [...args, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => said, ended };
}

async function untilReady(hub: Hub): Promise<void> {
  for (;;) {
    const answer = await fetch(`${ADDRESS}/hub/login`).catch(() => undefined);
    if (answer?.status === 200) return;
    assert.equal(hub.child.exitCode, null, hub.output());
    await setTimeout(300);
  }
}

const students = NAMES.map((name) => new Student(ADDRESS, name));
const kernels: StudentKernel[] = [];
let hub: Hub;

before(() => {
  for (const name of NAMES) if (!hasAccount(name)) execFileSync('useradd', ['--create-home', name]);
  execFileSync('chpasswd', { input: NAMES.map((name) => `${name}:${passwordOf(name)}\n`).join('') });
});

after(async () => {
  for (const kernel of kernels) kernel.close();
  hub?.child.kill('SIGINT');
  await hub?.ended;
  for (const name of NAMES) {
    spawnSync('pkill', ['-KILL', '-u', name]); // what a failed test has left
    // A process that was just killed still holds its account.
    for (let i = 0; i < 20 && spawnSync('userdel', ['--remove', name]).status === 8; i++)
      await setTimeout(250);
  }
  rmSync(folder, { recursive: true, force: true });
});

test('what is wrong is said before anything starts', async () => {
  const refused = async (text: string, ...more: string[]) => {
    writeFileSync(list, text);
    const { ended, output } = startHub(...more);
    assert.equal(await ended, 1, output());
    return output();
  };
  assert.match(await refused('# nobody yet\n'), /names no student: write one account a line/);
  assert.match(await refused('gan-test-nobody\n'), /There is no account gan-test-nobody .* adduser/);
  assert.match(await refused('root\n'), /root is the machine's administrator/);
  assert.match(await refused('two names\n'), /"two names" is no account's name/);
  assert.match(await refused(`${NAMES[0]}\n`, '--memory', 'much'), /--memory is a number of gigabytes/);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(PORT + 1, '127.0.0.1', resolve));
  assert.match(await refused(`${NAMES[0]}\n`), new RegExp(`Port ${PORT + 1} is in use`));
  taken.close();
});

/** Code cells of a lesson up to its exercises, from the copy in the student's home. */
function cellsOf(name: string, lesson: string): string[] {
  const code = readCells(join('/home', name, 'gan-course', 'notebooks'), lesson)
    .filter(({ cell_type }) => cell_type === 'code')
    .map(({ source }) => source);
  return code.slice(
    0,
    code.findIndex((cell) => cell.includes('notebook/check')),
  );
}

test('three students run notebooks at once, and a fourth is answered', { timeout: 600_000 }, async () => {
  writeFileSync(list, NAMES.join('\n'));
  hub = startHub('--memory', '2', '--keep');
  await untilReady(hub);
  assert.equal(await new Student(ADDRESS, NAMES[0]!).login('a guess'), false);
  for (const student of students) assert.ok(await student.login(passwordOf(student.name)), student.name);
  await Promise.all(students.map((student) => student.startServer()));
  for (const student of students) kernels.push(await student.startKernel());
  let running = true;
  const lesson = async (kernel: StudentKernel, name: string) => {
    for (const cell of cellsOf(name, '02-dense-layers')) {
      const { error } = await kernel.run(cell);
      assert.equal(error, undefined, `${name}: ${cell}`);
    }
  };
  const answer = async (kernel: StudentKernel) => {
    const times: number[] = [];
    while (running) {
      const begun = performance.now();
      assert.equal((await kernel.run('1 + 1')).text, '2');
      times.push(performance.now() - begun);
      await setTimeout(200);
    }
    return times.sort((a, b) => a - b);
  };
  const answers = answer(kernels[3]!);
  await Promise.all([0, 1, 2].map((i) => lesson(kernels[i]!, NAMES[i]!)));
  running = false;
  const times = await answers;
  const at = (share: number) => Math.round(times[Math.floor(share * (times.length - 1))]!);
  console.log(`1 + 1 beside three lessons: ${times.length} times, median ${at(0.5)} ms, longest ${at(1)} ms`);
});

test("another's folder, and the hub's own, are closed", async () => {
  const [ada] = kernels;
  const read = (path: string) => ada!.run(`require('node:fs').readdirSync('${path}')`);
  assert.match((await read(`/home/${NAMES[1]}`)).error!, /EACCES/);
  assert.match((await read(folders.hub)).error!, /EACCES/);
  const asked = await students[0]!.ask(`/user/${NAMES[1]}/api/contents`);
  assert.ok([401, 403, 404].includes(asked.status), String(asked.status));
});

test('who takes too much memory is stopped, the others go on', { timeout: 120_000 }, async () => {
  const [ada, ben] = kernels;
  await ada!.run('var kept = 41');
  const { error } = await ben!.run(
    'var all: Buffer[] = []; for (let i = 0; i < 100; i++) all.push(Buffer.alloc(1e8, 1));',
  );
  // A control group ends the kernel; where each process is held by itself, it gets no more.
  assert.match(error!, /kernel (restarting|dead)|allocation failed/);
  assert.equal((await ada!.run('kept + 1')).text, '42');
});

test('a hub that is killed and started again finds servers, kernels and files', {
  timeout: 180_000,
}, async () => {
  const [ada] = students;
  const note = `/user/${ada!.name}/api/contents/notebooks/note.txt`;
  const saved = await ada!.ask(note, {
    method: 'PUT',
    body: JSON.stringify({ type: 'file', format: 'text', content: 'mine' }),
  });
  assert.equal(saved.status, 201);
  process.kill(Number(readFileSync(join(folders.hub, 'hub.pid'), 'utf8')), 'SIGKILL');
  await hub.ended;
  hub = startHub('--memory', '2');
  await untilReady(hub);
  const again = await StudentKernel.connect(ada!, kernels[0]!.id);
  kernels.push(again);
  assert.equal((await again.run('kept + 2')).text, '43');
  assert.equal(((await (await ada!.ask(note)).json()) as { content: string }).content, 'mine');
});

test('a hub that is stopped ends its servers, and leaves the students their files', {
  timeout: 120_000,
}, async () => {
  hub.child.kill('SIGINT');
  assert.equal(await hub.ended, 0, hub.output());
  for (const name of NAMES) assert.throws(() => execFileSync('pgrep', ['-u', name]), name);
  assert.ok(existsSync(join('/home', NAMES[0]!, 'gan-course', 'notebooks', 'note.txt')));
});

test('a server that nobody uses is ended', { timeout: 300_000 }, async () => {
  hub = startHub('--memory', '2', '--idle', '1');
  await untilReady(hub);
  const dan = new Student(ADDRESS, NAMES[3]!);
  assert.ok(await dan.login(passwordOf(dan.name)));
  await dan.startServer();
  const isRunning = () => spawnSync('pgrep', ['-u', dan.name]).status === 0;
  assert.ok(isRunning());
  while (isRunning()) await setTimeout(1000);
});
