/** A student at JupyterHub's pages: logs in with a password, starts the server, runs cells through its kernel. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import WebSocket from 'ws';

interface Message {
  parent_header: { msg_id?: string };
  header: { msg_type: string };
  content: {
    text?: string;
    execution_state?: string;
    ename?: string;
    evalue?: string;
    data?: Record<string, string>;
  };
}

export class Student {
  readonly #cookies = new Map<string, string>();

  /** @param address of the hub, such as http://127.0.0.1:8000 */
  constructor(
    readonly address: string,
    readonly name: string,
  ) {}

  /** As a browser opens pages: fetch says of itself that it is none, and gets no token against forged requests. */
  #visit(method: string, path: string, body = ''): Promise<{ status: number; text: string }> {
    const headers = {
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'X-XSRFToken': this.#cookies.get('_xsrf') ?? '',
      'Content-Type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
    };
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.address), { method, headers }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
          this.#cookies.set(name!, value!);
        }
        let text = '';
        answer.on('data', (part) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode!, text }));
      });
      asked.once('error', reject);
      asked.end(body);
    });
  }

  /** @returns true if the password was right. */
  async login(password: string): Promise<boolean> {
    await this.#visit('GET', '/hub/login');
    const form = new URLSearchParams({
      username: this.name,
      password,
      _xsrf: this.#cookies.get('_xsrf')!,
    });
    const { status } = await this.#visit('POST', '/hub/login', String(form));
    return status === 302;
  }

  token = '';

  /** A token of the student's own, as the hub's page of tokens makes it; for the hub and for the server. */
  async #makeToken(): Promise<void> {
    await this.#visit('GET', '/hub/token');
    const { status, text } = await this.#visit('POST', `/hub/api/users/${this.name}/tokens`, '{}');
    if (status !== 201) throw new Error(`${this.name} got no token: ${status} ${text}`);
    this.token = (JSON.parse(text) as { token: string }).token;
  }

  /** With the student's token, so that it works across a hub that was started anew. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, this.address), {
      ...init,
      headers: { authorization: `token ${this.token}`, ...init.headers },
    });
  }

  async startServer(): Promise<void> {
    if (!this.token) await this.#makeToken();
    const asked = await this.ask(`/hub/api/users/${this.name}/server`, { method: 'POST' });
    if (![201, 202].includes(asked.status))
      throw new Error(`${this.name}'s server: ${asked.status} ${await asked.text()}`);
    for (;;) {
      const { servers } = (await (await this.ask(`/hub/api/users/${this.name}`)).json()) as {
        servers: Record<string, { ready: boolean }>;
      };
      if (servers['']?.ready) return;
      if (!servers['']) throw new Error(`${this.name}'s server did not start.`);
      await setTimeout(500);
    }
  }

  /** A fresh kernel of the course, in the folder of the notebooks. */
  async startKernel(): Promise<StudentKernel> {
    const body = JSON.stringify({ name: 'typescript', path: 'notebooks/cells.ipynb' });
    const made = await this.ask(`/user/${this.name}/api/kernels`, { method: 'POST', body });
    if (made.status !== 201)
      throw new Error(`${this.name} got no kernel: ${made.status} ${await made.text()}`);
    const { id } = (await made.json()) as { id: string };
    return StudentKernel.connect(this, id);
  }
}

export interface Ran {
  text: string;
  error?: string;
}

export class StudentKernel {
  private constructor(
    readonly socket: WebSocket,
    readonly id: string,
  ) {}

  static async connect(student: Student, id: string): Promise<StudentKernel> {
    const url = `${student.address.replace('http', 'ws')}/user/${student.name}/api/kernels/${id}/channels`;
    const socket = new WebSocket(url, { headers: { authorization: `token ${student.token}` } });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    const kernel = new StudentKernel(socket, id);
    await kernel.#untilHeard();
    return kernel;
  }

  #send(msg_type: string, content: object): string {
    const msg_id = randomUUID();
    const header = { msg_id, msg_type, username: '', session: 'test', version: '5.3', date: '' };
    this.socket.send(
      JSON.stringify({ header, parent_header: {}, metadata: {}, content, channel: 'shell', buffers: [] }),
    );
    return msg_id;
  }

  /** A server that has just opened a kernel's channels may drop what comes first, so clients ask until it answers. */
  async #untilHeard(): Promise<void> {
    let isHeard = false;
    const hear = (data: WebSocket.RawData) => {
      isHeard ||= (JSON.parse(String(data)) as Message).header.msg_type === 'kernel_info_reply';
    };
    this.socket.on('message', hear);
    while (!isHeard) {
      this.#send('kernel_info_request', {});
      await setTimeout(500);
    }
    this.socket.off('message', hear);
  }

  /** Runs a cell. Settles when the kernel has done it, or has died. */
  run(code: string): Promise<Ran> {
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
    const ran: Ran = { text: '' };
    return new Promise((resolve) => {
      const hear = (data: WebSocket.RawData) => {
        const { parent_header, header: heard, content: said } = JSON.parse(String(data)) as Message;
        const isDead = ['restarting', 'dead'].includes(said.execution_state ?? '');
        if (isDead) ran.error = `kernel ${said.execution_state}`;
        else if (parent_header.msg_id !== msg_id) return;
        else if (heard.msg_type === 'stream') ran.text += said.text;
        else if (heard.msg_type === 'execute_result') ran.text += said.data!['text/plain'];
        else if (heard.msg_type === 'error') ran.error = `${said.ename}: ${said.evalue}`;
        if (!isDead && said.execution_state !== 'idle') return;
        this.socket.off('message', hear);
        resolve(ran);
      };
      this.socket.on('message', hear);
      const msg_id = this.#send('execute_request', content);
    });
  }

  close(): void {
    this.socket.terminate();
  }
}
