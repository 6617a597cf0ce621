"""The look that holds everywhere: colours by name, sizes of text, light and dark as the system or the person wants."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from app.runtime.resources import resource_path
from app.ui.colours import Tokens, dark_tokens, light_tokens, with_more_contrast
from app.ui.stylesheet import stylesheet

GRID, RADIUS = 8, 8  # device-independent pixels
BODY = 13  # the step of the size that the system's font has
MOTION_MS = 120  # no movement takes longer
_QT_DEFAULT_ACCENT = "#308cc6"  # what Qt says where the system tells no accent


class Appearance(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The colours and sizes that hold now; `changed` tells when they are others.

    Widgets that paint themselves ask `tokens` while they paint; the rest follows palette and style sheet.
    """

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance = Appearance.SYSTEM, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()  # kept: what it gives is usable only as long as it is referred to
        self._access = self._hints.accessibility()
        self._appearance = appearance
        self._scale = scale
        self._drawings = resource_path("window")
        self._font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._base = QFontInfo(self._font).pointSizeF()
        app.setStyle("Fusion")
        self._accent = _system_accent(app)
        self.tokens = self._now()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)
        self.set_appearance(appearance)

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours hold."""
        if self._appearance is not Appearance.SYSTEM:
            return self._appearance is Appearance.DARK
        return self._hints.colorScheme() is Qt.ColorScheme.Dark

    @property
    def appearance(self) -> Appearance:
        """What the person chose."""
        return self._appearance

    @property
    def scale(self) -> float:
        """By how much text is larger than the system's."""
        return self._scale

    @property
    def motion_ms(self) -> int:
        """How long a movement may take; 0 where the system asks for none."""
        asked = getattr(self._access, "motionPreference", None)  # of Qt 6.12; before it tells only of effects
        if asked is None:
            return MOTION_MS if self._app.isEffectEnabled(Qt.UIEffect.UI_General) else 0
        return 0 if "Reduced" in str(asked()) else MOTION_MS

    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark, or as the system has it; the frame that the system draws follows where it can."""
        self._appearance = appearance
        self._hints.setColorScheme(_SCHEMES[appearance])
        self._apply()

    def set_scale(self, scale: float) -> None:
        """Text larger or smaller than the system's, by a factor."""
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def size(self, step: int = BODY) -> float:
        """Points of a size of text: 11 facts, 13 the body, 15 titles of rows, 20 titles of pages."""
        return self._base * self._scale * step / BODY

    def font(self, step: int = BODY, *, semibold: bool = False) -> QFont:
        """The system's font in a size."""
        font = QFont(self._font)
        font.setPointSizeF(self.size(step))
        if semibold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _follow_system(self) -> None:
        self._accent = _system_accent(self._app)
        self._apply()

    def _now(self) -> Tokens:
        tokens = dark_tokens(self._accent) if self.is_dark else light_tokens(self._accent)
        wanted = self._access.contrastPreference()
        return with_more_contrast(tokens) if wanted is Qt.ContrastPreference.HighContrast else tokens

    def _apply(self) -> None:
        self.tokens = self._now()
        self._app.setFont(self.font())
        self._app.setPalette(_palette(self.tokens))
        look = "dark" if self.is_dark else "light"
        self._app.setStyleSheet(stylesheet(self.tokens, self.size, look, self._drawings))
        self.changed.emit()


def _system_accent(app: QApplication) -> QColor | None:
    """The accent that the system tells, None where it tells none."""
    app.setPalette(QPalette())  # else it would be ours
    accent = app.palette().color(QPalette.ColorRole.Accent)
    return None if accent.name() == _QT_DEFAULT_ACCENT or accent.hslSaturationF() < 0.2 else accent


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(tokens.raised, tokens.canvas)
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.canvas,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.secondary,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent_soft,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
    }
    for each, colour in colours.items():
        palette.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, tokens.outline)
    return palette
