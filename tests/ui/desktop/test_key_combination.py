"""Keys for the launcher: which can be wished for, and what each system calls them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.errors import AkinError
from app.ui.desktop import hot_key_mac, hot_key_windows, hot_key_x11
from app.ui.desktop.hot_key import HotKey, refusal
from app.ui.desktop.key_combination import key_combination
from app.ui.key_field import KeyField


@pytest.mark.parametrize(
    ("keys", "x11", "windows", "mac"),
    [
        ("Ctrl+Alt+Space", (0x20, 4 | 8), (0x20, 0x4000 | 2 | 1), (49, 0x0100 | 0x0800)),
        ("Meta+Shift+K", (0x6B, 64 | 1), (0x4B, 0x4000 | 8 | 4), (40, 0x1000 | 0x0200)),
        ("F9", (0xFFC6, 0), (0x78, 0x4000), (101, 0)),
        ("Alt+1", (0x31, 8), (0x31, 0x4000 | 1), (18, 0x0800)),
    ],
)
def test_each_system_has_its_numbers_for_a_key(
    keys: str, x11: tuple[int, int], windows: tuple[int, int], mac: tuple[int, int]
) -> None:
    wanted = key_combination(keys)
    assert wanted is not None
    assert (hot_key_x11.keysym(wanted), hot_key_x11.mask(wanted)) == x11
    assert (hot_key_windows.virtual_key(wanted), hot_key_windows.mask(wanted)) == windows
    assert (hot_key_mac.key_code(wanted), hot_key_mac.mask(wanted)) == mac


@pytest.mark.parametrize("keys", ["", "A", "Shift+A", "Ctrl+A, Ctrl+B", "Ctrl", "Space", "Ctrl+Return", "nonsense"])
def test_what_is_needed_for_typing_cannot_be_wished_for(keys: str) -> None:
    assert key_combination(keys) is None


def test_where_no_key_can_be_had_that_is_said(qtbot: QtBot) -> None:  # noqa: ARG001 - it needs Qt
    """As offscreen, and on Wayland."""
    key = HotKey()
    assert not key.is_possible
    key.set_keys("")
    with pytest.raises(AkinError, match="cannot be used everywhere"):
        key.set_keys("Ctrl+Alt+Space")


def test_an_x_server_that_is_not_there_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    wanted = key_combination("Ctrl+Alt+Space")
    assert wanted is not None
    grab = hot_key_x11.X11Grab(lambda: None)
    with pytest.raises(AkinError, match="gives Akin no key") as told:
        grab.hold(wanted)
    assert "akin show --launcher" in told.value.advice
    grab.release()


def test_the_field_takes_the_key_that_is_pressed(qtbot: QtBot) -> None:
    field = KeyField(refusal)
    qtbot.addWidget(field)
    chosen: list[str] = []
    refused: list[str] = []
    field.chosen.connect(chosen.append)
    field.refused.connect(refused.append)
    field.show_value("")
    with qtbot.waitSignal(field.chosen):
        qtbot.keyClick(
            field._edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
    with qtbot.waitSignal(field.refused):
        qtbot.keyClick(field._edit, Qt.Key.Key_A)
    field._edit.clear()
    assert chosen == ["Ctrl+Alt+Space", ""]
    assert len(refused) == 1
