"""The section on downloads of the page of formats: every key of `jobs.json`, and its column in `jobs.csv`."""

HEADING = "jobs.json and jobs.csv"
LIST_KEYS = {
    "title": "Heading of the list.",
    "url": "Address of its page.",
    "definition": "Where it is said how jobs are counted.",
    "as_of": "Day of the data.",
    "total": "How many jobs the list has: the number on its page.",
    "jobs": "The jobs, in the order of the page. The keys below are those of one of them.",
}
JOB_KEYS = {
    "key": "Name of the job that stays the same from build to build.",
    "url": "Its page on this site; nothing where `postings.pages` of site.yaml gives it none.",
    "title": "As published.",
    "employer": "As published.",
    "places": "Places of work.",
    "work_mode": "`on_site`, `hybrid` or `remote`; nothing where it is not stated.",
    "seniority": "`intern`, `entry` and so on; `unstated` where nothing tells.",
    "pay": "Posted pay in words; empty where none is stated.",
    "sponsorship": "The first line of the evidence, such as `offered`, `refused`, `filings-same` or "
    "`unknown`. Unknown is neither a yes nor a no.",
    "quote": "The words of the posting that decide; empty where none do.",
    "visas": "Visas for which the job is listed: named in its words or by its source, or filed for by its "
    "employer in the same occupation.",
    "roles": "Roles whose lists hold the job.",
    "posted_on": "Day of publication, if known.",
    "last_seen": "Day on which the source last held it.",
    "closes_on": "Last day to apply, if the employer published one.",
    "postings": "The postings that are this one job, each with `source`, `id` and `url`; in CSV their "
    "addresses.",
    "apply_url": "Where to apply or read the original.",
    "filings": "Certified labor condition applications (LCAs) of the matched companies; nothing where none "
    "are known, which is not the same as none filed.",
    "filings.rung": "`filings-same`: for the job's occupation. `filings-other`: none for it, but for others.",
    "filings.count": "How many, in the counted days. An LCA is an intent to hire, not an approval.",
    "filings.span": "The counted days.",
    "filings.occupations": "SOC 2018 codes with most of them, at most ten.",
    "filings.entities": "Legal names of the companies.",
    "filings.how": "How these were matched: `same name`, `alias file`, `brand` or `trade name`.",
    "wage_level": "Posted pay held against the prevailing wages; nothing where it cannot be compared.",
    "wage_level.from": "Level of the lower end: 1 to 4, and 0 below level I; nothing where the pay has no "
    "lower end.",
    "wage_level.to": "Level of the upper end, likewise.",
    "wage_level.area": "The wage areas compared with.",
    "wage_level.soc": "The occupation compared with, a SOC 2018 code.",
}


def downloads_section() -> str:
    """The section with its two tables."""
    return "\n".join(
        [
            f"## {HEADING}\n",
            "What visitors download beside every list, at the list's own address. Nothing of it is read "
            "again. `jobs.json` has the list's keys around the jobs; `jobs.csv` has a line for each job.\n",
            *_table("key of the list", LIST_KEYS),
            "",
            "In CSV entries of a list are separated by ` | `, and a text that a spreadsheet would take for a "
            "formula begins with an apostrophe.\n",
            *_table("key of a job", JOB_KEYS, "column in CSV"),
            "",
        ]
    )


def _table(heading: str, keys: dict[str, str], column: str = "") -> list[str]:
    """A row for each key; with `column`, the name it has in CSV stands beside it."""
    second = [column] if column else []
    head = [heading, *second, "meaning"]
    rows = [[f"`{key}`", *([_column(key, keys)] if column else []), words] for key, words in keys.items()]
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def _column(key: str, keys: dict[str, str]) -> str:
    """A group of keys is one column for each of them."""
    is_group = any(other.startswith(f"{key}.") for other in keys)
    return "as below" if is_group else f"`{key.replace('.', '_')}`"
