"""The models page, on the real models."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.checks import Check, Verdict
from app.domain.model_facts import ModelFacts
from app.ui.library_jobs import LibraryJobs
from app.ui.models_page import ModelsPage
from app.ui.theme import Theme
from app.worker.model_facts import gather_model_facts

PATIENCE = 60_000


def texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


@pytest.fixture
def page(qtbot: QtBot, library: LibraryJobs, theme: Theme) -> ModelsPage:
    """Shown, with the models."""
    made = ModelsPage(library, theme)
    qtbot.addWidget(made)
    with qtbot.waitSignal(library.models, timeout=PATIENCE):
        made.show()
    return made


@pytest.fixture
def facts(models_dir: Path) -> tuple[ModelFacts, ...]:
    """Of the models as they are here."""
    return gather_model_facts(models_dir)


def test_every_model_is_told_with_its_terms_and_state(page: ModelsPage) -> None:
    told = texts(page)
    for words in ("all-MiniLM-L6-v2", "Akin pocket", "RapidOCR", "English", "Apache-2.0", "MB"):
        assert words in told
    assert told.count("Whole") == 3
    assert "All models are whole" in told


def test_the_limits_of_the_pocket_model_can_be_seen(page: ModelsPage) -> None:
    assert "research and non-commercial purposes only" in texts(page)
    assert "Flickr8k" in texts(page)


def test_a_model_that_cannot_be_used_says_what_to_do(
    page: ModelsPage, facts: tuple[ModelFacts, ...], qtbot: QtBot
) -> None:
    broken = replace(facts[0], checks=(Check("text model", Verdict.PROBLEM, "x", "run `akin doctor`"),))
    page.show_models((broken, *facts[1:]))
    qtbot.waitUntil(lambda: "Cannot be used" in texts(page))
    told = texts(page)
    assert "Install Akin again" in told
    assert "akin doctor" not in told
    assert "1 model" in told


def test_a_model_that_is_not_prepared_is_no_trouble(
    page: ModelsPage, facts: tuple[ModelFacts, ...], qtbot: QtBot
) -> None:
    waiting = replace(facts[0], checks=(Check("text model", Verdict.WARNING, "x"),), place=None, size=0)
    page.show_models((waiting,))
    qtbot.waitUntil(lambda: "prepared by itself" in texts(page))
    assert "whole and ready" in texts(page)


def test_its_folder_can_be_shown_and_the_check_repeated(page: ModelsPage, library: LibraryJobs, qtbot: QtBot) -> None:
    links = [each for each in page.findChildren(QAbstractButton) if each.text() == "Show in file manager"]
    with qtbot.waitSignal(page.reveal_asked) as asked:
        links[0].click()
    assert Path(asked.args[0]).is_dir()
    (again,) = [each for each in page.findChildren(QAbstractButton) if each.text() == "Check again"]
    with qtbot.waitSignal(library.models, timeout=PATIENCE):
        again.click()
        assert not again.isEnabled()
    assert again.isEnabled()
