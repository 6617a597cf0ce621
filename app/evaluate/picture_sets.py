"""Reads evaluation sets of pictures: photos with captions, and photos in folders named after what they show."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import DatasetError
from app.domain.files import FileKind
from app.extract.formats import kind_of_name

_ADVICE = (
    'A set of photos with captions is a folder with SPLIT.jsonl, each line {"image": "a.jpg", "captions": ["A dog."]}; '
    "a set of classes is a folder of folders of pictures."
)


@dataclass(frozen=True, slots=True)
class CaptionedSet:
    """Photos and the captions of each."""

    name: str
    photos: tuple[Path, ...]
    captions: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ClassSet:
    """Photos and what each shows."""

    name: str
    photos: tuple[Path, ...]
    classes: tuple[str, ...]


def is_picture_set(folder: Path) -> bool:
    """Whether the folder looks like a set of pictures and not like one of texts."""
    if (folder / "corpus.jsonl").exists() or (folder / "corpus.jsonl.gz").exists():
        return False
    return any(folder.glob("*.jsonl")) or any(True for _ in _class_photos(folder))


def load_picture_set(folder: Path, split: str) -> CaptionedSet | ClassSet:
    """The set in `folder`: captioned where it has `<split>.jsonl` or any such file, else one of classes.

    Raises DatasetError, which names the file and the line, where something is missing or malformed.
    """
    if any(folder.glob("*.jsonl")):
        return _captioned(folder, split)
    found = list(_class_photos(folder))
    if not found:
        raise DatasetError(f"There are no pictures in {folder}.", _ADVICE)
    return ClassSet(folder.resolve().name, tuple(path for path, _ in found), tuple(name for _, name in found))


def _captioned(folder: Path, split: str) -> CaptionedSet:
    file = folder / f"{split}.jsonl"
    if not file.exists():
        there = ", ".join(sorted(path.stem for path in folder.glob("*.jsonl")))
        raise DatasetError(f"There is no {file.name} in {folder}.", f"Choose a split with --split: {there}.")
    photos: list[Path] = []
    captions: list[tuple[str, ...]] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            name, told = _entry(line, f"{file}, line {number}")
            photos.append(folder / name)
            captions.append(told)
    if not photos:
        raise DatasetError(f"{file} is empty.", _ADVICE)
    return CaptionedSet(folder.resolve().name, tuple(photos), tuple(captions))


def _entry(line: str, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        entry: Any = json.loads(line)
        name, captions = entry["image"], entry["captions"]
    except (ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{where} is not a photo with its captions.", _ADVICE) from error
    if (
        not isinstance(name, str)
        or not isinstance(captions, list)
        or not all(isinstance(told, str) for told in captions)
    ):
        raise DatasetError(f"{where} is not a photo with its captions.", _ADVICE)
    return name, tuple(captions)


def _class_photos(folder: Path) -> Iterator[tuple[Path, str]]:
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        for path in sorted(inner.iterdir()):
            if path.is_file() and kind_of_name(path.name) is FileKind.PICTURE:
                yield path, inner.name
