"""`akin doctor`: examines this machine, the models and the library, and says what to do about what is not well."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from app.cli.prose import say
from app.domain.checks import Check, Verdict
from app.extract.ocr.models import check_models as check_recognition
from app.models.checks import check_installed_models, check_picture_model, check_text_model
from app.models.runtimes.extras import check_runtimes
from app.models.text_models import MINILM
from app.runtime.paths import models_dir
from app.runtime.settings_file import load_settings
from app.runtime.versions import installed_versions
from app.store.probe import check_processor
from app.store.surroundings import check_surroundings

JSON_VERSION = 1
_NAMES = 18  # columns, for the longest name of a check and a space
_MARKS = {Verdict.OK: ("✓", "green"), Verdict.WARNING: ("!", "yellow"), Verdict.PROBLEM: ("✗", "bold red")}


def doctor(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 1 where there is a problem, else 0."""
    versions = installed_versions()
    console = Console(highlight=False, soft_wrap=True, quiet=arguments.json)
    say(console, Text(", ".join(f"{name} {found or 'missing'}" for name, found in versions.items()), style="dim"))
    mended = list(_mend(data_dir, console)) if arguments.repair else []
    checks = []
    for check in examine(data_dir, versions):
        show(check, console)
        checks.append(check)
    if arguments.json:
        json.dump(as_json(versions, checks, mended), sys.stdout, indent=2)
        print()
    return int(any(check.verdict is Verdict.PROBLEM for check in checks))


def _mend(data_dir: Path, console: Console) -> Iterator[str]:
    """Mends what can be mended, and prints and yields a sentence about each thing. Raises LibraryError."""
    if check_processor().verdict is not Verdict.OK:
        return
    from app.worker.mending import mend  # only now: it imports lancedb

    mended = False
    for sentence in mend(data_dir):
        mended = True
        yield _told(sentence, console)
    if mended:
        yield _told("Run `akin index` now: it makes again what was dropped.", console)


def _told(sentence: str, console: Console) -> str:
    say(console, sentence, Text.assemble(("+ ", "green"), (f"{'repair':<{_NAMES}}", "dim")))
    return sentence


def examine(data_dir: Path, versions: dict[str, str | None]) -> Iterator[Check]:
    """All checks, in an order in which the earlier ones explain the later ones."""
    yield check_libraries(versions)
    processor = check_processor()
    yield processor
    yield check_settings(data_dir)
    yield from check_text_model(MINILM, models_dir(data_dir))
    yield check_picture_model()
    yield check_recognition()
    yield from check_installed_models(models_dir(data_dir))
    yield check_runtimes()
    yield from check_surroundings(data_dir)
    if processor.verdict is not Verdict.OK:
        told = "The library was not examined, because LanceDB does not run here."
        yield Check("library", Verdict.WARNING, told, "See to the processor first.")
        return
    try:  # only now: these import lancedb, which ends a process on a processor that it cannot use
        from app.models.provider_checks import check_providers
        from app.worker.choice_checks import check_choice
        from app.worker.engine import Engine
    except ImportError as error:
        yield Check("library", Verdict.PROBLEM, f"A library cannot be loaded: {error}.", "Install Akin again.")
        return
    engine = Engine(data_dir)
    yield check_choice(engine)
    yield check_providers(models_dir(data_dir))
    yield from engine.check_library()


def check_libraries(versions: dict[str, str | None]) -> Check:
    """Whether every library is installed."""
    missing = [name for name, found in versions.items() if found is None]
    if missing:
        return Check("libraries", Verdict.PROBLEM, f"Not installed: {', '.join(missing)}.", "Install Akin again.")
    return Check("libraries", Verdict.OK, "All libraries are installed.")


def check_settings(data_dir: Path) -> Check:
    """Whether all of the settings can be used."""
    loaded = load_settings(data_dir)
    if loaded.notes:
        return Check("settings", Verdict.WARNING, " ".join(map(str, loaded.notes)), loaded.notes[0].advice)
    told = f"The settings can be used; indexing takes up to {loaded.settings.threads} cores."
    return Check("settings", Verdict.OK, told)


def as_json(versions: dict[str, str | None], checks: list[Check], repaired: list[str]) -> dict[str, Any]:
    """The findings in the stable form that docs/cli.md describes."""
    found = [asdict(check) for check in checks]
    return {"version": JSON_VERSION, "versions": versions, "repaired": repaired, "checks": found}


def show(check: Check, console: Console) -> None:
    """Prints one finding."""
    mark, style = _MARKS[check.verdict]
    say(console, check.message, Text.assemble((f"{mark} ", style), (f"{check.name:<{_NAMES}}", "dim")))
    if check.verdict is not Verdict.OK and check.advice:
        say(console, Text(check.advice, style="bold"), Text("  → ", style="bold"))
