import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import BlockKind, Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.extract.encoding import decode
from app.extract.formats import extension_of, kind_of_name
from app.extract.html import read_html
from app.extract.limits import Limits
from app.extract.markdown import read_markdown
from app.extract.registry import extract


def read(path: Path, content: str | bytes, limits: Limits | None = None) -> Document:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return extract(str(path), limits or Limits())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Die Straße führt über die Brücke. Später hörten wir die Vögel.\n\nEin zweiter Absatz mit Wörtern."
    document = read(tmp_path / "a.txt", text.encode(encoding))
    assert [block.text for block in document.blocks] == text.split("\n\n")
    assert document.language == "de"


@given(st.text())
def test_utf8_comes_back(text: str) -> None:
    data = text.encode("utf-8", errors="ignore")
    try:
        decoded = decode(data)
    except SkippedFileError:
        return
    if "\0" not in text:
        assert decoded == data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with contextlib.suppress(SkippedFileError):
        assert isinstance(decode(data), str)


def test_empty_and_binary_files_are_skipped(tmp_path: Path) -> None:
    with pytest.raises(SkippedFileError, match=r"The file is empty\."):
        read(tmp_path / "a.txt", b"")
    with pytest.raises(SkippedFileError, match="no text"):
        read(tmp_path / "b.txt", bytes(range(256)) * 10)


def test_too_much_text_is_cut_with_a_note(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", "word " * 1000, Limits(characters=100))
    assert len(document.text) <= 100
    assert document.notes == ("Only the first 100 characters were read.",)


def test_too_large_files_are_skipped(tmp_path: Path) -> None:
    with pytest.raises(SkippedFileError, match="larger than"):
        read(tmp_path / "a.rtf", b"{\\rtf1 x}", Limits(file_bytes=3))


MARKDOWN = """---
title: "A Guide"
author: N. N.
---
# Getting *started*

Read [the manual](https://example.org) first.

- one
- two

```python
def f():
    return 1
```

| a | b |
|---|---|
| 1 | 2 |
"""


def test_markdown(tmp_path: Path) -> None:
    document = read(tmp_path / "guide.md", MARKDOWN)
    kinds = [(block.kind, block.text) for block in document.blocks]
    assert (document.format, document.title, document.author) == ("markdown", "A Guide", "N. N.")
    assert kinds == [
        (BlockKind.HEADING, "Getting started"),
        (BlockKind.PARAGRAPH, "Read the manual first."),
        (BlockKind.PARAGRAPH, "• one"),
        (BlockKind.PARAGRAPH, "• two"),
        (BlockKind.CODE, "def f():\n    return 1"),
        (BlockKind.TABLE, "a | b\n1 | 2"),
    ]


@given(st.text())
def test_any_text_is_markdown(text: str) -> None:
    assert all(isinstance(block.text, str) for block in read_markdown(text))


HTML = """<!doctype html><html lang="fr"><head><title>La  mer</title><style>p {}</style></head><body>
<script>alert("x")</script><h2>Les <em>vagues</em></h2><p>Elles <b>vont</b> et viennent.</p>
<pre>a
  b</pre><table><tr><td>un</td><td>deux</td></tr></table><ul><li>sel</li></ul></body></html>"""


def test_html(tmp_path: Path) -> None:
    document = read(tmp_path / "mer.html", HTML)
    assert (document.title, document.language) == ("La mer", "fr")
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, 2, "Les vagues"),
        (BlockKind.PARAGRAPH, 0, "Elles vont et viennent."),
        (BlockKind.CODE, 0, "a\n  b"),
        (BlockKind.TABLE, 0, "un | deux"),
        (BlockKind.PARAGRAPH, 0, "• sel"),
    ]


@given(st.text())
def test_any_text_is_html(text: str) -> None:
    assert all(block.text for block in read_html(text).blocks)


PYTHON = """import os


def first():
    if os:

        return 1


class Second:
    x = 1
"""


def test_code_keeps_its_lines(tmp_path: Path) -> None:
    document = read(tmp_path / "a.py", PYTHON)
    assert (document.format, document.kind) == ("python", FileKind.CODE)
    assert [block.text for block in document.blocks] == [
        "import os",
        "def first():\n    if os:\n\n        return 1",
        "class Second:\n    x = 1",
    ]


@given(st.lists(st.sampled_from(["x = 1", "    y", "", "def f():", "}", "\tz"]), min_size=1))
def test_no_line_of_code_is_lost(lines: list[str]) -> None:
    from app.extract.code import _blocks

    kept = [line for block in _blocks(lines) for line in block.text.split("\n") if line.strip()]
    assert kept == [line for line in lines if line.strip()]


def test_notebook(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Title\n", "text"]},
        {"cell_type": "code", "source": "x = 1", "outputs": [{"text": "secret"}]},
    ]
    document = read(tmp_path / "a.ipynb", json.dumps({"cells": cells}))
    assert [block.text for block in document.blocks] == ["Title", "text", "x = 1"]
    with pytest.raises(FailedFileError, match="notebook"):
        read(tmp_path / "b.ipynb", "{]")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_carry_their_headers(tmp_path: Path, delimiter: str) -> None:
    rows = [["Name", "Town"], ["Ann", "Bath"], ["Bob", ""], ["Cid", "Ely"]]
    document = read(tmp_path / "a.csv", "\n".join(delimiter.join(row) for row in rows))
    assert document.text.split("\n") == ["Name | Town", "Name: Ann; Town: Bath", "Name: Bob", "Name: Cid; Town: Ely"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.PDF", FileKind.DOCUMENT),
        ("/x.y/photo.JPeG", FileKind.PICTURE),
        ("main.rs", FileKind.CODE),
        ("Makefile", FileKind.CODE),
        ("in.mbox", FileKind.MAIL),
        ("README", FileKind.DOCUMENT),
        ("a.xyz", FileKind.OTHER),
        (".bashrc", FileKind.OTHER),
        ("", FileKind.OTHER),
    ],
)
def test_kind_of_name(name: str, kind: FileKind) -> None:
    assert kind_of_name(name) is kind


@given(st.text())
def test_any_name_has_a_kind(name: str) -> None:
    assert kind_of_name(name) in FileKind
    assert "." not in extension_of(name)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("page.txt", "<!DOCTYPE html><html><body>x</body></html>", "html"),
        ("letter.doc", rb"{\rtf1 hello}", "rtf"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "png"),
        ("notes", "just words", "text"),
        ("mail.txt", "Received: a\nMessage-ID: <b>\nFrom: c\nMIME-Version: 1.0\n\nhello", "eml"),
        ("a.weird", "plain words in a file of no known kind", "text"),
    ],
)
def test_content_is_believed_before_the_name(tmp_path: Path, name: str, content: str | bytes, told: str) -> None:
    from app.extract.detect import detect

    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert detect(str(path), Limits()).format == told
