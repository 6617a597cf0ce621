"""The theme follows the system and the person, and icons follow the theme."""

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import AkinError
from app.ui.colours import LEAST_TEXT_CONTRAST, contrast
from app.ui.icons import Icons, drawing
from app.ui.theme import Appearance, Theme


def test_the_choice_of_the_person_holds_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, Appearance.LIGHT)
    light = theme.tokens
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance(Appearance.DARK)
    assert theme.is_dark
    assert theme.tokens.canvas.lightness() < light.canvas.lightness()
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.tokens.surface
    assert theme.tokens.canvas.name() not in ("", light.canvas.name())


def test_sizes_come_from_the_font_of_the_system(qapp: QApplication) -> None:
    theme = Theme(qapp, Appearance.LIGHT)
    body = theme.size(13)
    assert theme.size(11) < body < theme.size(15) < theme.size(20)
    theme.set_scale(1.5)
    assert theme.size(13) == pytest.approx(1.5 * body)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * body, abs=0.01)
    assert Theme(qapp, Appearance.LIGHT).size(13) == body  # another one begins at the system's again


def test_the_style_sheet_has_no_name_left_without_a_value(qapp: QApplication) -> None:
    Theme(qapp, Appearance.DARK)
    assert "@" not in qapp.styleSheet()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_what_an_empty_field_says_can_be_read(qapp: QApplication, qtbot: QtBot, appearance: Appearance) -> None:
    theme = Theme(qapp, appearance)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("\N{FULL BLOCK}" * 8)
    field.resize(200, 40)
    field.show()
    ink = field.grab().toImage().pixelColor(30, 20)
    assert contrast(ink, theme.tokens.surface) >= LEAST_TEXT_CONTRAST


def _inks(image: QImage) -> set[str]:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}


def test_icons_take_the_colour_of_the_theme(qapp: QApplication) -> None:
    theme = Theme(qapp, Appearance.LIGHT)
    icon = Icons(theme).icon("folder", "text")
    assert _inks(icon.pixmap(64, 64).toImage()) == {theme.tokens.text.name()}
    theme.set_appearance(Appearance.DARK)
    assert _inks(icon.pixmap(64, 64).toImage()) == {theme.tokens.text.name()}


def test_icons_are_sharp_on_fine_screens(qapp: QApplication) -> None:
    icons = Icons(Theme(qapp, Appearance.LIGHT))
    made = icons.pixmap("search", size=20, ratio=2.0)
    assert (made.width(), made.devicePixelRatio()) == (40, 2.0)


def test_an_icon_that_does_not_exist_is_told() -> None:
    with pytest.raises(AkinError, match="no-such-icon"):
        drawing("no-such-icon")
