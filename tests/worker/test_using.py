"""Another model is used: its index is built beside the present one, of the same passages, and nothing is ever lost."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from PIL import Image

from app.chunk.chunker import ChunkSizes
from app.cli.main import main
from app.domain.errors import DiskFullError, ModelError
from app.domain.hits import SearchResponse
from app.domain.library_facts import Anew
from app.domain.progress import Progress, Stage
from app.models.installed import model_folder
from app.models.text_models import MINILM
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings_file import load_settings
from app.runtime.settings_writing import set_setting
from app.search.searcher import Searcher
from app.store.beside import fingerprint_beside
from app.store.library import Library
from app.worker.beside import BesideBuild, plan_beside, told
from app.worker.choosing import text_side
from app.worker.engine import Engine
from app.worker.index_wish import IndexWish
from app.worker.model_uses import keep_present
from app.worker.using import offer_use, use_model
from tests.models.tiny import list_files, tiny_model, write_json
from tests.models.tiny_pictures import save_graph, tiny_picture_model

pytestmark = pytest.mark.timeout(240)
SEEING = "siglip-b16"
TINY, CUT = "bge-small", "leaf-ir"  # ids of the catalogue, under which tiny models stand here
SUBJECTS = ("heron", "tide", "bread", "violin", "glacier", "lease", "invoice", "knee")


class Place(NamedTuple):
    """A library of this test's own, and the folder of models that it uses."""

    data_dir: Path
    models: Path

    def akin(self, *arguments: str) -> int:
        return main(["--data-dir", str(self.data_dir), *arguments])

    def search(self, words: str) -> SearchResponse:
        engine = Engine(self.data_dir)
        with engine.open_library() as library:
            return Searcher(library, engine.embedders).search(words)

    def rows(self) -> tuple[list[tuple[int, int]], set[tuple[str, str]], int]:
        """The passages of each document, what the files have become, and the pictures."""
        with Engine(self.data_dir).open_library() as library:
            library.ledger.check()
            assert library.vectors.counts() == library.passages.counts()
            files = library.ledger.rows("SELECT name, state FROM files")
            return sorted(library.passages.counts().items()), set(files), len(library.pictures)


@pytest.fixture(scope="module")
def models(models_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of models with tiny ones beside that which comes with Akin."""
    folder = tmp_path_factory.mktemp("installed")
    converted = model_folder(MINILM, models_dir)
    (folder / converted.name).symlink_to(converted, target_is_directory=True)
    tiny_model("bert", folder, TINY)
    tiny_model("bert", folder, CUT, seed=1, dense=[48])
    tiny_picture_model("siglip", folder, SEEING)
    before = os.environ[MODELS_DIR_VARIABLE]
    os.environ[MODELS_DIR_VARIABLE] = str(folder)
    yield folder
    os.environ[MODELS_DIR_VARIABLE] = before


@pytest.fixture(scope="module")
def filled(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert models.is_dir()
    base = tmp_path_factory.mktemp("using")
    (base / "files").mkdir()
    for number in range(16):
        subject = SUBJECTS[number % len(SUBJECTS)]
        lines = [f"Line {line} of note {number} says something about the {subject}." for line in range(number)]
        (base / "files" / f"{subject} {number}.txt").write_text("\n\n".join([f"A note on the {subject}.", *lines]))
    ramp = np.linspace(0, 255, 320 * 240 * 3).reshape(240, 320, 3).astype(np.uint8)
    Image.fromarray(ramp).save(base / "files" / "ramp.png")
    assert main(["--data-dir", str(base / "data"), "index", "--quiet", str(base / "files")]) == 0
    return base / "data"


@pytest.fixture
def place(filled: Path, models: Path, tmp_path: Path) -> Place:
    shutil.copytree(filled, tmp_path / "data")
    return Place(tmp_path / "data", models)


def build(place: Place, seen: list[Progress] | None = None, stop_at: Stage | None = None) -> bool:
    """What the settings ask for is built and put in place; False where it was stopped."""
    engine, stop = Engine(place.data_dir), threading.Event()
    other = engine.other(engine.settings)
    assert other is not None

    def tell(progress: Progress) -> None:
        if seen is not None:
            seen.append(progress)
        if progress.stage is stop_at:
            stop.set()

    with engine.open_library() as library, library.writing():
        building = BesideBuild(library, engine, other, engine.settings)
        done = building.run(tell, stop)
        if done:
            building.take_place(tell, stop)
        return done


def test_another_text_model_reads_the_passages_that_are_there(place: Place) -> None:
    before = place.rows()
    offer = offer_use(place.data_dir, TINY)
    assert offer.beside is not None
    assert (offer.beside.anew, offer.beside.text, offer.beside.dimensions) == (Anew.MEANING, TINY, 32)
    use_model(place.data_dir, offer)
    seen: list[Progress] = []
    assert build(place, seen)
    assert not [step for step in seen if step.stage in (Stage.WORDS, Stage.PICTURES) and step.done]
    engine = Engine(place.data_dir)
    assert (engine.wish.text.id, engine.wish.text.width, engine.wish.pictures.id) == (TINY, 32, "pocket")
    assert engine.other(engine.settings) is None
    assert place.rows() == before
    found = place.search("heron")
    assert found.notes == ()
    assert {hit.name for hit in found.hits} >= {"heron 0.txt", "heron 8.txt"}


def test_what_asks_for_another_index_is_taken_back(place: Place) -> None:
    use_model(place.data_dir, offer_use(place.data_dir, TINY))
    for name, value in (("passage_tokens", 100), ("stored_vectors", "float32"), ("threads", 1)):
        set_setting(place.data_dir, name, value)
    engine = Engine(place.data_dir)
    assert engine.other(engine.settings) is not None
    keep_present(place.data_dir)
    engine = Engine(place.data_dir)
    assert engine.other(engine.settings) is None
    settings = engine.settings
    assert (settings.text_model, settings.text_dimensions, settings.passage_tokens) == ("minilm", 0, 200)
    assert settings.threads == 1, "What has nothing to do with the index stays."
    keep_present(place.data_dir / "nothing there")  # which changes nothing


def test_the_way_back_to_what_is_there_is_told(place: Place) -> None:
    engine = Engine(place.data_dir)
    tiny = text_side(TINY, 0, place.models, engine.settings)
    whole = replace(engine.wish, text=tiny)
    cut = replace(engine.wish, text=replace(tiny, fingerprint="cut", width=16))

    def way_back(present: IndexWish, wish: IndexWish) -> str:
        with engine.open_known_library() as library:
            before, after = (Engine(place.data_dir, each) for each in (present, wish))
            plan = plan_beside(library, before, after)
        assert told(plan).endswith(plan.given_up_with)
        return plan.given_up_with

    assert way_back(engine.wish, whole) == "akin models use minilm"
    assert way_back(cut, whole) == f"akin models use {TINY} --dims 16"
    assert way_back(whole, cut) == f"akin models use {TINY}"
    smaller = engine.wish.with_sizes(ChunkSizes.of_window(100))
    assert way_back(smaller, whole) == "akin models use minilm, then akin config set passage_tokens 100"
    assert way_back(whole, replace(engine.wish, text=replace(tiny, fingerprint="newer files"))) == ""


@pytest.mark.slow
def test_pictures_are_found_as_before_whichever_model_reads_texts(place: Place) -> None:
    before = Engine(place.data_dir).picture_embedder().embed_query("a ramp of colours")
    use_model(place.data_dir, offer_use(place.data_dir, TINY))
    assert build(place)
    engine = Engine(place.data_dir)
    assert engine.embedder().model.dimensions == 32
    assert engine.picture_embedder().embed_query("a ramp of colours") == pytest.approx(before, abs=1e-6)
    assert engine.embedders.picture_query("a ramp of colours", engine.embedder().embed_query("a ramp of colours")) == (
        pytest.approx(before, abs=1e-6)
    )
    assert not engine.picture_embedder().mixing.is_fitted


def test_another_picture_model_looks_at_pictures_only(place: Place) -> None:
    before = place.rows()
    with Engine(place.data_dir).open_library() as library:
        vectors = library.vectors.vectors_of([row.passage_id for row in library.passages.of_documents(_ids(library))])
    offer = offer_use(place.data_dir, SEEING)
    assert offer.beside is not None
    assert (offer.beside.anew, offer.beside.pictures) == (Anew.PICTURES, SEEING)
    use_model(place.data_dir, offer)
    seen: list[Progress] = []
    assert build(place, seen)
    assert {step.stage for step in seen if step.done} - {Stage.SCAN} == {Stage.PICTURES}
    assert place.rows() == before
    engine = Engine(place.data_dir)
    assert (engine.wish.text.id, engine.wish.pictures.id, engine.wish.pictures.width) == ("minilm", SEEING, 32)
    with engine.open_library() as library:
        after = library.vectors.vectors_of(list(vectors))
    assert after.keys() == vectors.keys()
    assert all((after[key] == vector).all() for key, vector in vectors.items())
    assert place.search("a ramp of colours").notes == ()


@pytest.mark.slow
def test_a_picture_model_may_ask_a_text_model_of_its_own(place: Place, tmp_path: Path) -> None:
    own = tmp_path / "models"
    (own / "nomic-vision" / "onnx").mkdir(parents=True)
    (own / model_folder(MINILM, place.models).name).symlink_to(model_folder(MINILM, place.models).resolve())
    write_json(own / "nomic-vision" / "config.json", {"model_type": "nomic_bert", "n_embd": 32})
    write_json(own / "nomic-vision" / "preprocessor_config.json", {"size": {"height": 16, "width": 16}})
    save_graph(own / "nomic-vision" / "onnx" / "model.onnx", pictures=True, width=32)
    list_files(own / "nomic-vision")
    before, os.environ[MODELS_DIR_VARIABLE] = os.environ[MODELS_DIR_VARIABLE], str(own)
    try:
        with pytest.raises(ModelError, match="needs another model for words") as caught:
            offer_use(place.data_dir, "nomic-vision")
        assert "akin models install nomic" in caught.value.advice
        tiny_model("nomic-bert", own, "nomic")
        use_model(place.data_dir, offer_use(place.data_dir, "nomic-vision"))
        assert build(place)
        engine = Engine(place.data_dir)
        assert engine.wish.pictures.id == "nomic-vision"
        asked = engine.picture_embedder().embed_query("a ramp")
        text = Engine(place.data_dir, replace(engine.wish, text=text_side("nomic", 0, own, engine.settings)))
        assert asked == pytest.approx(text.embedder().embed_query("a ramp"), abs=1e-5)
        assert place.search("a ramp of colours").notes == ()
    finally:
        os.environ[MODELS_DIR_VARIABLE] = before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a small file system")
def test_a_disk_that_becomes_full_gives_it_up(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small file system cannot be mounted here")
    try:
        shutil.copytree(place.data_dir, disk / "data")
        full = Place(disk / "data", place.models)
        before = full.rows()
        set_setting(full.data_dir, "text_model", TINY)
        free = os.statvfs(disk)
        (disk / "ballast").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - 60_000)))
        usage = shutil.disk_usage(disk)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10**12))
        with pytest.raises(DiskFullError):
            build(full)
        assert fingerprint_beside(full.data_dir) is None
        assert full.rows() == before
        (disk / "ballast").unlink()
        assert build(full)
        assert full.rows() == before
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _ids(library: Library) -> list[int]:
    return [key for (key,) in library.ledger.rows("SELECT id FROM documents")]


@pytest.mark.slow
def test_the_command_goes_there_and_back(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    before = place.rows()
    assert place.akin("models", "use", CUT, "--dims", "16", "--yes") == 0
    told = capsys.readouterr().err
    assert "beside the present one" in told
    assert "Files are not read again" in told
    assert "MB of disk" in told
    assert "answers from now on" in told
    engine = Engine(place.data_dir)
    assert (engine.wish.text.id, engine.wish.text.width, engine.wish.text.full) == (CUT, 16, 48)
    assert place.rows() == before
    assert place.search("violin").notes == ()
    assert place.akin("models", "use", "minilm", "--yes") == 0
    assert "text_model" not in (place.data_dir / "settings.toml").read_text()
    assert Engine(place.data_dir).wish.text.id == "minilm"
    assert place.rows() == before
    assert len(list((place.data_dir / "index").iterdir())) == 1


def test_a_model_that_is_not_installed_changes_nothing_and_is_told(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ModelError) as caught:
        offer_use(place.data_dir, "bge-base")
    assert "akin models install bge-base" in caught.value.advice
    for value in ("bge-base", "no-such-model", "siglip-b16"):
        set_setting(place.data_dir, "text_model", value)
        engine = Engine(place.data_dir)
        assert engine.other(engine.settings) is None
        assert any("text_model" in note for note in engine.notes(engine.settings))
    assert place.akin("config", "set", "text_model", "bge-base") == 0
    assert "akin models install bge-base" in " ".join(capsys.readouterr().out.split())
    assert place.akin("index") == 0
    assert "The setting text_model" in " ".join(capsys.readouterr().err.split())
    assert place.search("tide").notes == ()


def test_lengths_that_a_model_was_not_trained_for_are_refused(place: Place) -> None:
    with pytest.raises(ModelError, match="not trained to leave some out"):
        offer_use(place.data_dir, TINY, 16)
    with pytest.raises(ModelError, match="may not be cut"):
        offer_use(place.data_dir, CUT, 64)
    with pytest.raises(ModelError, match="no vectors to build an index"):
        offer_use(place.data_dir, "bge-reranker-m3")


@pytest.mark.slow
def test_a_model_that_went_away_leaves_words_and_the_way_back(place: Place, tmp_path: Path) -> None:
    use_model(place.data_dir, offer_use(place.data_dir, TINY))
    assert build(place)
    own = tmp_path / "models"
    own.mkdir()
    (own / model_folder(MINILM, place.models).name).symlink_to(model_folder(MINILM, place.models).resolve())
    before, os.environ[MODELS_DIR_VARIABLE] = os.environ[MODELS_DIR_VARIABLE], str(own)
    try:
        found = place.search("heron")
        assert {hit.name for hit in found.hits} >= {"heron 0.txt", "heron 8.txt"}
        assert any(f"akin models install {TINY}" in note for note in found.notes)
        late = tmp_path / "late"
        late.mkdir()
        (late / "grebe.txt").write_text("A grebe came late.")
        assert place.akin("index", "--quiet", str(late)) == 0
        assert [hit.name for hit in place.search("grebe").hits] == ["grebe.txt"]
        assert place.akin("models", "use", "minilm", "--yes") == 0
        assert place.search("grebe").notes == ()
        place.rows()
    finally:
        os.environ[MODELS_DIR_VARIABLE] = before


@pytest.mark.slow
def test_it_goes_on_where_it_was_stopped_and_can_be_taken_back(place: Place) -> None:
    before = place.rows()
    use_model(place.data_dir, offer_use(place.data_dir, TINY))
    assert not build(place, stop_at=Stage.MEANING)
    assert fingerprint_beside(place.data_dir) is not None
    assert Engine(place.data_dir).wish.text.id == "minilm"
    assert place.rows() == before
    use_model(place.data_dir, offer_use(place.data_dir, "minilm"))
    assert place.akin("index", "--quiet") == 0
    assert fingerprint_beside(place.data_dir) is None
    use_model(place.data_dir, offer_use(place.data_dir, TINY))
    assert build(place)
    assert place.rows() == before


def test_a_disk_without_room_is_told_and_leaves_everything(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = place.rows()
    use_model(place.data_dir, offer_use(place.data_dir, TINY))
    usage = shutil.disk_usage(place.data_dir)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert place.akin("index", "--quiet") == 1
    assert fingerprint_beside(place.data_dir) is None
    assert place.rows() == before


@pytest.mark.slow
def test_it_takes_no_more_than_was_said(place: Place) -> None:
    def size() -> int:
        files = [path for path in place.data_dir.rglob("*") if path.is_file() and path.stat().st_nlink == 1]
        return sum(path.stat().st_size for path in files)

    set_setting(place.data_dir, "text_model", TINY)
    engine = Engine(place.data_dir)
    other = engine.other(engine.settings)
    assert other is not None
    with engine.open_library() as library:
        plan = plan_beside(library, engine, other)
    first = size()
    assert build(place)
    assert size() - first <= plan.needed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_kills_at_any_moment_leave_the_old_or_the_new_one_whole(place: Place) -> None:
    before = place.rows()
    set_setting(place.data_dir, "text_model", TINY)
    command = [sys.executable, "-m", "app", "--data-dir", str(place.data_dir), "index", "--quiet"]
    for seconds in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0):
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            end = time.monotonic() + seconds
            while process.poll() is None and time.monotonic() < end:
                process.poll()
            process.kill()
        assert {hit.name for hit in place.search("heron").hits} >= {"heron 0.txt", "heron 8.txt"}
        assert Engine(place.data_dir).wish.text.id in ("minilm", TINY)
    assert place.akin("index", "--quiet") == 0
    assert Engine(place.data_dir).wish.text.id == TINY
    assert place.rows() == before
    assert load_settings(place.data_dir).notes == ()
