"""Everything that is shown can be read: contrast of the colours, with the system's accents too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from app.ui.colours import (
    LEAST_MARK_CONTRAST,
    LEAST_TEXT_CONTRAST,
    Tokens,
    contrast,
    dark_tokens,
    light_tokens,
    mixed,
    readable,
    with_more_contrast,
)

_TEXTS = ("text", "secondary", "accent", "positive", "warning", "danger")
colours = st.builds(QColor, *[st.integers(0, 255)] * 3)


@pytest.fixture(params=["light", "dark"])
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return light_tokens() if request.param == "light" else dark_tokens()


def check(tokens: Tokens) -> None:
    for name in _TEXTS:
        for ground in tokens.grounds:
            assert contrast(tokens.named(name), ground) >= LEAST_TEXT_CONTRAST, (name, ground.name())
    for ground in tokens.grounds:
        assert contrast(tokens.outline, ground) >= LEAST_MARK_CONTRAST, ground.name()
    assert contrast(tokens.text, tokens.accent_soft) >= LEAST_TEXT_CONTRAST
    assert contrast(tokens.secondary, tokens.accent_soft) >= LEAST_TEXT_CONTRAST
    assert contrast(tokens.on_accent, tokens.accent) >= LEAST_TEXT_CONTRAST


def test_text_and_marks_stand_out_on_every_ground(tokens: Tokens) -> None:
    check(tokens)


def test_more_contrast_is_more(tokens: Tokens) -> None:
    strong = with_more_contrast(tokens)
    check(strong)
    assert contrast(strong.secondary, strong.canvas) > contrast(tokens.secondary, tokens.canvas)


@given(accent=colours)
def test_any_accent_of_the_system_can_be_read(accent: QColor) -> None:
    check(light_tokens(accent))
    check(dark_tokens(accent))


def test_black_on_white_has_the_ratio_of_the_standard() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    white = (QColor("#ffffff"),)
    assert readable(QColor("#0000aa"), white).name() == "#0000aa"
    assert readable(QColor("#ffff00"), white).name() != "#ffff00"


def test_mixing_lies_between() -> None:
    assert mixed(QColor("#ffffff"), QColor("#000000"), 0.5).name() in ("#7f7f7f", "#808080")
