/**
 * Answers a front end's debugger as far as looking at variables goes. Sources: the Debug Adapter Protocol, and Jupyter's
 * additions to it (jupyter_client's "Messaging in Jupyter", debug request; Jupyter enhancement proposal 47).
 */
import type { Variables } from './variables';

type Body = Record<string, unknown>;

interface DebugRequest {
  seq?: unknown;
  command?: unknown;
  arguments?: unknown;
}

const isRecord = (value: unknown): value is Body => typeof value === 'object' && value !== null;

export class DebugAdapter {
  readonly #variables: Variables;
  #isStarted = false;
  #seq = 0;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** The content of a debug_reply; never fails, a command that does says so in its reply. */
  async answer(request: DebugRequest): Promise<Body> {
    const command = String(request.command);
    const reply = { type: 'response', request_seq: request.seq ?? 0, seq: ++this.#seq, command };
    try {
      const body = await this.#run(command, isRecord(request.arguments) ? request.arguments : {});
      return { ...reply, success: true, body };
    } catch (error) {
      return { ...reply, success: false, message: (error as Error).message, body: {} };
    }
  }

  async #run(command: string, options: Body): Promise<Body> {
    switch (command) {
      case 'debugInfo':
        return this.#describe();
      case 'initialize':
        this.#isStarted = true;
        return { supportsConfigurationDoneRequest: true, exceptionBreakpointFilters: [] };
      case 'attach':
      case 'configurationDone':
        return {};
      case 'disconnect':
        this.#isStarted = false;
        return {};
      case 'inspectVariables':
        return { variables: this.#variables.list() };
      case 'variables':
        return { variables: this.#variables.look(Number(options.variablesReference)) };
      case 'richInspectVariables': {
        const name = String(options.variableName);
        const data = await this.#variables.show(name);
        if (!data) throw new Error(`There is no variable "${name}" in this notebook.`);
        return { data, metadata: {} };
      }
      case 'setBreakpoints':
        throw new Error('This kernel shows variables; it has no breakpoints.');
      default:
        throw new Error(`This kernel's debugger does not know "${command}"; it shows variables.`);
    }
  }

  #describe(): Body {
    return {
      isStarted: this.#isStarted,
      hashMethod: 'Murmur2',
      hashSeed: 0,
      tmpFilePrefix: 'cell-',
      tmpFileSuffix: '.ts',
      breakpoints: [],
      stoppedThreads: [],
      exceptionPaths: [],
      richRendering: true,
      copyToGlobals: false,
    };
  }
}
