/**
 * The one seeded stream of the course: latents, initial weights, shuffles and dropout all draw from it.
 *
 * A part that draws gets a fork of its own, named after what it is for: one more draw in one part then moves no
 * number in another. The state is small and plain, so that a checkpoint can keep it.
 */
import { philoxBlock } from './philox';

/** Everything that a stream needs to go on where it was. */
export interface StreamState {
  key: [number, number];
  /** Blocks of four words drawn so far. */
  block: number;
  /** Words used of the current block, 0 to 4. */
  used: number;
}

/** 32-bit FNV-1a hash of a name. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export class RandomStream {
  private readonly key: [number, number];
  private block = 0;
  private used = 4;
  private readonly words = new Uint32Array(4);

  /** @param seed a whole number from 0 to 2^53 - 1. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new Error(`A seed is a whole number from 0 to 2^53 - 1; got ${seed}.`);
    }
    this.key = [seed >>> 0, Math.floor(seed / 2 ** 32)];
  }

  /** A stream that goes on where `state` was taken. */
  static restore(state: StreamState): RandomStream {
    const stream = new RandomStream(0);
    stream.moveTo(state);
    return stream;
  }

  /** Makes this very stream go on where `state` was taken. */
  moveTo(state: StreamState): void {
    this.key[0] = state.key[0];
    this.key[1] = state.key[1];
    this.block = state.block;
    this.used = state.used;
    if (state.used < 4) this.fillWords(state.block - 1);
  }

  /** The state of now. */
  state(): StreamState {
    return { key: [...this.key], block: this.block, used: this.used };
  }

  /** A copy that will draw the same numbers as this one. */
  clone(): RandomStream {
    return RandomStream.restore(this.state());
  }

  /** An independent stream; the same name on the same stream gives the same fork, whatever was drawn before. */
  fork(name: string): RandomStream {
    const child = new RandomStream(0);
    const words = new Uint32Array(4);
    philoxBlock([hashName(name), name.length, 0x666f726b, 0], this.key, words);
    child.key[0] = words[0]!;
    child.key[1] = words[1]!;
    return child;
  }

  /** A 32-bit unsigned integer. */
  nextWord(): number {
    if (this.used === 4) {
      this.fillWords(this.block);
      this.block++;
      this.used = 0;
    }
    return this.words[this.used++]!;
  }

  /** A number in [0, 1), of 23 random bits, made of a word as TensorFlow makes it. */
  uniform(): number {
    return (this.nextWord() & 0x7fffff) / 0x800000;
  }

  /** A draw from the standard normal distribution (Box and Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(Math.max(this.uniform(), 1e-7)));
    return radius * Math.sin(2 * Math.PI * this.uniform());
  }

  /** A whole number from 0 to `bound` - 1, without bias. */
  integer(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) {
      throw new Error(`A bound is a whole number from 1 to 2^32; got ${bound}.`);
    }
    const limit = 2 ** 32 - (2 ** 32 % bound);
    for (;;) {
      const word = this.nextWord();
      if (word < limit) return word % bound;
    }
  }

  /** `count` numbers in [low, high). */
  uniforms(count: number, low = 0, high = 1): Float32Array {
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) out[i] = low + (high - low) * this.uniform();
    return out;
  }

  /** `count` draws from the standard normal distribution; both numbers of each Box-Muller pair are used. */
  normals(count: number): Float32Array {
    const out = new Float32Array(count);
    for (let i = 0; i < count; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(Math.max(this.uniform(), 1e-7)));
      const angle = 2 * Math.PI * this.uniform();
      out[i] = radius * Math.sin(angle);
      if (i + 1 < count) out[i + 1] = radius * Math.cos(angle);
    }
    return out;
  }

  /** The numbers 0 to `count` - 1 in random order (Fisher and Yates). */
  permutation(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    return order;
  }

  private fillWords(block: number): void {
    philoxBlock([block >>> 0, Math.floor(block / 2 ** 32), 0, 0], this.key, this.words);
  }
}
