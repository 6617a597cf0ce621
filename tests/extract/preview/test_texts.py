"""Texts come in parts, with the passages where they stand."""

from pathlib import Path

import docx
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import BlockKind
from app.domain.previews import FoundPassage, ReadText
from app.extract.detect import detect
from app.extract.limits import Limits
from app.extract.preview.texts import WholeText, marks_in, part_of, whole_text

LINES = st.lists(st.text("ab \n", max_size=40), max_size=60).map("\n".join)


def whole(path: Path) -> WholeText:
    return whole_text(detect(str(path), Limits()), Limits())


def asked(most: int, *passages: FoundPassage, first: int | None = None, last: int | None = None) -> ReadText:
    return ReadText("x", most, passages, first, last)


@given(LINES.filter(bool), st.integers(1, 80))
def test_parts_follow_each_other_without_a_gap(text: str, most: int) -> None:
    held, parts, at = WholeText(text), [], 0
    while at < len(text):
        part = part_of(held, asked(most, first=at))
        assert part.first == at
        assert most <= len(part.text) <= 2 * most or at + len(part.text) == len(text)
        parts.append(part.text)
        at += len(part.text)
    assert "".join(parts) == text


@given(LINES.filter(bool), st.integers(1, 80))
def test_parts_go_back_line_by_line(text: str, most: int) -> None:
    held, parts, end = WholeText(text), [], len(text)
    while end > 0:
        part = part_of(held, asked(most, last=end))
        assert part.first + len(part.text) == end
        assert part.first == 0 or text[part.first - 1] == "\n" or len(part.text) >= most
        parts.append(part.text)
        end = part.first
    assert "".join(reversed(parts)) == text


def test_a_part_lies_around_the_passage_it_is_for(tmp_path: Path) -> None:
    lines = [f"line {number} of the log" for number in range(5000)]
    (tmp_path / "a.log").write_text("\n".join(lines))
    passage = FoundPassage(None, 50_000, 50_019, "line 2500 of the log", ((5, 9),))
    part = part_of(whole(tmp_path / "a.log"), asked(2000, passage))
    (mark,) = part.marks
    text = "\n".join(lines)
    assert text[slice(*mark.span)] == "line 2500 of the log"
    assert [text[slice(*word)] for word in mark.words] == ["2500"]
    assert part.first < mark.span[0] < mark.span[1] < part.first + len(part.text) <= part.first + 2100
    assert part.total == len(text)
    assert part.text == text[part.first : part.first + len(part.text)]
    assert part.text.startswith("line ")
    assert part.first_line == text[: part.first].count("\n") + 1


def test_code_stands_as_its_file_has_it(tmp_path: Path) -> None:
    text = "\n\n\ndef f():\n\tx = 1\n\n\n\treturn x  \n"
    (tmp_path / "a.py").write_text(text)
    found = whole(tmp_path / "a.py")
    assert (found.text, found.is_code, found.blocks) == (text, True, ())
    passage = FoundPassage(None, 0, 26, "def f(): x = 1 return x", ((9, 10),))
    (mark,) = marks_in(found, [passage])
    assert text[slice(*mark.span)] == "def f():\n\tx = 1\n\n\n\treturn x"
    assert text[slice(*mark.words[0])] == "x"


def test_documents_are_laid_out_by_their_blocks(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Tides", 1)
    made.add_paragraph("The sea leaves the harbour twice a day.")
    made.save(str(tmp_path / "a.docx"))
    part = part_of(whole(tmp_path / "a.docx"), asked(1000))
    kinds = [(block.kind, block.level, part.text[block.start :][: block.length]) for block in part.blocks]
    assert kinds == [
        (BlockKind.HEADING, 1, "Tides"),
        (BlockKind.PARAGRAPH, 0, "The sea leaves the harbour twice a day."),
    ]


def test_blocks_are_cut_where_the_part_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\n\n".join(f"# {n}\n\n{'word ' * 50}" for n in range(40)))
    held = whole(tmp_path / "a.md")
    at, seen = 0, ""
    while at < len(held.text):
        part = part_of(held, asked(700, first=at))
        assert all(block.start + block.length <= len(part.text) for block in part.blocks)
        assert all(part.text[block.start :][: block.length].strip() for block in part.blocks)
        seen += "".join(part.text[block.start :][: block.length] for block in part.blocks)
        at = part.first + len(part.text)
    assert "".join(seen.split()) == "".join(held.text.split())


def test_a_passage_of_a_changed_file_is_found_where_it_is_now() -> None:
    text = "new words first. " + "the old passage, twice. " * 2
    (mark,) = marks_in(WholeText(text), [FoundPassage(None, 41, 64, "the old passage, twice.")])
    assert mark.span == (41, 64)
    assert list(marks_in(WholeText(text), [FoundPassage(None, 0, 9, "never was"), FoundPassage(None, 0, 0, "")])) == []


@given(st.lists(st.text("xyzé", min_size=1, max_size=5), min_size=1, max_size=12), st.data())
def test_words_are_marked_whatever_white_space_is_between(words: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from([" ", "\n", "  \n ", "\t"])) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    flat, chosen = " ".join(words), data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:chosen])) + bool(chosen)
    passage = FoundPassage(None, 0, len(text.rstrip()), flat, ((start, start + len(words[chosen])),))
    (mark,) = marks_in(WholeText(text), [passage])
    assert text[slice(*mark.words[0])] == words[chosen]


def test_of_the_same_words_on_several_slides_those_on_the_right_one_are_marked(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    for _ in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = "Tides", "The same words"
    deck.save(str(tmp_path / "a.pptx"))
    held = whole(tmp_path / "a.pptx")
    (mark,) = marks_in(held, [FoundPassage(2, -1, -1, "The same words")])
    assert held.text[: mark.span[0]].count("The same words") == 1


def test_a_long_line_does_not_make_a_part_endless() -> None:
    held = WholeText("x" * 100_000)
    part = part_of(held, asked(1000, first=50_000))
    assert part.first == 50_000
    assert len(part.text) == 1000


@pytest.mark.parametrize(("first", "text"), [(-5, "some text"), (5, "text"), (10**9, "")])
def test_a_place_outside_is_moved_inside(first: int, text: str) -> None:
    assert part_of(WholeText("some text"), asked(100, first=first)).text == text
