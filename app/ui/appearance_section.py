"""The settings of how the window looks; each is in force at once."""

from PySide6.QtCore import QCoreApplication, QSettings

from app.ui import amounts
from app.ui.appearance import SCALES, choose_appearance, choose_scale
from app.ui.section import Section
from app.ui.setting_row import ChoiceField, SettingRow
from app.ui.theme import Appearance, Theme


def appearance_section(theme: Theme, kept: QSettings) -> Section:
    """Colours, and the size of text."""
    return Section("", (_colours(theme, kept), _scale(theme, kept)))


def _colours(theme: Theme, kept: QSettings) -> SettingRow:
    made = SettingRow(
        QCoreApplication.translate("Appearance", "Colours"),
        QCoreApplication.translate("Appearance", "Light, dark, or like the rest of your system."),
        ChoiceField(
            (
                (Appearance.SYSTEM, QCoreApplication.translate("Appearance", "Like the system")),
                (Appearance.LIGHT, QCoreApplication.translate("Appearance", "Light")),
                (Appearance.DARK, QCoreApplication.translate("Appearance", "Dark")),
            )
        ),
        Appearance.SYSTEM,
    )
    made.show_value(theme.appearance)
    made.chosen.connect(lambda chosen: choose_appearance(theme, kept, chosen))
    return made


def _scale(theme: Theme, kept: QSettings) -> SettingRow:
    made = SettingRow(
        QCoreApplication.translate("Appearance", "Size of text"),
        QCoreApplication.translate("Appearance", "Larger or smaller than in your other programs."),
        ChoiceField([(each, amounts.per_cent(each)) for each in SCALES]),
        1.0,
    )
    made.show_value(theme.scale)
    made.chosen.connect(lambda chosen: choose_scale(theme, kept, chosen))
    return made
