"""Descriptions: sentences put together into blocks, and blocks written as HTML, Markdown or text."""

import re
from dataclasses import dataclass
from html import escape
from random import Random
from typing import Any

from demo_employers import Employer
from demo_kit import listed, words
from demo_sponsorship import Statement

Block = tuple[str, Any]
"""A kind (`h`, `p`, `ul`) and its text or items."""

_SLOT = re.compile(r"\{([a-z_]+)\}")
_HTML_HEADINGS = (
    "<h3>{}</h3>", "<h3>{}</h3>", "<h2>{}</h2>", "<p><strong>{}</strong></p>",
    "<strong>{}:</strong>", "<p><b>{}:</b></p>",
)  # fmt: skip
_AN = re.compile(r"(?i:[aeio])|(?:SRE|ML|NLP|LLM|SDET|SQL|FP&A|RF|HVAC|MLOps)\b")


@dataclass(frozen=True, slots=True)
class Job:
    """What the text of one posting is about."""

    title: str
    spoken: str
    level: str
    role: dict[str, Any]
    employer: Employer
    mode: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Text:
    """A description with its format, and the parts that are given apart."""

    description: str
    format: str
    sections: dict[str, str]


def text(job: Job, roll: Random) -> Text:
    """The text of one posting."""
    style = roll.choices(("html", "markdown", "text", "apart", "prose"), (66, 13, 7, 9, 5))[0]
    parts = _parts(job, _Filling(job, roll), roll)
    if style == "apart":
        return _apart(job, parts, roll)
    blocks = _blocks(job, parts, roll, headings=style != "prose")
    writer = {"markdown": _markdown, "text": _plain}.get(style)
    if writer:
        return Text(writer(blocks), style, {})
    return Text(_html(blocks, roll), "html", {})


class _Filling:
    """Fills the slots of sentences, naming one main language and no tool twice."""

    def __init__(self, job: Job, roll: Random) -> None:
        self.job, self.roll = job, roll
        self.known: dict[str, list[str]] = {}
        facts = job.employer.facts
        self.fixed: dict[str, str] = {
            "employer": job.employer.name,
            "what": job.employer.what,
            "subject": "our " + roll.choice(facts["subjects"]),
            "users": roll.choice(facts["users"]),
            "size": f"{job.employer.size:,}",
            "home": job.employer.cities[0].name,
            "offices": listed([city.name for city in job.employer.cities]),
        }

    def __call__(self, sentence: str) -> str:
        if sentence == "Knowledge of {tool}.":
            sentence = str(self.roll.choice(words("common")["plus_tool"]))
        filled = _SLOT.sub(lambda slot: self._value(slot[1]), sentence)
        return filled[0].upper() + filled[1:]

    def many(self, sentences: list[str], low: int, high: int) -> list[str]:
        count = min(len(sentences), self.roll.randint(low, high))
        return [self(sentence) for sentence in self.roll.sample(sentences, count)]

    def stack(self) -> str:
        count = min(len(self.job.role["tools"]), self.roll.randint(3, 5))
        first = [self._value(slot) for slot in ("language", "framework", "store") if self._has(slot)]
        return listed([*first, *(self._value("tool") for _ in range(count))])

    def _has(self, slot: str) -> bool:
        return f"{slot}s" in self.job.role

    def _value(self, slot: str) -> str:
        if slot in self.fixed:
            return self.fixed[slot]
        values: list[str] = self.job.role[f"{slot}s"]
        left = self.known.get(slot) or _in_title_first(values, self.job.title, self.roll)
        self.known[slot] = left[1:] if slot == "tool" else left
        return left[0]


def _in_title_first(values: list[str], title: str, roll: Random) -> list[str]:
    """A Java Developer writes Java: what the title names, or hints at, is named first."""
    hints = words("common")["title_hints"]
    hinted = {value for word, meant in hints.items() if word in title for value in meant}
    mixed = roll.sample(values, len(values))
    return sorted(
        mixed,
        key=lambda value: value not in hinted and not re.search(rf"(?<!\w){re.escape(value)}(?!\w)", title),
    )


def _parts(job: Job, fill: _Filling, roll: Random) -> dict[str, Any]:
    common, role = words("common"), job.role
    years = common["years"].get(job.level)
    stack = roll.choice(common["stack"]).replace("{stack}", fill.stack())
    level = common["level"].get(job.level, "")
    intro = roll.choice(common["intro"]).replace("a {role}", _with_article(job.spoken))
    intro = intro.replace("{role}", job.spoken)
    return {
        "about": " ".join(_about(job, fill, roll)),
        "intro": " ".join(filter(None, (fill(intro), level, _mode(job, roll)))),
        "responsibilities": fill.many(role["does"], 4, 6),
        "requirements": ([years] if years else []) + fill.many(role["needs"], 4, 6),
        "preferred": fill.many(role["plus"], 2, 3) if roll.random() < 0.75 else [],
        "stack": stack,
        "benefits": fill.many(common["benefits"], 3, 6) if roll.random() < 0.85 else [],
        "closing": " ".join(fill.many(common["closing"], 1, 2)),
    }


def _about(job: Job, fill: _Filling, roll: Random) -> list[str]:
    common = words("common")
    institution = job.employer.facts.get("kind")
    opening = common["about"][0] if institution else roll.choice(common["about"])
    more = common["about_institution" if institution else "about_more"]
    return [fill(opening), *fill.many(more, 1, 2)]


def _mode(job: Job, roll: Random) -> str:
    return str(words("common")["modes"].get(job.mode, "")) if roll.random() < 0.5 else ""


def _with_article(spoken: str) -> str:
    return ("an " if _AN.match(spoken) else "a ") + spoken


def _blocks(job: Job, parts: dict[str, Any], roll: Random, headings: bool) -> list[Block]:
    names = {key: _heading(key, job, roll) for key in words("common")["headings"]}
    _place(job.statement, parts, roll)
    blocks: list[Block] = [("h", names["about"])] if roll.random() < 0.4 else []
    blocks += [("p", parts["about"]), ("p", parts["intro"])]
    for key in ("responsibilities", "requirements", "preferred", "benefits"):
        if parts[key]:
            blocks += [("h", names[key]), ("ul", parts[key])]
        if key == "preferred" and job.role["family"] not in {"business", "design"}:
            blocks.append(("p", parts["stack"]))
    if parts.get("visa"):
        if roll.random() < 0.6:
            blocks.append(("h", names["visa"]))
        blocks.append(("p", parts["visa"]))
    blocks.append(("p", parts["closing"]))
    return blocks if headings else _as_prose(blocks)


def _heading(key: str, job: Job, roll: Random) -> str:
    heading: str = roll.choice(words("common")["headings"][key])
    return heading.replace("{employer}", job.employer.name)


def _place(statement: Statement, parts: dict[str, Any], roll: Random) -> None:
    """Put the statement where postings put it: among requirements, benefits, or apart."""
    said, chance = list(statement.sentences), roll.random()
    if not said:
        return
    if statement.kind == "misleading":
        key = "benefits" if "ponsor" in said[0] and parts["benefits"] else "responsibilities"
        parts[key] = [*parts[key], *said]
    elif statement.kind in {"refused", "citizens", "authorization"} and chance < 0.4:
        parts["requirements"] = [*parts["requirements"], *said]
    elif statement.kind == "offered" and chance < 0.3 and parts["benefits"]:
        parts["benefits"] = [*parts["benefits"], *said]
    else:
        parts["visa"] = " ".join(said)


def _as_prose(blocks: list[Block]) -> list[Block]:
    """A letter rather than a form: no headings, lists as paragraphs."""
    return [("p", " ".join(value) if kind == "ul" else value) for kind, value in blocks if kind != "h"]


def _apart(job: Job, parts: dict[str, Any], roll: Random) -> Text:
    """The description holds the frame; the lists stand in sections of their own."""
    _place(job.statement, parts, roll)
    frame = [("p", parts[key]) for key in ("intro", "stack", "visa", "closing") if parts.get(key)]
    sections = {
        key: _html([("ul", parts[key])], roll)
        for key in ("responsibilities", "requirements", "preferred", "benefits")
        if parts[key]
    }
    sections["about"] = _html([("p", parts["about"])], roll)
    return Text(_html(frame, roll), "html", sections)


def _html(blocks: list[Block], roll: Random) -> str:
    heading = roll.choice(_HTML_HEADINGS)
    wrapper = "<li><p>{}</p></li>" if roll.random() < 0.2 else "<li>{}</li>"
    out = []
    for kind, value in blocks:
        if kind == "ul":
            items = (wrapper.format(escape(item, quote=False)) for item in value)
            out.append(f"<ul>{''.join(items)}</ul>")
        else:
            tag = heading if kind == "h" else "<p>{}</p>"
            out.append(tag.format(escape(value, quote=False)))
    return ("\n" if roll.random() < 0.5 else "").join(out)


def _markdown(blocks: list[Block]) -> str:
    forms = {"h": "## {}", "p": "{}"}
    return "\n\n".join(
        "\n".join(f"- {item}" for item in value) if kind == "ul" else forms[kind].format(value)
        for kind, value in blocks
    )


def _plain(blocks: list[Block]) -> str:
    forms = {"h": "{}:", "p": "{}"}
    return "\n\n".join(
        "\n".join(f"• {item}" for item in value) if kind == "ul" else forms[kind].format(value)
        for kind, value in blocks
    )
