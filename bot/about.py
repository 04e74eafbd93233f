"""What this program says of itself."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def installed() -> str:
    """Return the version that is installed; a checkout that is run in place has none."""
    try:
        return version("fourlap")
    except PackageNotFoundError:
        return "from a checkout"
