"""`akin search` with pictures, and `akin duplicates`, as a person runs them."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from tests.extract.made_pictures import encoded, scene


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    assert models_dir.is_dir()
    base = tmp_path_factory.mktemp("album")
    (base / "album").mkdir()
    for seed in range(6):
        scene(seed).save(base / "album" / f"scene {seed}.png")
    shutil.copy(base / "album" / "scene 2.png", base / "album" / "again.png")
    (base / "album" / "diary.txt").write_text("We walked along the estuary.")
    assert main(["--data-dir", str(base / "data"), "index", "--quiet", str(base / "album")]) == 0
    return base / "data"


def found(capsys: pytest.CaptureFixture[str], data_dir: Path, *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["--data-dir", str(data_dir), "search", "--json", *arguments]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_a_picture_from_a_file(capsys: pytest.CaptureFixture[str], data_dir: Path) -> None:
    first = found(capsys, data_dir, "--image", str(data_dir.parent / "album" / "scene 3.png"))["hits"][0]
    assert first["name"] == "scene 3.png"
    assert (first["kind"], first["picture"]["width"], first["picture"]["height"]) == ("picture", 240, 160)
    assert first["arms"]["pictures"] == pytest.approx(1, abs=0.01)


def test_a_picture_from_a_pipe(
    capsys: pytest.CaptureFixture[str], data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(encoded(scene(5)))))
    assert found(capsys, data_dir, "--image", "-")["hits"][0]["name"] == "scene 5.png"


def test_copies_are_named_and_listed(capsys: pytest.CaptureFixture[str], data_dir: Path) -> None:
    album = data_dir.parent / "album"
    first = found(capsys, data_dir, "--image", str(album / "scene 2.png"))["hits"][0]
    assert {first["path"], *first["copies"]} == {str(album / "scene 2.png"), str(album / "again.png")}
    assert main(["--data-dir", str(data_dir), "duplicates", "--json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)["duplicates"]
    assert group["paths"] == [str(album / "again.png"), str(album / "scene 2.png")]
    assert main(["--data-dir", str(data_dir), "duplicates"]) == 0
    assert "1 file could go" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--image", "/nowhere.png"), "There is no file"),
        (("--like", "/nowhere.png"), "knows nothing"),
        ((), "nothing to look for"),
        (("tides", "--page", "3"), "belongs to --like"),
    ],
)
def test_what_cannot_be_searched_for_is_said(
    capsys: pytest.CaptureFixture[str], data_dir: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert main(["--data-dir", str(data_dir), "search", *arguments]) == 1
    assert told in capsys.readouterr().err


def test_a_text_is_no_picture(capsys: pytest.CaptureFixture[str], data_dir: Path) -> None:
    diary = str(data_dir.parent / "album" / "diary.txt")
    assert main(["--data-dir", str(data_dir), "search", "--image", diary]) == 1
    assert "holds no picture" in capsys.readouterr().err
