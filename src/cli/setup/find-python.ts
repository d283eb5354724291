/** Finds a Python that can make the project's environment. */
import { captureProcess } from '../processes';
import { SetupProblem } from './step';

export interface PythonFound {
  /** The command and its first arguments, e.g. `['py', '-3']`. */
  command: string[];
  version: string;
}

const OLDEST_MINOR = 10;

const probe =
  'import sys, json; from importlib.util import find_spec as f; ' +
  'print(json.dumps({"version": "%d.%d.%d" % sys.version_info[:3], "venv": bool(f("venv") and f("ensurepip"))}))';

function candidates(): string[][] {
  const chosen = process.env.COURSE_PYTHON;
  if (chosen) return [[chosen]];
  const versioned = [14, 13, 12, 11, 10].map((minor) => [`python3.${minor}`]);
  return [['python3'], ['python'], ...(process.platform === 'win32' ? [['py', '-3']] : versioned)];
}

const meanwhile =
  'Without it the notebooks cannot run; `npm run check`, the unit tests (`npm test unit`) and the modules in src/ work.';

const installHelp = [
  '  Debian/Ubuntu: sudo apt install python3 python3-venv',
  '  macOS:         brew install python',
  '  Windows:       winget install Python.Python.3.12',
].join('\n');

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= OLDEST_MINOR);
}

/**
 * The first Python ≥ 3.10 that can make virtual environments: `COURSE_PYTHON`, else python3, python, py, python3.N.
 *
 * @throws SetupProblem that says what was found and what to install.
 */
export async function findPython(): Promise<PythonFound> {
  const seen: string[] = [];
  let withoutVenv: PythonFound | undefined;
  for (const command of candidates()) {
    const { code, output } = await captureProcess(command[0]!, [...command.slice(1), '-c', probe]);
    if (code !== 0) continue;
    const { version, venv } = JSON.parse(output.split('\n').pop()!) as { version: string; venv: boolean };
    if (!isNewEnough(version)) seen.push(`${command.join(' ')} is ${version}`);
    else if (!venv) withoutVenv ??= { command, version };
    else return { command, version };
  }
  if (withoutVenv) {
    const { command, version } = withoutVenv;
    throw new SetupProblem(
      `Python ${version} (${command.join(' ')}) lacks its venv module. Debian and Ubuntu have it in a package of ` +
        `its own: sudo apt install python3-venv\n${meanwhile}`,
    );
  }
  const chosen = process.env.COURSE_PYTHON;
  const found = chosen
    ? `COURSE_PYTHON=${chosen} is not one`
    : seen.length > 0
      ? seen.join(', ')
      : 'none was found';
  throw new SetupProblem(
    `The notebooks need Python 3.${OLDEST_MINOR} or newer; ${found}.\n${installHelp}\n${meanwhile}`,
  );
}
