import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.errors import FolderError
from app.index.ignore import root_rules
from app.index.patterns import read_patterns
from app.index.scan import scan


def found(root: Path, *excludes: str) -> set[str]:
    return {os.path.relpath(stamp.path, root) for stamp in scan(str(root), excludes).stamps}


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def test_hidden_files_and_litter_are_left_out(tmp_path: Path) -> None:
    make(
        tmp_path,
        "a.txt",
        ".hidden",
        ".git/config",
        "node_modules/x.js",
        "~$report.docx",
        "Thumbs.db",
        "b.txt~",
        "c.part",
    )
    assert found(tmp_path) == {"a.txt"}


def test_gitignore_and_akinignore_hold_below_their_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.log", "sub/a.log", "sub/b.txt", "sub/deep/b.txt", "other/b.txt")
    (tmp_path / "sub" / ".gitignore").write_text("*.log\n")
    (tmp_path / "sub" / ".akinignore").write_text("/b.txt\n")
    assert found(tmp_path) == {"a.log", "sub/deep/b.txt", "other/b.txt"}


def test_later_and_deeper_patterns_win(tmp_path: Path) -> None:
    make(tmp_path, "a.log", "keep.log", "sub/a.log", "sub/keep.log", ".notes")
    (tmp_path / ".gitignore").write_text("*.log\n!keep.log\n")
    (tmp_path / "sub" / ".gitignore").write_text("!a.log\nkeep.log\n")
    (tmp_path / ".akinignore").write_text("!.notes\n")
    assert found(tmp_path) == {"keep.log", "sub/a.log", ".notes"}


def test_akinignore_wins_over_gitignore(tmp_path: Path) -> None:
    make(tmp_path, "build/result.txt", "a.txt")
    (tmp_path / ".gitignore").write_text("build/\n")
    (tmp_path / ".akinignore").write_text("!build/\n")
    assert found(tmp_path) == {"build/result.txt", "a.txt"}


def test_what_the_person_excludes_wins_over_every_file(tmp_path: Path) -> None:
    make(tmp_path, "diary.txt", "sub/diary.txt", "sub/a.txt")
    (tmp_path / "sub" / ".gitignore").write_text("!diary.txt\n")
    (tmp_path / ".akinignore").write_text("!diary.txt\n")
    assert found(tmp_path, "diary.txt") == {"sub/a.txt"}
    assert found(tmp_path, "sub/*", "!sub/a.txt") == {"diary.txt", "sub/a.txt"}


@pytest.mark.parametrize("pattern", ["!", "\\", "[z-a]", "a\\", "*a*a*a*a*a*a*b", "x" * 2000])
def test_a_wrong_pattern_of_the_person_is_refused(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(FolderError, match="cannot be used"):
        root_rules(str(tmp_path), [pattern])


@given(st.lists(st.text(st.characters(exclude_characters="\n\r"), max_size=12) | st.text("*?[]!\\/a-", max_size=12)))
def test_no_ignore_file_stops_a_walk(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    root = tmp_path_factory.mktemp("walk")
    (root / "a.txt").touch()
    (root / ".gitignore").write_text("\n".join(lines), "utf-8", "replace")
    scan(str(root))


def test_a_pattern_made_to_take_for_ever_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a" * 200, "b.log")
    (tmp_path / ".gitignore").write_text("*a*a*a*a*a*a*a*a*a*a*b\n*.log\n")
    began = time.monotonic()
    assert found(tmp_path) == {"a" * 200}
    assert time.monotonic() - began < 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_an_ignore_file_that_is_no_file_does_no_harm(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "sub/b.txt")
    os.mkfifo(tmp_path / ".gitignore")
    (tmp_path / ".akinignore").mkdir()
    (tmp_path / "sub" / ".gitignore").write_bytes(b"\xff\xfe\x00")
    assert found(tmp_path) == {"a.txt", "sub/b.txt"}


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    make(tmp_path, "a.log", "b.txt")
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbf*.log\r\n")
    assert found(tmp_path) == {"b.txt"}


def test_a_list_of_what_is_wanted_lets_the_walk_into_folders(tmp_path: Path) -> None:
    make(
        tmp_path, "a.pdf", "a.txt", "sub/b.pdf", "sub/b.txt", "sub/deep/er/c.pdf", "sub/deep/er/c.txt", ".hidden/d.pdf"
    )
    (tmp_path / ".gitignore").write_text("*\n!*/\n!*.pdf\n")
    assert found(tmp_path, ".*") == {"a.pdf", "sub/b.pdf", "sub/deep/er/c.pdf"}
    (tmp_path / ".gitignore").write_text("sub/**\n!sub/**/\n!sub/**/*.pdf\n")
    assert found(tmp_path, ".*") == {"a.pdf", "a.txt", "sub/b.pdf", "sub/deep/er/c.pdf"}


def test_what_lies_in_a_folder_that_was_let_back_in_is_judged_by_itself(tmp_path: Path) -> None:
    make(tmp_path, "sub/deep/a.txt", "sub/b.txt")
    (tmp_path / ".gitignore").write_text("deep\n!sub/\n")
    assert found(tmp_path) == {"sub/b.txt"}


pieces = st.sampled_from(["a", "b", "ab", "*", "**", "?", "a*", "*b", "[ab]", "a.b"])
gitignore_lines = st.builds(
    lambda negated, first, parts, last: "!" * negated + "/" * first + "/".join(parts) + "/" * last,
    st.booleans(), st.booleans(), st.lists(pieces, min_size=1, max_size=3), st.booleans(),
)  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
@settings(max_examples=150, deadline=None)
@given(st.lists(gitignore_lines, min_size=1, max_size=4))
@example(["*", "!*/", "!*b"])
@example(["a/**", "!a/**/", "!a/**/b"])
def test_the_walk_agrees_with_git(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    root = tmp_path_factory.getbasetemp() / "git"
    if not root.exists():
        make(root, *(folder + name for folder in ("", "a/", "b/", "a/a/", "a/b/", "aab/b/") for name in ("ab", "a.b")))
        make(root, "a/a/b/ab", "b/b", "aab/a")
        subprocess.run(["git", "init", "--quiet", root], check=True)
    (root / ".gitignore").write_text("\n".join([*lines, ".*"]))
    command = ["git", "-C", root, "ls-files", "--others", "--exclude-per-directory=.gitignore", "-z"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    assert found(root) == set(filter(None, listed))


@given(
    st.lists(st.builds("{}{}{}".format, st.sampled_from(["", "!", "**/"]), pieces, st.sampled_from(["", "/"]))),
    st.sampled_from(["a", "ab", "b", "a.b", "a/", "ab/"]),
)
def test_patterns_for_names_judge_a_path_by_its_last_name(lines: list[str], name: str) -> None:
    patterns = read_patterns(lines)
    matching = [pattern.include for pattern in patterns.every if pattern.regex.search(f"b/a.b/{name}")]
    assert patterns.by_name
    assert patterns.verdict(name) == (matching[-1] if matching else None)


@pytest.mark.parametrize("line", ["/a", "a/b", "a/**", "**/a/b"])
def test_patterns_with_folders_are_not_for_names(line: str) -> None:
    assert not read_patterns(["a", line]).by_name
