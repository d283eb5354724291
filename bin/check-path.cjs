'use strict';
// Some signs in the project's path stop the programs that the course stands on. Said before any of them starts.

/** The sentence for a path in which the course cannot run; undefined where it can. */
function whyNotHere(root, platform) {
  // Modules are loaded by URLs, in which these signs mean something else.
  var isWindows = platform === 'win32';
  var sign = root.includes('?') ? '?' : !isWindows && root.includes('\\') ? '\\' : undefined;
  if (!sign) return undefined;
  return (
    'The course cannot run in ' +
    root +
    ': Node.js loads nothing from a path with a "' +
    sign +
    '". ' +
    'Rename that folder, or move the course to another one.'
  );
}

module.exports = { whyNotHere };
