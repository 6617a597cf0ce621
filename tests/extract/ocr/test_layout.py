from hypothesis import given
from hypothesis import strategies as st

from app.extract.ocr.layout import ReadLine, paragraphs_of


def line(
    text: str, x: float, y: float, width: float, height: float = 20, slope: float = 0, sure: float = 0.9
) -> ReadLine:
    def lean(along: float) -> float:
        return y + along * slope

    corners = (
        (x, lean(x)),
        (x + width, lean(x + width)),
        (x + width, lean(x + width) + height),
        (x, lean(x) + height),
    )
    return ReadLine(text, corners, sure)


def texts(lines: list[ReadLine]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines)]


def test_nothing_gives_nothing() -> None:
    assert paragraphs_of([]) == []


def test_lines_become_one_paragraph_with_its_box_and_mean_confidence() -> None:
    (found,) = paragraphs_of([line("one two", 50, 100, 400, sure=0.8), line("three", 50, 122, 200, sure=1.0)])
    assert found.text == "one two three"
    assert found.box == (50, 100, 450, 142)
    assert round(found.confidence, 3) == 0.9


def test_a_gap_parts_paragraphs() -> None:
    assert texts([line("one", 50, 100, 400), line("two", 50, 150, 400)]) == ["one", "two"]


def test_a_larger_line_is_a_paragraph_of_its_own() -> None:
    assert texts([line("Title", 50, 60, 400, 40), line("body", 50, 104, 400), line("text", 50, 126, 400)]) == [
        "Title",
        "body text",
    ]


def test_an_indented_line_after_a_full_stop_starts_a_paragraph() -> None:
    lines = [line("It began.", 50, 100, 400), line("And ended.", 50, 122, 300), line("Anew", 90, 144, 360)]
    assert texts(lines) == ["It began. And ended.", "Anew"]


def test_words_broken_at_a_line_end_are_whole_again() -> None:
    assert texts([line("a recog-", 50, 100, 400), line("nised word", 50, 122, 400)]) == ["a recognised word"]


def test_lines_of_ideograms_are_joined_without_a_space() -> None:
    assert texts([line("人工智能是研究", 50, 100, 400), line("如何使计算机", 50, 122, 400)]) == [
        "人工智能是研究如何使计算机"
    ]


def columns(count: int, slope: float = 0) -> list[ReadLine]:
    """Columns of five lines each, whose rows stand on the same height, as the detector gives them: row after row."""
    return [
        line(f"c{column}r{row}", 50 + column * 330, 200 + row * 24, 300, slope=slope)
        for row in range(5)
        for column in range(count)
    ]


def column(number: int) -> str:
    return " ".join(f"c{number}r{row}" for row in range(5))


def test_columns_are_read_one_after_the_other() -> None:
    assert texts(columns(2)) == [column(0), column(1)]
    assert texts(columns(3)) == [column(0), column(1), column(2)]


def test_columns_of_a_page_that_was_scanned_askew() -> None:
    assert texts(columns(2, slope=0.08)) == [column(0), column(1)]


def test_a_line_across_both_columns_stands_before_and_after_them() -> None:
    lines = [line("Title of the page", 50, 100, 630, 30), *columns(2), line("A note for the whole page", 50, 400, 630)]
    assert texts(lines) == ["Title of the page", column(0), column(1), "A note for the whole page"]


def test_the_rows_of_a_table_stay_together() -> None:
    cells = [line(f"{name}{row}", x, 100 + 24 * row, 60) for row in range(4) for x, name in ((50, "a"), (400, "b"))]
    assert texts(cells) == ["a0 b0 a1 b1 a2 b2 a3 b3"]


@given(
    st.lists(
        st.tuples(
            st.text("ab c", min_size=1, max_size=8),
            st.floats(0, 2000),
            st.floats(0, 2000),
            st.floats(1, 900),
            st.floats(1, 90),
            st.floats(-0.5, 0.5),
        ),
        max_size=25,
    )
)
def test_no_line_is_lost_or_doubled(drawn: list[tuple[str, float, float, float, float, float]]) -> None:
    lines = [line(f"«{n}»", *rest) for n, (_, *rest) in enumerate(drawn)]
    text = " ".join(texts(lines))
    assert sorted(text.split()) == sorted(f"«{n}»" for n in range(len(lines)))
