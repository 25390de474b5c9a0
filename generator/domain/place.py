"""Where work is done."""

from dataclasses import dataclass

from generator.domain.countries import country_name
from generator.domain.model import Model
from generator.domain.states import US_STATES, state_name


class PlaceEntry(Model):
    """A place as a source gives it in parts."""

    city: str | None = None
    """City, in the source's spelling."""
    state: str | None = None
    """State or province: a US state's name or two-letter code, or the name elsewhere."""
    country: str | None = None
    """Country: a name or an ISO 3166-1 alpha-2 code."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A recognised place. Empty parts are unknown or do not apply (a whole state has no city)."""

    country: str
    """ISO 3166-1 alpha-2."""
    state: str = ""
    """Two-letter code of a US state or DC, a Canadian province or an Indian state; else empty."""
    city: str = ""


class Remote:
    """What a location string says of remote work, in the words of the labelled files."""

    YES = "yes"
    HYBRID = "hybrid"
    NO = "no"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Location:
    """What one location string says: its places in order, without repeats, and remote work."""

    places: tuple[Place, ...] = ()
    remote: str = Remote.UNSTATED
    limited: bool = False
    """It leaves places out (`US except Ohio`) or means some that it does not name (`select states`)."""
    vague: bool = False
    """It holds names or words that `places` does not stand for: a region, a county, anything unknown."""


def place_text(place: Place) -> str:
    """A place in words: `San Francisco, CA`, `Toronto, ON, Canada`, `California`, `Germany`."""
    if place.country == "US":
        return _american_text(place)
    state = place.state if place.city else state_name(place.country, place.state)
    city = "" if place.city == country_name(place.country) else place.city
    return ", ".join(part for part in (city, state, country_name(place.country)) if part)


def _american_text(place: Place) -> str:
    if not place.city:
        return US_STATES.get(place.state) or country_name(place.country)
    return f"{place.city}, {place.state or country_name(place.country)}"
