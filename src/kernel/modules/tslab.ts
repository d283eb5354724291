/**
 * The `tslab` module that notebooks written for tslab import: `tslab.display.html(…)`, `tslab.newDisplay()`.
 * Same names and arguments as tslab 1.0.22, on this kernel's displays.
 */
import type { KernelBridge } from '../bridge';
import { loadCrypto } from './load-crypto';

type Data = string | Uint8Array;

/** What every cell can use beyond Node's own: this module's types, and `prompt`. */
export const KERNEL_TYPES = `declare module 'tslab' {
  export interface Display {
    javascript(s: string): void;
    html(s: string): void;
    markdown(s: string): void;
    latex(s: string): void;
    svg(s: string): void;
    jpeg(b: Uint8Array): void;
    png(b: Uint8Array): void;
    gif(b: Uint8Array): void;
    pdf(b: Uint8Array): void;
    text(s: string): void;
    raw(contentType: string, b: string | Uint8Array | object): void;
  }
  export const display: Display;
  /** A display whose content each further call replaces. */
  export function newDisplay(): Display;
  /** Clears the output of the running cell; with wait when the next output comes. */
  export function clearOutput(wait?: boolean): void;
}
/** Asks the user for a line of text. */
declare function prompt(message?: string, options?: { password?: boolean }): string;
`;

const METHODS: Record<string, string> = {
  javascript: 'text/javascript',
  html: 'text/html',
  markdown: 'text/markdown',
  latex: 'text/latex',
  svg: 'image/svg+xml',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  text: 'text/plain',
};

const encode = (data: Data | object) =>
  data instanceof Uint8Array ? Buffer.from(data).toString('base64') : data;

function createDisplay(show: (type: string, data: unknown) => void): Record<string, unknown> {
  const raw = (contentType: string, data: Data | object) => show(contentType, encode(data));
  const methods = Object.entries(METHODS).map(([name, type]) => [name, (data: Data) => raw(type, data)]);
  return { ...Object.fromEntries(methods), raw };
}

export function createTslabModule(bridge: KernelBridge): Record<string, unknown> {
  return {
    __esModule: true,
    display: createDisplay((type, data) => bridge.display({ [type]: data })),
    newDisplay() {
      const id = loadCrypto().randomUUID();
      let isShown = false;
      return createDisplay((type, data) => {
        bridge.display({ [type]: data }, { id, update: isShown });
        isShown = true;
      });
    },
    clearOutput: (wait?: boolean) => bridge.clearOutput(wait),
  };
}
