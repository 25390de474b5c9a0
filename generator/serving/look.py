"""Looks at the pages one by one: which differ from those of the edition before, and what is wrong in them."""

from collections import deque
from collections.abc import Iterable, Mapping

from generator.audit.anchors import all_parts, missing_parts
from generator.audit.document import one_for_each_cause
from generator.audit.heads import doubled_heads
from generator.problems.problem import Problem
from generator.serving.differences import may_differ
from generator.serving.edition import Edition, MadePage


class Look:
    """The pages still to be looked at, and what was found so far.

    Pages that cannot have changed are not made again; what was found in them before still holds.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.changed: list[str] = []
        """Addresses of pages that the last edit changed or made, as far as they are known."""
        self.gone: tuple[str, ...] = ()
        """Addresses that the last edit took away."""
        self._waiting = deque(edition.addresses)
        self._before: dict[str, Edition] = {}

    @property
    def done(self) -> int:
        """Pages looked at."""
        return len(self.edition.looked_at())

    @property
    def total(self) -> int:
        """Pages of the site."""
        return len(self.edition.addresses)

    @property
    def is_comparing(self) -> bool:
        """Whether pages that the last edit may have changed are still to be looked at."""
        return bool(self._before)

    @property
    def is_over(self) -> bool:
        """Whether every page was looked at."""
        return not self._waiting

    def turn_to(self, new: Edition, first: Iterable[str]) -> None:
        """Look at another edition, at the pages `first` first."""
        old, here = self.edition, set(new.addresses)
        still = {url: before for url, before in self._before.items() if url in here}
        self._before = {**dict.fromkeys(may_differ(old, new), old), **still}
        new.take_over(old, {url: looked for url, looked in self._still_true(new).items() if url in here})
        self.edition, self.changed = new, []
        self.gone = tuple(url for url in old.addresses if url not in here)
        known = new.looked_at()
        ahead = (url for url in first if url in self._before)
        others = (url for url in new.addresses if url not in known)
        self._waiting = deque(dict.fromkeys((*ahead, *self._before, *others)))

    def _still_true(self, new: Edition) -> Mapping[str, MadePage]:
        """What looking at a page came to, where looking again would come to the same.

        A new address can mend dead links, and one that is gone can make some in any page.
        """
        before = frozenset(self.edition.workshop.measure.addresses)
        after = frozenset(new.workshop.measure.addresses)
        if before - after:
            return {}
        still = {url: looked for url, looked in self.edition.looked_at().items() if url not in self._before}
        if before == after:
            return still
        return {url: looked for url, looked in still.items() if not looked.made.problems}

    def one_more(self) -> None:
        """Look at the next page."""
        url = self._waiting.popleft()
        before = self._before.pop(url, None)
        looked = self.edition.look_at(url)
        if before and (before.planned(url) is None or before.look_at(url).digest != looked.digest):
            self.changed.append(url)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the pages looked at; what only all pages show is judged when all were."""
        looked_at = self.edition.looked_at()
        made = [looked_at[url].made for url in self.edition.addresses if url in looked_at]
        found = one_for_each_cause(problem for each in made for problem in each.problems)
        if not self.is_over:
            return found
        parts = all_parts(each.parts for each in made)
        base_url = self.edition.workshop.measure.base_url
        dead = missing_parts(parts.links, parts.ids, base_url)
        return (*found, *dead, *doubled_heads(head for each in made for head in each.heads))
