/** The connection file: where a kernel listens and the key its messages are signed with. */
export interface Connection {
  transport: string;
  ip: string;
  key: string;
  shell_port: number;
  control_port: number;
  stdin_port: number;
  hb_port: number;
  iopub_port: number;
}

const PORTS = ['shell_port', 'control_port', 'stdin_port', 'hb_port', 'iopub_port'] as const;

/** @throws Error naming what the connection file lacks */
export function parseConnection(text: string): Connection {
  const value = JSON.parse(text) as Partial<Connection> & { signature_scheme?: string };
  for (const port of PORTS)
    if (typeof value[port] !== 'number') throw new Error(`The connection file has no ${port}.`);
  const scheme = value.signature_scheme ?? 'hmac-sha256';
  if (value.key && scheme !== 'hmac-sha256')
    throw new Error(`The connection file asks for ${scheme}; this kernel signs with hmac-sha256 only.`);
  return {
    ...(value as Connection),
    transport: value.transport ?? 'tcp',
    ip: value.ip ?? '127.0.0.1',
    key: value.key ?? '',
  };
}

/** ZMQ address of a port. */
export function toAddress(connection: Connection, port: number): string {
  return `${connection.transport}://${connection.ip}${connection.transport === 'ipc' ? '-' : ':'}${port}`;
}
