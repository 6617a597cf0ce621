"""Snippets on a few lines: what was found is in sight, and nothing is cut in the middle."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication

from app.ui.snippet_layout import ELLIPSIS, SnippetStyle, in_units, snippet_layout

WORDS = "The turbines turn with the tide, twice in and twice out every day, and nobody has to wait for the wind. "


@pytest.fixture
def style(qapp: QApplication) -> SnippetStyle:
    marked = QTextCharFormat()
    marked.setFontWeight(QFont.Weight.DemiBold)
    return SnippetStyle(qapp.font(), marked, mirrored=False)


def test_a_short_text_stays_as_it_is(style: SnippetStyle) -> None:
    layout = snippet_layout("with the tide", [(9, 13)], style, 400, 2)
    assert (layout.text(), layout.lineCount()) == ("with the tide", 1)
    assert [(each.start, each.length) for each in layout.formats()] == [(9, 4)]


def test_a_long_text_ends_with_an_ellipsis_after_a_whole_word(style: SnippetStyle) -> None:
    layout = snippet_layout(WORDS * 3, [], style, 300, 2)
    assert layout.lineCount() == 2
    shown = layout.text()
    assert shown.endswith(ELLIPSIS)
    assert (WORDS * 3).startswith(shown.removesuffix(ELLIPSIS))
    assert (WORDS * 3)[len(shown) - 1] in " ,.;:"


def test_the_first_marked_word_is_in_sight(style: SnippetStyle) -> None:
    text = WORDS * 3 + "The heron waits. " + WORDS
    start = text.index("heron")
    layout = snippet_layout(text, [(start, start + 5)], style, 300, 2)
    assert layout.text().startswith(ELLIPSIS)
    ((first, length),) = [(each.start, each.length) for each in layout.formats()]
    assert layout.text()[first : first + length] == "heron"
    assert layout.lineForTextPosition(first).lineNumber() < 2


def test_characters_beyond_sixteen_bits_count_two(style: SnippetStyle) -> None:
    units, spans = in_units("🌊 tide", [(2, 6)])
    assert (len(units), list(spans)) == (7, [(3, 7)])
    layout = snippet_layout("🌊🌊 the tide", [(7, 11)], style, 400, 2)
    assert layout.text() == "🌊🌊 the tide"
    assert [(each.start, each.length) for each in layout.formats()] == [(9, 4)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r\u2028\u2029"), max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 20)), max_size=4),
    st.integers(20, 500),
    st.integers(1, 3),
)
def test_any_snippet_can_be_laid_out(
    style: SnippetStyle, text: str, marks: list[tuple[int, int]], width: int, lines: int
) -> None:
    spans = sorted((start, min(start + length, len(text))) for start, length in marks if start < len(text))
    layout = snippet_layout(text, spans, style, width, lines)
    assert layout.lineCount() <= max(lines, 1) or width < 60
    for each in layout.formats():
        assert 0 <= each.start <= each.start + each.length <= len(layout.text().encode("utf-16-le")) // 2
