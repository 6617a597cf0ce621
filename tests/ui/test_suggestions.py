"""What the search box offers to go on with."""

from app.ui.suggestions import MOST, Source, Suggestion, completion, suggest

SAVED = [("Tides", "tide tables kind:document"), ("Birds", "swift boxes")]
HISTORY = ["tidal power", "knee exercises", "spring tide", "Tide tables kind:document"]


def test_saved_ones_come_first_then_what_begins_so_then_what_holds_it() -> None:
    found = suggest("tid", SAVED, HISTORY, ["tides.pdf"])
    assert found == (
        Suggestion("tide tables kind:document", Source.SAVED, "Tides"),
        Suggestion("tidal power", Source.HISTORY),
        Suggestion("spring tide", Source.HISTORY),
        Suggestion("tides.pdf", Source.NAME),
    )


def test_a_saved_search_is_found_by_its_name() -> None:
    assert suggest("bir", SAVED, (), ()) == (Suggestion("swift boxes", Source.SAVED, "Birds"),)


def test_nothing_typed_offers_all_that_was_searched_for_and_no_names() -> None:
    found = suggest(" ", SAVED, HISTORY, ["tides.pdf"])
    assert [each.source for each in found] == [Source.SAVED, Source.SAVED, *[Source.HISTORY] * 3]


def test_what_is_typed_already_is_not_offered() -> None:
    assert suggest("spring  tide", SAVED, HISTORY, ()) == ()


def test_names_keep_their_place_in_a_long_list() -> None:
    found = suggest("s", (), [f"search {n}" for n in range(50)], ["s1", "s2", "s3", "s4"])
    assert len(found) == MOST
    assert [each.text for each in found[-3:]] == ["s1", "s2", "s3"]


def test_the_line_goes_on_as_the_first_earlier_search_does() -> None:
    assert completion("tida", suggest("tida", SAVED, HISTORY, ())) == "l power"
    assert completion("TIDA", suggest("TIDA", SAVED, HISTORY, ())) == "l power"
    assert completion("t", suggest("t", SAVED, HISTORY, ())) == ""
    assert completion("tides", suggest("tides", (), (), ["tides.pdf"])) == ""
    assert completion("spri ", suggest("spri ", SAVED, HISTORY, ())) == ""
