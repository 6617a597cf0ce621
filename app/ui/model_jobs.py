"""What the window does with models: looks at them, installs, imports, uses and removes them, off the main thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.domain.checks import Verdict
from app.domain.errors import AkinError, UnknownModelError
from app.domain.installing import InstallTerms
from app.domain.model_facts import ModelFacts
from app.domain.model_survey import ModelSurvey, ModelUse, UseTerms
from app.evaluate.model_speed import measure_here
from app.ui.bridge import Jobs
from app.ui.library_jobs import LibraryJobs
from app.ui.models.deed import Action, Deed, Step, TransferRate
from app.ui.models.model_words import language_code
from app.worker import model_installing, model_uses
from app.worker.model_survey import check_files, survey_models

T = TypeVar("T")
STEP_MS = 150  # between two steps of a transfer that are told


class ModelJobs(QObject):
    """Everything here returns at once; results come as signals, on the main thread.

    With each model one thing is done at a time, and of all models one at a time is fetched or copied. The hub is asked
    by `ask_install` and `agree` to an installation, and by nothing else.
    """

    surveyed = Signal(object)  # ModelSurvey
    changed = Signal(str)  # the id of a model, or "" for a file of which it is not known: `deed` tells what goes on
    found = Signal(str)  # the id of the model that a file or folder holds
    failed = Signal(object)  # AkinError: the models could not be looked at

    def __init__(self, data_dir: Path, library: LibraryJobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir, self._library = data_dir, library
        self._jobs, self._transfers = Jobs(2, self), Jobs(1, self)
        self._deeds: dict[str, Deed] = {}
        self._uses: dict[str, tuple[ModelUse, int]] = {}  # what using a model was asked for last
        self._intact: tuple[ModelFacts, ...] = ()  # what comes with Akin, where all of it was found to be whole
        self._stop = threading.Event()
        self._told = (0, 0)  # bytes done and in all, as the transferring thread has told last
        self._rate = TransferRate()
        self._ticks = QTimer(self, interval=STEP_MS)
        self._ticks.timeout.connect(self._tick)
        self._surveying = self._again = False
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def deed(self, model_id: str) -> Deed | None:
        """What goes on with a model, or went on last."""
        return self._deeds.get(model_id)

    @property
    def transferring(self) -> Deed | None:
        """What is being fetched or copied just now."""
        return next((deed for deed in self._deeds.values() if deed.moves_bytes), None)

    def look(self, *, thoroughly: bool = False) -> None:
        """Looks at all models; asked while that goes on, it is done once more.

        The files of those that come with Akin are read once, and again where that is to be done `thoroughly`.
        """
        if thoroughly:
            self._intact = ()
        if self._surveying:
            self._again = True
            return
        self._surveying = True
        self._jobs.run(
            partial(survey_models, self._data_dir, language_code(), self._intact), self._looked, self._not_looked
        )

    def ask_install(self, model_id: str) -> None:
        """Asks the hub what installing means; fetches no file."""
        work = partial(model_installing.terms_of_installing, self._data_dir, model_id)
        self._ask(Deed(Action.INSTALL, Step.ASKING, model_id), work, self._offered)

    def ask_import(self, path: Path, model_id: str = "") -> None:
        """Looks into a file or folder; `model_id` where the person has said what it is."""
        work = partial(model_installing.terms_of_importing, self._data_dir, path, model_id)
        self._ask(Deed(Action.IMPORT, Step.ASKING, path=path), work, self._identified)

    def ask_use(self, model_id: str, use: ModelUse, dimensions: int = 0) -> None:
        """Finds out what using a model for that means."""
        self._uses[model_id] = (use, dimensions)
        work = partial(model_uses.terms_of_using, self._data_dir, model_id, use, dimensions)
        self._ask(Deed(Action.USE, Step.ASKING, model_id), work, self._weighed)

    def ask_remove(self, model_id: str) -> None:
        """Finds out what removing a model means, and whether it may be."""
        work = partial(model_installing.removable_size, self._data_dir, model_id)
        asked = Deed(Action.REMOVE, Step.ASKING, model_id)
        self._ask(asked, work, lambda deed, size: replace(deed, step=Step.AGREEING, size=size))

    def check(self, model_id: str) -> None:
        """Compares all files of a model with their checksums."""
        begun = Deed(Action.CHECK, Step.WORKING, model_id)
        self._ask(begun, partial(check_files, self._data_dir, model_id), self._checked)

    def measure(self, model_id: str) -> None:
        """Measures how fast a model is on this machine; takes some seconds of the whole processor."""
        begun = Deed(Action.MEASURE, Step.WORKING, model_id)
        work = partial(measure_here, self._data_dir, model_id)
        self._ask(begun, work, lambda deed, _: replace(deed, step=Step.DONE))

    def agree(self, model_id: str) -> None:
        """Does what the person was asked about."""
        deed = self._deeds.get(model_id)
        if deed is None or deed.step is not Step.AGREEING:
            return
        match deed.action:
            case Action.INSTALL | Action.IMPORT if deed.terms is not None:
                self._transfer(deed, deed.terms)
            case Action.USE if deed.use is not None:
                self._use(deed, deed.use)
            case Action.REMOVE:
                work = partial(model_installing.remove, self._data_dir, model_id)
                self._do(deed, work, lambda size: replace(deed, step=Step.DONE, size=size))

    def put_away(self, model_id: str) -> None:
        """What was asked or told is done with; nothing that goes on ends by it."""
        deed = self._deeds.get(model_id)
        if deed is not None and not deed.goes_on:
            del self._deeds[model_id]
            self.changed.emit(model_id)

    def stop(self, model_id: str) -> None:
        """Ends a transfer; what has come is kept."""
        deed = self._deeds.get(model_id)
        if deed is not None and deed.moves_bytes:
            self._stop.set()
            self._set(replace(deed, step=Step.STOPPING))

    def try_again(self, model_id: str) -> None:
        """Begins anew with what failed or was stopped, by asking once more what it means."""
        deed = self._deeds.get(model_id)
        if deed is None or deed.goes_on:
            return
        match deed.action:
            case Action.INSTALL:
                self.ask_install(model_id)
            case Action.IMPORT if deed.path is not None:
                del self._deeds[model_id]
                self.changed.emit(model_id)
                self.ask_import(deed.path, model_id)
            case Action.USE if model_id in self._uses:
                self.ask_use(model_id, *self._uses[model_id])
            case Action.REMOVE:
                self.ask_remove(model_id)
            case Action.CHECK:
                self.check(model_id)
            case Action.MEASURE:
                self.measure(model_id)

    def stop_using(self, use: ModelUse) -> None:
        """Searches do without a model that reranks, or that weighs words."""
        self._settle(partial(model_uses.stop_using, self._data_dir, use))

    def keep_present(self) -> None:
        """Gives up the index that is being built beside the present one."""
        self._settle(partial(model_uses.keep_present, self._data_dir))

    def close(self) -> None:
        """Ends a transfer, whose parts are kept, and the threads."""
        self._stop.set()
        self._ticks.stop()
        self._transfers.close()
        self._jobs.close()

    def _ask(self, deed: Deed, work: Callable[[], T], answered: Callable[[Deed, T], Deed]) -> None:
        """Begins with a model where nothing else goes on with it."""
        known = self._deeds.get(deed.model_id)
        if known is not None and known.goes_on:
            return
        self._set(deed)
        self._jobs.run(work, lambda result: self._answered(answered(deed, result)), partial(self._fail, deed))

    def _answered(self, deed: Deed) -> None:
        self._set(deed)
        if deed.action in (Action.CHECK, Action.MEASURE):
            self.look()

    def _offered(self, deed: Deed, terms: InstallTerms) -> Deed:
        return replace(deed, step=Step.DONE if terms.complete else Step.AGREEING, terms=terms)

    def _identified(self, deed: Deed, terms: InstallTerms) -> Deed:
        """What a file holds is known now: from here on it is told of that model."""
        del self._deeds[""]
        self.changed.emit("")
        made = replace(deed, step=Step.AGREEING, model_id=terms.entry.id, terms=terms)
        known = self._deeds.get(made.model_id)
        self.found.emit(made.model_id)
        return known if known is not None and known.goes_on else made

    def _weighed(self, deed: Deed, terms: UseTerms) -> Deed:
        return replace(deed, step=Step.AGREEING, use=terms)

    def _checked(self, deed: Deed, facts: ModelFacts | None) -> Deed:
        wrong = [check for check in facts.checks if check.verdict is Verdict.PROBLEM] if facts is not None else []
        if wrong:
            return replace(deed, step=Step.FAILED, error=AkinError(wrong[0].message, wrong[0].advice))
        return replace(deed, step=Step.DONE)

    def _transfer(self, deed: Deed, terms: InstallTerms) -> None:
        """Fetches or copies; a transfer that goes on already comes first."""
        if self.transferring is not None:
            return
        self._stop, self._rate, self._told = threading.Event(), TransferRate(), (0, terms.size)
        stop = self._stop
        if deed.action is Action.INSTALL:
            work = partial(model_installing.install_agreed, self._data_dir, terms, self._hear, stop)
        else:
            path = deed.path or terms.folder
            work = partial(model_installing.import_agreed, self._data_dir, path, terms, self._hear, stop)
        self._set(replace(deed, step=Step.WORKING))
        self._ticks.start()
        self._transfers.run(work, lambda _: self._transferred(deed), partial(self._broke_off, deed, stop))

    def _hear(self, _: str, done: int, total: int) -> None:
        """Called in the transferring thread, thousands of times."""
        self._told = (done, total)

    def _tick(self) -> None:
        deed = self.transferring
        if deed is None:
            self._ticks.stop()
        else:
            self._set(replace(deed, transfer=self._rate.at(*self._told, time.monotonic())))

    def _transferred(self, deed: Deed) -> None:
        self._set(replace(deed, step=Step.DONE))
        self.look()

    def _broke_off(self, deed: Deed, stop: threading.Event, error: AkinError) -> None:
        known = self._deeds.get(deed.model_id, deed)
        if stop.is_set():
            self._set(replace(known, step=Step.STOPPED))
        else:
            self._set(replace(known, step=Step.FAILED, error=error))
        self.look()

    def _use(self, deed: Deed, terms: UseTerms) -> None:
        work = partial(model_uses.use_agreed, self._data_dir, terms)
        self._do(deed, work, lambda _: replace(deed, step=Step.DONE))

    def _do(self, deed: Deed, work: Callable[[], T], done: Callable[[T], Deed]) -> None:
        working = replace(deed, step=Step.WORKING)
        self._set(working)

        def finished(result: T) -> None:
            self._set(done(result))
            self._changed_settings()

        self._jobs.run(work, finished, partial(self._fail, working))

    def _settle(self, work: Callable[[], None]) -> None:
        self._jobs.run(work, lambda _: self._changed_settings(), self.failed.emit)

    def _changed_settings(self) -> None:
        """The indexer takes the settings as they are now, and the models are looked at anew."""
        self._library.settings_changed()
        self._library.look()
        self.look()

    def _fail(self, deed: Deed, error: AkinError) -> None:
        guessable = isinstance(error, UnknownModelError)
        self._set(replace(deed, step=Step.FAILED, error=error, guessable=guessable))

    def _set(self, deed: Deed) -> None:
        self._deeds[deed.model_id] = deed
        self.changed.emit(deed.model_id)

    def _looked(self, survey: ModelSurvey) -> None:
        self._surveying = False
        facts = tuple(model.facts for model in survey.models if model.entry.shipped and model.facts is not None)
        self._intact = facts if all(each.verdict is Verdict.OK for each in facts) else ()
        self.surveyed.emit(survey)
        if self._again:
            self._again = False
            self.look()

    def _not_looked(self, error: AkinError) -> None:
        self._surveying = False
        self.failed.emit(error)
