"""Akin finds a person's files by meaning, on their own machine."""

import os

__version__ = "0.1.0"

# ONNX Runtime reports to its maker from the moment at which it is loaded, by anyone, unless this is set before; see
# docs/decisions/0012-no-telemetry.md.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# The library that talks to model hubs would tell it who asks, and send a token that it finds on the machine; it reads
# these when it is loaded.
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_DISABLE_IMPLICIT_TOKEN"] = "1"
os.environ["HF_HUB_DISABLE_UPDATE_CHECK"] = "1"
