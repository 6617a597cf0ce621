"""What the window says of a thing that is done with a model: what it means before, how far it is, how it ended."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.domain.catalogue import CatalogueEntry
from app.domain.files import display
from app.domain.installing import InstallTerms
from app.domain.library_facts import Anew, BesideStatus
from app.domain.model_survey import ModelUse, UseTerms
from app.ui import amounts
from app.ui.models import model_words
from app.ui.models.deed import Action, Deed, Step, Transfer
from app.ui.models.deed_failures import failure_sentences

_COMMIT = 12  # characters of a commit that tell it from others


def title_words(deed: Deed, title: str) -> str:
    """The question, or what goes on, or how it ended; `title` is the model's name, empty where it is not known."""
    translate = QCoreApplication.translate
    told = {
        (Action.INSTALL, Step.ASKING): translate("Deeds", "Asking what there is of %1…"),
        (Action.INSTALL, Step.AGREEING): translate("Deeds", "Download %1?"),
        (Action.INSTALL, Step.WORKING): translate("Deeds", "Downloading %1"),
        (Action.INSTALL, Step.STOPPING): translate("Deeds", "Stopping…"),
        (Action.INSTALL, Step.STOPPED): translate("Deeds", "The download was stopped"),
        (Action.INSTALL, Step.FAILED): translate("Deeds", "%1 was not installed"),
        (Action.INSTALL, Step.DONE): translate("Deeds", "%1 is installed, and every file of it is verified"),
        (Action.IMPORT, Step.ASKING): translate("Deeds", "Looking at what that is…"),
        (Action.IMPORT, Step.AGREEING): translate("Deeds", "Import %1?"),
        (Action.IMPORT, Step.WORKING): translate("Deeds", "Importing %1"),
        (Action.IMPORT, Step.STOPPING): translate("Deeds", "Stopping…"),
        (Action.IMPORT, Step.STOPPED): translate("Deeds", "The import was stopped"),
        (Action.IMPORT, Step.FAILED): translate("Deeds", "This was not imported"),
        (Action.IMPORT, Step.DONE): translate("Deeds", "%1 is imported"),
        (Action.USE, Step.ASKING): translate("Deeds", "Finding out what that takes…"),
        (Action.USE, Step.AGREEING): translate("Deeds", "Use %1?"),
        (Action.USE, Step.WORKING): translate("Deeds", "Asking for %1…"),
        (Action.USE, Step.FAILED): translate("Deeds", "%1 cannot be used"),
        (Action.USE, Step.DONE): translate("Deeds", "%1 is what the settings ask for now"),
        (Action.REMOVE, Step.ASKING): translate("Deeds", "Finding out what that frees…"),
        (Action.REMOVE, Step.AGREEING): translate("Deeds", "Remove %1?"),
        (Action.REMOVE, Step.WORKING): translate("Deeds", "Removing %1…"),
        (Action.REMOVE, Step.FAILED): translate("Deeds", "%1 was not removed"),
        (Action.REMOVE, Step.DONE): translate("Deeds", "%1 is removed"),
        (Action.CHECK, Step.WORKING): translate("Deeds", "Reading all files of %1…"),
        (Action.CHECK, Step.FAILED): translate("Deeds", "%1 is damaged"),
        (Action.CHECK, Step.DONE): translate("Deeds", "Every file of %1 is what it should be"),
        (Action.MEASURE, Step.WORKING): translate("Deeds", "Measuring how fast %1 is here…"),
        (Action.MEASURE, Step.FAILED): translate("Deeds", "%1 could not be measured"),
        (Action.MEASURE, Step.DONE): translate("Deeds", "%1 is measured"),
    }[deed.action, deed.step]
    return told.replace("%1", title)


def sentences(deed: Deed) -> Iterator[tuple[str, str]]:
    """What is said below: the look of each sentence, and the sentence."""
    match deed.step:
        case Step.ASKING if deed.action is Action.INSTALL:
            yield "secondary", QCoreApplication.translate("Deeds", "Only its list of files is asked for, no file.")
        case Step.AGREEING if deed.terms is not None and deed.action is Action.INSTALL:
            yield from _download(deed.terms)
        case Step.AGREEING if deed.terms is not None:
            yield from _import(deed.terms)
        case Step.AGREEING if deed.use is not None:
            yield from _use(deed.use)
        case Step.AGREEING:
            yield from _remove(deed)
        case Step.STOPPED:
            yield "secondary", QCoreApplication.translate("Deeds", "What has come is kept: it goes on from there.")
        case Step.FAILED:
            yield from failure_sentences(deed)
        case Step.DONE:
            yield from _done(deed)


def button_words(deed: Deed) -> str:
    """What the button says that agrees."""
    translate = QCoreApplication.translate
    match deed.action:
        case Action.INSTALL if deed.terms is not None:
            return translate("Deeds", "Download %1").replace("%1", amounts.size(deed.terms.missing))
        case Action.IMPORT:
            return translate("Deeds", "Import")
        case Action.USE if deed.use is not None and deed.use.beside is not None:
            return translate("Deeds", "Build its index")
        case Action.USE:
            return translate("Deeds", "Use it")
    return translate("Deeds", "Remove")


def has_room(deed: Deed) -> bool:
    """Whether the disk has room for what is asked."""
    if deed.terms is not None:
        return deed.terms.missing <= deed.terms.free
    beside = deed.use.beside if deed.use is not None else None
    return beside is None or beside.begun or beside.needed <= beside.free


def transfer_words(transfer: Transfer) -> str:
    """34 MB of 92 MB · 2.1 MB a second · about 1 min left."""
    translate = QCoreApplication.translate
    told = translate("Deeds", "%1 of %2").replace("%1", amounts.size(transfer.done))
    parts = [told.replace("%2", amounts.size(transfer.total))]
    if transfer.rate is not None:
        parts.append(translate("Deeds", "%1 a second").replace("%1", amounts.size(round(transfer.rate))))
    if transfer.seconds_left is not None:
        parts.append(amounts.time_left(transfer.seconds_left))
    return " · ".join(parts)


def _download(terms: InstallTerms) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    told = translate("Deeds", "Licence: %1").replace("%1", model_words.licence_sentences(terms.entry), 1)
    yield "", told
    told = translate("Deeds", "From %1, commit %2").replace("%1", terms.source)
    yield "", told.replace("%2", terms.commit[:_COMMIT])
    told = translate("Deeds", "%1 in %Ln file(s)", "", terms.files).replace("%1", amounts.size(terms.size))
    if terms.missing < terms.size:
        here = translate("Deeds", "%1 of that are here already")
        told += "; " + here.replace("%1", amounts.size(terms.size - terms.missing))
    yield "", told + "; " + translate("Deeds", "%1 are free").replace("%1", amounts.size(terms.free))
    yield from _place(terms)


def _import(terms: InstallTerms) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    told = translate("Deeds", "%1 holds this model, %2.").replace("%1", display(terms.source))
    yield "", told.replace("%2", amounts.size(terms.size))
    told = translate("Deeds", "Licence: %1").replace("%1", model_words.licence_sentences(terms.entry), 1)
    yield "", told
    if not terms.checked:
        yield (
            "warning",
            translate("Deeds", "These files come without checksums: whether they are the authors' cannot be told."),
        )
    yield from _place(terms)


def _place(terms: InstallTerms) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    yield "fact", translate("Deeds", "Into %1").replace("%1", str(terms.folder))
    if terms.installed:
        told = translate(
            "Deeds",
            "It takes the place of the version that is installed (%1), once all of it is here. An index that was made"
            " with that one is then built anew; until that is done, words and names are found.",
        )
        yield "", told.replace("%1", terms.installed[:_COMMIT])
    if terms.missing > terms.free:
        yield "danger", translate("Deeds", "The disk has not enough room for that: free some first.")


def _use(terms: UseTerms) -> Iterator[tuple[str, str]]:
    translate, entry = QCoreApplication.translate, terms.entry
    if not entry.trained_for_search:
        yield (
            "warning",
            translate("Deeds", "It was never trained for searching, and finds less than a general model that was."),
        )
    match terms.use:
        case ModelUse.RERANKER:
            told = translate(
                "Deeds",
                "From the next search on it puts the best results in order. The index stays as it is. A search may take"
                " up to %1 longer, as the settings allow.",
            )
            yield "", told.replace("%1", amounts.took(terms.milliseconds))
        case ModelUse.SPARSE:
            yield (
                "",
                translate(
                    "Deeds",
                    "The next indexing has it weigh the terms of all passages. Until that is done, searching goes on as"
                    " it does now; what it finds then is added to what is found by words and meaning.",
                ),
            )
        case _ if terms.beside is None:
            yield "", translate("Deeds", "Nothing has to be built for that.")
        case _:
            yield from _building(terms.beside)
    if not entry.recommended and not _may_be_used_freely(entry):
        yield "warning", model_words.licence_sentences(entry)


def _building(beside: BesideStatus) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    yield (
        "",
        {
            Anew.FILES: translate(
                "Deeds", "An index is built for it beside the present one; all files are read again."
            ),
            Anew.MEANING: translate(
                "Deeds",
                "An index is built for it beside the present one. Files are not read again; their passages are.",
            ),
            Anew.PICTURES: translate(
                "Deeds", "An index is built for it beside the present one. Only pictures are looked at again."
            ),
            Anew.BOTH: translate(
                "Deeds",
                "An index is built for it beside the present one. Files are not read again; their passages and pictures"
                " are.",
            ),
            Anew.NOTHING: translate("Deeds", "An index is made for it from the present one; nothing is read again."),
        }[beside.anew],
    )
    told = translate("Deeds", "That takes up to %1 of the disk (%2 are free)").replace(
        "%1", amounts.size(beside.needed)
    )
    told = told.replace("%2", amounts.size(beside.free))
    if beside.seconds is not None:
        told += " " + translate("Deeds", "and about %1").replace("%1", amounts.duration(beside.seconds))
    yield "", told + "."
    yield (
        "",
        translate(
            "Deeds",
            "Until it is complete the present index answers, and goes on taking in what changes in your files. You can"
            " go back at any time.",
        ),
    )
    if beside.begun:
        yield "", translate("Deeds", "A part of it is there already; it goes on from there.")
    elif beside.needed > beside.free:
        yield "danger", translate("Deeds", "The disk has not enough room for that: free some first.")


def _remove(deed: Deed) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    yield "", translate("Deeds", "%1 become free.").replace("%1", amounts.size(deed.size))
    yield (
        "",
        translate(
            "Deeds",
            "Your library stays as it is. Other libraries on this computer that use the model lose it too; it can be"
            " installed again.",
        ),
    )


def _done(deed: Deed) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    match deed.action:
        case Action.INSTALL if deed.terms is not None and deed.terms.complete:
            told = translate("Deeds", "It was here already, at the newest commit (%1), and is intact.")
            yield "", told.replace("%1", deed.terms.commit[:_COMMIT])
        case Action.INSTALL | Action.IMPORT:
            yield "", translate("Deeds", "Nothing has changed for your library: use it when you like.")
        case Action.USE if deed.use is not None and deed.use.beside is not None:
            yield "", translate("Deeds", "Its index is being built. Above the list you see how far it is.")
        case Action.USE if deed.use is not None and deed.use.use is ModelUse.SPARSE:
            yield "", translate("Deeds", "The next indexing begins with it.")
        case Action.USE:
            yield "", translate("Deeds", "It is used from the next search on.")
        case Action.MEASURE:
            yield "", translate("Deeds", "How fast it is stands with all that is known of it.")
        case Action.REMOVE:
            yield "", translate("Deeds", "%1 are free again.").replace("%1", amounts.size(deed.size))


def _may_be_used_freely(entry: CatalogueEntry) -> bool:
    return entry.licence.uses.value == "any"
