"""The language of the window: which one is chosen, and Akin's and Qt's own texts in it."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSettings, QTranslator

from app.domain.errors import AkinError
from app.runtime.resources import resource_path

_KEY = "language"
_FOLDER = "translations"


class Language(StrEnum):
    """What can be chosen; the values, but for the first, are codes of ISO 639."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


def kept_language(kept: QSettings) -> Language:
    """What was chosen; a value that cannot be used counts as none."""
    chosen = str(kept.value(_KEY, ""))
    return Language(chosen) if chosen in set(Language) else Language.SYSTEM


def choose_language(kept: QSettings, language: Language) -> None:
    """Holds from the next start on."""
    kept.setValue(_KEY, language.value)


def locale_of(language: Language, system: QLocale) -> QLocale:
    """How numbers and days are written: as in the system's region, where that speaks the language."""
    if language is Language.SYSTEM:
        return system
    spoken = QLocale(language.value)
    return system if system.language() == spoken.language() else spoken


def spoken_in(language: Language, system: QLocale) -> Language:
    """The language of the texts: the first of the system's that Akin speaks, unless one is chosen."""
    if language is not Language.SYSTEM:
        return language
    codes = (name.replace("_", "-").partition("-")[0] for name in system.uiLanguages())
    return next((Language(code) for code in codes if code in set(Language)), Language.ENGLISH)


class Translations(QObject):
    """Between `install` and `uninstall` all texts that are asked for come in the language.

    The direction of layouts follows by itself: Qt's own texts in a language tell it.
    """

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        system = QLocale.system()
        self._locale, self._spoken = locale_of(language, system), spoken_in(language, system)
        self._installed: list[QTranslator] = []

    @property
    def spoken(self) -> Language:
        """What the texts are in."""
        return self._spoken

    def install(self) -> None:
        """To be called before any widget is made, which asks for its texts once.

        Texts that are missing stay English: a program that lost a file is still of use.
        """
        QLocale.setDefault(self._locale)
        for name, folder in (
            ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("akin", _own_folder()),
        ):
            translator = QTranslator(self)
            if translator.load(f"{name}_{self._spoken.value}", folder) and QCoreApplication.installTranslator(
                translator
            ):
                self._installed.append(translator)

    def uninstall(self) -> None:
        """Texts are English again, and numbers and days as the system has them."""
        for translator in reversed(self._installed):
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        QLocale.setDefault(QLocale.system())


def _own_folder() -> str:
    try:
        return str(resource_path(_FOLDER))
    except AkinError:
        return ""
