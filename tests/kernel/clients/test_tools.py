"""Tools that run notebooks: a passing one passes, a failing one exits non-zero with the traceback in the notebook."""

import os
import subprocess

import nbformat
import pytest
from conftest import FOLDER, KERNEL, PATIENCE, strip_colours

BIN = os.environ["KERNEL_TEST_BIN"]
PASSING = ["const a: number = 1;\nconsole.log('printed');", "for (let i = 0; i < 600; i++) console.log(i);", "a + 1"]
FAILING = ["const a = 1; a", "console.log('before');\nfunction fail() {\n  throw new RangeError('on purpose');\n}\nfail();", "'after'"]
WRONG_TYPE = ["const a: string = 1;"]


def notebook(cells, path):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    book.metadata.kernelspec = {"name": KERNEL, "display_name": "TypeScript", "language": "typescript"}
    nbformat.write(book, path)
    return str(path)


def tool(*command, cwd=FOLDER):
    name, *rest = command
    done = subprocess.run([os.path.join(BIN, name), *rest], cwd=cwd, capture_output=True, text=True, timeout=PATIENCE)
    return done.returncode, strip_colours(done.stdout + done.stderr)


def assert_passed(path):
    cells = nbformat.read(path, 4).cells
    cells = [c for c in cells if "injected" not in str(c.metadata)]
    assert [c.execution_count for c in cells] == [1, 2, 3]
    assert cells[0].outputs[0].text == "printed\n"
    assert "".join(o.text for o in cells[1].outputs) == "".join(f"{i}\n" for i in range(600))
    assert cells[2].outputs[0].data["text/plain"] == "2"


def assert_failed(path, after_ran):
    cells = [c for c in nbformat.read(path, 4).cells if c.cell_type == "code" and "papermill" not in str(c.metadata.get("tags", ""))]
    [stream, error] = cells[1].outputs
    assert (stream.text, error.ename, error.evalue) == ("before\n", "RangeError", "on purpose")
    assert "fail (Cell [2] line 3:9)" in strip_colours("\n".join(error.traceback))
    assert cells[1].execution_count == 2
    assert bool(cells[2].outputs) is after_ran


def test_nbconvert(tmp_path):
    path = notebook(PASSING, tmp_path / "pass.ipynb")
    code, output = tool("jupyter-nbconvert", "--execute", "--to", "notebook", "--inplace", path)
    assert code == 0, output
    assert_passed(path)
    path = notebook(FAILING, tmp_path / "fail.ipynb")
    code, output = tool("jupyter-nbconvert", "--execute", "--to", "notebook", "--inplace", path)
    assert code != 0 and "RangeError: on purpose" in output and "Cell [2] line 3:9" in output
    code, output = tool("jupyter-nbconvert", "--execute", "--allow-errors", "--to", "notebook", "--inplace", path)
    assert code == 0, output
    assert_failed(path, after_ran=True)
    path = notebook(WRONG_TYPE, tmp_path / "wrong.ipynb")
    code, output = tool("jupyter-nbconvert", "--execute", "--to", "notebook", "--inplace", path)
    assert code != 0 and "TS2322" in output


HALF = "\ufffd"
# Half of an emoji in each kind of message: streams, results, displays, errors.
HALVES = [
    "console.log('ab😀'.split('').reverse().join('')); console.error('😀'.slice(1));",
    "process.stdout.write('\\ud83d'); process.stdout.write('\\ude00');",
    "import { display } from 'tslab'; display.html('😀'.slice(0, 1)); display.raw('application/json', { ['😀'.slice(1)]: 1 });",
    "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/plain': '😀'.slice(0, 1) }) })",
    "throw new Error('😀'.slice(0, 1));",
]


def assert_halves(path):
    cells = [c for c in nbformat.read(path, 4).cells if "papermill" not in str(c.metadata.get("tags", ""))]
    cells = [c for c in cells if c.cell_type == "code"]
    text = lambda cell, name: "".join(o.text for o in cell.outputs if o.get("name") == name)
    assert (text(cells[0], "stdout"), text(cells[0], "stderr")) == (f"{HALF}{HALF}ba\n", f"{HALF}\n")
    assert text(cells[1], "stdout") == HALF * 2, "as Node's stdout: each write for itself"
    assert [o.data for o in cells[2].outputs] == [{"text/html": HALF}, {"application/json": {HALF: 1}}]
    assert cells[3].outputs[0].data == {"text/plain": HALF}
    assert cells[4].outputs[0].evalue == HALF


def test_half_an_emoji_is_written(tmp_path):
    path, out = notebook(HALVES, os.path.join(FOLDER, "half.ipynb")), str(tmp_path / "out.ipynb")
    code, output = tool("jupyter-nbconvert", "--execute", "--allow-errors", "--to", "notebook", "--inplace", path)
    assert code == 0, output
    assert_halves(path)
    code, output = tool("papermill", "--cwd", FOLDER, path, out)
    assert code != 0 and "Exception encountered" in output, output
    assert_halves(out)


def test_nbconvert_to_script(tmp_path):
    path = notebook(PASSING, tmp_path / "pass.ipynb")
    assert tool("jupyter-nbconvert", "--execute", "--to", "notebook", "--inplace", path)[0] == 0
    assert tool("jupyter-nbconvert", "--to", "script", path)[0] == 0
    assert "const a: number = 1;" in (tmp_path / "pass.ts").read_text()


def test_nbclient(tmp_path):
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    path = notebook(PASSING, tmp_path / "pass.ipynb")
    book = nbformat.read(path, 4)
    NotebookClient(book, resources={"metadata": {"path": FOLDER}}).execute()
    nbformat.write(book, path)
    assert_passed(path)
    path = notebook(FAILING, tmp_path / "fail.ipynb")
    book = nbformat.read(path, 4)
    with pytest.raises(CellExecutionError, match="RangeError.*: on purpose"):
        NotebookClient(book, resources={"metadata": {"path": FOLDER}}).execute()
    nbformat.write(book, path)
    assert_failed(path, after_ran=False)


def test_jupyter_execute(tmp_path):
    assert tool("jupyter-execute", notebook(PASSING, tmp_path / "pass.ipynb"))[0] == 0
    code, output = tool("jupyter-execute", notebook(FAILING, tmp_path / "fail.ipynb"))
    assert code != 0 and "RangeError: on purpose" in output


def test_papermill(tmp_path):
    path, out = notebook(PASSING, tmp_path / "pass.ipynb"), str(tmp_path / "out.ipynb")
    code, output = tool("papermill", "--cwd", FOLDER, path, out)
    assert code == 0, output
    assert_passed(out)
    code, output = tool("papermill", "--cwd", FOLDER, notebook(FAILING, tmp_path / "fail.ipynb"), out)
    assert code != 0 and "RangeError: on purpose" in output
    assert_failed(out, after_ran=False)


def test_nbmake(tmp_path):
    notebook(PASSING, tmp_path / "test_pass.ipynb")
    notebook(FAILING, tmp_path / "test_fail.ipynb")
    code, output = tool("pytest", "--nbmake", "-p", "no:cacheprovider", "--overwrite", str(tmp_path))
    assert code == 1 and "1 failed, 1 passed" in output and "RangeError: on purpose" in output
    assert_passed(tmp_path / "test_pass.ipynb")


def test_nbgrader(tmp_path):
    def book(answer):
        cells = [
            nbformat.v4.new_code_cell(f"function square(x: number): number {{\n  {answer}\n}}"),
            nbformat.v4.new_code_cell("if (square(3) !== 9) throw new Error(`square(3) is ${square(3)}`);"),
        ]
        solution = {"grade": False, "grade_id": "answer", "locked": False, "schema_version": 3, "solution": True, "task": False}
        test = {"grade": True, "grade_id": "test", "locked": True, "points": 2, "schema_version": 3, "solution": False, "task": False}
        cells[0].metadata.nbgrader, cells[1].metadata.nbgrader = solution, test
        made = nbformat.v4.new_notebook(cells=cells)
        made.metadata.kernelspec = {"name": KERNEL, "display_name": "TypeScript", "language": "typescript"}
        made.metadata.language_info = {"name": "typescript"}
        return made

    def write(made, *names):
        path = tmp_path.joinpath(*names)
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(made, path)

    (tmp_path / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.root = {str(tmp_path)!r}\nc.CourseDirectory.course_id = 'course'\n"
        "c.ClearSolutions.code_stub = {'typescript': '// your code'}\n"
        "c.ClearSolutions.begin_solution_delimeter = '// BEGIN'\n"
    )
    write(book("return x * x;"), "source", "ps1", "p.ipynb")
    write(book("return x * x;"), "submitted", "right", "ps1", "p.ipynb")
    write(book("return x + x;"), "submitted", "wrong", "ps1", "p.ipynb")
    code, output = tool("nbgrader", "generate_assignment", "ps1", cwd=tmp_path)
    assert code == 0, output
    code, output = tool("nbgrader", "autograde", "ps1", cwd=tmp_path)
    assert code == 0, output
    graded = {}
    for student in ("right", "wrong"):
        cells = nbformat.read(str(tmp_path / "autograded" / student / "ps1" / "p.ipynb"), 4).cells
        graded[student] = [o for o in cells[1].outputs if o.output_type == "error"]
    assert graded["right"] == [], output
    assert graded["wrong"][0].evalue == "square(3) is 6"
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as grades:
        scores = {s: grades.find_submission("ps1", s).score for s in ("right", "wrong")}
    assert scores == {"right": 2.0, "wrong": 0.0}


def run_console(typed):
    command = [os.path.join(BIN, "jupyter-console"), "--kernel", KERNEL, "--simple-prompt"]
    try:
        done = subprocess.run(command, cwd=FOLDER, input=typed, capture_output=True, text=True, timeout=PATIENCE / 5)
    except subprocess.TimeoutExpired as error:
        return str(error.stdout)
    return done.stdout + done.stderr


def test_console():
    """`jupyter console` starts the kernel, shows a result, and ends with its input; a pipe does for a terminal."""
    # The console takes any idle for that of its cell, a late one of its own greeting, too, and then leaves or waits too
    # early: on a busy machine it is asked again.
    said = ""
    for _ in range(4):
        said = run_console("[1, 2].map((x) => x * 21)\n")
        if "[ 21, 42 ]" in said:
            break
    assert "In [1]:" in said and "[ 21, 42 ]" in said, said
