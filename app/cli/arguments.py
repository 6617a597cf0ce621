"""The arguments of every command."""

import argparse
from pathlib import Path

from app.domain.queries import SearchMode

SERVER_DEEDS = ("show", "try", "allow", "forbid", "key", "forget-key", "cost")


def build_parser(version: str) -> argparse.ArgumentParser:
    """The parser of `akin`'s arguments."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data-dir", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="keep the library in DIR"
    )
    parser = argparse.ArgumentParser(prog="akin", description="Finds your files by meaning, on your own machine.")
    parser.add_argument("--version", action="version", version=f"Akin {version}")
    parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR", help="keep the library in DIR")
    parser.add_argument("--hidden", action="store_true", help="start the window in the tray, without showing it")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _show(commands.add_parser("show", parents=[shared], help="show the window, or search in it"))
    _index(commands.add_parser("index", parents=[shared], help="add folders and bring the library up to date"))
    _serve(commands.add_parser("serve", parents=[shared], help="keep the library up to date while files change"))
    _pause(commands.add_parser("pause", parents=[shared], help="let indexing in the background rest"))
    commands.add_parser("resume", parents=[shared], help="end a pause")
    _config(commands.add_parser("config", parents=[shared], help="show and change the settings"), shared)
    _search(commands.add_parser("search", parents=[shared], help="find files"))
    _status(commands.add_parser("status", parents=[shared], help="tell what is in the library and how far it has come"))
    _duplicates(commands.add_parser("duplicates", parents=[shared], help="list files that hold the same bytes"))
    _explain(commands.add_parser("explain", parents=[shared], help="tell of a file what is known of it, and by what"))
    _forget(commands.add_parser("forget", parents=[shared], help="take a folder off the library, with all its words"))
    commands.add_parser("compact", parents=[shared], help="make the library as small as it can be, at once")
    _backup(commands.add_parser("backup", parents=[shared], help="write the library into one file"))
    _restore(commands.add_parser("restore", parents=[shared], help="bring the library back from a backup"))
    _move(commands.add_parser("move", parents=[shared], help="move the library to another folder"))
    _doctor(commands.add_parser("doctor", parents=[shared], help="find out what is wrong"))
    _models(commands.add_parser("models", parents=[shared], help="list the models that Akin knows"), shared)
    _demo(commands.add_parser("demo", parents=[shared], help="show Akin at work on a small library of its own"))
    _evaluate(commands.add_parser("evaluate", parents=[shared], help="measure how good the rankings are"))
    _benchmark(commands.add_parser("benchmark", parents=[shared], help="measure how fast Akin is here"), shared)
    return parser


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", help="what to look for, in words or as akin://search?q=WORDS")
    parser.add_argument("--launcher", action="store_true", help="show the small window that only searches")


def _index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="folders to add; none: all known ones")
    parser.add_argument("--once", action="store_true", help="index the folders now without remembering them")
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave out what matches, as in .gitignore"
    )
    parser.add_argument("--retry", action="store_true", help="read failed files again")
    parser.add_argument("--rebuild", action="store_true", help="throw the index away and make it afresh")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="show nothing")


def _pause(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("time", nargs="?", metavar="TIME", help="how long, such as 30m or 1h; without: until `resume`")


def _config(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    parser.set_defaults(json=False)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", parents=[shared], help="show all settings (without ACTION too)").add_argument(
        "--json", action="store_true", help="print JSON, described in docs/cli.md"
    )
    get = actions.add_parser("get", parents=[shared], help="print the value of a setting")
    change = actions.add_parser("set", parents=[shared], help="change a setting")
    unset = actions.add_parser("unset", parents=[shared], help="go back to the default of a setting")
    for each in (get, change, unset):
        each.add_argument("name", metavar="NAME", help="the setting")
    change.add_argument("value", metavar="VALUE", help="its new value")
    actions.add_parser("path", parents=[shared], help="print where the settings are kept")


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", help="what to look for; see the README for the query language")
    parser.add_argument(
        "--image",
        action="append",
        default=[],
        metavar="FILE",
        help="find pictures like this one; - reads one from a pipe",
    )
    parser.add_argument(
        "--weight", type=_share, default=0.5, metavar="W", help="what --image counts beside the words, 0 to 1 (0.5)"
    )
    parser.add_argument("--without", action="append", default=[], metavar="WORDS", help="keep away from this")
    parser.add_argument(
        "--without-image", action="append", default=[], metavar="FILE", help="keep away from what this picture shows"
    )
    parser.add_argument("--like", type=Path, metavar="FILE", help="find more like this file of the library")
    parser.add_argument("--page", type=_positive, metavar="N", help="with --like: only its page N")
    parser.add_argument("--mode", choices=[mode.value for mode in SearchMode], default="all", help="which arms answer")
    parser.add_argument("--limit", type=_positive, default=20, metavar="N", help="at most N files (20)")
    parser.add_argument("--no-rerank", action="store_true", help="show the fused ranking as it is")
    parser.add_argument("--all", action="store_true", help="show weaker results too")
    parser.add_argument(
        "--explain", action="store_true", help="tell which arms found each file, their scores and times"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, described in docs/cli.md")


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        nargs="*",
        type=Path,
        metavar="DIR | REPORT REPORT",
        help="a set in the BEIR layout to measure on, or two reports (--json) to compare",
    )
    parser.add_argument(
        "--models", nargs=2, metavar="ID", default=[], help="compare two installed text models on your own files"
    )
    parser.add_argument("--split", default="test", help="the judgements to use: qrels/SPLIT.tsv (test)")
    parser.add_argument("--queries", type=_positive, metavar="N", help="at most N queries, taken evenly from all")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the library in DIR and use it again if it fits")
    parser.add_argument("--json", action="store_true", help="print the report, or the comparison, as JSON")


def _benchmark(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    names = parser.add_subparsers(dest="benchmark", required=True, metavar="NAME")
    embedding = names.add_parser("embedding", parents=[shared], help="tokens per second against the model alone")
    embedding.add_argument("--texts", type=Path, metavar="DIR", help="a folder or BEIR set (the demonstration's files)")
    embedding.add_argument("--documents", type=_positive, default=1000, metavar="N", help="at most N documents (1000)")
    words = names.add_parser("words", parents=[shared], help="files per second against PyMuPDF alone")
    words.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that holds PDFs")
    query = names.add_parser("query", parents=[shared], help="milliseconds for a query, cold and warm")
    query.add_argument("--data", type=Path, metavar="DIR", help="a BEIR set for the warm queries (the demonstration)")
    query.add_argument("--split", default="test", help="the set's queries: those of qrels/SPLIT.tsv (test)")
    query.add_argument("--keep", type=Path, metavar="DIR", help="keep the set's library in DIR and use it again")
    pictures = names.add_parser("pictures", parents=[shared], help="photos, scanned pages and picture queries a second")
    fresh = names.add_parser("freshness", parents=[shared], help="seconds from saving a file until it is found")
    fresh.add_argument("--files", type=_positive, default=20, metavar="N", help="how many files are saved (20)")
    scale = names.add_parser("scale", parents=[shared], help="a large library, very many names, a rescan")
    scale.add_argument("--rows", type=_whole, default=100_000, metavar="N", help="passages in it (100000); 0: none")
    scale.add_argument("--names", type=_whole, default=1_000_000, metavar="N", help="file names (1000000); 0: none")
    scale.add_argument("--files", type=_whole, default=200_000, metavar="N", help="files to rescan (200000); 0: none")
    scale.add_argument(
        "--texts", type=Path, action="append", default=[], metavar="DIR",
        help="a folder or BEIR set with sentences to make rows of; may be repeated (the demonstration's)",
    )  # fmt: skip
    scale.add_argument("--keep", type=Path, metavar="DIR", help="keep what is embedded and built in DIR, and use it")
    window = names.add_parser("window", parents=[shared], help="its start, what a key waits, and its cost at rest")
    window.add_argument("--library", type=Path, metavar="DIR", help="measure on a copy of the library in DIR")
    for each in (embedding, words, query, pictures, fresh, scale, window):
        each.add_argument("--json", action="store_true", help="print JSON")


def _status(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--failed", action="store_true", help="list the files that could not be read, and why")
    parser.add_argument("--json", action="store_true", help="print JSON, described in docs/cli.md")


def _duplicates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, described in docs/cli.md")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, metavar="PATH", help="the file")
    parser.add_argument("--all", action="store_true", help="show every passage and picture")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _forget(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the folder; it is not touched itself")
    what.add_argument(
        "--searches", action="store_true", help="instead of a folder: what is remembered of searches (query_cache)"
    )


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write it; an earlier backup is replaced")


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that akin backup has written")
    parser.add_argument("--replace", action="store_true", help="put it in the place of the library that is there")


def _move(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", type=Path, metavar="DIR", help="a new or an empty folder")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="drop what is damaged, so that it can be made again")
    parser.add_argument("--json", action="store_true", help="print JSON, described in docs/cli.md")


def _models(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, described in docs/cli.md")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    listed = actions.add_parser("list", parents=[shared], help="list all models (without ACTION too)")
    shown = actions.add_parser("show", parents=[shared], help="tell all that is known of a model")
    shown.add_argument("id", metavar="ID", help="the model, as it is listed")
    for each in (listed, shown):
        each.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    measure = actions.add_parser("measure", parents=[shared], help="measure how fast models are here")
    measure.add_argument("id", nargs="*", metavar="ID", help="a model that is here; none: all that are")
    _install(actions, shared)
    _server(actions, shared)


def _server(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser) -> None:
    server = actions.add_parser("server", parents=[shared], help="a server of yours that gives texts their meaning")
    server.add_argument(
        "deed", nargs="?", default="show", choices=SERVER_DEEDS, metavar="DEED", help="show, try, allow, …"
    )
    server.add_argument("--yes", action="store_true", help="agree beforehand that texts are sent there")
    server.add_argument("--price", type=_amount, metavar="PRICE", help="what a million tokens costs there")
    server.add_argument("--query-prefix", default="", metavar="TEXT", help="what the model wants before queries")
    server.add_argument("--passage-prefix", default="", metavar="TEXT", help="what it wants before passages")


def _install(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser) -> None:
    install = actions.add_parser("install", parents=[shared], help="download a model, after asking")
    install.add_argument("--with-token", action="store_true", help="send the token in HF_TOKEN to the hub")
    imported = actions.add_parser("import", parents=[shared], help="install a model from a folder or a file")
    imported.add_argument("source", type=Path, metavar="FOLDER|FILE", help="as a hub lays it out, a bundle, or GGUF")
    imported.add_argument("--as", dest="model_id", default="", metavar="ID", help="which model of the list it is")
    export = actions.add_parser("export", parents=[shared], help="write an installed model into one file")
    remove = actions.add_parser("remove", parents=[shared], help="remove an installed model, after asking")
    use = actions.add_parser("use", parents=[shared], help="search with an installed model, after asking")
    use.add_argument("--dims", type=_positive, default=0, metavar="N", help="keep only N numbers of each vector")
    for each in (install, export, remove, use):
        each.add_argument("id", metavar="ID", help="the model, as it is listed")
    export.add_argument("file", type=Path, metavar="FILE", help="the file to write")
    for each in (install, imported, export, remove, use):
        each.add_argument("--yes", action="store_true", help="agree beforehand to what would be asked")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, described in docs/cli.md")


def _amount(text: str) -> float:
    number = float(text)
    if not 0 <= number < 1e9:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError("must be from 0 to 1")
    return number


def _whole(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("must be a whole number from 1")
    return number
