"""A class with nbgrader: `npm run class -- release` writes the assignments, nbgrader's own commands do the rest."""

import os
import subprocess
from pathlib import Path

import nbformat
import pytest
from conftest import PATIENCE

BIN = os.environ["KERNEL_TEST_BIN"]
ROOT = Path(__file__).resolve().parents[3]
LESSON = "02-dense-layers"
IDS = [
    "02-count-parameters",
    "02-dense-output",
    "02-batch-shape",
    "02-leaky-relu",
    "02-weight-gradient",
    "02-slope",
    "02-hidden-gradient",
    "02-train-network",
]


def run(*command, cwd):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE)
    return done.returncode, done.stdout + done.stderr


def release(folder, *more):
    return run("node", str(ROOT / "bin" / "course.cjs"), "class", "release", str(folder), *more, cwd=ROOT)


def nbgrader(*command, cwd):
    code, output = run(os.path.join(BIN, "nbgrader"), *command, cwd=cwd)
    assert code == 0, output
    return output


def read(folder, *names):
    return nbformat.read(str(folder.joinpath(*names, LESSON, f"{LESSON}.ipynb")), 4)


def cells_of(book):
    return {c.metadata.nbgrader.grade_id: c for c in book.cells if "nbgrader" in c.metadata}


def submit(folder, student, answers):
    """A student's copy, with some answers and one attempt to make a check easier."""
    book = read(folder, "release")
    cells = cells_of(book)
    for grade_id, source in answers.items():
        cells[grade_id].source = source
    path = folder / "submitted" / student / LESSON / f"{LESSON}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(book, path)


def test_class(tmp_path):
    folder = tmp_path / "gan class"
    code, output = release(folder, "02")
    assert code == 0 and f"{LESSON}: 8 exercises, 8 points" in output, output
    nbgrader("generate_assignment", LESSON, cwd=folder)

    source, handed = cells_of(read(folder, "source")), cells_of(read(folder, "release"))
    assert [i for i in handed if i.startswith("check-")] == [f"check-{i}" for i in IDS]
    for cell in handed.values():
        assert "SOLUTION" not in cell.source
    assert "return inputs" not in handed["answer-02-count-parameters"].source
    assert handed["answer-02-count-parameters"].source.rstrip().endswith("return todo();\n}")

    solutions = {f"answer-{i}": source[f"answer-{i}"].source for i in IDS}
    half = {f"answer-{i}": solutions[f"answer-{i}"] for i in IDS[:4]}
    wrong = {
        "answer-02-count-parameters": "function countParameters(inputs: number, outputs: number): number {\n  return inputs * outputs;\n}",
        "answer-02-batch-shape": "const batchShape: number[] | undefined = [5, 7];",
        "check-02-slope": "// nothing to check",
    }
    submit(folder, "right", solutions)
    submit(folder, "half", half)
    submit(folder, "wrong", wrong)
    submit(folder, "untouched", {})
    nbgrader("autograde", LESSON, cwd=folder)

    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder}/gradebook.db") as grades:
        scores = {}
        for student in ("right", "half", "wrong", "untouched"):
            submission = grades.find_submission(LESSON, student)
            assert submission.max_score == 8.0
            scores[student] = submission.score
            assert not any(g.needs_manual_grade for n in submission.notebooks for g in n.grades), student
    assert scores == {"right": 8.0, "half": 4.0, "wrong": 0.0, "untouched": 0.0}

    told = cells_of(read(folder, "autograded", "wrong"))["check-02-count-parameters"].outputs
    assert any(o.output_type == "error" and o.evalue.startswith("Not yet: ") for o in told)
    nbgrader("generate_feedback", LESSON, cwd=folder)
    assert (folder / "feedback" / "half" / LESSON / f"{LESSON}.html").stat().st_size > 10_000

    code, output = release(folder, "02")
    assert code != 0 and "is there already, and stays as it is" in output


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["99"], 'There is no notebook "99". Known: 0'),
        (["02", "--points", "none"], '--points is a number above 0; got "none".'),
        (["02", "--points", "-1"], '--points is a number above 0; got "-1".'),
    ],
)
def test_refusals(tmp_path, arguments, sentence):
    code, output = release(tmp_path / "class", *arguments)
    assert code == 1 and sentence in output, output
    assert not (tmp_path / "class").exists()


def test_not_in_the_project():
    code, output = release(ROOT / "out" / "class", "02")
    assert code == 1 and "lies in this project: name a folder outside of it" in output
