"""The postings, roles and texts that both programs get: the same for the same number, everywhere.

Every posting follows from its place in the list alone, so that a later day's list can differ in some of
them and in nothing else. All names are invented.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape
from random import Random

from tests.bench.whole.words import invented_name, sentences, vocabulary

DAY = date(2026, 3, 17)
"""The day of the first list, within a month as most days are: with a new one all lists change."""
VISAS = {"h-1b": "H-1B", "tn": "TN", "e-3": "E-3", "o-1": "O-1", "l-1": "L-1"}
LEVELS = ("Junior", "", "", "Senior", "Senior", "Lead", "Staff", "Principal")
FIELDS = (
    "Backend", "Frontend", "Full Stack", "Data", "Machine Learning", "Platform", "Site Reliability",
    "Security", "Mobile", "Embedded", "QA Automation", "Cloud", "Network", "Database", "DevOps", "Product",
    "Game", "Firmware", "Robotics", "Solutions",
)  # fmt: skip
KINDS = ("Engineer", "Developer", "Architect", "Consultant", "Analyst")
CITIES = (
    ("New York", "NY"), ("Buffalo", "NY"), ("Boston", "MA"), ("Chicago", "IL"), ("Austin", "TX"),
    ("Dallas", "TX"), ("Houston", "TX"), ("Seattle", "WA"), ("Spokane", "WA"), ("Denver", "CO"),
    ("San Francisco", "CA"), ("San Diego", "CA"), ("Los Angeles", "CA"), ("Atlanta", "GA"), ("Miami", "FL"),
    ("Tampa", "FL"), ("Portland", "OR"), ("Phoenix", "AZ"), ("Detroit", "MI"), ("Pittsburgh", "PA"),
)  # fmt: skip
SKILLS = (
    "Python", "Java", "Rust", "TypeScript", "React", "Kubernetes", "Docker", "Terraform", "PostgreSQL",
    "MySQL", "Redis", "Kafka", "Airflow", "Linux", "Swift", "Kotlin", "GraphQL", "PyTorch", "TensorFlow",
    "Snowflake", "Elasticsearch", "Ansible", "Jenkins", "Prometheus", "Grafana", "Django",
)  # fmt: skip
_SUFFIXES = (" Labs", " LLC", " Works", " & Co", " Systems", " Inc", "")
_TYPES = ("full_time", "full_time", "full_time", "contract", "part_time")
_STEP = 20
"""On a new day one posting in so many is another: 5%."""


@dataclass(frozen=True, slots=True)
class Text:
    """A tip or an answer: its heading and its Markdown."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role with what editors wrote for it."""

    slug: str
    title: str
    family: str
    intro: str
    tips: tuple[Text, ...]
    questions: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Advert:
    """One posting, with what its words say: role, level, visas and skills."""

    id: str
    title: str
    role: str
    level: str
    employer: str
    city: str
    state: str
    is_remote: bool
    low: int
    high: int
    employment_type: str
    posted_on: date
    closes_on: date
    visas: tuple[str, ...]
    skills: tuple[str, ...]
    description: str

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return slugged(f"{self.title} {self.employer} {self.id}")

    @property
    def employer_url(self) -> str:
        return f"https://{slugged(self.employer)}.example/"


@dataclass(frozen=True, slots=True)
class Workload:
    """A day's postings, newest first, and the roles."""

    day: date
    roles: tuple[Role, ...]
    adverts: tuple[Advert, ...]


class Writer:
    """Writes the texts of workloads of any size. `sample` leaves most of the words out: enough for a test."""

    def __init__(self, seed: int = 7, *, sample: bool = False) -> None:
        self._seed = seed
        random = Random(seed)
        words = vocabulary(random, 400) if sample else vocabulary(random)
        self._sentences = sentences(random, words, 500) if sample else sentences(random, words)
        self.roles = tuple(self._role(field, kind) for field in FIELDS for kind in KINDS)

    def workload(self, number: int) -> Workload:
        """The first day's `number` postings."""
        employers = self._employers(number)
        adverts = [self._advert(place, employers) for place in range(number)]
        return Workload(DAY, self.roles, _newest_first(adverts))

    def next_day(self, before: Workload) -> Workload:
        """The list of the day after, 5% of it other: a third each left, have a new text, have other pay."""
        day, number = before.day + timedelta(days=1), len(before.adverts)
        employers = self._employers(number)
        adverts: list[Advert] = []
        for advert in before.adverts:
            place = int(advert.id[1:])
            if place % _STEP:
                adverts.append(advert)
            elif place // _STEP % 3 == 0:
                adverts.append(replace(self._advert(place + number, employers), posted_on=day))
            elif place // _STEP % 3 == 1:
                sentence = escape(self._random("changed", place).choice(self._sentences), quote=False)
                adverts.append(replace(advert, description=f"{advert.description}<p>{sentence}</p>"))
            else:
                adverts.append(replace(advert, high=advert.high + 1000))
        return Workload(day, before.roles, _newest_first(adverts))

    def _random(self, *what: object) -> Random:
        return Random("/".join(map(str, (self._seed, *what))))

    def _role(self, field: str, kind: str) -> Role:
        title = f"{field} {kind}"
        random = self._random("role", title)

        def some(number: int) -> str:
            return " ".join(random.choices(self._sentences, k=number))

        tips = tuple(
            Text(
                f"{title}: {some(1)[:40].strip(' .&')}",
                f"{some(3)} **Note** the [guide](/guides/first/).\n\n- {some(1)}\n- {some(1)}",
            )
            for _ in range(5)
        )
        questions = tuple(
            Text(f"Does a {title} need item {number}?", f"{some(4)} Use `form {number}` and *check* it.")
            for number in range(1, 7)
        )
        return Role(slugged(title), title, field, some(5), tips, questions)

    def _employers(self, number: int) -> tuple[str, ...]:
        random, names = self._random("employers"), dict[str, None]()
        while len(names) < max(50, number // 20):
            names[invented_name(random) + random.choice(_SUFFIXES)] = None
        return tuple(names)

    def _advert(self, place: int, employers: tuple[str, ...]) -> Advert:
        random = self._random("advert", place)
        role = random.choices(self.roles, _WEIGHTS)[0]
        level, employer = random.choice(LEVELS), random.choice(employers)
        city, state = random.choice(CITIES)
        low = random.randrange(45, 160) * 1000
        posted_on = DAY - timedelta(days=random.randrange(90))
        visas = tuple(sorted(random.sample(tuple(VISAS), random.choice((1, 1, 2)))))
        skills = tuple(random.sample(SKILLS, random.randint(5, 8)))
        return Advert(
            id=f"p{place:07}",
            title=f"{level} {role.title}".strip(),
            role=role.slug,
            level=level or "Mid",
            employer=employer,
            city=city,
            state=state,
            is_remote=random.random() < 0.3,
            low=low,
            high=low + random.randrange(5, 50) * 1000,
            employment_type=random.choice(_TYPES),
            posted_on=posted_on,
            closes_on=posted_on + timedelta(days=120),
            visas=visas,
            skills=skills,
            description=self._description(random, employer, visas, skills),
        )

    def _description(
        self, random: Random, employer: str, visas: tuple[str, ...], skills: tuple[str, ...]
    ) -> str:
        """About 2.2 KB of HTML."""

        def some(number: int) -> list[str]:
            return [escape(each, quote=False) for each in random.choices(self._sentences, k=number)]

        def listed(number: int) -> str:
            return "".join(f"<li>{each}</li>" for each in some(number))

        named = " and ".join(VISAS[visa] for visa in visas)
        return (
            f"<p>{escape(employer)} {' '.join(some(4))}</p>"
            f"<h3>What you will do</h3><ul>{listed(5)}</ul>"
            f"<h3>What you bring</h3><ul>{listed(4)}<li>{', '.join(skills)}.</li></ul>"
            f"<h3>About us</h3><p>{' '.join(some(random.randint(1, 6)))}</p>"
            f"<p>We sponsor {named} visas for this position.</p>"
            f"<p>Reference <strong>{random.getrandbits(32):08x}</strong>.</p>"
        )


_WEIGHTS = tuple(1 / (rank + 5) for rank in range(len(FIELDS) * len(KINDS)))
"""Some roles have many postings, most have few."""


def slugged(text: str) -> str:
    """Small letters and hyphens."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


def _newest_first(adverts: list[Advert]) -> tuple[Advert, ...]:
    return tuple(sorted(adverts, key=lambda advert: (advert.posted_on, advert.id), reverse=True))
