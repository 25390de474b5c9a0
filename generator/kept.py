"""Results of long steps, kept by a living process while what they were made from stays the same."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Same:
    """A source that is equal to itself alone: for what is too large to be compared part by part."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: object) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._value is self._value


class Keeping(Protocol):
    """Says what a step comes to, made anew or kept."""

    def result(self, step: str, sources: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` returns, or what it returned for this step when the sources were equal to these."""
        ...


class Forgetting:
    """Makes everything anew: for a process that builds once."""

    def result(self, step: str, sources: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` returns."""
        del step, sources
        return make()


class Kept:
    """Keeps the last result of each step.

    Sources are compared by identity first and then by value, so an object that is itself kept costs nothing.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], Any]] = {}

    def result(self, step: str, sources: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` returns; a step that raises leaves what was kept before."""
        known = self._known.get(step)
        if known is not None and known[0] == sources:
            kept: T = known[1]
            return kept
        made = make()
        self._known[step] = (sources, made)
        return made
