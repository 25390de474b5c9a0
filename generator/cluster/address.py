"""Addresses of Dask schedulers, as `--workers` takes them."""

import re

_ADDRESS = re.compile(r"dask(?P<tls>\+tls)?://(?P<place>(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):\d{1,5})/?", re.ASCII)


def scheduler_address(text: str) -> str:
    """The address by which Dask knows the scheduler at `dask://HOST:PORT`, or `dask+tls://HOST:PORT`.

    Raises `ValueError` for any other text.
    """
    found = _ADDRESS.fullmatch(text)
    if not found:
        raise ValueError(f"`{text}` is no address of a Dask scheduler")
    return f"{'tls' if found['tls'] else 'tcp'}://{found['place']}"
