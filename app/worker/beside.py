"""Builds the index that the settings ask for beside the one that answers, and puts it in its place."""

import shutil
import threading
from dataclasses import replace

from app.domain.errors import DiskFullError, FolderError, LibraryDamagedError
from app.domain.library_facts import Anew, BesideStatus
from app.domain.progress import Progress
from app.index.indexer import Indexer, IndexerOptions, OnProgress
from app.models.catalogue import load_catalogue
from app.runtime.settings import Settings
from app.store.beside import HowFar, Taken, abandon, fingerprint_beside, how_far, open_beside, put_in_place, room_needed
from app.store.library import Library, whole_fingerprint
from app.store.runs import pace
from app.worker.engine import Engine, limits_of
from app.worker.index_wish import IndexWish, Side
from app.worker.text_runtimes import SERVER

_MOST_ROUNDS = 3  # through the folders, for what has changed since the round before


def plan_beside(library: Library, engine: Engine, other: Engine) -> BesideStatus:
    """What it takes to come from the index of `engine`, which `library` has, to that of `other`, and how far it is."""
    present, wish = engine.wish, other.wish
    taken = wish.taken_from(present)
    counts = library.documents.counts()
    more = present.sizes.window / wish.sizes.window
    passages = more * counts.passages
    for_one, effort = pace(library.ledger), _effort(present, wish, taken)
    begun = fingerprint_beside(library.data_dir) == whole_fingerprint(other.fingerprint)
    made = how_far(library) if begun else HowFar()
    expected = made.passages if made.files == made.read else max(passages, made.passages)
    return BesideStatus(
        tokens=wish.sizes.window,
        needed=room_needed(library, more * wish.text.width / present.text.width, taken),
        free=shutil.disk_usage(library.data_dir).free,
        seconds=None if for_one is None or effort is None else for_one * passages * effort,
        begun=begun,
        words_ready=made.read / made.files if made.files else float(begun),
        meaning_ready=made.with_meaning / expected if expected else float(begun),
        out_of_reach=made.out_of_reach,
        text=wish.text.id,
        dimensions=wish.text.width,
        pictures=wish.pictures.id,
        anew=_anew(taken),
        other_models=wish.text != present.text or wish.pictures != present.pictures,
        given_up_with=_given_up_with(present, wish),
    )


def told(beside: BesideStatus) -> str:
    """All of it, as a sentence for the person."""
    begun = "goes on being built" if beside.begun else "is built"
    made = {
        Anew.FILES: "All files are read again for it.",
        Anew.MEANING: "Files are not read again for it; their passages are.",
        Anew.PICTURES: "Only pictures are looked at again for it.",
        Anew.BOTH: "Files are not read again for it; their passages and pictures are.",
        Anew.NOTHING: "Nothing is read again for it.",
    }[beside.anew]
    minutes = "" if beside.seconds is None else f", and about {max(1, round(beside.seconds / 60)):,} min in all"
    return (
        f"The index {description(beside)} {begun} beside the present one, which answers meanwhile. {made}"
        f" That takes up to {beside.needed / 1e6:,.0f} MB of disk ({beside.free / 1e6:,.0f} MB are free){minutes}."
        + (f" To give it up: {beside.given_up_with}" if beside.given_up_with else "")
    )


def description(beside: BesideStatus) -> str:
    """What the other index is, to go on after "the index"."""
    if beside.anew is Anew.FILES and not beside.other_models:
        return f"for passages of {beside.tokens} tokens"
    models = f"of {beside.text} ({beside.dimensions} numbers a vector) and {beside.pictures}"
    return f"{models} for passages of {beside.tokens} tokens" if beside.anew is Anew.FILES else models


def _given_up_with(present: IndexWish, wish: IndexWish) -> str:
    """The commands after which the settings ask for the present index again; their defaults may mean another one.

    None leads back to a model whose files have changed since.
    """
    commands = [
        *(
            _using(before)
            for before, after in ((present.text, wish.text), (present.pictures, wish.pictures))
            if (before.id, before.width) != (after.id, after.width)
        ),
        *([f"akin config set passage_tokens {present.sizes.window}"] if wish.sizes != present.sizes else []),
        *(["akin config unset stored_vectors"] if wish.kind is not present.kind else []),
    ]
    return ", then ".join(commands)


def _using(side: Side) -> str:
    if side.id == SERVER:
        return f"akin config set text_model {SERVER}"
    return f"akin models use {side.id}" + (f" --dims {side.width}" if side.width != side.full else "")


def _effort(present: IndexWish, wish: IndexWish, taken: Taken) -> float | None:
    """How many times as long a passage takes as in the runs before, by the models' parameters; None: not known.

    What a transformer computes for a token grows with its parameters (Kaplan et al., "Scaling Laws for Neural Language
    Models", 2020, section 2.1).
    """
    if taken.meaning:
        return None if not taken.pictures else 0.0
    entries = [load_catalogue().find(side.id) for side in (present.text, wish.text)]
    before, after = (entry.parameters if entry else None for entry in entries)
    if wish.text.id == present.text.id:
        return 1.0
    return after / before if before and after else None


def _anew(taken: Taken) -> Anew:
    if not taken.words:
        return Anew.FILES
    if taken.meaning:
        return Anew.NOTHING if taken.pictures else Anew.PICTURES
    return Anew.MEANING if taken.pictures else Anew.BOTH


class BesideBuild:
    """One building of the index of the engine `other`, which may take several calls, in this process or a later one.

    The caller holds `library.writing()`.
    """

    def __init__(
        self,
        library: Library,
        engine: Engine,
        other: Engine,
        settings: Settings,
    ) -> None:
        self._library = library
        self._engine = engine
        self._other = other
        self._options = IndexerOptions(
            settings.threads, other.sizes, limits_of(settings), recognition=settings.text_recognition
        )

    def run(self, on_progress: OnProgress, stop: threading.Event) -> bool:
        """Goes on until the index is complete; then True, and `put_in_place` or `take_place` is next.

        False where it cannot be complete yet: when `stop` is set, and while files that can be searched cannot be read.
        Where the disk is full or what has been built is damaged, it is given up. Raises AkinError.
        """
        plan = plan_beside(self._library, self._engine, self._other)
        if not plan.begun and plan.needed > plan.free:
            raise DiskFullError(
                f"The index {description(plan)} cannot be built beside the present one: that takes up"
                f" to {plan.needed / 1e6:,.0f} MB of disk, and {plan.free / 1e6:,.0f} MB are free.",
                "Free some space" + (f"; or give it up with: {plan.given_up_with}" if plan.given_up_with else "."),
            )
        try:
            return self._go_on(on_progress, stop)
        except FolderError:  # no folder can be read now
            return False
        except (DiskFullError, LibraryDamagedError):
            abandon(self._library.data_dir)
            raise

    def _go_on(self, on_progress: OnProgress, stop: threading.Event) -> bool:
        folders = self._library.folders.all()
        wish = self._other.wish
        taken = wish.taken_from(self._engine.wish)
        with open_beside(self._library, wish.fingerprint, wish.text.width, wish.pictures.width, taken) as beside:
            indexer = self._indexer(beside, on_progress, stop)
            for _ in range(_MOST_ROUNDS):
                report = indexer.run(folders, unlisted=True)
                if report.interrupted:
                    return False
                if not report.indexed + report.moved + report.removed:
                    break
        return not how_far(self._library).out_of_reach

    def take_place(self, on_progress: OnProgress, stop: threading.Event) -> None:
        """Puts the complete index in place, and brings it up to date with what has changed at the last moment.

        The old tables stay until `drop_leftovers`, which is due after a time of grace.
        """
        wish = self._other.wish
        put_in_place(self._library, wish.text.width, wish.pictures.width)
        self._indexer(self._library, on_progress, stop).run(self._library.folders.all(), unlisted=True)

    def _indexer(self, library: Library, on_progress: OnProgress, stop: threading.Event) -> Indexer:
        engine = self._other

        def tell(progress: Progress) -> None:
            on_progress(replace(progress, beside=True))

        return Indexer(library, engine.tokenizer, engine.embedders, self._options, tell, stop)
