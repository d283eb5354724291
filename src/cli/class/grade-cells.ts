/**
 * A notebook as nbgrader wants it: each exercise is an answer cell, whose solution nbgrader takes out for the students, and
 * a locked cell with the check, which gives the points. The format is nbgrader's schema 3.
 */
import type { ExerciseId } from '../../exercises';
import { exercises } from '../../exercises';
import type { Exercise } from '../../exercises/exercise';

export interface Cell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  source: string | string[];
  execution_count?: number | null;
  outputs?: unknown[];
}

export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** What stands around a solution in the instructor's notebook; nbgrader_config.py says the same. */
export const SOLUTION = {
  begin: '// BEGIN SOLUTION',
  end: '// END SOLUTION',
  stub: '// Your code comes here.',
};

const CHECK = /\n\ncheck\('([^']+)', \w+\);\s*$/;
const VALUE = / *const (\w+): ([^=]*?) \| undefined = undefined;/;

const region = (lines: string[], indent = '') =>
  [SOLUTION.begin, ...lines, SOLUTION.end].map((line) => indent + line).join('\n');

/** A starter with its worked solution between nbgrader's marks; what is left without it is the starter again. */
export function markSolution({
  id,
  starter,
  worked,
}: Pick<Exercise<never>, 'id' | 'starter' | 'worked'>): string {
  const code = starter.replace(CHECK, '');
  const lines = worked.split('\n');
  // The starter's last line stays behind the solution, where it is never reached: that is what a student finds.
  const marked = code
    .replace(/^( *)return todo\(\);/m, (line, indent: string) => `${region(lines, indent)}\n${line}`)
    .replace(VALUE, (_, name: string, type: string) => {
      const given = `${name} = ${worked};`.split('\n');
      return `let ${name}: ${type} | undefined;\n${region(given)}`;
    });
  if (marked === code) throw new Error(`The starter of ${id} has no place for a solution.`);
  return marked;
}

const grading = (
  id: string,
  role: { grade: boolean; solution: boolean; locked: boolean; points?: number },
) => ({
  nbgrader: { schema_version: 3, grade_id: id, task: false, ...role },
});

const codeCell = (id: string, source: string, metadata: Record<string, unknown>): Cell => ({
  cell_type: 'code',
  id,
  metadata,
  source,
  execution_count: null,
  outputs: [],
});

/** Cells that a student's answer depends on: a change in them is undone before grading. */
const isSetup = (text: string) => /^import .*'\.\.\/src\/notebook\/(setup|check)'/m.test(text);

const textOf = ({ source }: Cell) => (typeof source === 'string' ? source : source.join(''));

function split(cell: Cell, id: ExerciseId, points: number): Cell[] {
  const [check] = CHECK.exec(textOf(cell))!;
  const exercise = exercises[id] as unknown as Exercise<never>;
  return [
    codeCell(
      `answer-${id}`,
      markSolution(exercise),
      grading(`answer-${id}`, { grade: false, solution: true, locked: false }),
    ),
    codeCell(
      `check-${id}`,
      check.trim(),
      grading(`check-${id}`, { grade: true, solution: false, locked: true, points }),
    ),
  ];
}

/**
 * The instructor's notebook of a lesson, with its exercises' solutions and points. Modules are imported as `course/…`,
 * since nbgrader runs notebooks in folders of its own.
 *
 * @param points for each exercise.
 * @returns the notebook and the exercises' ids, in their order; none for a lesson without exercises.
 */
export function makeAssignment(lesson: Notebook, points: number): { notebook: Notebook; ids: ExerciseId[] } {
  const ids: ExerciseId[] = [];
  const cells = lesson.cells.flatMap((cell, i) => {
    const text = textOf(cell);
    const id = cell.cell_type === 'code' ? (CHECK.exec(text)?.[1] as ExerciseId | undefined) : undefined;
    if (id === undefined) {
      const locked = cell.cell_type === 'code' && isSetup(text);
      const role = grading(`setup-${i}`, { grade: false, solution: false, locked });
      return [{ ...cell, metadata: locked ? { ...cell.metadata, ...role } : cell.metadata }];
    }
    ids.push(id);
    return split(cell, id, points);
  });
  const moved = cells.map((cell) => ({ ...cell, source: textOf(cell).replaceAll("'../src/", "'course/") }));
  return { notebook: { ...lesson, cells: moved }, ids };
}
