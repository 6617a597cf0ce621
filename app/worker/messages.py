"""What the indexer's process and its parent tell each other."""

from dataclasses import dataclass

from app.domain.progress import Progress, RunReport


@dataclass(frozen=True, slots=True)
class Stop:
    """To the child: end after the commit in hand."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """To the child: read the list of folders anew and bring all of them up to date."""

    retry: bool = False


@dataclass(frozen=True, slots=True)
class Working:
    """From the child: how far a run has come."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Finished:
    """From the child: what a run did."""

    report: RunReport


@dataclass(frozen=True, slots=True)
class Resting:
    """From the child: no run goes on. `notes` are sentences for the person: why it waits, what it cannot watch."""

    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """From the child: an error that the person can be told. After a `fatal` one the child ends and is not restarted."""

    message: str
    advice: str
    fatal: bool = False


Command = Stop | Refresh
Event = Working | Finished | Resting | Trouble
