"""Talks to a model hub: lists a repository's files and fetches them; the one place that reaches the network.

By huggingface_hub: its addresses, its listing, its errors and its HTTP session, which follows the proxies that the
environment names. Files are streamed here and not by its own download, which throws away what has come of a file when
the connection breaks.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
from huggingface_hub import HfApi, close_session, get_session, hf_hub_url, hf_raise_for_status
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, OfflineModeIsEnabled

from app import __version__
from app.domain.errors import ModelError
from app.models.installing.hub_errors import gated, told
from app.models.installing.offer import Listing, OfferedFile, RemoteFile

ADDRESS = "https://huggingface.co"
_TIMEOUT = httpx2.Timeout(30, connect=15)  # seconds without a byte
_MOST_FILES = 20_000
_SHA1, _SHA256 = re.compile(r"[0-9a-f]{40}"), re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub at an address. `token` is sent to that hub alone, where the person has given one on purpose."""

    address: str = ADDRESS
    token: str = ""

    @property
    def host(self) -> str:
        """Its name, to be shown."""
        return urlsplit(self.address).netloc or self.address

    def list_files(self, repository: str, revision: str) -> Listing:
        """What the repository holds, at the commit that `revision` names now.

        Raises ModelError, as TransientError where another attempt may succeed; also for a repository that the hub gives
        only to those who have accepted terms, unless there is a token.
        """
        api = HfApi(endpoint=self.address, token=self.token or False, library_name="akin", library_version=__version__)
        with _told(self, repository):
            try:
                info = api.model_info(repository, revision=revision, files_metadata=True, timeout=30)
                files = tuple(_remote(sibling) for sibling in info.siblings or ())
                commit = info.sha
            except (TypeError, KeyError, ValueError, AttributeError, RecursionError) as error:
                if isinstance(error, HFValidationError | HfHubHTTPError):
                    raise
                raise self._no_hub(repository, error) from error
        if not isinstance(commit, str) or not _SHA1.fullmatch(commit) or len(files) > _MOST_FILES:
            raise self._no_hub(repository, ValueError("no commit, or too many files"))
        if info.gated and not self.token:
            raise gated(self.address, self.host, repository)
        return Listing(repository, commit, files)

    def fetch(self, file: OfferedFile, start: int) -> "contextlib.AbstractContextManager[Stream]":
        """Opens the file's content from the byte `start` on. Raises as `list_files` does, also while it is read."""
        return self._fetch(file, start)

    @contextlib.contextmanager
    def _fetch(self, file: OfferedFile, start: int) -> Iterator["Stream"]:
        url = hf_hub_url(file.repository, file.remote.name, revision=file.commit, endpoint=self.address)
        headers = {"user-agent": f"akin/{__version__}", "accept-encoding": "identity"}
        if self.token:
            headers["authorization"] = (
                f"Bearer {self.token}"  # the session drops it where another host is redirected to
            )
        if start:
            headers["range"] = f"bytes={start}-"
        with (
            _told(self, file.repository),
            get_session().stream("GET", url, headers=headers, timeout=_TIMEOUT, follow_redirects=True) as response,
        ):
            if response.status_code != 416:
                _raise_for_status(response)
            length = response.headers.get("content-length", "")
            yield Stream(_first_byte(response), int(length) if length.isdigit() else None, response)

    def _no_hub(self, repository: str, error: Exception) -> ModelError:
        wrong = ModelError(
            f"What {self.host} answers about {repository} is not what a model hub answers.",
            "Check the setting hub_address, and whether a proxy or a log-in page of the network stands in between.",
        )
        wrong.__cause__ = error
        return wrong


@contextlib.contextmanager
def open_hub(address: str = ADDRESS, token: str = "") -> Iterator[Hub]:
    """A hub; its connections are closed at the end."""
    close_session()  # the proxies are those that the environment names now
    try:
        yield Hub(address.rstrip("/"), token)
    finally:
        close_session()


@dataclass(frozen=True, slots=True)
class Stream:
    """Content on its way. `start` is the place in the file where it begins, -1 where the hub has nothing from there.

    `length` is how many bytes the hub says that it sends, None where it does not say.
    """

    start: int
    length: int | None
    _response: httpx2.Response

    def chunks(self) -> Iterator[bytes]:
        """The bytes as they come."""
        yield from self._response.iter_raw()  # not gathered: what has come when the connection breaks is kept


@contextlib.contextmanager
def _told(hub: Hub, repository: str) -> Iterator[None]:
    """Turns what the libraries raise into errors for people."""
    try:
        yield
    except (HfHubHTTPError, HFValidationError, OfflineModeIsEnabled, httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise told(error, hub.address, hub.host, repository) from error


def _raise_for_status(response: httpx2.Response) -> None:
    if response.is_error:
        with contextlib.suppress(httpx2.HTTPError):  # the library looks at the body to say what is wrong
            response.read()
    hf_raise_for_status(response)


def _first_byte(response: httpx2.Response) -> int:
    """The place in the file that an answer begins at."""
    if response.status_code == 416:
        return -1
    if response.status_code != 206:
        return 0
    begins = response.headers.get("content-range", "").removeprefix("bytes ").split("-")[0]
    return int(begins) if begins.isdigit() else -1


def _remote(sibling: Any) -> RemoteFile:
    """A file as the hub lists it. Raises TypeError or ValueError for one without name, length or checksum."""
    size = sibling.lfs.size if sibling.lfs else sibling.size
    sha256 = sibling.lfs.sha256 if sibling.lfs else ""
    blob = sibling.blob_id or ""
    if not isinstance(sibling.rfilename, str) or isinstance(size, bool) or not isinstance(size, int) or size < 0:
        raise ValueError(f"{sibling.rfilename!r} has the length {size!r}")
    if not (_SHA256.fullmatch(sha256) or (not sha256 and _SHA1.fullmatch(blob))):  # they name files here too
        raise ValueError(f"{sibling.rfilename!r} has the checksum {sha256 or blob!r}")
    return RemoteFile(sibling.rfilename, size, sha256, blob)
