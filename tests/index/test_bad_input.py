import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from app.domain.errors import FolderError
from app.domain.files import FileState
from app.index.scan import folder_root

TEXT = "The heron stands in the shallow water and waits."
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")


def write(folder: Path, name: bytes) -> None:
    with open(os.path.join(os.fsencode(folder), name), "w", encoding="utf-8") as file:  # noqa: PTH123 - bytes
        file.write(TEXT)


@on_linux
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"two\nlines.txt", "two\nlines.txt"),
        ("🌞 heron.txt".encode(), "🌞 heron.txt"),
        (b"caf\xe9.txt", "caf�.txt"),
        (b"wrong.t\xe9xt", "wrong.t�xt"),
        (b"n" * 251 + b".txt", "n" * 251 + ".txt"),
        (b"-rf.txt", "-rf.txt"),
        (b"'; DROP TABLE files; --.txt", "'; DROP TABLE files; --.txt"),
        (b" .txt", " .txt"),
    ],
)
def test_odd_names_are_indexed_and_shown(runs: Any, folder: Path, name: bytes, shown: str) -> None:
    write(folder, name)
    assert runs(folder).indexed == 1
    assert runs.found("heron") == {shown}
    assert runs(folder).indexed == 0
    os.rename(os.path.join(os.fsencode(folder), name), folder / "plain.txt")  # noqa: PTH104 - bytes
    runs(folder)
    assert runs.found("heron") == {"plain.txt"}
    runs.check()


@on_linux
def test_names_that_differ_only_in_invalid_bytes_are_two_files(runs: Any, folder: Path) -> None:
    write(folder, b"a\xe9.txt")
    write(folder, b"a\xe8.txt")
    assert runs(folder).found == 2
    assert runs(folder).indexed == 0


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_loops_of_symbolic_links_end(runs: Any, folder: Path) -> None:
    (folder / "heron.txt").write_text(TEXT)
    (folder / "loop").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    (folder / "link.txt").symlink_to(folder / "heron.txt")
    assert runs(folder).found == 1


def test_an_empty_file_is_skipped_with_a_reason(runs: Any, folder: Path) -> None:
    (folder / "empty.txt").touch()
    assert runs(folder).skipped == 1
    assert runs.states()["empty.txt"] == (FileState.SKIPPED, "The file is empty.")


def test_two_gigabytes_of_zeros_cost_one_failure(runs: Any, folder: Path) -> None:
    with (folder / "zeros.pdf").open("wb") as file:
        file.truncate(2 * 1024**3)
    (folder / "heron.txt").write_text(TEXT)
    report = runs(folder)
    assert (report.indexed, report.failed + report.skipped) == (1, 1)
    assert runs.states()["zeros.pdf"][1]


def test_a_zip_bomb_and_an_encrypted_pdf_are_left_out_with_a_reason(runs: Any, folder: Path) -> None:
    with (
        zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as container,
        container.open("word/document.xml", "w") as stream,
    ):
        for _ in range(200):
            stream.write(bytes(1024 * 1024))
    with pymupdf.open() as document:
        document.new_page().insert_text((50, 50), TEXT)
        document.save(folder / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="other")
    (folder / "heron.txt").write_text(TEXT)
    report = runs(folder)
    assert (report.indexed, report.skipped) == (1, 2)
    assert "MB" in runs.states()["bomb.docx"][1]
    assert "password" in runs.states()["locked.pdf"][1]


def test_times_out_of_all_range_are_kept_within_what_a_database_holds(runs: Any, folder: Path) -> None:
    for name, year in (("future.txt", 2400), ("past.txt", 1905)):
        (folder / name).write_text(f"{TEXT} {year}")
        seconds = (year - 1970) * 365 * 86_400
        try:
            os.utime(folder / name, (seconds, seconds))
        except (OSError, OverflowError):
            pytest.skip("the file system cannot hold such times")
    assert runs(folder).indexed == 2
    assert runs(folder).indexed == 0


def test_a_folder_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file.txt").touch()
    with pytest.raises(FolderError, match="There is no folder"):
        folder_root(tmp_path / "missing")
    with pytest.raises(FolderError, match="is a file, not a folder"):
        folder_root(tmp_path / "file.txt")
    with pytest.raises(FolderError, match="cannot be read"):
        folder_root(tmp_path / ("x" * 300))
    with pytest.raises(FolderError, match="cannot be read"):
        folder_root(tmp_path / "nul\0")


AS_NOBODY = """
import os, sys
from pathlib import Path
from app.domain.errors import FolderError
from app.index.scan import folder_root, scan
os.setuid(65534)
try:
    print(folder_root(Path(sys.argv[1])))
except FolderError as error:
    print(f"refused: {error} {error.advice}")
seen = scan(sys.argv[2])
print(len(seen.stamps), [os.path.basename(path) for path in seen.unreadable])
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_read_is_refused_and_a_subfolder_is_named() -> None:
    with tempfile.TemporaryDirectory() as temporary:  # pytest's own folders are closed to others
        closed, opened = Path(temporary, "closed"), Path(temporary, "opened")
        closed.mkdir(mode=0o700)
        opened.mkdir(mode=0o755)
        Path(temporary).chmod(0o755)
        (opened / "heron.txt").write_text(TEXT)
        (opened / "private").mkdir(mode=0o700)
        answer = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(closed), str(opened)], capture_output=True, text=True, check=False
        )
    assert answer.returncode == 0, answer.stderr
    refused, scanned = answer.stdout.splitlines()
    assert refused == f"refused: Akin may not read the folder {closed}. Check its permissions."
    assert scanned == "1 ['private']"


def test_a_file_that_cannot_be_opened_is_tried_again_at_every_run(runs: Any, folder: Path) -> None:
    (folder / "heron.txt").write_text(TEXT)
    runs(folder)
    runs.library.ledger.run("UPDATE files SET state = 'waiting'")
    file = next(iter(runs.library.files.waiting([str(folder)])))
    runs.library.files.set_unread(file.id, FileState.FAILED, "The file could not be opened: Permission denied.")
    report = runs(folder)
    assert (report.indexed, report.embedded) == (1, 0)
    assert runs.states()["heron.txt"] == (FileState.INDEXED, "")
