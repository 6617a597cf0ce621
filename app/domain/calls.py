"""What a start of the program asks of the one that runs already, and how it is written from one to the other."""

import json
from dataclasses import asdict, dataclass

MOST_BYTES = 16_384  # of a written call
MOST_CHARACTERS = 2_000  # of a query; more is cut
_MOST_TOKEN = 256


@dataclass(frozen=True, slots=True)
class Call:
    """Shows the window, the launcher, or with `hidden` nothing; `query` is asked for, empty keeps what is there.

    `token` is what a Wayland desktop gives to a program that a person has started, so that its window may come up.
    """

    query: str = ""
    launcher: bool = False
    hidden: bool = False
    token: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "query", _one_line(self.query)[:MOST_CHARACTERS])
        object.__setattr__(self, "token", _one_line(self.token)[:_MOST_TOKEN])

    def written(self) -> bytes:
        """One line of JSON; at most MOST_BYTES."""
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read_call(line: bytes) -> Call:
    """The call of a line that `written` has made. Raises ValueError for any other."""
    values = json.loads(line.decode())
    if not isinstance(values, dict) or not all(
        isinstance(values.get(name), kind)
        for name, kind in (("query", str), ("launcher", bool), ("hidden", bool), ("token", str))
    ):
        raise ValueError("not a call")
    return Call(values["query"], values["launcher"], values["hidden"], values["token"])


def _one_line(text: str) -> str:
    """Without line breaks and other characters that only control."""
    return "".join(each if each.isprintable() else " " for each in text).strip()
