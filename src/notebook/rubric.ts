/** A capstone report's verdicts, as a cell's value. */
import { parseReport } from '../evaluation/capstone/report';
import { gradeReport } from '../evaluation/capstone/rubric';
import type { Displayable } from './display';
import { showTable } from './table';

/** A row a criterion: whether it passed, and what was found. @throws Error if it is no report */
export function showRubric(report: unknown): Displayable {
  const criteria = gradeReport(parseReport(report));
  const passed = criteria.filter((one) => one.passed).length;
  return showTable(
    ['criterion, and what was found', `${passed} of ${criteria.length}`],
    criteria.map((one) => [`${one.name}: ${one.found}`, one.passed ? 'passed' : 'not yet']),
  );
}
