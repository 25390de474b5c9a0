"""How dates, numbers and data are spelled in templates, whatever the machine's locale."""

import base64
import hashlib
from datetime import date
from functools import cache

from markupsafe import Markup

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """`15 Nov 2026`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


@cache
def time(when: date) -> Markup:
    """The day as a `<time>` element that programs can read."""
    return Markup('<time datetime="{}">{}</time>').format(when.isoformat(), day(when))


def number(value: int) -> str:
    """`1,234`."""
    return f"{value:,}"


def percent(share: float) -> str:
    """A share of 0 to 1 as `12%`; under half a percent, but not nothing, is `<1%`."""
    return "<1%" if 0 < share < 0.005 else f"{share * 100:.0f}%"


def json_ld(structured_data: str) -> Markup:
    """JSON for a script element: no `<` is left that could end the element."""
    return Markup(structured_data.replace("<", "\\u003c"))  # noqa: S704 - nothing can open or close a tag


def script_hash(text: str) -> str:
    """The text's source expression for a content security policy: `sha256-` and the digest in base64.

    Browsers run no data block, but checkers hold every script element against the policy.
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def decimal(value: float) -> str:
    """A coordinate of a drawing: two decimals at most, no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
