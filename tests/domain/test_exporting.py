"""Lists of hits as JSON and CSV."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from app.domain.exporting import CSV_COLUMNS, as_csv, as_json
from app.domain.files import FileKind
from app.domain.hits import Hit, HitPicture, SearchResponse


def hit(path: str = "/home/ada/a.pdf", snippet: str = "with the tide", heading: str = "") -> Hit:
    return Hit(
        path,
        path.rpartition("/")[2],
        FileKind.DOCUMENT,
        7,
        4.48501,
        snippet,
        ((9, 13),),
        {"words": 5.2},
        0,
        12,
        heading,
    )


def test_json_has_every_field_of_the_documented_form() -> None:
    picture = HitPicture(1, (0.123, 1, 2, 3), 640, 480, "A turbine")
    shown = Hit("/a\udcff.png", "a", FileKind.PICTURE, None, 1, "", (), {}, 0, 1, picture=picture, similar=("/b.png",))
    made = json.loads(json.dumps(as_json(SearchResponse("tide", (hit(), shown), 3, {"parse": 0.123}, ("note",)))))
    assert (made["version"], made["query"], made["hidden"], made["notes"]) == (1, "tide", 3, ["note"])
    assert made["hits"][0]["spans"] == [[9, 13]]
    assert made["hits"][0]["score"] == 4.485
    assert made["hits"][1]["path"] == "/a\ufffd.png"
    assert made["hits"][1]["picture"]["box"] == [0.1, 1, 2, 3]


def test_csv_has_a_line_for_each_hit() -> None:
    lines = list(csv.DictReader(io.StringIO(as_csv([hit(), hit("/b, c.txt")]))))
    assert [line["path"] for line in lines] == ["/home/ada/a.pdf", "/b, c.txt"]
    assert (lines[0]["page"], lines[0]["size"], lines[0]["snippet"]) == ("7", "12", "with the tide")
    assert tuple(lines[0]) == CSV_COLUMNS


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
def test_no_text_becomes_a_formula(text: str) -> None:
    (line,) = csv.DictReader(io.StringIO(as_csv([hit(snippet=text, heading=text)]), newline=""))
    assert line["snippet"] in (text, f"'{text}")
    assert not line["snippet"].startswith(("=", "+", "-", "@"))
