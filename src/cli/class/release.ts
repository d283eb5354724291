/** A folder for nbgrader: the course's notebooks as assignments, and the configuration under which its own commands work. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../data/make-folder';
import { writeFileWhole } from '../../training/checkpoints/write-folder';
import { assertOutside, root } from '../project';
import { resolveNotebooks } from '../run/notebooks';
import { UserError } from '../user-error';
import { makeAssignment, type Notebook, SOLUTION } from './grade-cells';

export interface ReleaseOptions {
  /** The course's folder for nbgrader. */
  folder: string;
  /** Numbers or names of lessons; all of them if there are none. */
  lessons: readonly string[];
  /** For each exercise. */
  points: number;
}

export interface Assignment {
  name: string;
  exercises: number;
}

const CONFIG = `# Made by the course: npm run class -- release. Run nbgrader's commands in this folder.
import os

c = get_config()
c.CourseDirectory.course_id = "gan-course"
c.ClearSolutions.code_stub = {"typescript": "${SOLUTION.stub}"}
c.ClearSolutions.begin_solution_delimeter = "${SOLUTION.begin.slice(3)}"
c.ClearSolutions.end_solution_delimeter = "${SOLUTION.end.slice(3)}"
# A lesson's trainings are made small while it is graded: the checks need none of them.
c.ExecutePreprocessor.timeout = 600
os.environ.setdefault("COURSE_PROFILE", "quick")
`;

/** What cells in any folder below find: the modules as `course/…`, and the packages. */
function linkCourse(folder: string): void {
  const tsconfig = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { paths: { 'course/*': [join(root, 'src', '*')] } },
  };
  writeFileWhole(join(folder, 'tsconfig.json'), `${JSON.stringify(tsconfig, null, 2)}\n`);
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(root, 'node_modules'), packages, 'junction');
}

/**
 * Writes `source/LESSON/LESSON.ipynb` for each lesson. Nothing that is there is overwritten.
 *
 * @throws UserError for a folder inside the project, an assignment that is there already, a lesson that is none or that
 * has no exercises.
 */
export function releaseClass({ folder, lessons, points }: ReleaseOptions): Assignment[] {
  assertOutside(folder);
  const made = resolveNotebooks([...lessons]).map(({ name, path }) => {
    const { notebook, ids } = makeAssignment(JSON.parse(readFileSync(path, 'utf8')) as Notebook, points);
    const target = join(folder, 'source', name, `${name}.ipynb`);
    if (ids.length === 0) throw new UserError(`${name} has no exercises: there is nothing to grade in it.`);
    if (existsSync(target)) {
      throw new UserError(`${target} is there already, and stays as it is. Remove it to have it made anew.`);
    }
    return { name, target, notebook, exercises: ids.length };
  });
  makeFolder(folder);
  linkCourse(folder);
  const config = join(folder, 'nbgrader_config.py');
  if (!existsSync(config)) writeFileWhole(config, CONFIG);
  for (const { target, notebook } of made) {
    makeFolder(join(target, '..'));
    writeFileWhole(target, `${JSON.stringify(notebook, null, 1)}\n`);
  }
  return made.map(({ name, exercises }) => ({ name, exercises }));
}
