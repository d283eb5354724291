/**
 * Jupyter's wire format: a message is identities, a delimiter, an HMAC signature, four JSON parts and, unsigned, any
 * number of binary buffers.
 * Source: jupyter_client's documentation, "Messaging in Jupyter", wire protocol 5.4.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

export const PROTOCOL_VERSION = '5.4';
const DELIMITER = Buffer.from('<IDS|MSG>');

export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

export interface Message {
  /** ZMQ identities of the sender; a reply is routed back by them. */
  identities: Buffer[];
  header: Header;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  /** Binary data that came along: comms send images and tensors so. */
  buffers: Buffer[];
  /** Hex signature, kept so that a replayed message can be told from a new one. */
  signature: string;
}

/** A message that must not be acted upon: wrong signature, missing parts, or parts that are no JSON objects. */
export class WireError extends Error {
  override name = 'WireError';
}

function parseObject(part: Buffer, name: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(part.toString('utf8'));
  } catch {
    throw new WireError(`the ${name} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WireError(`the ${name} is not a JSON object`);
  return value as Record<string, unknown>;
}

function sign(key: string, parts: readonly Buffer[]): string {
  if (!key) return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

/**
 * Checks and parses one multipart message. Nothing is parsed before its signature is found right.
 * @throws WireError when the message must be dropped
 */
export function decodeMessage(key: string, frames: readonly Buffer[]): Message {
  const delimiter = frames.findIndex((frame) => frame.equals(DELIMITER));
  if (delimiter < 0) throw new WireError('no delimiter');
  const signature = frames[delimiter + 1];
  const parts = frames.slice(delimiter + 2, delimiter + 6);
  if (!signature || parts.length < 4) throw new WireError('too few frames');
  if (key) {
    const wanted = Buffer.from(sign(key, parts));
    if (wanted.length !== signature.length || !timingSafeEqual(wanted, signature))
      throw new WireError('wrong signature');
  }
  const header = parseObject(parts[0]!, 'header');
  parseObject(parts[1]!, 'parent header');
  const metadata = parseObject(parts[2]!, 'metadata');
  const content = parseObject(parts[3]!, 'content');
  if (typeof header.msg_type !== 'string' || typeof header.msg_id !== 'string')
    throw new WireError('the header has no msg_type or msg_id');
  return {
    identities: frames.slice(0, delimiter),
    header: header as unknown as Header,
    metadata,
    content,
    buffers: frames.slice(delimiter + 6),
    signature: signature.toString(),
  };
}

export interface Outgoing {
  identities?: readonly Uint8Array[];
  type: string;
  /** Content as JSON text: it was made where the values live, once. */
  content: string;
  parent?: Header | Record<string, never>;
  /** Metadata as JSON text. */
  metadata?: string;
  buffers?: readonly Uint8Array[];
}

/**
 * JSON text whose strings are Unicode: half of an emoji alone becomes U+FFFD, as on Node's own streams. JSON.stringify
 * writes such a half as an escape, and Python, which reads it, can write it to no file.
 */
export function repairSurrogates(json: string): string {
  if (!json.includes('\\ud')) return json;
  return json.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (found) => (found.length > 2 ? '\ufffd' : found));
}

/** Encodes messages of one kernel session. */
export function createEncoder(key: string, session: string = randomUUID()): (message: Outgoing) => Buffer[] {
  return ({ identities = [], type, content, parent = {}, metadata = '{}', buffers = [] }) => {
    const header: Header = {
      msg_id: randomUUID(),
      msg_type: type,
      session,
      username: 'kernel',
      date: new Date().toISOString(),
      version: PROTOCOL_VERSION,
    };
    const parts = [JSON.stringify(header), JSON.stringify(parent), metadata, content].map((text) =>
      Buffer.from(repairSurrogates(text)),
    );
    const ids = identities.map((identity) => Buffer.from(identity));
    const data = buffers.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    );
    return [...ids, DELIMITER, Buffer.from(sign(key, parts)), ...parts, ...data];
  };
}

/** Remembers the last signatures seen, so that a message sent twice is acted upon once. */
export function createReplayGuard(capacity = 4096): (signature: string) => boolean {
  const seen = new Set<string>();
  return (signature) => {
    if (!signature) return false;
    if (seen.has(signature)) return true;
    seen.add(signature);
    if (seen.size > capacity) seen.delete(seen.values().next().value as string);
    return false;
  };
}
