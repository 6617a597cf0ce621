"""Another index is built beside the one that answers: nothing is lost by ends of any kind, and old answers stay."""

import json
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.chunk.chunker import ChunkSizes
from app.cli.main import main
from app.domain.errors import DiskFullError, LibraryDamagedError
from app.domain.progress import Progress, Stage
from app.domain.queries import SearchMode
from app.models.text_models import MINILM
from app.runtime.settings import Settings
from app.runtime.settings_writing import set_setting, unset_setting
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.beside import abandon, fingerprint_beside, open_beside, put_in_place
from app.store.library import BESIDE_LEDGER_FILES, drop_leftovers
from app.worker.beside import BesideBuild, plan_beside
from app.worker.engine import Engine

pytestmark = [pytest.mark.usefixtures("models_dir"), pytest.mark.timeout(240)]
SUBJECTS = ("heron", "tide", "bread", "violin", "glacier", "lease", "invoice", "knee", "choir", "router")
SMALLER = 80


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """A folder in which `place` holds thirty files and the library that has indexed them, and `kept` the same."""
    assert models_dir.is_dir()
    base = tmp_path_factory.mktemp("made")
    files = base / "place" / "files"
    files.mkdir(parents=True)
    for number in range(30):
        subject = SUBJECTS[number % len(SUBJECTS)]
        lines = [f"Line {line} of note {number} says something about the {subject}." for line in range(number * 2)]
        (files / f"{subject} {number}.txt").write_text("\n\n".join([f"A note on the {subject}.", *lines]))
    (files / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert main(["--data-dir", str(base / "place" / "data"), "index", "--quiet", str(files)]) == 0
    set_setting(base / "place" / "data", "passage_tokens", SMALLER)
    shutil.copytree(base / "place", base / "kept")
    return base


class Place(NamedTuple):
    """A library of this test's own whose settings ask for smaller passages than it has."""

    data_dir: Path
    folder: Path

    def build(self, on_progress: Callable[[Progress], object] = lambda _: None) -> bool:
        """Builds the other index and puts it in place; False where that is not done yet."""
        stop = threading.Event()
        engine = Engine(self.data_dir)
        other = engine.other(engine.settings)
        assert other is not None

        def tell(progress: Progress) -> None:
            if on_progress(progress) is False:
                stop.set()

        with engine.open_library() as library, library.writing():
            building = BesideBuild(library, engine, other, engine.settings)
            done = building.run(tell, stop)
            if done:
                building.take_place(tell, stop)
                drop_leftovers(library.data_dir, library.fingerprint)
            return done

    def index(self) -> None:
        assert main(["--data-dir", str(self.data_dir), "index", "--quiet"]) == 0

    def search(self, words: str) -> set[str]:
        engine = Engine(self.data_dir)
        with engine.open_library() as library:
            options = SearchOptions(mode=SearchMode.EXACT, limit=100)
            return {hit.name for hit in Searcher(library, engine.embedders).search(words, options).hits}


@pytest.fixture
def place(made: Path) -> Place:
    """Library and files as they were made, at the same paths for every test."""
    shutil.rmtree(made / "place", ignore_errors=True)
    shutil.copytree(made / "kept", made / "place")
    return Place(made / "place" / "data", made / "place" / "files")


def content(data_dir: Path) -> tuple[Any, ...]:
    """Everything that the index holds but its vectors, of which there is one for each passage.

    Last come the counts of words, a statistic in which deleted files are counted until upkeep.
    """
    with Engine(data_dir).open_library() as library:
        documents = sorted(library.ledger.rows("SELECT id, format, kind, words, meaning, shown FROM documents"))
        files = sorted(library.ledger.rows("SELECT path, state, reason, document_id FROM files"))
        passages = library.passages.of_documents([key for key, *_ in documents])
        assert len(library.passages) == len(passages) == sum(words for _, _, _, words, _, _ in documents)
        owners = library.vectors.ids_of_documents([key for key, *_ in documents])
        assert owners == {row.passage_id for row in passages}
        assert len(library.vectors) == len(passages)
        words = sorted(library.ledger.rows("SELECT word, passages FROM vocabulary"))
        library.ledger.check()
        return documents, files, sorted(passages, key=lambda row: row.passage_id), words


def made_at_once(place: Place, tmp_path: Path) -> tuple[Any, ...]:
    """What an index holds that is made with the wanted sizes from the beginning."""
    set_setting(tmp_path / "at once", "passage_tokens", SMALLER)
    assert main(["--data-dir", str(tmp_path / "at once"), "index", "--quiet", str(place.folder)]) == 0
    return content(tmp_path / "at once")


def leftovers(data_dir: Path) -> list[str]:
    """What there is of an index beside the present one."""
    folders = [path.name for path in (data_dir / "index").iterdir()]
    with Engine(data_dir).open_library() as library:
        folders.remove(library.index_dir.name)
    return folders + [name for name in BESIDE_LEDGER_FILES if (data_dir / name).exists()]


def test_the_old_index_answers_until_the_new_one_takes_its_place(place: Place, tmp_path: Path) -> None:
    before = place.search("heron")
    assert len(before) == 3
    seen: list[set[str]] = []
    stages: set[Stage] = set()

    def look(progress: Progress) -> None:
        assert progress.beside
        if progress.stage not in stages or progress.done % 10 == 0:
            seen.append(place.search("heron"))
        stages.add(progress.stage)

    assert Engine(place.data_dir).sizes == ChunkSizes()
    assert place.build(look)
    assert {Stage.WORDS, Stage.MEANING} <= stages
    assert all(answer == before for answer in seen)
    assert place.search("heron") == before
    assert Engine(place.data_dir).sizes == ChunkSizes.of_window(SMALLER)
    assert Engine(place.data_dir).other(Engine(place.data_dir).settings) is None
    assert content(place.data_dir) == made_at_once(place, tmp_path)
    assert leftovers(place.data_dir) == []


def test_a_reader_that_was_open_learns_of_the_exchange(place: Place) -> None:
    with Engine(place.data_dir).open_library() as reader:
        assert len(reader.passages) == len(reader.vectors) > 0
        assert place.build()
        assert not reader.fits
        reader.become(Engine(place.data_dir).open_library().fingerprint)
        assert reader.fits
        assert len(reader.passages) == reader.documents.counts().passages


@pytest.mark.slow
def test_what_changes_while_it_is_built_is_right_afterwards(place: Place, tmp_path: Path) -> None:
    def disturb(progress: Progress) -> None:
        if progress.stage is Stage.MEANING and (place.folder / "heron 0.txt").exists():
            (place.folder / "heron 0.txt").unlink()
            (place.folder / "tide 1.txt").write_text("The estuary has silted up since the barrage was built.")
            (place.folder / "bread 2.txt").rename(place.folder / "loaf.txt")
            (place.folder / "late.txt").write_text("A heron came late.")

    assert place.build(disturb)
    assert place.search("heron") == {"heron 10.txt", "heron 20.txt", "late.txt"}
    assert place.search("barrage") == {"tide 1.txt"}
    assert content(place.data_dir)[:3] == made_at_once(place, tmp_path)[:3]


@pytest.mark.slow
def test_what_changes_between_the_last_look_and_the_exchange_is_read_again(place: Place, tmp_path: Path) -> None:
    engine = Engine(place.data_dir)
    other = engine.other(engine.settings)
    assert other is not None
    with engine.open_library() as library, library.writing():
        assert BesideBuild(library, engine, other, engine.settings).run(lambda _: None, threading.Event())
        (place.folder / "tide 1.txt").write_text("The estuary has silted up since the barrage was built.")
        (place.folder / "heron 0.txt").unlink()
        put_in_place(library)
    place.index()
    assert place.search("barrage") == {"tide 1.txt"}
    assert content(place.data_dir)[:3] == made_at_once(place, tmp_path)[:3]
    assert leftovers(place.data_dir) == []


def test_it_goes_on_where_it_was_stopped(place: Place, tmp_path: Path) -> None:
    steps: list[Progress] = []
    assert not place.build(lambda progress: steps.append(progress) or progress.stage is not Stage.MEANING)  # type: ignore[func-returns-value]
    assert leftovers(place.data_dir)
    assert place.search("heron") == {"heron 0.txt", "heron 10.txt", "heron 20.txt"}
    steps.clear()
    assert place.build(steps.append)
    assert not [step for step in steps if step.stage is Stage.WORDS and step.done]  # no file is read again
    assert content(place.data_dir) == made_at_once(place, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
@pytest.mark.slow
@pytest.mark.parametrize("times", [20])
def test_kill_9_at_random_moments_leaves_the_old_or_the_new_one_whole(place: Place, tmp_path: Path, times: int) -> None:
    command = [sys.executable, "-m", "app", "--data-dir", str(place.data_dir), "index", "--quiet"]
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - shown where the test fails
    moments = random.Random(seed)
    for _ in range(times):
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            try:
                process.wait(timeout=moments.uniform(1.0, 6.0))
            except subprocess.TimeoutExpired:
                process.kill()
        assert place.search("heron") == {"heron 0.txt", "heron 10.txt", "heron 20.txt"}
    place.index()
    assert content(place.data_dir)[:3] == made_at_once(place, tmp_path)[:3]
    assert leftovers(place.data_dir) == []


@pytest.mark.slow
def test_taking_the_setting_back_gives_it_up(place: Place) -> None:
    before = content(place.data_dir)
    assert not place.build(lambda progress: progress.stage is not Stage.MEANING)
    assert leftovers(place.data_dir)
    unset_setting(place.data_dir, "passage_tokens")
    place.index()
    assert leftovers(place.data_dir) == []
    assert content(place.data_dir) == before


@pytest.mark.slow
def test_another_wish_begins_it_anew(place: Place) -> None:
    assert not place.build(lambda progress: progress.stage is not Stage.MEANING)
    first = fingerprint_beside(place.data_dir)
    set_setting(place.data_dir, "passage_tokens", SMALLER + 20)
    assert place.build()
    assert Engine(place.data_dir).sizes == ChunkSizes.of_window(SMALLER + 20)
    assert leftovers(place.data_dir) == []
    assert first is not None


def test_giving_up_what_is_not_there_is_nothing(place: Place) -> None:
    with Engine(place.data_dir).open_library() as library, library.writing():
        assert not abandon(library.data_dir)


@pytest.mark.slow
def test_a_folder_that_is_away_keeps_the_old_index(place: Place, tmp_path: Path) -> None:
    place.folder.rename(tmp_path / "elsewhere")
    assert not place.build()
    assert place.search("heron") == {"heron 0.txt", "heron 10.txt", "heron 20.txt"}
    (tmp_path / "elsewhere").rename(place.folder)
    assert place.build()
    assert place.search("heron") == {"heron 0.txt", "heron 10.txt", "heron 20.txt"}


@pytest.mark.slow
def test_one_of_two_folders_that_is_away_keeps_the_old_index(place: Place, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "swift.txt").write_text("Swifts sleep on the wing.")
    unset_setting(place.data_dir, "passage_tokens")
    assert main(["--data-dir", str(place.data_dir), "index", "--quiet", str(tmp_path / "second")]) == 0
    set_setting(place.data_dir, "passage_tokens", SMALLER)
    (tmp_path / "second").rename(tmp_path / "elsewhere")
    assert not place.build()
    assert place.search("swifts") == {"swift.txt"}
    (tmp_path / "elsewhere").rename(tmp_path / "second")
    assert place.build()
    assert place.search("swifts") == {"swift.txt"}


def test_a_disk_without_room_is_told_before_anything_is_built(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(place.data_dir)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(DiskFullError, match="MB are free"):
        place.build()
    assert leftovers(place.data_dir) == []


def test_it_takes_no_more_than_was_said(place: Place) -> None:
    engine = Engine(place.data_dir)
    other = engine.other(engine.settings)
    assert other is not None
    with engine.open_library() as library:
        plan = plan_beside(library, engine, other)
        assert (plan.tokens, plan.begun) == (SMALLER, False)
    most = 0

    def measure(_: Progress) -> None:
        nonlocal most
        beside = index_size(place.data_dir) - before
        most = max(most, beside)

    before = index_size(place.data_dir)
    assert place.build(measure)
    assert 0 < most <= plan.needed


def index_size(data_dir: Path) -> int:
    files = [path for path in data_dir.rglob("*") if path.is_file() and "models" not in path.parts]
    return sum(path.stat().st_size for path in files if path.exists())


def test_the_setting_has_the_chunkers_default() -> None:
    assert ChunkSizes.of_window(Settings().passage_tokens) == ChunkSizes()


def test_an_index_that_was_opened_beside_is_not_the_library(place: Place) -> None:
    engine = Engine(place.data_dir)
    other = engine.other(engine.settings)
    assert other is not None
    with (
        engine.open_library() as library,
        library.writing(),
        open_beside(library, other.fingerprint, MINILM.dimensions) as beside,
    ):
        assert beside.documents.counts().documents == 0 < library.documents.counts().documents
        assert beside.index_dir != library.index_dir
        assert beside.own_paths == library.own_paths


@pytest.mark.slow
def test_a_folder_that_is_forgotten_meanwhile_leaves_no_trace(place: Place, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "plantpaper.txt").write_text("The Quagmirewort likes wet feet.")
    unset_setting(place.data_dir, "passage_tokens")
    assert main(["--data-dir", str(place.data_dir), "index", "--quiet", str(tmp_path / "second")]) == 0
    set_setting(place.data_dir, "passage_tokens", SMALLER)
    assert not place.build(lambda progress: progress.stage is not Stage.MEANING)
    assert any("beside" in name for name in files_with(place.data_dir, b"plantpaper"))
    assert main(["--data-dir", str(place.data_dir), "forget", str(tmp_path / "second")]) == 0
    assert files_with(place.data_dir, b"plantpaper") == files_with(place.data_dir, b"Quagmirewort") == set()
    assert leftovers(place.data_dir) == []
    assert place.build()
    assert place.search("heron") == {"heron 0.txt", "heron 10.txt", "heron 20.txt"}


def files_with(data_dir: Path, wanted: bytes) -> set[str]:
    return {path.name for path in data_dir.rglob("*") if path.is_file() and wanted in path.read_bytes()}


@pytest.mark.slow
def test_a_library_that_moves_meanwhile_leaves_nothing_behind(place: Place, tmp_path: Path) -> None:
    assert not place.build(lambda progress: progress.stage is not Stage.MEANING)
    assert main(["--data-dir", str(place.data_dir), "move", str(tmp_path / "moved")]) == 0
    assert not any(path.name.startswith("ledger") for path in place.data_dir.iterdir())
    moved = Place(tmp_path / "moved", place.folder)
    assert leftovers(moved.data_dir) == []
    assert moved.build()
    assert moved.search("heron") == {"heron 0.txt", "heron 10.txt", "heron 20.txt"}


def test_a_restored_library_does_not_go_on_with_what_was_begun_for_another(place: Place, tmp_path: Path) -> None:
    backup = str(tmp_path / "backup.zip")
    before = content(place.data_dir)
    assert not place.build(lambda progress: progress.stage is not Stage.MEANING)
    assert main(["--data-dir", str(place.data_dir), "backup", backup]) == 0
    assert leftovers(place.data_dir)
    assert main(["--data-dir", str(place.data_dir), "restore", "--replace", backup]) == 0
    assert leftovers(place.data_dir) == []
    assert content(place.data_dir) == before


@pytest.mark.slow
def test_what_is_damaged_of_it_is_given_up(place: Place) -> None:
    assert not place.build(lambda progress: progress.stage is not Stage.MEANING)
    with Engine(place.data_dir).open_library() as library:
        (folder,) = [path for path in (place.data_dir / "index").iterdir() if path != library.index_dir]
    for file in (folder / "passages.lance").rglob("*"):
        if file.is_file():
            file.write_bytes(b"nonsense")
    with pytest.raises(LibraryDamagedError):
        place.build()
    assert leftovers(place.data_dir) == []
    assert place.build()
    assert place.search("heron") == {"heron 0.txt", "heron 10.txt", "heron 20.txt"}


@pytest.mark.slow
def test_status_tells_what_is_asked_for_and_how_far_it_is(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--data-dir", str(place.data_dir), "status"]
    assert main(command) == 0
    assert f"passages of {SMALLER} tokens" in capsys.readouterr().out
    assert not place.build(lambda progress: progress.done < 5 or progress.stage is Stage.SCAN)
    capsys.readouterr()
    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["beside"]
    assert (told["passage_tokens"], told["begun"]) == (SMALLER, True)
    assert 0 < told["ready"]["words"] <= 100
    assert told["ready"]["meaning"] == 0
    assert 0 < told["disk_bytes_needed"] < told["disk_bytes_free"]
    assert main(command) == 0
    assert f"words {told['ready']['words']} %, meaning 0.0 %" in capsys.readouterr().out
    assert place.build()
    capsys.readouterr()
    assert main([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["beside"] is None


def test_a_wish_is_told_its_price_and_can_be_taken_back(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--data-dir", str(place.data_dir), "config"]
    assert main([*command, "set", "passage_tokens", str(SMALLER + 10)]) == 0
    said = capsys.readouterr().out
    assert f"passages of {SMALLER + 10} tokens is built beside the present one" in said
    assert "MB of disk" in said
    assert not place.build(lambda progress: progress.stage is not Stage.MEANING)
    capsys.readouterr()
    assert main([*command, "unset", "passage_tokens"]) == 0
    assert "was removed" in capsys.readouterr().out
    assert leftovers(place.data_dir) == []
