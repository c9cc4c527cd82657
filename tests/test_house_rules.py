"""The rules of the house that no linter knows: each is kept by every file, with no exceptions."""

import ast
import copy
import logging
import os
import re
import traceback
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct, to_builtins

from eventdesk.domain.secret import Secret

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "eventdesk"
MODULES = sorted(SOURCE.rglob("*.py"))
TEST_MODULES = sorted((ROOT / "tests").rglob("*.py"))
MODULE_LINES = 300

MADE_BY_TOOLS = {"build", "dist", "__pycache__"}
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:(?:home|Users)/\w|(?:root|work)/)|\b[A-Z]:[\\/]+Users\b")
MODAL = {"exec", "exec_", "getOpenFileName", "getSaveFileName", "getExistingDirectory"}
MESSAGE_BOXES = {"about", "critical", "information", "question", "warning"}
SLEEPS = {"time.sleep", "QTest.qSleep", "QTest.qWait", "QThread.sleep", "QThread.msleep"}


@cache
def tree(module):
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def called(module):
    """Each call of a dotted name in the module, as (dotted name, line)."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield ast.unparse(node.func), node.lineno


def places(modules, is_wrong):
    """Where a call breaks a rule, readable in a failure."""
    return [
        f"{module.relative_to(ROOT)}:{line} {name}"
        for module in modules
        for name, line in called(module)
        if is_wrong(name)
    ]


def text_files():
    """Every file of the project that is text: not what git ignores, not pictures."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in MADE_BY_TOOLS and (name == ".ci" or not name.startswith("."))
        ]
        for name in files:
            content = Path(folder, name).read_bytes()
            if b"\0" not in content:
                yield Path(folder, name), content.decode(errors="replace")


def test_the_rules_have_files_to_look_at():
    assert SOURCE / "domain" / "show.py" in MODULES
    assert Path(__file__) in TEST_MODULES
    assert ROOT / "Makefile" in dict(text_files())
    assert ui_modules()


def test_no_module_holds_more_lines_than_a_reader_can():
    long = {
        str(module.relative_to(ROOT)): lines
        for module in MODULES
        if (lines := len(module.read_text(encoding="utf-8").splitlines())) > MODULE_LINES
    }
    assert long == {}


def test_every_folder_of_modules_is_a_package():
    folders = {module.parent for module in MODULES}
    assert [str(each) for each in folders if not (each / "__init__.py").is_file()] == []


def test_every_module_says_what_it_is_for():
    silent = [str(module.relative_to(ROOT)) for module in MODULES if not documented(module)]
    assert silent == []


def documented(module):
    return bool(ast.get_docstring(tree(module)))


def test_the_desk_is_handed_its_parts_and_never_fetches_them_from_a_global():
    assert places(ui_modules(), lambda name: name.endswith(".instance")) == []


def imported(module):
    """Each module or name that the module imports, dotted, as (name, line)."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def test_widgets_live_in_the_desk_only():
    """The linter of imports knows PySide6 as one module and cannot tell."""
    around = {SOURCE / name for name in ("ui", "app", "cli")}
    found = [
        f"{module.relative_to(ROOT)}:{line} {name}"
        for module in MODULES
        if not around & set(module.parents)
        for name, line in imported(module)
        if name.startswith("PySide6.QtWidgets")
    ]
    assert found == []


def test_no_dialog_of_the_desk_stops_the_show_until_it_is_answered():
    """`exec` and the static dialogs run a second event loop in which Space reaches no cue."""

    def is_modal(name):
        owner, _, method = name.rpartition(".")
        box = owner.endswith("QMessageBox") and method in MESSAGE_BOXES
        return bool(owner) and (method in MODAL or box or owner.endswith("QInputDialog"))

    assert places(ui_modules(), is_modal) == []


def ui_modules():
    return [module for module in MODULES if module.is_relative_to(SOURCE / "ui")]


def test_nothing_sleeps():
    """Neither the desk nor a test: both wait for the thing itself, with a time-out."""
    assert places(MODULES + TEST_MODULES, SLEEPS.__contains__) == []
    assert places(TEST_MODULES, "qtbot.wait".__eq__) == []
    by_name = [
        f"{module.relative_to(ROOT)}:{line}"
        for module in MODULES + TEST_MODULES
        for name, line in imported(module)
        if name in SLEEPS
    ]
    assert by_name == []


def test_no_test_measures_speed():
    """A busy machine would fail it: speed is measured by bench/, correctness here."""
    watches = {"time.perf_counter", "time.perf_counter_ns", "perf_counter", "timeit.timeit"}
    assert places(TEST_MODULES, watches.__contains__) == []


def test_only_the_command_line_prints():
    verbs = {SOURCE / "cli.py", *(SOURCE / "cli").rglob("*.py"), *(SOURCE / "verbs").rglob("*.py")}
    silent = [module for module in MODULES if module not in verbs]
    assert places(silent, "print".__eq__) == []


def test_no_file_names_a_folder_of_somebody_s_machine():
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path, text in text_files()
        if (match := MACHINE_PATH.search(text))
    ]
    assert found == []


def looks_at_a_secret():
    """Every way in which a value ends up in a log, a message or a journal by accident."""

    class Login(Struct, frozen=True):
        name: str
        password: Secret

    def as_logged(secret):
        record = logging.LogRecord("desk", logging.INFO, "", 0, "%s %r", (secret, secret), None)
        return logging.Formatter().format(record)

    def made_plain(secret):
        with pytest.raises(TypeError) as refused:
            to_builtins(Login("desk", secret))
        return str(refused.value)

    return {
        "repr": repr,
        "str": str,
        "format": lambda secret: f"{secret} {secret!s} {secret!r}",
        "percent": lambda secret: "%s %r" % (secret, secret),  # noqa: UP031 - logging formats so
        "inside a record": lambda secret: repr(Login("desk", secret)),
        "made plain for JSON": made_plain,
        "inside a list": lambda secret: repr([secret, {"password": secret}]),
        "copied": lambda secret: repr(copy.deepcopy(secret)),
        "logged": as_logged,
        "raised": lambda secret: "".join(traceback.format_exception(ValueError(secret))),
    }


@pytest.mark.parametrize("look", looks_at_a_secret().values(), ids=looks_at_a_secret().keys())
def test_a_secret_is_not_seen_when(look):
    secret = Secret("stream-key-xyz")
    assert "xyz" not in look(secret)
    assert secret.reveal() == "stream-key-xyz"
