"""Equal parts of postings, kept once: thousands name the same place and the same few days."""

from datetime import date

from generator.domain.place import PlaceEntry
from generator.domain.posting import Posting

_DAYS = ("posted_on", "updated_on", "closes_on", "first_seen", "last_seen")

Places = tuple[PlaceEntry | str, ...]


class SharedParts:
    """The parts of the postings so far; it is dropped when all are read."""

    def __init__(self) -> None:
        self._places: dict[tuple[object, ...], Places] = {}
        self._days: dict[date, date] = {}

    def give_to(self, posting: Posting) -> None:
        """Let the posting hold the parts that equal its own. Its values stay as they are."""
        values = posting.__dict__  # the posting is frozen for everybody else
        values["places"] = self._places.setdefault(_key(posting.places), posting.places)
        for name in _DAYS:
            day = values[name]
            if day is not None:
                values[name] = self._days.setdefault(day, day)


def _key(places: Places) -> tuple[object, ...]:
    return tuple(
        (place.city, place.state, place.country) if isinstance(place, PlaceEntry) else place
        for place in places
    )
