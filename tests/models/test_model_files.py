"""The list of an installed model's files: read, written, verified, and never believed about places outside."""

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import ModelError
from app.models.model_files import (
    INCOMING,
    LIST_FILE,
    REPLACED,
    FileFacts,
    ModelFiles,
    find_model_files,
    is_inside,
    list_text,
    read_list,
    verify_model_files,
    write_list,
)

CONTENT = {"config.json": b"{}", "1_Pooling/config.json": b"[1]", "model.safetensors": b"weights"}


@pytest.fixture
def files(tmp_path: Path) -> ModelFiles:
    folder = tmp_path / "some-model"
    for name, content in CONTENT.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    facts = {name: FileFacts(len(content), hashlib.sha256(content).hexdigest()) for name, content in CONTENT.items()}
    made = ModelFiles("some-model", folder, "a/b", "c" * 40, "https://hub", "2026-01-02", facts, {"a/onnx": "d" * 40})
    write_list(made)
    return made


def test_what_is_written_is_found(files: ModelFiles, tmp_path: Path) -> None:
    assert find_model_files("some-model", tmp_path) == files
    assert find_model_files("other-model", tmp_path) is None
    verify_model_files(files)
    assert files.size == 12
    assert files.path("1_Pooling/config.json").read_bytes() == b"[1]"
    with pytest.raises(ModelError, match=r"no file tokenizer\.json"):
        files.path("tokenizer.json")


def test_the_checksum_depends_on_names_and_contents_alone(files: ModelFiles) -> None:
    turned = dict(reversed(files.files.items()))
    assert dataclasses.replace(files, files=turned, source="elsewhere").checksum == files.checksum
    renamed = {("other.json" if name == "config.json" else name): facts for name, facts in files.files.items()}
    assert dataclasses.replace(files, files=renamed).checksum != files.checksum
    changed = files.files | {"config.json": FileFacts(2, "0" * 64)}  # type: ignore[operator]
    assert dataclasses.replace(files, files=changed).checksum != files.checksum


@pytest.mark.parametrize("name", CONTENT)
@pytest.mark.parametrize("damage", ["changed", "longer", "removed"])
def test_each_damaged_file_is_named(files: ModelFiles, name: str, damage: str) -> None:
    path = files.folder / name
    before = path.read_bytes()
    if damage == "removed":
        path.unlink()
    else:
        path.write_bytes(before + b" " if damage == "longer" else bytes(byte ^ 1 for byte in before))
    with pytest.raises(ModelError, match=path.name) as caught:
        verify_model_files(files)
    assert "akin models install some-model" in caught.value.advice


@pytest.mark.parametrize(
    "change",
    [
        {"id": "other-model"},
        {"version": 2},
        {"version": "x"},
        {"files": {"../config.json": {"bytes": 2, "sha256": "0" * 64}}},
        {"files": {"/etc/passwd": {"bytes": 2, "sha256": "0" * 64}}},
        {"files": {LIST_FILE: {"bytes": 2, "sha256": "0" * 64}}},
        {"files": {"config.json": {"bytes": -1, "sha256": "0" * 64}}},
        {"files": {"config.json": {"bytes": 2, "sha256": "0"}}},
        {"files": ["config.json"]},
        {"repository": None},
    ],
)
def test_a_damaged_list_is_refused(files: ModelFiles, tmp_path: Path, change: dict[str, object]) -> None:
    path = files.folder / LIST_FILE
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ModelError) as caught:
        find_model_files("some-model", tmp_path)
    assert "nstall" in caught.value.advice


@settings(max_examples=40)
@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda v: json.dumps(v).encode())
)
def test_a_list_is_read_or_refused(text: bytes) -> None:
    with pytest.raises(ModelError):
        read_list(text, Path("folder"))


names = st.from_regex(r"[a-z0-9]+(/[a-z0-9_]+){0,2}\.json", fullmatch=True).filter(lambda name: name != LIST_FILE)
facts = st.builds(FileFacts, st.integers(0, 2**50), st.binary(min_size=32, max_size=32).map(bytes.hex))


@settings(max_examples=40)
@given(st.dictionaries(names.filter(is_inside), facts, max_size=4), st.text(max_size=20))
def test_a_written_list_is_read_as_it_was(listed: dict[str, FileFacts], source: str) -> None:
    made = ModelFiles("some-model", Path("folder"), "a/b", "main", source, "2026-01-02", listed, {})
    assert read_list(list_text(made), Path("folder")) == made


@settings(max_examples=40)
@given(st.text(max_size=30) | st.lists(st.sampled_from(["..", ".", "a", "C:", "~", " ", "con"])).map("/".join))
def test_a_name_inside_stays_inside(name: str) -> None:
    if is_inside(name):
        base = Path("/models/one")
        assert (base / name).resolve().is_relative_to(base)
        assert (base / name) != base


@pytest.mark.parametrize(
    "name", ["", "/a", "../a", "a/../../b", "a//b", "C:/a", "a\\b", "a\n", "nul", "x/COM1.txt", "a."]
)
def test_names_that_lead_elsewhere_on_some_system(name: str) -> None:
    assert not is_inside(name)


def test_an_exchange_that_was_cut_short_is_undone(files: ModelFiles, tmp_path: Path) -> None:
    aside = tmp_path / INCOMING / "some-model" / REPLACED
    aside.parent.mkdir(parents=True)
    files.folder.rename(aside)
    assert find_model_files("some-model", tmp_path) == files
    assert not aside.exists()
