"""The setting by which vectors are kept: a new library takes the default, another stays as it is until it is asked."""

import json
import os
from pathlib import Path

import pytest

from app.cli.main import main
from app.domain.vector_kinds import NEW_KIND, VectorKind
from app.runtime.settings_writing import set_setting, unset_setting
from app.store.library import Library
from app.worker.engine import Engine

pytestmark = pytest.mark.usefixtures("models_dir")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a file, and beside it a data folder without a library yet."""
    base = Path(os.path.realpath(tmp_path))
    (base / "files").mkdir()
    (base / "files" / "heron.txt").write_text("A heron stood in the pond.\n\nIt waited for a fish.")
    return base


def index(place: Path) -> None:
    assert main(["--data-dir", str(place / "data"), "index", "--quiet", str(place / "files")]) == 0


def kind_of(place: Path) -> VectorKind:
    present = Engine(place / "data").present
    assert present is not None
    return present.kind


def kept(place: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """How the file's vectors are kept, and when they came."""
    capsys.readouterr()
    assert main(["--data-dir", str(place / "data"), "explain", "--json", str(place / "files" / "heron.txt")]) == 0
    vectors = json.loads(capsys.readouterr().out)["document"]["text_vectors"]
    return vectors["kept_as"], vectors["made"]


@pytest.mark.slow
def test_an_older_library_stays_as_it_is_until_another_kind_is_asked_for(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_setting(place / "data", "stored_vectors", "float16")
    index(place)
    unset_setting(place / "data", "stored_vectors")
    index(place)
    assert kind_of(place) is VectorKind.FLOAT16
    engine = Engine(place / "data")
    assert engine.other(engine.settings) is None
    before = kept(place, capsys)

    set_setting(place / "data", "stored_vectors", "int8")
    index(place)
    assert kind_of(place) is VectorKind.INT8
    assert kept(place, capsys) == ("int8", before[1])  # made from those that were there, at the time of these
    assert len(list((place / "data" / "index").iterdir())) == 1
    with engine.open_library() as before_exchange:
        assert not before_exchange.fits
    with Engine(place / "data").open_library() as library:
        assert counts(library) == (1, 1)


def counts(library: Library) -> tuple[int, int]:
    return len(library.passages), len(library.vectors)


@pytest.mark.slow
def test_a_new_library_takes_the_default(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index(place)
    assert kept(place, capsys)[0] == NEW_KIND.value
    assert main(["--data-dir", str(place / "data"), "doctor"]) in (0, 1)
    assert "vectors can be read" in capsys.readouterr().out
