"""What the tests of previews share: one rendering process for all of a module, a theme, and real files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.files import FileKind
from app.domain.hits import Hit, HitPicture
from app.domain.previews import Look, LookInto
from app.ui.bridge import Jobs
from app.ui.preview.client import PreviewClient
from app.ui.theme import Appearance, Theme

Shown = Callable[[QWidget], QWidget]
WAIT = 30_000  # milliseconds, for a machine that is busy


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture(scope="module")
def client(qapp: QApplication) -> Iterator[PreviewClient]:  # noqa: ARG001 - needs one
    client = PreviewClient()
    client.start()
    yield client
    client.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:  # noqa: ARG001 - needs one
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def look(client: PreviewClient, qtbot: QtBot) -> Callable[[Path], Look]:
    """How a file is shown."""

    def look_into(path: Path) -> Look:
        found: list[Any] = []
        client.ask(LookInto(str(path)), found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
        assert isinstance(found[0], Look)
        return found[0]

    return look_into


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """A window of 600 x 500 in which a view can be shown."""
    window = QWidget()
    window.resize(600, 500)
    qtbot.addWidget(window)
    window.show()
    return window


def hit_on(
    path: Path,
    snippet: str = "",
    page: int | None = None,
    spans: tuple[tuple[int, int], ...] = (),
    picture: HitPicture | None = None,
    kind: FileKind = FileKind.DOCUMENT,
) -> Hit:
    """A hit as a search gives it."""
    return Hit(str(path), path.name, kind, page, 1.0, snippet, spans, {}, 0, 0, picture=picture)
