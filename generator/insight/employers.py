"""The employers of a snapshot: spellings united, one slug each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.domain.posting import Posting
from generator.matching.names import employer_key, short_digest, slug_of


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as the postings name it; which legal entity that is, is not known here."""

    slug: str
    name: str
    """The most frequent spelling."""
    names: tuple[str, ...]
    """Other spellings."""
    website: str


def employers_of(postings: Iterable[Posting]) -> Mapping[str, Employer]:
    """Employers by the key of their name."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    websites: dict[str, Counter[str]] = defaultdict(Counter)
    for posting in postings:
        key = employer_key(posting.employer)
        spellings[key][posting.employer] += 1
        if posting.employer_url:
            websites[key][posting.employer_url] += 1
    slugs = _slugs(spellings)
    return {
        key: _employer(slugs[key], counter, websites.get(key, Counter()))
        for key, counter in sorted(spellings.items())
    }


def _employer(slug: str, spellings: Counter[str], websites: Counter[str]) -> Employer:
    names = _most_frequent_first(spellings)
    website = _most_frequent_first(websites)
    return Employer(slug, names[0], names[1:], website[0] if website else "")


def _most_frequent_first(counter: Counter[str]) -> tuple[str, ...]:
    return tuple(text for text, _ in sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))


def _slugs(spellings: Mapping[str, Counter[str]]) -> dict[str, str]:
    """A slug for each key; keys that would share one get a digest of the key behind it."""
    plain = {key: slug_of(_most_frequent_first(counter)[0]) for key, counter in spellings.items()}
    shared = {slug for slug, count in Counter(plain.values()).items() if count > 1 or not slug}
    return {
        key: "-".join(filter(None, (slug, short_digest(key)))) if slug in shared else slug
        for key, slug in plain.items()
    }
