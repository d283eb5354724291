import { element } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { drawText, moveTo, type Picture, wrapText } from '../../drawing/picture';
import { drawRun } from '../../figures/run-card';
import type { Layout } from '../widget';
import { judgeSickness } from './hints';
import { letterOf } from './patients';
import { giveReason } from './reasons';
import { countAtOnce, type DiagnosisState, judgePlace, type Standing } from './state';

export interface VerdictText {
  heading: string;
  /** A hint or a reason; empty before the first word. */
  text: string;
}

/** What is said of the last word: the exercise's hint to a wrong one, the reason of a right one. */
export function writeVerdict(state: DiagnosisState): VerdictText {
  const place = state.said.length - 1;
  const [letter, truth, word] = [letterOf(place), state.truths[place]!, state.said[place]!.at(-1)];
  if (word === undefined) return { heading: `Run ${letter}: what does it have?`, text: '' };
  const hint = judgeSickness(letter, truth, word);
  if (hint !== undefined) return { heading: `Not “${word}”.`, text: hint };
  return { heading: `Right: ${truth}.`, text: giveReason(truth) };
}

/** The score in words. */
export function writeScore(state: DiagnosisState): string {
  return `${countAtOnce(state)} of ${state.truths.length} known at once`;
}

const PENS: Readonly<Record<Standing, { colour: string; ink: string; dash?: string; width: number }>> = {
  'to come': { colour: COLOURS.line, ink: COLOURS.mutedInk, width: 1.5 },
  asked: { colour: COLOURS.ink, ink: COLOURS.ink, width: 3 },
  missed: { colour: COLOURS.ink, ink: COLOURS.ink, width: 3 },
  'at once': { colour: COLOURS.green, ink: COLOURS.greenInk, width: 3 },
  'with hints': { colour: COLOURS.vermilion, ink: COLOURS.vermilionInk, dash: '5 3', width: 3 },
};
const CHIP = 36;
const CHIP_STEP = 49;

/** The eight runs as letters: green and solid where known at once, dashed where a hint was needed. */
function drawChips(state: DiagnosisState): string {
  const chips = state.truths.map((_, place) => {
    const { colour, ink, dash, width } = PENS[judgePlace(state, place)];
    const frame = { width: CHIP, height: CHIP, rx: 7, fill: 'none', stroke: colour, 'stroke-width': width };
    return moveTo(
      2 + place * CHIP_STEP,
      2,
      element('rect', { ...frame, 'stroke-dasharray': dash }),
      drawText(CHIP / 2, CHIP / 2, letterOf(place), {
        size: 17,
        anchor: 'middle',
        weight: 'bold',
        colour: ink,
      }),
    );
  });
  return chips.join('');
}

/** The run that is asked, what is said of the last word, and how all eight stand. */
export function drawPatient(state: DiagnosisState, layout: Layout): Picture {
  const place = state.said.length - 1;
  const card = drawRun(`Run ${letterOf(place)}`, state.runs[place]!);
  const wide = layout === 'wide';
  const width = wide ? 860 - card.width - 26 : card.width;
  const { heading, text } = writeVerdict(state);
  const lines = text ? wrapText(text, width * 1.12, 17) : ['Look at the points, then at the curves.'];
  const beside =
    drawChips(state) +
    drawText(0, CHIP + 24, writeScore(state), { size: 15, colour: COLOURS.mutedInk }) +
    drawText(0, CHIP + 74, heading, { size: 22, weight: 'bold' }) +
    lines.map((line, row) => drawText(0, CHIP + 108 + row * 26, line, { size: 17 })).join('');
  // Room for the longest text, so that the buttons below stay where they are.
  const height = CHIP + 108 + 26 * 5;
  return wide
    ? { width: 860, height: card.height, content: card.content + moveTo(card.width + 26, 24, beside) }
    : {
        width,
        height: card.height + 16 + height,
        content: card.content + moveTo(4, card.height + 16, beside),
      };
}

/** All eight cards without a word of what they have: on paper the game is still to be played. */
export function drawPatients({ runs, columns }: DiagnosisState): Picture {
  const cards = runs.map((run, place) => drawRun(`Run ${letterOf(place)}`, run));
  const { width, height } = cards[0]!;
  const gap = 12;
  const content = cards.map((card, i) =>
    moveTo((i % columns) * (width + gap), Math.floor(i / columns) * (height + gap), card.content),
  );
  const rows = Math.ceil(cards.length / columns);
  return {
    width: columns * (width + gap) - gap,
    height: rows * (height + gap) - gap,
    content: content.join(''),
  };
}
