"""The binding to Qt keeps count of Python's references: one that loses them ends the program after a while."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

CALLS = 1000


def test_a_call_that_returns_nothing_loses_no_reference(qapp: QApplication) -> None:  # noqa: ARG001
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.update()
    assert sys.getrefcount(None) > before - CALLS // 2
