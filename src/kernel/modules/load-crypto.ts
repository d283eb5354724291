/** Node's crypto, loaded when it is first wanted: from Node 22 on, a startup snapshot that holds it does not start. */
export function loadCrypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto');
}
