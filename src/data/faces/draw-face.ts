/** A cartoon face of 64×64 pixels from its attributes. Places are pixels from the middle of the head. */
import {
  BACKGROUNDS,
  CLOTHES,
  type Colour,
  EYE_COLOURS,
  type FaceAttributes,
  HAIR_COLOURS,
  SKINS,
} from './attributes';
import {
  above,
  below,
  both,
  ellipse,
  outline,
  Painter,
  type Pose,
  roundedBox,
  type Shape,
  stroke,
  without,
} from './painter';

export const FACE_SIDE = 64;

const WHITE: Colour = [250, 250, 250];
const DARK: Colour = [46, 38, 44];
/** Lips on light and on dark skin: a mouth must be seen on both. */
const LIPS: readonly Colour[] = [
  [158, 58, 62],
  [214, 104, 100],
];
const FELT: Colour = [66, 92, 122];
const STRAW: Colour = [206, 156, 92];
const FRAME: Colour = [38, 38, 48];

const shade = (colour: Colour, factor: number): Colour => [
  colour[0] * factor,
  colour[1] * factor,
  colour[2] * factor,
];

type Paint = (shape: Shape, colour: Colour, opacity?: number) => void;

/** Bytes of a face, 64 × 64 × 3, row by row. */
export function drawFace(face: FaceAttributes): Uint8Array {
  const painter = new Painter(FACE_SIDE);
  const background = BACKGROUNDS[face.background]!;
  painter.fill(background, shade(background, 0.86));
  const pose: Pose = { x: 32 + face.x, y: 33 + face.y, tilt: face.tilt, size: face.size };
  const paint: Paint = (shape, colour, opacity) => painter.paint(shape, colour, pose, opacity);
  const width = 15 * face.width;
  paintHairBehind(paint, face, width);
  paintBody(paint, face);
  paintHead(paint, face, width);
  paintEyes(paint, face, width);
  paintMouth(paint, face);
  paintHairInFront(paint, face, width);
  paintGlasses(paint, face.glasses, width);
  paintHat(paint, face.hat, width);
  return painter.finish();
}

function paintHairBehind(paint: Paint, { hair, hairColour, hat }: FaceAttributes, width: number): void {
  const colour = shade(HAIR_COLOURS[hairColour]!, 0.85);
  if (hair === 'long') paint(roundedBox(0, 4, width + 5, 25, 15), colour);
  if (hair === 'curly') {
    for (const [x, y] of CURLS) paint(ellipse(x * (width / 15), y, 7, 7), colour);
  }
  if (hair === 'bun' && hat === 'none') paint(ellipse(0, -23, 7.5, 6.5), colour);
}

const CURLS = [
  [-16, 6],
  [-18, -3],
  [-16, -12],
  [-9, -18],
  [0, -20],
  [9, -18],
  [16, -12],
  [18, -3],
  [16, 6],
] as const;

function paintBody(paint: Paint, { skin, clothes }: FaceAttributes): void {
  paint(ellipse(0, 40, 25, 14), CLOTHES[clothes]!);
  paint(roundedBox(0, 22, 6, 9, 4), shade(SKINS[skin]!, 0.86));
}

function paintHead(paint: Paint, { skin }: FaceAttributes, width: number): void {
  const colour = SKINS[skin]!;
  for (const side of [-1, 1]) paint(ellipse(side * width, 1, 3.2, 4.2), shade(colour, 0.92));
  paint(ellipse(0, 0, width, 19), colour);
  for (const side of [-1, 1]) paint(ellipse(side * 9, 7, 3.6, 2.6), [232, 110, 104], 0.28);
  paint(
    stroke(
      [
        [0.4, -1],
        [1.7, 4],
        [-0.8, 4.6],
      ],
      1.5,
    ),
    shade(colour, 0.72),
  );
}

function paintEyes(paint: Paint, { eyeColour, hairColour, hair }: FaceAttributes, width: number): void {
  const brow = hair === 'bald' ? DARK : shade(HAIR_COLOURS[hairColour]!, 0.6);
  for (const side of [-1, 1]) {
    const x = side * 0.43 * width;
    paint(ellipse(x, -2, 3.7, 2.9), WHITE);
    paint(ellipse(x, -1.9, 2.2, 2.3), EYE_COLOURS[eyeColour]!);
    paint(ellipse(x, -1.9, 1.1, 1.1), DARK);
    paint(ellipse(x - 0.8, -2.8, 0.7, 0.7), WHITE);
    paint(
      stroke(
        [
          [x - 3.2, -6.6 - 0.3 * side],
          [x, -7.5],
          [x + 3.2, -6.6 + 0.3 * side],
        ],
        1.5,
      ),
      brow,
    );
  }
}

/** Half of the mouth's width, and the line through its corners. */
const MOUTH_WIDTH = 6;
const MOUTH_HEIGHT = 10.5;

function paintMouth(paint: Paint, { smile, skin }: FaceAttributes): void {
  const lips = LIPS[skin < 3 ? 0 : 1]!;
  const places = Array.from({ length: 9 }, (_, i) => {
    const u = (i - 4) / 4;
    return [u * MOUTH_WIDTH, MOUTH_HEIGHT + 3.2 * smile * (0.5 - u * u)] as const;
  });
  if (smile > 0.6) {
    // An open laugh: the part of a disc below the line of the teeth.
    const open = both(ellipse(0, MOUTH_HEIGHT - 1.5, MOUTH_WIDTH, 5.6 * smile), below(MOUTH_HEIGHT - 1.5));
    paint(open, lips);
    paint(both(open, above(MOUTH_HEIGHT + 0.6)), WHITE);
  } else paint(stroke(places, 1.9), lips);
}

function paintHairInFront(paint: Paint, { hair, hairColour }: FaceAttributes, width: number): void {
  if (hair === 'bald') return;
  const colour = HAIR_COLOURS[hairColour]!;
  const cap = both(ellipse(0, -1.5, width + 1.8, 20.5), above(1));
  const forehead = hair === 'long' ? ellipse(4, 3, width + 1, 14.5) : ellipse(0, 4, width - 1.2, 15.5);
  paint(without(cap, forehead), colour);
  if (hair === 'short') {
    paint(both(ellipse(-3, -15, 12, 5.5), cap), colour);
  }
  if (hair === 'curly') {
    for (const x of [-10, -3.5, 3.5, 10]) paint(ellipse(x * (width / 15), -14.5, 5, 4.6), colour);
  }
}

function paintGlasses(paint: Paint, glasses: FaceAttributes['glasses'], width: number): void {
  if (glasses === 'none') return;
  const x = 0.43 * width;
  const lens = (side: number) =>
    glasses === 'round' ? ellipse(side * x, -1.8, 5.4, 5.2) : roundedBox(side * x, -1.8, 5.4, 4.2, 1.2);
  for (const side of [-1, 1]) paint(lens(side), WHITE, 0.22);
  const bars = [
    [-x + 5.2, x - 5.2, -2.6],
    [-width, -x - 5.2, -3],
    [x + 5.2, width, -3],
  ] as const;
  for (const side of [-1, 1]) paint(outline(lens(side), 1.5), FRAME);
  for (const [from, to, y] of bars) {
    const ends = [
      [from, y],
      [to, y],
    ] as const;
    paint(stroke(ends, 1.4), FRAME);
  }
}

function paintHat(paint: Paint, hat: FaceAttributes['hat'], width: number): void {
  if (hat === 'none') return;
  const dome = both(ellipse(0, -9, width + 2.6, 18), above(-10));
  if (hat === 'beanie') {
    paint(dome, FELT);
    paint(roundedBox(0, -11, width + 3, 3.2, 2.6), shade(FELT, 1.35));
    paint(ellipse(0, -27.5, 3.4, 3.4), WHITE);
  } else {
    paint(both(roundedBox(0, -17, width, 9, 6), above(-10)), STRAW);
    paint(roundedBox(0, -12.5, width + 0.2, 1.9, 0.6), [150, 66, 58]);
    paint(ellipse(0, -10, width + 11, 3), STRAW);
  }
}
