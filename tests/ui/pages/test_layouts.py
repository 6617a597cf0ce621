"""Nothing overlaps and no word is cut: in German, whose words are long, and mirrored, as some people read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import Filled
from tests.ui.pages.laid_out import cut, overlapping

LAID_OUT = Path(__file__).with_name("laid_out.py")


@pytest.mark.slow
def test_no_page_has_overlapping_or_cut_words(filled: Filled, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    command = [sys.executable, str(LAID_OUT), str(filled.data_dir), "hedge", str(report)]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    seen = json.loads(report.read_text("utf-8"))
    assert seen["errors"] == []
    assert seen["sides"] == [True, False, True], "The side bar stands on the right where one reads from there."
    assert seen["faults"] == {}


def test_what_overlaps_or_is_cut_is_noticed(qtbot: QtBot) -> None:
    window, one, other = QWidget(), QLabel("Bibliothek"), QLabel("Einstellungen")
    qtbot.addWidget(window)
    inside = QHBoxLayout(window)
    inside.addWidget(one)
    inside.addWidget(other)
    window.show()
    assert list(overlapping(window)) == []
    assert list(cut(window)) == []
    one.setGeometry(0, 0, 20, 20)
    other.setGeometry(10, 0, window.width(), 20)
    assert list(overlapping(window)) == [
        "QLabel “Bibliothek” lies over QLabel “Einstellungen” in QWidget",
        "QLabel “Einstellungen” lies beside QWidget",
    ]
    assert [told.split(" has ")[0] for told in cut(window)] == ["QLabel “Bibliothek”"]
