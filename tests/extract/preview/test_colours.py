"""The parts of code are told by language."""

from app.extract.preview.colours import MOST_WHOLE, colours_of

CODE = '"""A module."""\n\ndef f(x):  # why\n    return "a" + 1\n'


def told(text: str, first: int, last: int, name: str = "a.py", language: str = "python") -> dict[str, str]:
    return {text[start:end]: role for start, end, role in colours_of(name, language, text, first, last).spans}


def test_python_is_told_apart() -> None:
    found = told(CODE, 0, len(CODE))
    assert found['"""A module."""'] == "string"
    assert found["def"] == found["return"] == "keyword"
    assert found["f"] == "name"
    assert found["# why"] == "comment"
    assert found["1"] == "number"


def test_only_what_reaches_into_the_part_is_told() -> None:
    first = CODE.index("return")
    assert min(start for start, _, _ in colours_of("a.py", "python", CODE, first, len(CODE)).spans) == first


def test_a_part_far_below_is_read_alone() -> None:
    text = "x = 1\n" * (MOST_WHOLE // 6) + CODE
    assert told(text, len(text) - len(CODE), len(text))["def"] == "keyword"


def test_an_unknown_language_has_no_colours() -> None:
    assert colours_of("a.unknown", "no such format", CODE, 0, len(CODE)).spans == ()
    assert told("int main() {}", 0, 13, "a.c", "c")["int"] == "keyword"
