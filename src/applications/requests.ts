/**
 * Sentences that ask for a picture: "a thick red seven on blue". Each word that counts switches one number on, and these
 * numbers are what a network is told. So the order of words plays no role (a bag of words); StackGAN (Zhang et al. 2017)
 * has a trained network in this place, which reads any sentence.
 */
import { GROUNDS, type Ground, INKS, type Ink, type Paint, THICKNESSES } from '../data/painted-digits';
import type { RandomStream } from '../random/stream';

export const DIGIT_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
] as const;

/** What a sentence asks for. */
export interface Request extends Paint {
  digit: number;
}

const KINDS = {
  thickness: THICKNESSES as readonly string[],
  ink: Object.keys(INKS),
  ground: Object.keys(GROUNDS),
  digit: DIGIT_WORDS as readonly string[],
} as const;
export type RequestKind = keyof typeof KINDS;
export const REQUEST_KINDS = Object.keys(KINDS) as RequestKind[];

/** The words that count, in the order of the numbers that they switch on. */
export const REQUEST_WORDS: readonly string[] = Object.values(KINDS).flat();

/** They may stand in a sentence and say nothing. */
const FILLERS = ['a', 'an', 'the', 'on', 'in'];

/** The ground of a sentence that names none. */
const USUAL_GROUND: Ground = 'black';

const wordOf = (request: Request, kind: RequestKind): string =>
  kind === 'digit' ? DIGIT_WORDS[request.digit]! : request[kind];

/**
 * What a sentence asks for: a thickness, a colour, a digit's word, and a ground if it is not black.
 *
 * @throws RangeError in one sentence for an unknown word, a missing one, or two of one kind.
 */
export function readRequest(sentence: string): Request {
  const words = (sentence.toLowerCase().match(/[^\s.,!?]+/g) ?? []).filter((word) => !FILLERS.includes(word));
  const unknown = words.find((word) => !REQUEST_WORDS.includes(word));
  if (unknown !== undefined)
    throw new RangeError(`Unknown word "${unknown}". Known: ${REQUEST_WORDS.join(', ')}.`);
  const [thickness, ink, ground, digit] = REQUEST_KINDS.map((kind) => {
    const said = [...new Set(words.filter((word) => KINDS[kind].includes(word)))];
    if (said.length > 1) throw new RangeError(`"${said.join('" and "')}" cannot both be: choose one.`);
    const word = said[0] ?? (kind === 'ground' ? USUAL_GROUND : undefined);
    if (word === undefined)
      throw new RangeError(`The sentence names no ${kind}: add one of ${KINDS[kind].join(', ')}.`);
    return word;
  });
  return {
    thickness: thickness as Request['thickness'],
    ink: ink as Ink,
    ground: ground as Ground,
    digit: (DIGIT_WORDS as readonly string[]).indexOf(digit!),
  };
}

/** The sentence that asks for it. */
export const writeRequest = ({ thickness, ink, ground, digit }: Request): string =>
  `a ${thickness} ${ink} ${DIGIT_WORDS[digit]} on ${ground}`;

/** A 1 for each word that is said, in the order of `REQUEST_WORDS`: 19 numbers, four of them 1. */
export function encodeRequest(request: Request): number[] {
  const said = REQUEST_KINDS.map((kind) => wordOf(request, kind));
  return REQUEST_WORDS.map((word) => Number(said.includes(word)));
}

/** All 240, digit by digit. */
export function listRequests(): Request[] {
  const all: Request[] = [];
  for (const digit of DIGIT_WORDS.keys())
    for (const thickness of THICKNESSES)
      for (const ink of Object.keys(INKS) as Ink[])
        for (const ground of Object.keys(GROUNDS) as Ground[]) all.push({ thickness, ink, ground, digit });
  return all;
}

/** Requests of each digit that no training sees: fewer than those with one ink, so that each word still occurs with it. */
const HELD_OF_DIGIT = 5;

/** 190 requests to learn from, and 50 that are only asked for later: five of each digit's 24, by the stream. */
export function splitRequests(random: RandomStream): { known: Request[]; held: Request[] } {
  const all = listRequests();
  const parts = DIGIT_WORDS.map((_, digit) => {
    const own = all.filter((request) => request.digit === digit);
    return Array.from(random.permutation(own.length), (place) => own[place]!);
  });
  return {
    known: parts.flatMap((own) => own.slice(HELD_OF_DIGIT)),
    held: parts.flatMap((own) => own.slice(0, HELD_OF_DIGIT)),
  };
}

/** For each label one of the requests with that digit, by the stream. @throws RangeError for a digit that none asks for. */
export function chooseRequests(
  labels: ArrayLike<number>,
  requests: readonly Request[],
  random: RandomStream,
): Request[] {
  const byDigit = DIGIT_WORDS.map((_, digit) => requests.filter((request) => request.digit === digit));
  return Array.from(labels, (digit) => {
    const fitting = byDigit[digit] ?? [];
    if (fitting.length === 0) throw new RangeError(`No request asks for the digit ${digit}.`);
    return fitting[random.integer(fitting.length)]!;
  });
}
