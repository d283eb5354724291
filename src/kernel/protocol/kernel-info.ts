/** What the kernel says about itself. */
import { PROTOCOL_VERSION } from '../wire/message';

export const IMPLEMENTATION = 'typescript-kernel';
export const IMPLEMENTATION_VERSION = '1.0.0';

export function createKernelInfo(typescriptVersion: string): Record<string, unknown> {
  return {
    status: 'ok',
    protocol_version: PROTOCOL_VERSION,
    implementation: IMPLEMENTATION,
    implementation_version: IMPLEMENTATION_VERSION,
    banner: `TypeScript ${typescriptVersion} on Node ${process.versions.node}`,
    help_links: [
      { text: 'TypeScript handbook', url: 'https://www.typescriptlang.org/docs/handbook/' },
      { text: 'Node API', url: 'https://nodejs.org/api/' },
    ],
    // Variables can be looked at, which front ends ask a debugger for; there are no breakpoints.
    supported_features: ['debugger'],
    debugger: true,
    language_info: {
      name: 'typescript',
      version: typescriptVersion,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      nbconvert_exporter: 'script',
      codemirror_mode: { name: 'javascript', typescript: true, mode: 'typescript' },
    },
  };
}
