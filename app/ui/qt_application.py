"""The one application object of Qt, with the names by which the system knows the program."""

from PySide6.QtWidgets import QApplication

from app import __version__


def make_application() -> QApplication:
    """Makes it, or gives the one that there is."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["akin"])
    app.setApplicationName("akin")
    app.setApplicationDisplayName("Akin")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("akin")
    return app
