/** Yes-or-no attributes of a drawn face: what is known of each, so that what a generator does with them can be measured. */
import { type FaceAttributes, SMILE } from './attributes';

export const FACE_LABELS = ['glasses', 'smile', 'hat', 'long hair', 'dark skin'] as const;
export type FaceLabel = (typeof FACE_LABELS)[number];

const HAS: Record<FaceLabel, (face: FaceAttributes) => boolean> = {
  glasses: ({ glasses }) => glasses !== 'none',
  smile: ({ smile }) => smile >= SMILE,
  hat: ({ hat }) => hat !== 'none',
  'long hair': ({ hair }) => hair === 'long',
  'dark skin': ({ skin }) => skin >= 3,
};

export const hasLabel = (face: FaceAttributes, label: FaceLabel): boolean => HAS[label](face);

/** faces × labels, 1 where a face has it, in the order of `FACE_LABELS`. */
export const labelFaces = (faces: readonly FaceAttributes[]): Uint8Array =>
  Uint8Array.from(faces.flatMap((face) => FACE_LABELS.map((label) => Number(HAS[label](face)))));
