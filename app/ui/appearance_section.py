"""The settings of how the window looks, in force at once, and of its language, in force at the next start."""

from PySide6.QtCore import QCoreApplication, QSettings

from app.ui import amounts
from app.ui.appearance import SCALES, choose_appearance, choose_scale
from app.ui.section import Section
from app.ui.setting_row import ChoiceField, SettingRow
from app.ui.theme import Appearance, Theme
from app.ui.translations import Language, choose_language, kept_language


def appearance_section(theme: Theme, kept: QSettings) -> Section:
    """Colours, the size of text, and the language."""
    return Section("", (_colours(theme, kept), _scale(theme, kept), _language(kept)))


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


def _language(kept: QSettings) -> SettingRow:
    made = SettingRow(
        QCoreApplication.translate("Appearance", "Language"),
        QCoreApplication.translate("Appearance", "Of the window. It changes when Akin starts the next time."),
        ChoiceField(
            (
                (Language.SYSTEM, QCoreApplication.translate("Appearance", "Like the system")),
                (Language.ENGLISH, "English"),  # each as its speakers call it
                (Language.GERMAN, "Deutsch"),
            )
        ),
        Language.SYSTEM,
    )
    made.show_value(kept_language(kept))
    made.chosen.connect(lambda chosen: choose_language(kept, chosen))
    return made
