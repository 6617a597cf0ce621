"""`akin models server`: a server of the person's choosing that gives texts their meaning, and what using it means."""

import argparse
import sys
from getpass import getpass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.cli.prose import say
from app.domain.errors import ModelError
from app.models.openai_server.address import ServerAddress
from app.models.openai_server.cost import sending_cost
from app.models.openai_server.embedder import try_server
from app.models.openai_server.kept import allow, check_allowed, kept_server
from app.models.openai_server.key import forget_key, keep_key, kept_key, key_for
from app.models.openai_server.model import ServerModel
from app.runtime.paths import models_dir
from app.runtime.settings import Settings
from app.runtime.settings_file import load_settings
from app.store.known_passages import known_passages
from app.worker.text_runtimes import chosen_server

_DECLINED = 1


def server_action(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 1 where the person declines. Raises ModelError."""
    settings = load_settings(data_dir).settings
    address, name = chosen_server(settings)
    console, models = Console(highlight=False), models_dir(data_dir)
    match arguments.deed:
        case "try":
            _try(address, name, models, arguments, console)
        case "allow":
            return _allow(data_dir, address, arguments, console)
        case "forbid":
            allow(address, models, allowed=False)
            say(console, f"Nothing is sent to {address.url} any more.")
        case "key":
            keep_key(address, _entered_key())
            say(console, f"The system's keyring keeps the key for {address.url}.")
        case "forget-key":
            told = "has forgotten the key" if forget_key(address) else "had no key"
            say(console, f"The system's keyring {told} for {address.url}.")
        case "cost":
            _tell_cost(data_dir, settings, arguments.price, console)
        case _:
            _show(address, name, models, console)
    return 0


def _show(address: ServerAddress, name: str, models: Path, console: Console) -> None:
    kept = kept_server(address, models)
    facts = kept.model(name)
    agreed = "needs none: it is this machine" if address.is_loopback else "yes" if kept.allowed else "no"
    lines = {
        "address": address.url,
        "model": name,
        "agreed": agreed,
        "key": _key_told(address),
        "tried": "no: akin models server try" if facts is None else f"vectors of {facts.dimensions} numbers",
    }
    for label, told in lines.items():
        say(console, told, Text(f"{label:<9}", style="dim"))
    if address.warning:
        say(console, Text(address.warning, style="yellow"))
    if facts is not None and (address.is_loopback or kept.allowed):
        say(console, "It gives your library its meaning when you say: akin config set text_model server")


def _key_told(address: ServerAddress) -> str:
    try:
        return "kept" if kept_key(address) else "none kept"
    except ModelError as error:
        return str(error)


def _try(address: ServerAddress, name: str, models: Path, arguments: argparse.Namespace, console: Console) -> None:
    check_allowed(address, models)
    prefixes = (arguments.query_prefix, arguments.passage_prefix)
    facts = try_server(ServerModel(address, name, key_for(address)), models, prefixes)
    say(console, f"{name} on {address.host} answers: vectors of {facts.dimensions} numbers.")
    say(console, "It gives your library its meaning when you say: akin config set text_model server")


def _allow(data_dir: Path, address: ServerAddress, arguments: argparse.Namespace, console: Console) -> int:
    if address.warning and not arguments.yes:
        say(console, Text(address.warning, style="yellow"))
        _tell_cost(data_dir, load_settings(data_dir).settings, arguments.price, console)
        if not sys.stdin.isatty():
            raise ModelError("There is nobody here to ask.", "Agree beforehand with --yes.")
        print("Send texts there? [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            say(console, "Nothing was changed, and nothing is sent.")
            return _DECLINED
    allow(address, models_dir(data_dir))
    say(console, f"Texts may be sent to {address.url}. Take it back with: akin models server forbid")
    return 0


def _entered_key() -> str:
    if sys.stdin.isatty():
        return getpass("Key (it is not shown): ").strip()
    return sys.stdin.readline().strip()


def _tell_cost(data_dir: Path, settings: Settings, price: float | None, console: Console) -> None:
    cost = sending_cost(known_passages(data_dir), settings.passage_tokens, price)
    say(
        console,
        f"Your library has {cost.passages:,} passages. To send all of them takes {cost.requests:,} requests with at"
        f" most {cost.tokens:,} tokens, as Akin counts them; servers may count up to twice as many in some languages.",
    )
    if cost.price is None:
        say(console, "Say what a million tokens costs, for the price: akin models server cost --price 0.02")
        return
    say(console, f"At {price:g} for a million tokens that is at most {cost.price:,.2f}, in the currency of that price.")
