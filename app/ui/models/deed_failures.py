"""What the window says of a thing with a model that failed: what happened, and what a person can do about it."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.ui.engine_words import in_words, is_for_a_terminal
from app.ui.models.deed import Action, Deed

_COMMAND = re.compile(r"pip install '[^']+'")


def failure_sentences(deed: Deed) -> Iterator[tuple[str, str]]:
    """The look of each sentence, and the sentence."""
    error = deed.error
    if error is None:
        return
    yield "", in_words(str(error))
    advice = in_words(error.advice)
    own = _advice(deed)
    if deed.action is Action.INSTALL and "accepted its authors' terms" in str(error):
        yield "secondary", _accept(error.advice)
    elif command := _COMMAND.search(error.advice):
        told = QCoreApplication.translate("Deeds", "This command installs what is missing: %1")
        yield "secondary", told.replace("%1", command[0])
    elif error.advice.startswith("Free some space"):
        yield (
            "secondary",
            QCoreApplication.translate("Deeds", "Free some space, then try again; what has come is kept."),
        )
    elif not error.advice or is_for_a_terminal(error.advice):
        yield "secondary", own
    elif "hub_address" in error.advice:
        told = QCoreApplication.translate("Deeds", "Look in the settings where models come from, and try again.")
        yield "secondary", told
    else:
        yield "secondary", advice


def _accept(advice: str) -> str:
    """The address stands in the advice."""
    address = next((word.rstrip(",.") for word in advice.split() if word.startswith("http")), "")
    told = QCoreApplication.translate(
        "Deeds", "Read and accept them on %1, download the files there, and drop their folder on this page."
    )
    return told.replace("%1", address)


def _advice(deed: Deed) -> str:
    translate = QCoreApplication.translate
    if deed.guessable:
        return translate(
            "Deeds",
            "What Akin does not know it cannot use rightly. If these are the files of a model of the list, say which:",
        )
    return {
        Action.INSTALL: translate(
            "Deeds",
            "Check the connection to the network, then try again; what has come is kept. Where there is no network,"
            " bring the model as a folder or a bundle from another computer.",
        ),
        Action.IMPORT: translate(
            "Deeds",
            "Choose the folder of a model as its hub lays it out, a bundle that Akin has exported, or a GGUF file.",
        ),
        Action.USE: translate("Deeds", "Your library goes on with what it has. Choose another model, or try again."),
        Action.REMOVE: translate("Deeds", "Use another model first, and wait until its index answers."),
        Action.MEASURE: translate("Deeds", "Close other programs, then try again."),
        Action.CHECK: translate("Deeds", "Install it again; what is intact of it is not downloaded a second time."),
    }[deed.action]
