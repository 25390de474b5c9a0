"""Values as texts ask for them: group and name."""

from collections.abc import Callable, Mapping
from typing import TypeAlias


class Group:
    """One group of variables. It has no attributes, so that every name is a variable's."""

    def __init__(self, value_of: Callable[[str], object]) -> None:
        self.__value_of = value_of

    def __getitem__(self, name: str) -> object:
        return self.__value_of(name)


Values: TypeAlias = Mapping[str, Group]
"""Groups of variables by name."""
