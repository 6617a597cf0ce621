"""What the indexer's process and its parent tell each other."""

from dataclasses import dataclass

from app.domain.progress import Progress, RunReport


@dataclass(frozen=True, slots=True)
class Stop:
    """To the child: end after the commit in hand."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """To the child: read settings and the list of folders anew, and bring the library up to date.

    A run that goes on is ended after the commit in hand and begun again. With `retry` failed files are read again;
    `paths` are read again in any case, also those that were skipped. Without `everything` nothing else is looked at.
    """

    retry: bool = False
    paths: frozenset[str] = frozenset()
    everything: bool = True

    def joined(self, other: "Refresh") -> "Refresh":
        """Both at once."""
        return Refresh(
            self.retry or other.retry, self.paths | other.paths, everything=self.everything or other.everything
        )


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
    """From the child: an error that the person can be told. After a `fatal` one the child ends and is not restarted.

    `kind` is the name of the error's class.
    """

    message: str
    advice: str
    fatal: bool = False
    kind: str = ""


Command = Stop | Refresh
Event = Working | Finished | Resting | Trouble
