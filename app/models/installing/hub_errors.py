"""What a hub's refusals and a network's failures mean, in words."""

import httpx2
from huggingface_hub.errors import (
    DisabledRepoError,
    GatedRepoError,
    HfHubHTTPError,
    HFValidationError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from app.domain.errors import ModelError

_NETWORK = (
    "Check the connection, and the proxy (HTTPS_PROXY) if there is one, then try again: what has been fetched is kept."
    " On a machine without a network, `akin models import` takes a folder or a bundle from another one."
)
_LATER = "Try again later: what has been fetched is kept."
_IN_PASSING = (408, 425, 429, 500, 502, 503, 504)


class TransientError(ModelError):
    """The hub or the network failed in a way that may pass; `wait` are the seconds that the hub asks for."""

    def __init__(self, message: str, advice: str = "", wait: float = 0) -> None:
        super().__init__(message, advice)
        self.wait = wait


def told(error: Exception, address: str, host: str, repository: str) -> ModelError:
    """The error for a person; its cause is for the one who raises it to keep."""
    if isinstance(error, OfflineModeIsEnabled):
        return ModelError(
            "The environment forbids to reach model hubs (HF_HUB_OFFLINE).", "Unset HF_HUB_OFFLINE, then try again."
        )
    if isinstance(error, HfHubHTTPError):
        return _refused(error, address, host, repository)
    if isinstance(error, HFValidationError | httpx2.InvalidURL | httpx2.UnsupportedProtocol):
        return ModelError(f"{address} is no address of a model hub: {error}.", "Check the setting hub_address.")
    if isinstance(error, httpx2.ProxyError):
        return ModelError(f"The proxy did not let Akin through to {host}: {error}.", _NETWORK)
    if isinstance(error, httpx2.TooManyRedirects):
        return ModelError(f"{host} sends Akin in circles.", "Check the setting hub_address.")
    reason = "it does not answer" if isinstance(error, httpx2.TimeoutException) else str(error) or type(error).__name__
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout):
        return TransientError(f"{host} cannot be reached: {reason}.", _NETWORK)
    return TransientError(f"The connection to {host} broke: {reason}.", _NETWORK)


def gated(address: str, host: str, repository: str) -> ModelError:
    """The error for a repository that is not for everybody."""
    return ModelError(
        f"{host} gives {repository} only to those who have accepted its authors' terms.",
        f"Read and accept them on {address}/{repository}, then either name a token of yours in HF_TOKEN and add"
        " --with-token, or download the files there and say: akin models import FOLDER",
    )


def _refused(error: HfHubHTTPError, address: str, host: str, repository: str) -> ModelError:
    status = error.response.status_code
    page = f"{address}/{repository}"
    if isinstance(error, GatedRepoError) or status == 403:
        return gated(address, host, repository)
    if isinstance(error, DisabledRepoError):
        return ModelError(f"{host} has closed {repository}.", "Choose another model: akin models")
    if isinstance(error, RevisionNotFoundError):
        return ModelError(
            f"{repository} on {host} has no such revision any more.", "Update Akin: the catalogue names the revision."
        )
    if isinstance(error, RepositoryNotFoundError) or status in (401, 404):
        return ModelError(
            f"{host} has no {repository} for everybody (status {status}): moved, closed, or not on this mirror.",
            f"Look at {page}, or check the setting hub_address. `akin models import` takes its files from elsewhere.",
        )
    if status == 407:
        return ModelError("The proxy asks for a name and a password.", _NETWORK)
    if status in _IN_PASSING:
        what = "is asked for too much at the moment" if status == 429 else "does not work at the moment"
        wait = _wait(error.response)
        advice = (
            f"It asks for a pause of {wait / 60:.0f} minutes: what has been fetched is kept." if wait > 60 else _LATER
        )
        return TransientError(f"{host} {what} (status {status}).", advice, wait)
    return ModelError(f"{host} refused {repository} (status {status}).", f"Look at {page}.")


def _wait(response: httpx2.Response) -> float:
    """The seconds after which the hub wants to be asked again, 0 where it does not say so."""
    said = response.headers.get("retry-after", "")
    return float(said[:6]) if said.isascii() and said.isdigit() else 0.0
