"""Answers what a person asks in the window: opens the library when it is first needed, and answers step by step."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.domain.asking import PictureChip, Question
from app.domain.examples import Example, FileExample, PictureExample
from app.domain.facets import Facets
from app.domain.hits import SearchResponse
from app.domain.pictures import Pixels
from app.domain.previews import FoundPassage
from app.domain.queries import SearchMode
from app.runtime.memory import give_back_memory
from app.runtime.settings_file import load_settings, settings_stamp
from app.search.inside import passages_in
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.facets import facets
from app.store.library import Library
from app.worker.engine import Engine
from app.worker.example_pictures import Reader, pixels_of_bytes, pixels_of_file, reading_apart

NAMES, FOUND, RANKED = "names", "found", "ranked"
MOST_COUNTED = 10_000
_MOST_KEPT = 16  # chips whose pixels are kept, since every further key asks for them again


class LibraryAnswers:
    """The answers of the library in a data folder; safe to call from several threads."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._lock = threading.Lock()
        self._opened: tuple[Engine, Library, Searcher] | None = None
        self._stamp: int | None = None  # of the settings
        self._left: list[Library] = []  # whose index was exchanged; a question that was asked before may go on in it
        self._pixels: OrderedDict[tuple[str | None, int | None, bytes], list[Pixels]] = OrderedDict()

    def open(self) -> None:
        """Opens the library, and loads the text model, so that the first question need not. Raises AkinError."""
        engine, _, _ = self._parts()
        if engine.model_is_installed and engine.unusable is None:
            engine.embedder()

    def names(self, question: Question) -> SearchResponse | None:
        """The files whose names answer; None for a question that is not about names. Raises LibraryError."""
        if question.pictures or question.mode is not SearchMode.ALL or not question.text.strip():
            return None
        options = replace(_options(question), mode=SearchMode.NAME)
        return self._parts()[2].search(question.text, options)

    def steps(self, question: Question) -> Iterator[tuple[str, SearchResponse]]:
        """The fused list, then the reranked one; the last step is always "ranked". Raises AkinError."""
        engine, _, searcher = self._parts()
        examples = self._examples(question, engine)
        steps = searcher.search_in_steps(question.text, _options(question), examples)
        found = next(steps)
        yield FOUND, found
        yield RANKED, next(steps, found)

    def count(self, question: Question) -> int:
        """How many files answer, at most `MOST_COUNTED`. Raises AkinError."""
        engine, _, searcher = self._parts()
        examples = self._examples(question, engine)
        options = replace(_options(question), limit=MOST_COUNTED, rerank=False)
        return len(searcher.search(question.text, options, examples).hits)

    def passages_of(self, path: str, question: Question) -> tuple[FoundPassage, ...]:
        """The passages of one file that answer, in reading order. Raises LibraryError."""
        if question.mode is SearchMode.NAME:
            return ()
        engine, library, _ = self._parts()
        return passages_in(library, engine.embedders, path, question.text)

    def facets(self) -> Facets:
        """What filters can be chosen from. Raises LibraryError."""
        return facets(self._parts()[1].ledger)

    def rest_after(self) -> float:
        """Seconds without a question after which `rest` is due, as the settings say by now."""
        return 60.0 * load_settings(self._data_dir).settings.unload_minutes

    def rest(self) -> None:
        """Gives back what can be loaded again in a moment: models, and memory that the system has not got back."""
        with self._lock:
            if self._opened is not None:
                library = self._opened[1]
                library.let_go()
                self._opened = self._anew(library)
            self._pixels.clear()
        give_back_memory()

    def reopen(self) -> None:
        """The next question meets the library as it is then: after a repair, or where an index was exchanged."""
        with self._lock:
            opened, self._opened = self._opened, None
            left, self._left = self._left, []
        for library in (*left, *([opened[1]] if opened else [])):
            library.close()

    def close(self) -> None:
        """Closes the library."""
        self.reopen()

    def _parts(self) -> tuple[Engine, Library, Searcher]:
        with self._lock:
            if self._opened is not None and not self._opened[1].fits:  # another index has taken its place
                self._left.append(self._opened[1])
                self._opened = None
            stamp = settings_stamp(self._data_dir)
            if self._opened is None:
                self._opened = self._anew(None)
            elif stamp != self._stamp:  # what reranks may be another model now
                self._opened = self._anew(self._opened[1])
            self._stamp = stamp
            return self._opened

    def _anew(self, library: Library | None) -> tuple[Engine, Library, Searcher]:
        """An engine with the present settings and nothing loaded, over the library, which is opened if need be."""
        engine = Engine(self._data_dir)
        library = library or engine.open_library()
        return engine, library, Searcher(library, engine.embedders)

    def _examples(self, question: Question, engine: Engine) -> list[Example]:
        with reading_apart() as read:
            return [example for chip in question.pictures for example in self._examples_of(chip, engine, read)]

    def _examples_of(self, chip: PictureChip, engine: Engine, read: Reader) -> Iterator[Example]:
        if chip.in_library and chip.path is not None:
            yield FileExample(chip.path, chip.page, chip.weight)
            return
        found = self._pixels_of(chip, engine, read)
        yield from (PictureExample(pixels, chip.weight / len(found)) for pixels in found)

    def _pixels_of(self, chip: PictureChip, engine: Engine, read: Reader) -> list[Pixels]:
        key = (chip.path, chip.page, chip.png)
        with self._lock:
            if key in self._pixels:
                self._pixels.move_to_end(key)
                return self._pixels[key]
        size, limits = engine.picture_model.size, engine.limits
        if chip.path is None:
            found = [pixels_of_bytes(chip.png, chip.label, limits, size)]
        else:
            found = pixels_of_file(chip.path, chip.label, limits, size, chip.page, read)
        with self._lock:
            self._pixels[key] = found
            while len(self._pixels) > _MOST_KEPT:
                self._pixels.popitem(last=False)
        return found


def _options(question: Question) -> SearchOptions:
    return SearchOptions(
        limit=question.limit,
        mode=question.mode,
        show_weak=question.show_weak,
        words_weight=question.words_weight,
    )
