"""`content/redirects.yaml`: addresses that were pages of the site, and where they lead now.

Entries are added at the end and never changed or taken out: visitors and search engines keep old addresses
for years.
"""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, create_model

from generator.domain.model import Model
from generator.domain.role import Words

Address = Annotated[str, Field(min_length=1, max_length=3_000)]
"""An encoded sign takes up to nine characters for its three bytes; `site_address` has the bound in bytes."""
GONE = "gone"
"""What stands in the place of an address where there is none to lead to."""

if TYPE_CHECKING:
    _From = Model
else:  # `from` is a word of Python's own, so that no class can name a field so
    _key: dict[str, Any] = {
        "from": (Address, Field(description="The old address; it stands for all addresses below it too."))
    }
    _From = create_model("_From", __base__=Model, **_key)


class Redirect(_From):
    """One rule of `content/redirects.yaml`."""

    to: Address
    """The address it leads to now, or `gone`."""
    since: date
    """The first day of the rule."""
    reason: Words | None = None
    """Why, for those who read the file later."""
    ended_on: date | None = None
    """The first day on which the rule holds no more."""

    @property
    def start(self) -> str:
        """The old address: the key `from`."""
        return str(getattr(self, "from"))

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return self.since <= day and not self.has_ended(day)

    def has_ended(self, day: date) -> bool:
        """Whether the rule was let go by a day."""
        return self.ended_on is not None and self.ended_on <= day


class Redirects(Model):
    """`content/redirects.yaml`."""

    redirects: tuple[Redirect, ...] = ()
    """In the order in which they were added."""
