"""Evaluation on folders of pictures: what is read, and what is measured."""

import json
from pathlib import Path

import pytest

from app.cli.main import main
from app.domain.errors import DatasetError
from app.evaluate.picture_sets import CaptionedSet, ClassSet, is_picture_set, load_picture_set
from tests.extract.made_pictures import scene


@pytest.fixture
def captioned(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    lines = []
    for seed in range(4):
        scene(seed, 80, 60).save(tmp_path / "images" / f"{seed}.png")
        lines.append(json.dumps({"image": f"images/{seed}.png", "captions": [f"scene {seed}", "something"]}))
    (tmp_path / "val.jsonl").write_text("\n".join(lines))
    return tmp_path


@pytest.fixture
def classes(tmp_path: Path) -> Path:
    for name, seed in (("waves", 1), ("stones", 2)):
        (tmp_path / name).mkdir()
        for number in range(3):
            scene(seed, 80 + number, 60).save(tmp_path / name / f"{number}.png")
    return tmp_path


def test_captions_are_read(captioned: Path) -> None:
    found = load_picture_set(captioned, "val")
    assert isinstance(found, CaptionedSet)
    assert found.captions[2] == ("scene 2", "something")
    assert found.photos[2] == captioned / "images" / "2.png"
    with pytest.raises(DatasetError, match=r"no test\.jsonl"):
        load_picture_set(captioned, "test")


@pytest.mark.parametrize("line", ["{", '{"image": "a.png"}', '{"image": 1, "captions": []}', "[]"])
def test_a_malformed_line_is_named(captioned: Path, line: str) -> None:
    with (captioned / "val.jsonl").open("a") as stream:
        stream.write(f"\n{line}")
    with pytest.raises(DatasetError, match="line 5"):
        load_picture_set(captioned, "val")


def test_classes_are_folders(classes: Path) -> None:
    found = load_picture_set(classes, "test")
    assert isinstance(found, ClassSet)
    assert found.classes == ("stones",) * 3 + ("waves",) * 3


def test_a_set_of_texts_is_no_set_of_pictures(tiny_set: Path, captioned: Path, tmp_path: Path) -> None:
    assert not is_picture_set(tiny_set)
    assert is_picture_set(captioned)
    (tmp_path / "empty").mkdir()
    assert not is_picture_set(tmp_path / "empty")


def test_captions_are_measured(captioned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--data-dir", str(tmp_path / "data"), "evaluate", str(captioned), "--split", "val", "--json"]
    assert main(arguments) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["photos"], report["captions"]) == (4, 8)
    assert report["recall"]["5"]["mean"] == 1  # all four photos are among the first five
    assert 1 <= report["median_rank"] <= 4


def test_classes_are_measured(classes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path / "data"), "evaluate", str(classes), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["photos"], report["classes"]) == (6, 2)
    assert report["nearest_is_same"]["mean"] == 1
