/** Words in, a picture out: the shipped networks that paint a sentence, and draw a face by its attributes. */
import { encodeFace, readFaceWishes } from '../../applications/face-requests';
import { drawRequests } from '../../applications/request-training';
import { encodeRequest, readRequest, writeRequest } from '../../applications/requests';
import { openShippedFaces, openShippedPainter } from '../../applications/shipped-generators';
import { sketchDigits } from '../../applications/sketches';
import type { ImageSet } from '../../data/images';
import type { RandomStream } from '../../random/stream';
import { openShipped } from '../../training/shipped';

export const WISH_TASKS = ['text', 'face'] as const;
export type WishTask = (typeof WISH_TASKS)[number];

/** What was understood, and how its picture is drawn once an engine has been started. */
export interface Wish {
  meaning: string;
  draw(random: RandomStream): Promise<ImageSet>;
}

/** The picture's digit is sketched by stage I, and painted by stage II. */
function readText(words: string): Wish {
  const request = readRequest(words);
  const draw = async (random: RandomStream) => {
    const stageOne = openShipped('conditional-dcgan').load();
    const painter = openShippedPainter();
    try {
      const sketch = await sketchDigits(stageOne.generator, [request.digit], random);
      return await drawRequests(painter, Uint8Array.from(encodeRequest(request)), sketch);
    } finally {
      painter.dispose();
      stageOne.dispose();
    }
  };
  return { meaning: writeRequest(request), draw };
}

function readFace(words: string): Wish {
  const wanted = readFaceWishes(words);
  const draw = async (random: RandomStream) => {
    const faceMaker = openShippedFaces();
    try {
      return await drawRequests(faceMaker, Uint8Array.from(encodeFace(wanted)), random);
    } finally {
      faceMaker.dispose();
    }
  };
  return { meaning: `a face with ${wanted.join(', ') || 'none of the attributes'}`, draw };
}

/** @throws RangeError in one sentence that lists what is understood. */
export const readWish = (task: WishTask, words: string): Wish =>
  task === 'text' ? readText(words) : readFace(words);
