#!/usr/bin/env node
'use strict';
// The entry of every command. Works on a bare clone: checks Node, installs the npm packages, then hands over to
// src/cli/main.ts. This file keeps to syntax that old Node versions read, so that they get a sentence, not a stack.

var major = Number(process.versions.node.split('.')[0]);
var minor = Number(process.versions.node.split('.')[1]);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'The course needs Node.js 20.19 or newer; this is ' +
      process.versions.node +
      '.\n' +
      '  Debian/Ubuntu: sudo apt install nodejs npm (Debian 13, Ubuntu 25.10 or newer), else nodejs.org\n' +
      '  macOS:         brew install node\n' +
      '  Windows:       winget install OpenJS.NodeJS.LTS\n' +
      'Then run the same command again.',
  );
  process.exit(1);
}

var refusal = require('./check-path.cjs').whyNotHere(
  require('node:path').join(__dirname, '..'),
  process.platform,
);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}

// Node answers SIGUSR1 by opening a debugger to every user of the machine; clusters send it to ask for an end. From here
// on it opens nothing; src/cli/stop.ts answers it once a command runs.
process.on('SIGUSR1', () => {});

require('./packages.cjs')
  .ensurePackages()
  .then(() => {
    // Compiled code would be kept in /tmp/tsx-UID, and trusted even if another user had made that folder. Inherited by
    // all that a command starts.
    process.env.TSX_DISABLE_CACHE = '1';
    require('tsx/cjs');
    return require('../src/cli/main.ts').main(process.argv);
  })
  .catch((error) => {
    const isForPeople = error instanceof Error && error.isUserError === true;
    console.error(isForPeople ? error.message : error);
    process.exit(isForPeople ? error.exitCode : 1);
  });
