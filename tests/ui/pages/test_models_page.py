"""The models page on the real catalogue, a real library, a hub on this machine, and tiny real models."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import close_session
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.model_survey import ModelUse
from app.models.catalogue import entry_named
from app.models.installed import model_folder
from app.models.installing.exporting import export_model
from app.models.model_files import find_model_files, verify_model_files
from app.models.text_models import MINILM
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings_file import load_settings
from app.runtime.settings_writing import set_setting
from app.ui.bridge import IndexerBridge
from app.ui.library_jobs import LibraryJobs
from app.ui.model_jobs import ModelJobs
from app.ui.models.deed import Step
from app.ui.models.model_table import ModelTable
from app.ui.models.models_item_model import Column
from app.ui.models.shown_model import ModelFilter, Purpose
from app.ui.models_page import ModelsPage
from app.ui.theme import Theme
from tests.models.installing.stand_in_hub import StandInHub, repository_in, running
from tests.models.tiny import tiny_model, tiny_repository
from tests.ui.pages.conftest import Filled

PATIENCE = 60_000
SMALL = "bge-small"  # an id of the catalogue, under which a tiny model stands here


@pytest.fixture
def models(models_dir: Path, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models of this test's own; the one that comes with Akin is there."""
    assert filled.data_dir.is_dir()
    folder = tmp_path / "models"
    folder.mkdir()
    converted = model_folder(MINILM, models_dir)
    (folder / converted.name).symlink_to(converted, target_is_directory=True)
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(folder))
    return folder


@pytest.fixture
def hub(filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandInHub]:
    """A hub with one tiny model, which the settings name."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    files = repository_in(tiny_repository("bert", tmp_path / "published"))
    with running(StandInHub({entry_named(SMALL).repository: files})) as made:
        set_setting(filled.data_dir, "hub_address", made.address)
        yield made
    close_session()


@pytest.fixture
def jobs(filled: Filled, library: LibraryJobs) -> Iterator[ModelJobs]:
    made = ModelJobs(filled.data_dir, library)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, models: Path, library: LibraryJobs, jobs: ModelJobs, theme: Theme) -> ModelsPage:
    """Shown, with the models."""
    assert models.is_dir()
    made = ModelsPage(library, jobs, theme)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitSignals([jobs.surveyed, library.changed], timeout=PATIENCE):
        made.show()
    qtbot.waitUntil(lambda: library.situation.facts is not None)
    return made


def texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def button(page: QWidget, text: str) -> QAbstractButton:
    """The one button that is called so, or begins so where the name ends with a space."""
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    (found,) = [each for each in buttons if each.text() == text or (text[-1] == " " and each.text().startswith(text))]
    return found


def press(page: QWidget, text: str) -> None:
    pressed = button(page, text)
    assert pressed.isEnabled()
    pressed.click()


def table(page: ModelsPage) -> ModelTable:
    (made,) = page.findChildren(ModelTable)
    return made


def state(page: ModelsPage, model_id: str) -> str:
    items = table(page).items
    place = items.place_of(model_id)
    assert place is not None
    return str(items.index(place, Column.STATE).data())


def reach(qtbot: QtBot, jobs: ModelJobs, model_id: str, step: Step) -> None:
    """Waits until what is done with a model has come so far."""

    def reached() -> bool:
        deed = jobs.deed(model_id)
        return deed is not None and (deed.step is step or deed.step is Step.FAILED)

    qtbot.waitUntil(reached, timeout=PATIENCE)
    deed = jobs.deed(model_id)
    assert deed is not None
    assert deed.step is step, deed.error


def drop(page: ModelsPage, path: Path) -> bool:
    """Drops a file or folder as a file manager does; whether it was taken."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    action, keys, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(20, 20), action, held, left, keys)
    QApplication.sendEvent(page, entered)
    QApplication.sendEvent(page, QDropEvent(QPointF(20, 20), action, held, left, keys))
    return entered.isAccepted()


def test_all_models_are_listed_filtered_and_told_of(page: ModelsPage, qtbot: QtBot) -> None:
    listed = table(page)
    assert set(listed.shown_ids[:3]) == {"minilm", "pocket", "rapidocr"}
    assert len(listed.shown_ids) > 80
    assert [state(page, each) for each in ("minilm", "pocket", SMALL)] == ["In use", "In use", "Not installed"]
    told = texts(page)
    for words in (
        "Whole and ready: 3 model(s)",
        "all-MiniLM-L6-v2",
        "Apache-2.0",
        "nothing that a model reads",
    ):
        assert words in told
    page.filter_by(ModelFilter(words="bge small"))
    assert listed.shown_ids == (SMALL,)
    page.filter_by(ModelFilter(here=True))
    assert set(listed.shown_ids) == {"minilm", "pocket", "rapidocr"}
    page.filter_by(ModelFilter(purpose=Purpose.ORDER, language="de", free=True))
    assert "bge-reranker-m3" in listed.shown_ids
    assert not {"ettin-17m", "jina-reranker-v2", "minilm"} & set(listed.shown_ids)
    page.filter_by(ModelFilter(words="zyxwvut"))
    assert "No model is like that." in texts(page)
    press(page, "Show all models")
    assert len(listed.shown_ids) > 80
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert listed.shown_ids[1] == page._details.model_id
    assert 0.25 < page._details.width() / page.width() < 0.4
    assert not [each for each in Column if listed.isColumnHidden(each)]
    metrics = QFontMetrics(listed._theme.font(13))
    sizes = {str(listed.items.index(row, Column.SIZE).data()) for row in range(listed.items.rowCount())}
    widest = max(metrics.horizontalAdvance(size) for size in sizes)
    assert listed.columnWidth(Column.SIZE) >= widest, "A size that is cut short is another size."
    page.resize(480, 700)  # where there is room for the list or for one model
    details = page._details
    assert listed.isVisible()
    assert not details.isVisible()
    listed.select("pocket")
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert details.isVisible()
    assert not listed.isVisible()
    assert "research and non-commercial use only" in texts(details)
    press(page, "Back to the list")
    assert listed.isVisible()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    qtbot.keyClick(details, Qt.Key.Key_Escape)
    assert listed.isVisible()


def test_a_model_is_installed_after_its_licence_size_and_address_were_seen(
    page: ModelsPage, hub: StandInHub, jobs: ModelJobs, models: Path, qtbot: QtBot
) -> None:
    page.choose(SMALL)
    assert hub.asked == []
    hub.cut = 20_000  # every connection breaks
    press(page, "Install…")
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    assert hub.contents_asked() == []
    told = texts(page)
    for words in ("MIT: may be used for anything", f"{hub.address}/BAAI/bge-small-en-v1.5", "are free", str(models)):
        assert words in told
    assert QApplication.focusWidget() is None or QApplication.focusWidget().property("look") == "quiet"
    heard: list[str] = []
    jobs.changed.connect(lambda _: heard.append(state(page, SMALL)))
    press(page, "Download ")
    reach(qtbot, jobs, SMALL, Step.DONE)
    files = find_model_files(SMALL, models)
    assert files is not None
    verify_model_files(files)
    assert any("%" in each for each in heard)
    qtbot.waitUntil(lambda: state(page, SMALL) == "Installed", timeout=PATIENCE)
    assert button(page, "Use it…").isEnabled()


def held_download(page: ModelsPage, hub: StandInHub, jobs: ModelJobs, qtbot: QtBot) -> threading.Event:
    """Begins to install a model, of which a part has come; the rest waits for the event."""
    going = threading.Event()
    hub.while_sending = lambda name, sent: going.wait(30) and None if name.endswith(".safetensors") and sent else None
    page.choose(SMALL)
    press(page, "Install…")
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    press(page, "Download ")
    qtbot.waitUntil(lambda: hub.sent > 16_000, timeout=PATIENCE)
    return going


def test_what_was_stopped_goes_on_where_it_was(
    page: ModelsPage, hub: StandInHub, jobs: ModelJobs, models: Path, qtbot: QtBot
) -> None:
    going = held_download(page, hub, jobs, qtbot)
    press(page, "Stop")
    going.set()
    reach(qtbot, jobs, SMALL, Step.STOPPED)
    assert state(page, SMALL) == "Stopped"
    assert find_model_files(SMALL, models) is None
    press(page, "Go on")
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    assert "are here already" in texts(page)
    press(page, "Download ")
    reach(qtbot, jobs, SMALL, Step.DONE)
    assert find_model_files(SMALL, models) is not None


def test_what_fails_is_told_and_can_be_tried_again(
    page: ModelsPage, hub: StandInHub, jobs: ModelJobs, models: Path, qtbot: QtBot
) -> None:
    hub.refuse = (403, {"X-Error-Code": "GatedRepo"})
    page.choose(SMALL)
    press(page, "Install…")
    reach(qtbot, jobs, SMALL, Step.FAILED)
    told = texts(page)
    assert "was not installed" in told
    assert "only to those who have accepted its authors' terms" in told
    hub.refuse = None
    hub.change = lambda name, data: bytes(len(data)) if name == "model.safetensors" else data
    press(page, "Try again")
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    press(page, "Download ")
    reach(qtbot, jobs, SMALL, Step.FAILED)
    assert "its checksum differs" in texts(page)
    assert find_model_files(SMALL, models) is None
    press(page, "Put away")
    assert jobs.deed(SMALL) is None


def test_what_is_dropped_says_what_it_is_before_it_is_imported(
    page: ModelsPage, jobs: ModelJobs, models: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tiny_repository("bert", tmp_path / "from a stick")
    assert drop(page, folder)
    reach(qtbot, jobs, "", Step.FAILED)
    assert "say which" in texts(page)
    (box,) = [each for each in page.findChildren(QComboBox) if each.isVisible()]
    box.setCurrentIndex(box.findData(SMALL))
    box.activated.emit(box.currentIndex())
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    told = texts(page)
    assert "Import BGE small v1.5 (English)?" in told
    assert "come without checksums" in told
    press(page, "Import")
    reach(qtbot, jobs, SMALL, Step.DONE)
    files = find_model_files(SMALL, models)
    assert files is not None
    bundle = tmp_path / "small.akin"
    export_model(files, bundle)
    assert drop(page, bundle)
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    assert "takes the place of the version that is installed" in texts(page)
    press(page, "Not now")
    assert jobs.deed(SMALL) is None
    (tmp_path / "letter.txt").write_text("no model")
    assert drop(page, tmp_path / "letter.txt")
    reach(qtbot, jobs, "", Step.FAILED)
    assert "no bundle of Akin's" in texts(page)


def test_another_text_model_is_used_and_given_up(
    page: ModelsPage, jobs: ModelJobs, library: LibraryJobs, models: Path, filled: Filled, qtbot: QtBot
) -> None:
    tiny_model("bert", models, SMALL)
    with qtbot.waitSignal(jobs.surveyed, timeout=PATIENCE):
        jobs.look()
    page.choose(SMALL)
    press(page, "Use it…")
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    told = texts(page)
    for words in ("Files are not read again; their passages are", "of the disk", "the present index answers"):
        assert words in told
    assert load_settings(filled.data_dir).settings.text_model == "minilm"
    press(page, "Build its index")
    reach(qtbot, jobs, SMALL, Step.DONE)
    assert load_settings(filled.data_dir).settings.text_model == SMALL
    qtbot.waitUntil(lambda: state(page, SMALL) == "Being prepared", timeout=PATIENCE)
    assert state(page, "minilm") == "In use"
    assert "Until it is complete, the present index answers (all-MiniLM-L6-v2 for texts" in texts(page)
    press(page, "Remove…")
    reach(qtbot, jobs, SMALL, Step.FAILED)
    assert "is in use" in texts(page)
    press(page, "Go back…")
    press(page, "Go back")
    qtbot.waitUntil(lambda: state(page, SMALL) == "Installed", timeout=PATIENCE)
    assert library.situation.facts is not None
    assert library.situation.facts.beside is None
    assert load_settings(filled.data_dir).settings.text_model == "minilm"
    press(page, "Remove…")
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    assert "become free" in texts(page)
    press(page, "Remove")
    reach(qtbot, jobs, SMALL, Step.DONE)
    assert find_model_files(SMALL, models) is None
    qtbot.waitUntil(lambda: state(page, SMALL) == "Not installed", timeout=PATIENCE)


@pytest.mark.slow
def test_the_index_of_another_model_is_built_and_takes_its_place(
    page: ModelsPage,
    jobs: ModelJobs,
    library: LibraryJobs,
    indexer: IndexerBridge,
    models: Path,
    qtbot: QtBot,
) -> None:
    tiny_model("bert", models, SMALL)
    indexer.start()
    with qtbot.waitSignal(jobs.surveyed, timeout=PATIENCE):
        jobs.look()
    page.choose(SMALL)
    press(page, "Use it…")
    reach(qtbot, jobs, SMALL, Step.AGREEING)
    seen: list[bool] = []
    library.changed.connect(lambda now: seen.append(now.facts is not None and now.facts.beside is not None))
    said: list[str] = []
    library.done.connect(said.append)
    press(page, "Build its index")
    qtbot.waitUntil(lambda: state(page, SMALL) == "In use", timeout=2 * PATIENCE)
    assert any(seen)
    assert said == ["The new index answers from now on, with BGE small v1.5 (English)."]
    assert state(page, "minilm") == "Not installed" or state(page, "minilm") == "Installed"
    facts = library.situation.facts
    assert facts is not None
    assert (facts.models.text, facts.beside) == (SMALL, None)
    assert "Until it is complete" not in texts(page)


@pytest.mark.slow
def test_a_damaged_model_is_found_by_reading_its_files(
    page: ModelsPage, jobs: ModelJobs, models: Path, qtbot: QtBot
) -> None:
    files = tiny_model("bert", models, SMALL)
    weights = files.folder / "model.safetensors"
    weights.write_bytes(bytes(weights.stat().st_size))
    with qtbot.waitSignal(jobs.surveyed, timeout=PATIENCE):
        jobs.look()
    page.choose(SMALL)
    press(page, "Check its files")
    reach(qtbot, jobs, SMALL, Step.FAILED)
    assert "is damaged" in texts(page)
    assert "Install it again" in texts(page)
    weights.unlink()
    press(page, "Check again")  # what was looked at before may be told first
    qtbot.waitUntil(lambda: state(page, SMALL) == "Damaged", timeout=PATIENCE)
    assert "1 model(s) cannot be used" in texts(page)


@pytest.mark.slow
def test_closing_ends_a_download_and_keeps_what_has_come(
    page: ModelsPage, hub: StandInHub, jobs: ModelJobs, models: Path, qtbot: QtBot
) -> None:
    going = held_download(page, hub, jobs, qtbot)
    opened = threading.Timer(0.2, going.set)
    opened.start()
    jobs.close()
    opened.join()
    assert find_model_files(SMALL, models) is None
    assert list((models / ".incoming" / SMALL / "parts").iterdir())


@pytest.mark.slow
def test_uses_that_need_no_index_hold_at_once(
    page: ModelsPage, jobs: ModelJobs, models: Path, filled: Filled, qtbot: QtBot
) -> None:
    shutil.copytree(tiny_model("bert", models, SMALL).folder, models / "minilm-l6", dirs_exist_ok=True)
    text = (models / "minilm-l6" / "akin.json").read_text().replace(f'"{SMALL}"', '"minilm-l6"')
    (models / "minilm-l6" / "akin.json").write_text(text)
    with qtbot.waitSignal(jobs.surveyed, timeout=PATIENCE):
        jobs.look()
    page.choose("minilm-l6")
    press(page, "Use it…")
    reach(qtbot, jobs, "minilm-l6", Step.AGREEING)
    assert "puts the best results in order" in texts(page)
    press(page, "Use it")
    qtbot.waitUntil(lambda: state(page, "minilm-l6") == "In use", timeout=PATIENCE)
    assert load_settings(filled.data_dir).settings.reranker == "minilm-l6"
    press(page, "Stop using it ")
    qtbot.waitUntil(lambda: state(page, "minilm-l6") == "Installed", timeout=PATIENCE)
    assert load_settings(filled.data_dir).settings.reranker == "tokens"
    jobs.stop_using(ModelUse.SPARSE)  # what is not in use may be stopped, too
