"""Where addresses lead that have no page of their own: rules followed to their last target."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.domain.last_publication import EndedRule
from generator.domain.redirect import GONE, Redirect

_NUMBERED = re.compile(r"page/\d+/$")


def rules_on(day: date, redirects: Iterable[Redirect]) -> dict[str, str]:
    """By its old address, where each rule that is in force on a day leads."""
    return {rule.start: rule.to for rule in redirects if rule.holds_on(day)}


def ended_by(day: date, redirects: Iterable[Redirect]) -> frozenset[str]:
    """Old addresses whose rule was let go by a day, and that no other rule has."""
    held = rules_on(day, redirects)
    return frozenset(rule.start for rule in redirects if rule.has_ended(day) and rule.start not in held)


def ended_rules(day: date, redirects: Iterable[Redirect]) -> tuple[EndedRule, ...]:
    """The rules that were let go by a day, in order."""
    ended = (rule for rule in redirects if rule.has_ended(day))
    return tuple(
        sorted(EndedRule(rule.start, rule.to, rule.since, rule.ended_on) for rule in ended if rule.ended_on)
    )


def covering(address: str, starts: Collection[str]) -> str:
    """The longest of the addresses that is `address` or stands above it; empty when none does."""
    if address in starts:
        return address
    above = address
    while above := above.rstrip("/").rpartition("/")[0]:
        if f"{above}/" in starts:
            return f"{above}/"
    return "/" if "/" in starts else ""


def first_page(address: str) -> str:
    """The address of a list's first page, of one of its pages."""
    return _NUMBERED.sub("", address)


@dataclass(frozen=True, slots=True)
class Leads:
    """The rules in force, held against the pages that exist."""

    rules: Mapping[str, str]
    """By the old address, where the rule leads: an address or `gone`."""
    pages: Collection[str]
    """Addresses at which something stands."""

    def covers(self, address: str) -> bool:
        """Whether a rule is about the address."""
        return bool(covering(address, self.rules))

    def target(self, address: str) -> str:
        """The page an address leads to in the end, or `gone`; empty when it leads nowhere.

        What lies below an old address leads to the same below the new one where that exists, else to the
        new address itself.
        """
        base, below = address, ""
        followed: set[str] = set()
        while True:
            whole = base + below
            if whole in self.pages:
                return whole
            start = covering(whole, self.rules)
            if base in self.pages and len(start) <= len(base):
                return base
            if not start or start in followed:
                return ""
            followed.add(start)
            rest = first_page(whole[len(start) :]) if start.endswith("/") else ""
            base = self.rules[start]
            if base == GONE:
                return GONE
            below = rest if base.endswith("/") else ""
