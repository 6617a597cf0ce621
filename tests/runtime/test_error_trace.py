"""Traces of errors tell where the code went wrong, and nothing of the person's."""

import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.runtime.error_trace import clean_fault, describe, shown_path, without_private

SECRET = "/home/ada/Letters/to the bank.pdf"


def caught(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as raised:  # noqa: BLE001 - any kind is described
        return raised


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(2, "No such file", SECRET),
        KeyError(SECRET),
        ValueError(f"cannot read {SECRET}"),
        RuntimeError("the letter to the bank"),
        TypeError(f"expected a Path, got {SECRET}"),
        ImportError("cannot import name x", path=SECRET),
    ],
)
def test_no_message_tells_a_name_of_the_persons(error: BaseException) -> None:
    told = describe(caught(error, caught(OSError(5, "read failed", SECRET))))
    for word in ("ada", "Letters", "bank", "letter"):
        assert word not in told
    assert type(error).__name__ in told
    assert "tests/runtime/test_error_trace.py" in told
    assert "in caught" in told


def test_the_cause_stands_before_its_effect() -> None:
    told = describe(caught(RuntimeError(), caught(ZeroDivisionError("division by zero"))))
    assert told.index("ZeroDivisionError: division by zero") < told.index("RuntimeError")


def test_a_circle_of_causes_ends() -> None:
    one, other = caught(KeyError()), caught(ValueError())
    one.__cause__, other.__cause__ = other, one
    assert describe(one).count("KeyError") == 1


def test_code_is_named_by_its_place_in_its_package() -> None:
    assert shown_path("/home/ada/venv/lib/python3.11/site-packages/lancedb/table.py") == "lancedb/table.py"
    assert shown_path(r"C:\Users\ada\venv\Lib\site-packages\lancedb\table.py") == "lancedb/table.py"
    assert shown_path(str(Path(sysconfig.get_path("stdlib"), "json", "decoder.py"))) == "json/decoder.py"
    assert shown_path("/home/ada/tools/mine.py") == "…/mine.py"
    assert shown_path("<frozen importlib._bootstrap>") == "<frozen importlib._bootstrap>"


def test_what_the_fault_handler_writes_is_made_short() -> None:
    dump = f'Fatal Python error\n  File "{sys.prefix}/lib/site-packages/PySide6/x.py", line 3 in run\n'
    assert clean_fault(dump) == 'Fatal Python error\n  File "PySide6/x.py", line 3 in run'


@given(st.sampled_from(["", "a ", "in: "]), st.sampled_from(["/", "C:\\", "~/", "file:///", "\\\\server\\"]),
       st.text("abcx/\\", min_size=2))  # fmt: skip
def test_no_path_is_left(before: str, root: str, rest: str) -> None:
    assert "secret" not in without_private(f"{before}{root}secret{rest}")


@given(st.text())
def test_any_text_can_be_cleaned(text: str) -> None:
    assert "quoted" not in without_private(f"{text.replace(chr(39), '')} 'quoted'")
