"""Which legal names a brand stands for: the editors' entries before the shipped ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.domain.employer_alias import Brand, EmployerAlias
from generator.evidence.employer_names import site_name
from generator.evidence.entity import How
from generator.evidence.legal_names import legal_name


@dataclass(frozen=True, slots=True)
class Alias:
    """What is known of one brand."""

    legal_names: tuple[str, ...]
    how: How
    source: str
    source_url: str
    site_names: frozenset[str] = frozenset()
    """Names of its own sites (`site_name`); empty: whatever the site."""
    disputed: bool = False
    """Whether editors' entries disagree, so that none of them counts."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """Aliases by the core of the brand's name."""

    by_brand: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)

    def of(self, brand_key: str, site: str) -> Alias | None:
        """The alias of a brand whose own site has this name (`site_name`; empty when not known)."""
        known = self.by_brand.get(brand_key, ())
        named = [alias for alias in known if site in alias.site_names]
        anywhere = [alias for alias in known if not alias.site_names]
        if named or anywhere:
            return (named or anywhere)[0]
        return known[0] if len(known) == 1 and not site else None


def brand_key(brand: str) -> str:
    """Equal for spellings of one brand; the legal form and a region behind it do not count."""
    return legal_name(brand).key


def aliases_of(editors: Sequence[EmployerAlias], shipped: Iterable[Brand] = ()) -> Aliases:
    """Both lists together; a brand that the editors name is theirs alone."""
    found: dict[str, list[Alias]] = defaultdict(list)
    for key, same in _by_brand(editors).items():
        found[key] += (_editors_alias(entries) for entries in _by_site(_in_force(same)))
    theirs = frozenset(found)
    for brand in shipped:
        alias = _alias(brand, How.BRAND)
        key = brand_key(brand.brand)
        if key not in theirs and alias not in found[key]:
            found[key].append(alias)
    return Aliases({key: tuple(found[key]) for key in sorted(found)})


def _by_brand(entries: Iterable[EmployerAlias]) -> dict[str, list[EmployerAlias]]:
    groups: dict[str, list[EmployerAlias]] = defaultdict(list)
    for entry in entries:
        groups[brand_key(entry.brand)].append(entry)
    return groups


def _in_force(entries: Sequence[EmployerAlias]) -> Sequence[EmployerAlias]:
    """The last entry that replaces the others and what came after it; all without such an entry."""
    last = max((place for place, entry in enumerate(entries) if entry.replaces), default=0)
    return entries[last:]


def _by_site(entries: Iterable[EmployerAlias]) -> Iterable[list[EmployerAlias]]:
    groups: dict[frozenset[str], list[EmployerAlias]] = defaultdict(list)
    for entry in entries:
        groups[_site_names(entry)].append(entry)
    return groups.values()


def _editors_alias(entries: Sequence[EmployerAlias]) -> Alias:
    alias = _alias(entries[0], How.ALIAS)
    if len({names_of(entry) for entry in entries}) == 1:
        return alias
    every = tuple(dict.fromkeys(name for entry in entries for name in entry.legal_names))
    return Alias(every, How.ALIAS, "", "", alias.site_names, disputed=True)


def names_of(brand: Brand) -> frozenset[tuple[str, str, str]]:
    """The legal names as core, region and form: equal for two entries that say the same."""
    names = (legal_name(name) for name in brand.legal_names)
    return frozenset((name.key, name.region, name.form) for name in names)


def _alias(brand: Brand, how: How) -> Alias:
    return Alias(brand.legal_names, how, brand.source.title, brand.source.url, _site_names(brand))


def _site_names(brand: Brand) -> frozenset[str]:
    return frozenset(filter(None, (site_name(host) for host in brand.websites)))
