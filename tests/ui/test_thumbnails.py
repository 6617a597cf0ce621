"""Small pictures: asked for once, kept within bounds, the newest wish first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize, Signal
from pytestqt.qtbot import QtBot

from app.domain.files import FileKind
from app.domain.hits import Hit, HitPicture
from app.domain.previews import Drawn
from app.ui.thumbnails import ASKED_AT_ONCE, MOST_WAITING, Thumbnails, Wanted, wanted_for


class Hand(QObject):
    """Draws only when it is told to."""

    drawn = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, int]] = []

    def ask(self, wanted: Wanted, size: int) -> int:
        self.asked.append((wanted.path, size))
        return len(self.asked) - 1

    def draw(self, number: int, width: int = 80, height: int = 40) -> None:
        sheet = (float(width), float(height))
        self.drawn.emit(number, Drawn(width, height, b"\x10\x80\xf0" * (width * height), sheet, (0, 0, *sheet)))


@pytest.fixture
def hand(qapp: object) -> Hand:  # noqa: ARG001
    return Hand()


@pytest.fixture
def thumbnails(hand: Hand) -> Iterator[Thumbnails]:
    return Thumbnails(hand)


def wanted(name: str, modified: int = 0) -> Wanted:
    return Wanted(f"/{name}", (modified, 1))


ROOM = QSize(48, 48)


def test_a_picture_is_asked_for_once_and_told_when_it_is_there(
    thumbnails: Thumbnails, hand: Hand, qtbot: QtBot
) -> None:
    assert thumbnails.of(wanted("a"), ROOM) is None
    assert thumbnails.of(wanted("a"), ROOM) is None
    assert hand.asked == [("/a", 96)]
    with qtbot.waitSignal(thumbnails.arrived):
        hand.draw(0)
    made = thumbnails.of(wanted("a"), ROOM)
    assert made is not None
    assert (made.width(), made.height()) == (48, 24)
    assert made.toImage().pixelColor(24, 12).name() == "#1080f0"
    assert thumbnails.of(wanted("a"), ROOM) is made
    assert len(hand.asked) == 1


def test_corners_are_round_and_fine_screens_get_more_pixels(thumbnails: Thumbnails, hand: Hand) -> None:
    thumbnails.of(wanted("a"), ROOM, 8, 2.0)
    hand.draw(0, 96, 96)
    made = thumbnails.of(wanted("a"), ROOM, 8, 2.0)
    assert made is not None
    assert (made.width(), made.deviceIndependentSize().width()) == (96, 48)
    assert made.toImage().pixelColor(0, 0).alpha() == 0
    assert made.toImage().pixelColor(48, 0).alpha() == 255


def test_a_file_that_changed_is_drawn_again(thumbnails: Thumbnails, hand: Hand) -> None:
    thumbnails.of(wanted("a", 1), ROOM)
    hand.draw(0)
    assert thumbnails.of(wanted("a", 2), ROOM) is None
    assert len(hand.asked) == 2


def test_until_the_sharp_one_is_there_the_blurred_one_is_shown(thumbnails: Thumbnails, hand: Hand) -> None:
    thumbnails.of(wanted("a"), ROOM)
    hand.draw(0, 96, 48)
    large = QSize(300, 300)
    blurred = thumbnails.of(wanted("a"), large)
    assert blurred is not None
    assert blurred.width() == 144  # half as large again, not more
    assert hand.asked[-1] == ("/a", 384)
    hand.draw(1, 384, 192)
    sharp = thumbnails.of(wanted("a"), large)
    assert sharp is not None
    assert sharp.width() == 300


def test_what_cannot_be_drawn_is_not_asked_for_again(thumbnails: Thumbnails, hand: Hand) -> None:
    thumbnails.of(wanted("a"), ROOM)
    hand.drawn.emit(0, None)
    assert thumbnails.has_failed(wanted("a"))
    assert thumbnails.of(wanted("a"), ROOM) is None
    assert len(hand.asked) == 1
    thumbnails.forget_failures()
    thumbnails.of(wanted("a"), ROOM)
    assert len(hand.asked) == 2


def test_what_was_wanted_last_comes_first_and_what_was_scrolled_past_never(thumbnails: Thumbnails, hand: Hand) -> None:
    for number in range(200):
        thumbnails.of(wanted(str(number)), ROOM)
    assert len(hand.asked) == ASKED_AT_ONCE
    done = 0
    while done < len(hand.asked):
        hand.draw(done)
        done += 1
    assert [path for path, _ in hand.asked[ASKED_AT_ONCE:]] == [f"/{199 - at}" for at in range(MOST_WAITING)]


def test_memory_is_bounded(hand: Hand) -> None:
    most = 200_000
    thumbnails = Thumbnails(hand, most)
    for number in range(100):
        thumbnails.of(wanted(str(number)), ROOM)
        hand.draw(number)
        thumbnails.of(wanted(str(number)), ROOM)
    assert 100_000 < thumbnails.bytes_held <= most


def test_an_answer_that_nobody_asked_for_is_no_harm(thumbnails: Thumbnails, hand: Hand) -> None:
    hand.draw(77)
    assert thumbnails.bytes_held == 0


def test_what_shows_a_hit() -> None:
    def hit(path: str, kind: FileKind, page: int | None = None, picture: HitPicture | None = None) -> Hit:
        return Hit(path, path, kind, page, 1.0, "", (), {}, 5, 6, picture=picture)

    inside = HitPicture(3, (1, 2, 3, 4), 10, 10, "")
    assert wanted_for(hit("/a.jpg", FileKind.PICTURE)) == Wanted("/a.jpg", (5, 6))
    assert wanted_for(hit("/a.PDF", FileKind.DOCUMENT, 4)) == Wanted("/a.PDF", (5, 6), 4)
    assert wanted_for(hit("/a.docx", FileKind.DOCUMENT, 3, inside)) == Wanted(
        "/a.docx", (5, 6), 3, (1, 2, 3, 4), inside
    )
    assert wanted_for(hit("/a.txt", FileKind.DOCUMENT)) is None
