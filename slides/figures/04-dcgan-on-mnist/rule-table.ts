/** Which of the five rules the decks' networks keep: decided by looking at their layers. */
import { COLOURS } from '../../../src/drawing/palette';
import type { Picture } from '../../../src/drawing/picture';
import { drawText } from '../../../src/drawing/picture';
import { drawLines, drawPath, makePicture, onPress } from '../../../src/drawing/shapes';
import { DISCRIMINATOR, GENERATOR } from '../../../src/models/case-study';
import { checkRules, type Pair } from '../../../src/models/dcgan-rules';
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../../src/models/resize-dcgan';
import { sourceDecks } from '../../../src/notebook/source-decks';

interface NamedPair extends Pair {
  name: string;
  source: string;
}

export const PAIRS: readonly NamedPair[] = [
  {
    name: 'case study',
    source: sourceDecks['000'].short,
    generator: GENERATOR,
    discriminator: DISCRIMINATOR,
  },
  {
    name: '“DCGAN”',
    source: sourceDecks['003'].short,
    generator: RESIZE_GENERATOR,
    discriminator: RESIZE_DISCRIMINATOR,
  },
];

const mark = (x: number, y: number, isKept: boolean) =>
  isKept
    ? drawPath(`M${x - 13} ${y + 1}L${x - 4} ${y + 10}L${x + 14} ${y - 11}`, COLOURS.green, 6)
    : drawPath(
        `M${x - 10} ${y - 10}L${x + 10} ${y + 10}M${x + 10} ${y - 10}L${x - 10} ${y + 10}`,
        COLOURS.vermilion,
        6,
      );

/** Rules down, networks across. */
export function drawRuleTable(): Picture {
  const columns = [410, 580, 760];
  const heads = [['the paper’s', 'rules'], ...PAIRS.map(({ name, source }) => [name, source])];
  const head = heads.map((lines, index) =>
    drawLines(columns[index]!, 16, lines, { size: 18, weight: 'bold', anchor: 'middle' }),
  );
  const verdicts = PAIRS.map(checkRules);
  const rows = verdicts[0]!.map(({ rule }, index) => {
    const y = 86 + index * 46;
    const marks = verdicts.map((one, place) => mark(columns[place + 1]!, y, one[index]!.isKept));
    return (
      drawPath(`M40 ${y - 23}H836`, COLOURS.line, 1.5) +
      drawText(44, y, rule, { size: 20 }) +
      mark(columns[0]!, y, true) +
      onPress(marks.join(''))
    );
  });
  return makePicture(860, 350, ...head, ...rows);
}
