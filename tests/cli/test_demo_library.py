"""The demonstration library: its files, their dates, and that its queries show what they claim to show."""

import re
import tomllib
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import ExifTags, Image

from app.cli.demo_library import DemoLibrary, DemoQuery, copy_demo_library
from app.domain.errors import FolderError
from app.runtime.resources import resource_path

SOURCES = Path(__file__).parents[2] / "scripts" / "demo_sources"
FUNCTION_WORDS = frozenset({"and", "for", "from", "how", "my", "of", "or", "the", "to", "what", "with"})


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> DemoLibrary:
    return copy_demo_library(tmp_path_factory.mktemp("demo") / "new" / "library")


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """The path of each text file of the library and the text that it was made from."""
    heads_and_bodies = (path.read_text(encoding="utf-8").split("+++\n", 2)[1:] for path in SOURCES.glob("*.md"))
    return {tomllib.loads(head)["path"]: body for head, body in heads_and_bodies}


def query_titled(library: DemoLibrary, title: str) -> DemoQuery:
    return next(query for query in library.queries if query.title == title)


def stems(text: str) -> set[str]:
    """The content words of a text, cut to four letters: coarser than any stemmer."""
    return {word[:4] for word in re.findall(r"\w+", text.lower()) if word not in FUNCTION_WORDS}


def test_the_library_is_large_and_varied(library: DemoLibrary) -> None:
    assert len(library.files) >= 45
    assert len({path.suffix for path in library.files}) >= 12
    assert set(library.files) == {path for path in library.folder.rglob("*") if path.is_file()}


def test_the_manifest_lists_every_shipped_file(library: DemoLibrary) -> None:
    shipped = resource_path("demo/library")
    names = {path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()}
    assert names == {path.relative_to(library.folder) for path in library.files}


def test_it_is_small_enough_to_ship(library: DemoLibrary) -> None:
    sizes = [path.stat().st_size for path in library.files]
    assert max(sizes) <= 150_000
    assert sum(sizes) <= 1_000_000
    assert min(sizes) > 0


def test_dates_are_those_of_the_manifest_and_spread_over_three_years(library: DemoLibrary) -> None:
    manifest = tomllib.loads(resource_path("demo/manifest.toml").read_text(encoding="utf-8"))
    dates: dict[str, datetime] = {entry["path"]: entry["modified"] for entry in manifest["files"]}
    for path in library.files:
        expected = dates[path.relative_to(library.folder).as_posix()]
        assert path.stat().st_mtime == pytest.approx(expected.timestamp(), abs=2)
    assert {date.year for date in dates.values()} == {2023, 2024, 2025}


def test_queries_expect_files_that_exist(library: DemoLibrary) -> None:
    assert 8 <= len(library.queries) <= 10
    assert len({query.title for query in library.queries}) == len(library.queries)
    for query in library.queries:
        assert library.folder / query.expect in library.files
        assert query.query
        assert query.why.endswith(".")


def test_the_shipped_files_were_made_from_the_sources(library: DemoLibrary, sources: dict[str, str]) -> None:
    pictures = tomllib.loads((SOURCES / "pictures.toml").read_text(encoding="utf-8"))["pictures"]
    expected = {*sources, *(entry["path"] for entry in pictures)}
    assert {path.relative_to(library.folder).as_posix() for path in library.files} == expected
    for path, text in sources.items():
        if Path(path).suffix in {".md", ".txt", ".csv", ".py", ".rs", ".js", ".sh", ".sql", ".json"}:
            assert (library.folder / path).read_text(encoding="utf-8").strip() == text.strip(), path
    written = tomllib.loads((SOURCES / "queries.toml").read_text(encoding="utf-8"))["queries"]
    assert [entry["query"] for entry in written] == [query.query for query in library.queries]


def test_the_paraphrase_shares_no_content_word_with_its_file(library: DemoLibrary, sources: dict[str, str]) -> None:
    query = query_titled(library, "A paraphrase")
    path = query.expect.as_posix()
    assert stems(query.query)
    assert not stems(query.query) & stems(sources[path] + " " + path)


@pytest.mark.parametrize(
    ("title", "words"),
    [("An exact identifier", "inv-2024-0173"), ("A phrase", "the tide takes its rent"), ("A prefix", "mycorrh")],
)
def test_what_only_one_file_holds(library: DemoLibrary, sources: dict[str, str], title: str, words: str) -> None:
    query = query_titled(library, title)
    assert words in query.query.lower()
    assert [path for path, text in sources.items() if words in text.lower()] == [query.expect.as_posix()]
    assert words not in query.expect.as_posix().lower()


def test_the_file_name_is_said_in_no_file(library: DemoLibrary, sources: dict[str, str]) -> None:
    query = query_titled(library, "A file name")
    assert query.query in query.expect.as_posix().lower()
    assert not [path for path, text in sources.items() if query.query.split()[0] in text.lower()]


def test_the_misspelt_word_stands_nowhere(library: DemoLibrary, sources: dict[str, str]) -> None:
    query = query_titled(library, "A typo")
    misspelt = query.query.split()[0]
    assert misspelt not in " ".join([*sources, *sources.values()]).lower()
    assert misspelt.replace("phi", "phy") in query.expect.as_posix().lower()


def test_exclusion_leaves_out_one_of_the_two_notes_on_swifts(library: DemoLibrary, sources: dict[str, str]) -> None:
    query = query_titled(library, "Boolean and exclusion")
    notes = {path: stems(text) for path, text in sources.items() if "swifts" in text or "swallows" in text.lower()}
    assert [path for path, words in notes.items() if "nest" not in words] == [query.expect.as_posix()]
    assert len(notes) == 2


def test_photographs_say_when_where_and_with_what_they_were_taken(library: DemoLibrary) -> None:
    photographs = [path for path in library.files if path.suffix == ".jpg"]
    assert len(photographs) >= 5
    for path in photographs:
        with Image.open(path) as picture:
            picture.load()
            exif = picture.getexif()
        assert exif[ExifTags.Base.Model]
        assert exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal]
        assert len(exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude]) == 3


def test_packed_formats_are_whole(library: DemoLibrary) -> None:
    packed = [path for path in library.files if path.suffix in {".docx", ".xlsx", ".pptx", ".odt", ".epub"}]
    assert packed
    for path in packed:
        with ZipFile(path) as members:
            assert members.testzip() is None
            assert {info.date_time for info in members.infolist()} == {(2023, 1, 1, 0, 0, 0)}


def test_mails_have_a_sender_a_date_and_a_text(library: DemoLibrary) -> None:
    mails = [path for path in library.files if path.suffix == ".eml"]
    assert mails
    for path in mails:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        body = message.get_body(("plain",))
        assert message["From"]
        assert message["Date"].datetime is not None
        assert body is not None
        assert len(body.get_content().split()) > 80


def test_copying_twice_gives_the_same_library(library: DemoLibrary, tmp_path: Path) -> None:
    assert copy_demo_library(tmp_path).queries == library.queries
    again = copy_demo_library(tmp_path)
    assert len(again.files) == len(library.files)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(again.files)


def test_a_target_that_is_a_file_is_explained(tmp_path: Path) -> None:
    target = tmp_path / "occupied"
    target.write_text("a file", encoding="utf-8")
    with pytest.raises(FolderError, match="cannot be written") as caught:
        copy_demo_library(target)
    assert "another folder" in caught.value.advice
    assert caught.value.__cause__ is not None
