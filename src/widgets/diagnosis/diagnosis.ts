import { describeRun } from '../../figures/run-card';
import type { PresetControl, Widget } from '../widget';
import { drawPatient, drawPatients, writeScore, writeVerdict } from './draw';
import { letterOf, SICKNESSES } from './patients';
import { type DiagnosisState, judgePlace, readDiagnosis, writeAnswers } from './state';

function describeState(state: DiagnosisState): string {
  const place = state.said.length - 1;
  const { heading, text } = writeVerdict(state);
  const score = writeScore(state);
  const run = describeRun(`Run ${letterOf(place)}`, state.runs[place]!);
  return [heading, text, `${score}.`, run].filter(Boolean).join(' ');
}

/** A button a diagnosis, and one that goes on. None ever goes away, so that the keyboard's focus stays. */
function listButtons(state: DiagnosisState): PresetControl[] {
  const { said, truths, game } = state;
  const place = said.length - 1;
  const isKnown = ['at once', 'with hints'].includes(judgePlace(state, place));
  const words = said[place]!;
  const diagnoses = SICKNESSES.map((name): PresetControl => {
    const answers = writeAnswers([...said.slice(0, -1), [...words, name]]);
    const label = name.charAt(0).toUpperCase() + name.slice(1);
    return { kind: 'preset', label, set: { answers }, blocked: isKnown || words.includes(name) };
  });
  const isLast = said.length === truths.length;
  const next: PresetControl =
    isKnown && isLast
      ? { kind: 'preset', label: 'Once more', set: { answers: '', game: String(game + 1) } }
      : {
          kind: 'preset',
          label: 'Next patient',
          set: { answers: writeAnswers([...said, []]) },
          blocked: !isKnown,
        };
  return [...diagnoses, next];
}

/** `<gan-diagnosis>`: eight real trainings without names, one at a time; hints to wrong diagnoses, reasons to right ones. */
export const diagnosis: Widget<DiagnosisState> = {
  tag: 'gan-diagnosis',
  attributes: ['runs', 'game', 'answers', 'columns'],
  read: readDiagnosis,
  title: () => 'Eight trainings without names',
  describe: describeState,
  draw: drawPatient,
  drawAll: drawPatients,
  controls: listButtons,
};
