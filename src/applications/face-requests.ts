/** Faces on request: which attributes are wanted, and in how many faces they are seen. */
import { FACE_LABELS, type FaceLabel } from '../data/faces/face-labels';
import { type FaceReadings, has } from '../evaluation/face-attributes';

/**
 * A 1 for each attribute that is wanted, in the order of `FACE_LABELS`.
 *
 * @throws RangeError for an unknown attribute, with the known ones.
 */
export function encodeFace(wanted: readonly string[]): number[] {
  const unknown = wanted.find((label) => !(FACE_LABELS as readonly string[]).includes(label));
  if (unknown !== undefined)
    throw new RangeError(`Unknown attribute "${unknown}". Known: ${FACE_LABELS.join(', ')}.`);
  return FACE_LABELS.map((label) => Number(wanted.includes(label)));
}

/** They may stand in a list and say nothing. */
const FILLERS = ['a', 'face', 'with', 'and'];

/**
 * The attributes that a text lists: "smile and long hair". Words that are left out are not wanted.
 *
 * @throws RangeError for an unknown word, with the known attributes.
 */
export function readFaceWishes(text: string): FaceLabel[] {
  const isNamed = (label: string) => new RegExp(`(^|\\s)${label}(?=\\s|$)`, 'g');
  let rest = (text.toLowerCase().match(/[^\s.,!?+]+/g) ?? []).join(' ');
  const wanted = FACE_LABELS.filter((label) => {
    const without = rest.replace(isNamed(label), ' ');
    const isThere = without !== rest;
    rest = without;
    return isThere;
  });
  const unknown = rest.split(' ').filter((word) => word !== '' && !FILLERS.includes(word));
  if (unknown.length > 0) encodeFace([unknown[0]!]);
  return wanted;
}

/** All 32 combinations of attributes, each `times` times: requests one after another. */
export function allFaces(times: number): Uint8Array {
  const combinations = 2 ** FACE_LABELS.length;
  return Uint8Array.from({ length: combinations * times * FACE_LABELS.length }, (_, i) => {
    const [face, label] = [Math.floor(i / FACE_LABELS.length), i % FACE_LABELS.length];
    return (Math.floor(face / times) >> label) & 1;
  });
}

/**
 * Share of faces of which an attribute is read as it was asked for, there or not, for each; and all five at once.
 *
 * @param asked faces × attributes.
 * @throws RangeError unless there is a request for each face.
 */
export function shareAsAsked(readings: FaceReadings, asked: Uint8Array): Record<FaceLabel | 'all', number> {
  const { count } = readings;
  if (asked.length !== count * FACE_LABELS.length || count === 0)
    throw new RangeError(
      `Each face has a request of ${FACE_LABELS.length} numbers; got ${count} faces and ${asked.length} numbers.`,
    );
  const isRight = FACE_LABELS.map((label, place) =>
    has(readings, label).map((seen, i) => seen === (asked[i * FACE_LABELS.length + place] === 1)),
  );
  const share = (right: readonly boolean[]) => right.filter(Boolean).length / count;
  const entries = FACE_LABELS.map((label, place) => [label, share(isRight[place]!)] as const);
  const all = Array.from({ length: count }, (_, i) => isRight.every((right) => right[i]));
  return { ...(Object.fromEntries(entries) as Record<FaceLabel, number>), all: share(all) };
}
