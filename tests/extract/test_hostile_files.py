import os
import sys
import zipfile
from pathlib import Path

import pytest

from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.limits import MEGABYTE, Limits
from app.extract.pool import ExtractionPool
from app.extract.registry import extract

LIMITS = Limits()


def zip_bomb(path: Path, member: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container, container.open(member, "w") as stream:
        for _ in range(100):
            stream.write(bytes(MEGABYTE))
    return path


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("bomb.docx", "word/document.xml"),
        ("bomb.xlsx", "xl/worksheets/sheet1.xml"),
        ("bomb.pptx", "ppt/slides/slide1.xml"),
        ("bomb.epub", "META-INF/container.xml"),
    ],
)
def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, name: str, member: str) -> None:
    path = zip_bomb(tmp_path / name, member)
    assert path.stat().st_size < MEGABYTE
    with pytest.raises(SkippedFileError, match="100 MB"):
        extract(str(path), LIMITS)


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 11))
    + "]>"
)
SECRET = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file://{}">]>'
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{}</text:p>'
    "</office:text></office:body></office:document-content>"
)
DOCX = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}'
    "</w:t></w:r></w:p></w:body></w:document>"
)
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def odt(path: Path, content: str) -> Path:
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("META-INF/manifest.xml", "<manifest/>")
        container.writestr("content.xml", content)
    return path


def docx(path: Path, content: str) -> Path:
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("[Content_Types].xml", CONTENT_TYPES)
        container.writestr("_rels/.rels", RELATIONS)
        container.writestr("word/document.xml", content)
    return path


def text_or_refusal(path: Path) -> str:
    with ExtractionPool(1, Limits(seconds=20), extract) as pool:
        try:
            return pool.submit(str(path)).result(timeout=60).text
        except (SkippedFileError, FailedFileError):
            return ""


@pytest.mark.parametrize("make", [odt, docx])
def test_entities_do_not_multiply(tmp_path: Path, make: object) -> None:
    template = ODT if make is odt else DOCX
    path = make(tmp_path / f"laughs.{'odt' if make is odt else 'docx'}", BILLION + template.format("&a10;"))
    assert len(text_or_refusal(path)) < MEGABYTE


@pytest.mark.parametrize("make", [odt, docx])
def test_entities_do_not_read_other_files(tmp_path: Path, make: object) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password is swordfish")
    template = ODT if make is odt else DOCX
    content = SECRET.format(secret) + template.format("&secret;")
    path = make(tmp_path / f"theft.{'odt' if make is odt else 'docx'}", content)
    assert "swordfish" not in text_or_refusal(path)


@pytest.mark.parametrize(
    "name", ["zeros.txt", "zeros.pdf", "zeros.docx", "zeros.jpg", "zeros", "zeros.csv", "zeros.eml"]
)
def test_two_gigabytes_of_zeros(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(2 * 1024 * MEGABYTE)
    with (
        ExtractionPool(1, LIMITS, extract) as pool,
        pytest.raises((SkippedFileError, FailedFileError), match=r"\w"),
    ):
        pool.submit(str(path)).result(timeout=60)


def test_deep_nesting_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 5_000 + "the bottom" + "</div>" * 5_000)
    assert "the bottom" in text_or_refusal(path)


@pytest.mark.parametrize("name", ["pipe", "folder", "gone"])
def test_what_is_no_regular_file_is_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "pipe":
        if sys.platform == "win32":
            pytest.skip("Windows has no named pipes in folders")
        os.mkfifo(path)
    if name == "folder":
        path.mkdir()
    with pytest.raises((SkippedFileError, FailedFileError)):
        extract(str(path), LIMITS)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
@pytest.mark.parametrize(
    "name", [b"caf\xe9.txt", b"two\nlines.txt", b"\xf0\x9f\x8c\x9e.txt", b"n" * 251 + b".txt", b"-rf.txt"]
)
def test_odd_names_are_read(tmp_path: Path, name: bytes) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write("A sentence.")
    with ExtractionPool(1, LIMITS, extract) as pool:
        assert pool.submit(path).result(timeout=60).text == "A sentence."
