"""The third-party suite: none fails, none errs; only the IPython-specific pager is skipped."""

import os

import jupyter_kernel_test
from conftest import FOLDER, KERNEL


class TypeScriptKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('test')"
    completion_samples = [
        {"text": "cons", "matches": {"const", "console"}},
        {"text": "Math.ma", "matches": {"max"}},
    ]
    complete_code_samples = ["1", "const x = 1;", "function f(x: number) {\n  return x;\n}\n", "await f(1)"]
    incomplete_code_samples = ["function f() {", "const x = [1,", "`abc", "/* a", "foo("]
    invalid_code_samples = ["const = 3", "let 1x = 2", "x ? ;", "foo)"]
    code_generate_error = "throw new Error('no')"
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": "'a'", "result": "'a'"},
        {"code": "[1, 2]", "result": "[ 1, 2 ]"},
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab'; display.html('<b>x</b>')", "mime": "text/html"},
        {"code": "display.svg('<svg/>')", "mime": "image/svg+xml"},
    ]
    code_history_pattern = "1?+*"
    supported_history_operations = ("tail", "search", "range")
    code_inspect_sample = "parseInt"
    code_clear_output = "import * as t from 'tslab'; t.clearOutput()"

    @classmethod
    def setUpClass(cls):
        os.chdir(FOLDER)
        super().setUpClass()


class TypeScriptIopubWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True
