"""A few hostile or careless postings, as real sources have them; the site must take them calmly."""

from typing import Any

from demo_kit import dice

Record = dict[str, Any]

_HTML = (
    '<script>alert("a script in a posting")</script>',
    '<p onclick="alert(1)">Click here to learn more about the team.</p>',
    '<p><a href="javascript:alert(1)">Apply with one click</a></p>',
    "<h1>We are hiring</h1>",
    '<img src="https://pictures.example/office.jpg" onerror="alert(1)" alt="Our office">',
    '<iframe src="https://video.example/tour"></iframe>',
    '<p style="color:#fff;font-size:72px;position:fixed">Join us.</p>',
    "<p>Zero\u200bwidth\u200bspaces stand between\ufeff these words.</p>",
    "<style>body{display:none}</style><p>Look at our new offices.</p>",
    "<p>This line ends in a way that is not\u2028a line end of the file.</p>",
    "<div><b><i>Elements that nobody closed",
    '<svg onload="alert(1)"><text>drawing</text></svg>',
)
_LONG_TITLE = (
    "Software Engineer (all levels considered, from graduates to principal engineers, for our "
    "scheduling, reporting, billing, archive, notification and search products, in teams that work "
    "with Java, C#, Python and C++, in the office or at home, full time or four days a week, "
    "starting in January, March or June)"
)
_ODD_TITLES = {
    "software-engineer": _LONG_TITLE,
    "data-engineer": "Data Engineer | Python | dbt | Snowflake | Remote\u200b Friendly",
    "outside": ".",
}


def add(made: list[tuple[str, Record]]) -> None:
    """Change a few older postings in place: harmful HTML in twelve, odd titles in three."""
    old = [(role, one) for role, one in made if one["first_seen"].month <= 8]
    rich = [one for _, one in old if _is_plain_html(one)]
    for record, bit in zip(dice("hostile").sample(rich, len(_HTML)), _HTML, strict=True):
        record["description"] += bit
    for role, odd in _ODD_TITLES.items():
        ended = [one for its, one in old if its == role and one["last_seen"].month <= 10]
        dice("odd title", role).choice(ended)["title"] = odd


def _is_plain_html(record: Record) -> bool:
    return "description" in record and "description_format" not in record
