"""Export and import: what comes back, from folders and bundles, and what hostile bundles are refused for."""

import contextlib
import json
import os
import stat
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.catalogue import load_catalogue
from app.models.installing.exporting import export_model
from app.models.installing.hub import Hub
from app.models.installing.importing import UNKNOWN, entry_of, import_model, import_size
from app.models.installing.install import install, make_offer
from app.models.installing.offer import InstallStoppedError
from app.models.installing.sources import open_source
from app.models.model_files import LIST_FILE, ModelFiles, find_model_files, verify_model_files
from tests.models.installing.conftest import SMALL, TAKEN, entry

WEIGHTS = "model.safetensors"


def take(path: Path, models: Path, model_id: str = "") -> ModelFiles:
    with open_source(path) as source:
        return import_model(source, entry_of(source, load_catalogue(), model_id), models)


@pytest.fixture
def folder(tmp_path: Path, repository: dict[str, bytes]) -> Path:
    """As `git clone` leaves it."""
    made = tmp_path / "bge-small-en-v1.5"
    for name, data in {**repository, ".git/config": b"", ".git/model.safetensors": b"pointer"}.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(data)
    return made


@pytest.fixture
def installed(folder: Path, models: Path) -> ModelFiles:
    return take(folder, models)


@pytest.fixture
def bundle(installed: ModelFiles, tmp_path: Path) -> Path:
    export_model(installed, tmp_path / "model.zip")
    return tmp_path / "model.zip"


def test_files_of_another_family_are_not_taken_for_what_they_are_said_to_be(folder: Path, models: Path) -> None:
    (folder / "config.json").write_text(json.dumps({"model_type": "nomic_bert"}))
    with pytest.raises(ModelError, match=r"of the kind 'nomic_bert'; .* is of another") as caught:
        take(folder, models, SMALL)
    assert "--as ID" in caught.value.advice
    assert not (models / SMALL).exists()
    (folder / "config.json").write_text(json.dumps({"model_type": "bert"}))
    assert take(folder, models, SMALL).id == SMALL


def test_a_folder_is_known_by_its_name(folder: Path, models: Path, repository: dict[str, bytes]) -> None:
    with open_source(folder) as source:
        assert import_size(source, entry(SMALL)) == sum(len(repository[name]) for name in TAKEN)
    files = take(folder, models)
    verify_model_files(files)
    assert (files.id, files.revision, files.source) == (SMALL, UNKNOWN, str(folder))
    assert set(files.files) == set(TAKEN)
    assert find_model_files(SMALL, models) == files


def test_the_cache_of_the_hubs_own_program_is_taken(folder: Path, tmp_path: Path, models: Path) -> None:
    snapshot = tmp_path / "models--BAAI--bge-small-en-v1.5" / "snapshots" / ("ab" * 20)
    snapshot.mkdir(parents=True)
    for name in TAKEN:
        (snapshot / name).parent.mkdir(exist_ok=True)
        (snapshot / name).symlink_to(folder / name)
    files = take(snapshot, models)
    verify_model_files(files)
    assert files.revision == "ab" * 20
    assert not any(files.path(name).is_symlink() for name in files.files)


def test_a_bundle_brings_the_same_model_to_another_machine(bundle: Path, installed: ModelFiles, tmp_path: Path) -> None:
    files = take(bundle, tmp_path / "elsewhere")
    verify_model_files(files)
    assert files.checksum == installed.checksum
    assert (files.repository, files.revision) == (installed.repository, installed.revision)
    again = tmp_path / "again.zip"
    export_model(files, again)
    with zipfile.ZipFile(bundle) as first, zipfile.ZipFile(again) as second:
        assert first.namelist() == second.namelist()
        assert first.namelist()[0] == LIST_FILE
        assert first.read(WEIGHTS) == second.read(WEIGHTS)


def test_an_installed_folder_can_be_copied_as_it_is(installed: ModelFiles, tmp_path: Path) -> None:
    assert take(installed.folder, tmp_path / "elsewhere").checksum == installed.checksum


def test_a_gguf_file_needs_its_model_to_be_named(tmp_path: Path, models: Path) -> None:
    file = tmp_path / "some-Q8_0.gguf"
    file.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match=r"does not have the model some-Q8_0\.gguf") as caught:
        take(file, models)
    assert "--as ID" in caught.value.advice
    assert set(take(file, models, "qwen3-0.6b").files) == {file.name}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_would_be_waited_for_for_ever_is_refused(tmp_path: Path, models: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for endless in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(ModelError, match="neither a folder nor a file"):
            take(endless, models, SMALL)


def test_ids_are_taken_in_large_letters_too(folder: Path, models: Path) -> None:
    assert take(folder, models, f" {SMALL.upper()}").id == SMALL


def test_two_towers_in_one_folder(folder: Path, models: Path, repository: dict[str, bytes]) -> None:
    with pytest.raises(ModelError, match="consists of two networks"):
        take(folder, models, "medcpt")
    for name in ("config.json", "tokenizer.json", WEIGHTS):
        (folder / "passage").mkdir(exist_ok=True)
        (folder / "passage" / name).write_bytes(repository[name])
    files = take(folder, models, "medcpt")
    assert {"passage/config.json", f"passage/{WEIGHTS}", WEIGHTS} <= set(files.files)


def test_what_the_catalogue_does_not_know_is_refused(folder: Path, models: Path, bundle: Path, tmp_path: Path) -> None:
    unknown = folder.rename(tmp_path / "unknown")
    with pytest.raises(ModelError, match="does not have the model unknown"):
        take(unknown, models)
    assert take(unknown, models, "bge-base").id == "bge-base"
    with pytest.raises(ModelError, match=f"holds {SMALL}, not bge-base"):
        take(bundle, models, "bge-base")
    with pytest.raises(ModelError, match="comes with Akin"):
        take(unknown, models, "minilm")
    with pytest.raises(ModelError, match="nothing-there cannot be read"):
        take(tmp_path / "nothing-there", models)


def test_a_failed_import_leaves_the_former_model(folder: Path, installed: ModelFiles, models: Path) -> None:
    before = {name: (models / SMALL / name).read_bytes() for name in TAKEN}
    (folder / WEIGHTS).write_bytes(b"other weights")
    (folder / "tokenizer.json").chmod(0)
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"without tokenizer\.json"):
        take(folder, models)
    (folder / "tokenizer.json").write_bytes(b"{}")
    stop = threading.Event()
    with open_source(folder) as source, pytest.raises(InstallStoppedError):
        import_model(source, entry(SMALL), models, lambda _, done, __: stop.set() if done > 100 else None, stop)
    assert not (models / ".incoming" / SMALL / "staged").exists(), "A copy that nothing goes on with takes no room."
    assert {name: (models / SMALL / name).read_bytes() for name in TAKEN} == before
    assert find_model_files(SMALL, models) == installed
    assert take(folder, models).files[WEIGHTS].bytes == 13
    assert (models / SMALL / WEIGHTS).read_bytes() == b"other weights"


def rewritten(bundle: Path, change: Callable[[zipfile.ZipFile, str, bytes], None], target: Path) -> Path:
    """The bundle with each member written by `change`."""
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            change(new, name, old.read(name))
    return target


def listed(text: bytes, **changes: object) -> bytes:
    return json.dumps(json.loads(text) | changes).encode()


def linked(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name)
    if name == WEIGHTS:
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
    new.writestr(member, data)


def outside(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    if name == LIST_FILE:
        files = json.loads(data)["files"]
        data = listed(data, files={("../../" + key if key == WEIGHTS else key): said for key, said in files.items()})
    new.writestr(f"../../{name}" if name == WEIGHTS else name, data)


def extra(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    new.writestr(name, data)
    if name == WEIGHTS:
        new.writestr("run.py", b"import os")


def bomb(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    new.writestr(name, bytes(50_000_000) if name == "README.md" else data, zipfile.ZIP_DEFLATED)


def altered(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    new.writestr(name, data[::-1] if name == WEIGHTS else data)


def lacking(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    if name != "config.json":
        new.writestr(name, data)


def unlisted(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    if name != LIST_FILE:
        new.writestr(name, data)


def other_repository(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    new.writestr(name, listed(data, repository="somebody/else") if name == LIST_FILE else data)


def newer(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    new.writestr(name, listed(data, version=99) if name == LIST_FILE else data)


def packed(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    new.writestr(name, data, zipfile.ZIP_BZIP2)


def long_list(new: zipfile.ZipFile, name: str, data: bytes) -> None:
    new.writestr(name, data + b" " * 9_000_000 if name == LIST_FILE else data, zipfile.ZIP_DEFLATED)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (linked, "not a plain file inside"),
        (outside, "damaged"),
        (extra, "not what its list says"),
        (bomb, "not what its list says"),
        (altered, "is damaged"),
        (lacking, "is missing"),
        (unlisted, "is no bundle of Akin's"),
        (other_repository, "was made of somebody/else"),
        (newer, "newer Akin"),
        (packed, "packed in an unknown way"),
        (long_list, "too long"),
    ],
)
def test_hostile_and_damaged_bundles_are_refused_and_change_nothing(
    bundle: Path, installed: ModelFiles, models: Path, tmp_path: Path,
    change: Callable[[zipfile.ZipFile, str, bytes], None], told: str,
) -> None:  # fmt: skip
    there = {path for path in tmp_path.rglob("*") if models not in path.parents}
    hostile = rewritten(bundle, change, tmp_path / "hostile.zip")
    with pytest.raises(ModelError, match=told) as caught:
        take(hostile, models)
    assert caught.value.advice
    assert {path for path in tmp_path.rglob("*") if models not in path.parents} == there | {hostile}
    verify_model_files(installed)
    assert find_model_files(SMALL, models) == installed


@pytest.mark.parametrize("kept", [0, 3, 100, -30, -1])
def test_a_bundle_that_was_cut_short_is_refused(bundle: Path, models: Path, kept: int) -> None:
    bundle.write_bytes(bundle.read_bytes()[:kept])
    with pytest.raises(ModelError, match=r"model\.zip"):
        take(bundle, models, SMALL)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4))
@example(damage=[(1 - 2**-20, 255)])
def test_a_damaged_bundle_is_refused_or_gives_the_same_model(
    bundle: Path, installed: ModelFiles, tmp_path: Path, damage: list[tuple[float, int]]
) -> None:
    """Mostly its end is damaged, where the members are listed."""
    data = bytearray(bundle.read_bytes())
    for place, value in damage:
        data[len(data) - 1 - int(place**3 * len(data))] = value
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(data)
    with contextlib.suppress(ModelError):
        assert take(damaged, tmp_path / "elsewhere").checksum == installed.checksum


def test_each_field_of_the_directory_may_lie(bundle: Path, installed: ModelFiles, tmp_path: Path) -> None:
    """Versions, ways of packing, checksums, lengths, names and places, of the first member and of the second."""
    whole = bundle.read_bytes()
    first = whole.index(b"PK\x01\x02")
    refused = 0
    for directory in (first, whole.index(b"PK\x01\x02", first + 1)):
        for place in (6, 8, 10, 16, 20, 24, 28, 30, 42):
            for value in (b"\xff\xff", b"\x00\x80"):
                bundle.write_bytes(whole[: directory + place] + value + whole[directory + place + 2 :])
                try:
                    assert take(bundle, tmp_path / "elsewhere").checksum == installed.checksum
                except ModelError:
                    refused += 1
    assert refused > 24


def test_a_changed_file_is_not_exported(installed: ModelFiles, tmp_path: Path) -> None:
    target = tmp_path / "kept.zip"
    target.write_bytes(b"before")
    installed.path("config.json").write_bytes(b"[]")
    with pytest.raises(ModelError, match=r"config\.json has changed"):
        export_model(installed, target)
    stop = threading.Event()
    stop.set()
    with pytest.raises(InstallStoppedError):
        export_model(installed, target, stop=stop)
    with pytest.raises(ModelError, match="could not be written"):
        export_model(installed, tmp_path / "no" / "folder.zip")
    assert target.read_bytes() == b"before"
    assert not list(tmp_path.glob(".kept*"))


def test_what_was_installed_from_a_hub_can_be_exported(models: Path, hub: Hub, tmp_path: Path) -> None:
    files = install(make_offer(entry(SMALL), models, hub), hub)
    export_model(files, tmp_path / "b.zip")
    assert take(tmp_path / "b.zip", tmp_path / "elsewhere").revision == files.revision


def test_a_guess_is_never_one_of_several() -> None:
    """Names of repositories and ids stand for one model each."""
    seen: dict[str, CatalogueEntry] = {}
    for each in load_catalogue().entries:
        for name in {each.id, each.repository.lower().rpartition("/")[2]} - {""}:
            assert seen.setdefault(name, each) is each
