'use strict';
// Sees to it that node_modules holds what package-lock.json names. Only Node's own modules may be used here.

const { createHash } = require('node:crypto');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { withFolderLock } = require('./folder-lock.cjs');

const root = path.join(__dirname, '..');
const lockfile = path.join(root, 'package-lock.json');
const modules = path.join(root, 'node_modules');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'];
const stamp = path.join(modules, '.course-stamp');

/** An error whose message is all that a person needs to see. */
class UserError extends Error {
  isUserError = true;
  exitCode = 1;
}

const hashLockfile = () => createHash('sha256').update(fs.readFileSync(lockfile)).digest('hex');

function readStamp() {
  try {
    return fs.readFileSync(stamp, 'utf8').trim();
  } catch {
    return '';
  }
}

/** npm writes node_modules/.package-lock.json last: where it agrees, somebody has run `npm install` by hand. */
function hasInstalledAll() {
  try {
    const wanted = JSON.parse(fs.readFileSync(lockfile, 'utf8')).packages;
    const found = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([name, entry]) => name === '' || entry.optional || found[name]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

function packagesAreReady() {
  const hash = hashLockfile();
  if (readStamp() === hash) return true;
  if (!hasInstalledAll()) return false;
  try {
    fs.writeFileSync(stamp, `${hash}\n`);
  } catch {
    // A shared installation that others may only read: it is looked through again next time.
  }
  return true;
}

/** A line that counts seconds on a terminal; one line every ten seconds elsewhere. */
function showProgress(title) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const terminal = process.stderr.isTTY;
  const timer = setInterval(
    () => process.stderr.write(terminal ? `\r${title} … ${seconds()}` : `${title} … ${seconds()}\n`),
    terminal ? 1000 : 10_000,
  );
  process.stderr.write(terminal ? `${title} …` : `${title} …\n`);
  return (result) => {
    clearInterval(timer);
    process.stderr.write(`${terminal ? '\r' : ''}${title}: ${result} (${seconds()})\n`);
  };
}

/** npm as the script that started us, or the one on the PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return [process.execPath, [script], false];
  return ['npm', [], process.platform === 'win32'];
}

function runNpm() {
  const [command, first, shell] = npmCommand();
  const args = [
    ...first,
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stopped = false;
    const keep = (chunk) => {
      output = (output + chunk).slice(0, 20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // npm is asked to end, and waited for: nothing goes on behind the user's back
    const stop = () => {
      stopped = true;
      child.kill('SIGTERM');
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    const finish = (code, text) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve({ code, output: text, stopped });
    };
    child.on('error', (error) => finish(1, error.message));
    child.on('close', (code) => finish(code ?? 1, output.trim()));
  });
}

function explainFailure(output) {
  if (/EACCES|EPERM|EROFS/.test(output))
    return `npm may not write to ${root}. Take a copy of the course in a folder of your own, or ask its owner to run npm run setup.`;
  if (/ENOSPC/.test(output))
    return 'The disk is full. The npm packages need about 600 MB; free some space, then run the same command again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output))
    return `npm could not reach its registry. Connect to the network (once is enough), then run the same command again.`;
  if (/ENOENT/.test(output) && !/npm (error|ERR)/.test(output))
    return 'npm was not found. It comes with Node.js; on Debian/Ubuntu: sudo apt install npm.';
  return `npm could not install the packages:\n${output.split('\n').slice(0, 12).join('\n')}`;
}

async function install() {
  const done = showProgress('Installing npm packages');
  const { code, output, stopped } = await runNpm();
  if (stopped) {
    done('stopped');
    throw Object.assign(new UserError('Stopped; the next call goes on.'), { exitCode: 130 });
  }
  if (code !== 0) {
    done('failed');
    throw new UserError(explainFailure(output));
  }
  fs.writeFileSync(stamp, `${hashLockfile()}\n`);
  done('ready');
}

/** Installs the npm packages unless they are there; waits for another process that is doing so. */
async function ensurePackages() {
  if (packagesAreReady()) return;
  const onWait = (owner) =>
    process.stderr.write(
      `Another command (process ${owner?.pid ?? '?'}) installs the npm packages; waiting for it …\n`,
    );
  try {
    fs.mkdirSync(path.join(root, '.course'), { recursive: true });
  } catch (error) {
    throw new UserError(explainFailure(String(error.message)));
  }
  await withFolderLock(path.join(root, '.course', 'npm.lock'), onWait, async () => {
    if (!packagesAreReady()) await install();
  });
}

module.exports = { ensurePackages };
