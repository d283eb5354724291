'use strict';
// One process at a time, by a folder that only one of them can make. For the minutes before npm packages exist.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const HEARTBEAT_MS = 2000;
const STALE_MS = 15_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function readOwner(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'owner.json'), 'utf8'));
  } catch {
    return undefined; // just made, or just removed
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A lock is stale when its owner's heart stopped: its process is gone, or (another machine) it stopped beating. */
function isStale(folder) {
  const owner = readOwner(folder);
  if (owner && owner.host === os.hostname() && !isAlive(owner.pid)) return true;
  try {
    return Date.now() - fs.statSync(folder).mtimeMs > STALE_MS;
  } catch {
    return false; // released meanwhile
  }
}

function tryToTake(folder, token) {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
  const owner = { token, pid: process.pid, host: os.hostname() };
  fs.writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(owner));
  return true;
}

/** Renamed first: of two that find it stale, only one moves it away. */
function removeStale(folder, token) {
  const grave = `${folder}.stale-${token}`;
  try {
    fs.renameSync(folder, grave);
  } catch {
    return;
  }
  fs.rmSync(grave, { recursive: true, force: true });
}

/**
 * Runs `work` while holding the lock `folder`; waits for another holder and calls `onWait(owner)` once if it must.
 */
async function withFolderLock(folder, onWait, work) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const token = `${os.hostname()}-${process.pid}-${Date.now()}`;
  let told = false;
  for (;;) {
    if (tryToTake(folder, token)) {
      await sleep(20); // a second finder of a stale lock may have moved ours away
      if (readOwner(folder)?.token === token) break;
    } else if (isStale(folder)) {
      removeStale(folder, token);
    } else {
      if (!told) onWait(readOwner(folder));
      told = true;
      await sleep(500);
    }
  }
  const heart = setInterval(() => fs.utimesSync(folder, new Date(), new Date()), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { withFolderLock };
