"""The text of a new file: every key that is needed, a comment beside what has to be written, and a draft."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.domain.visa import VISA_BY_SLUG
from generator.pages import urls
from generator.sources.names import LONGEST_KEY

_PLAIN = re.compile(r"[A-Za-z][\w .,()/&+'’?!-]*[\w.)?!]")
_NOT_TEXT = {"true", "false", "null", "yes", "no", "on", "off", "all", "none"}
_DRAFT = "# A draft is checked and not published. Take this line out when the text is done."
_REVIEWED = "# The day on which you last checked the text against its sources, and how long that holds."
_SOURCES = """\
# Where readers can check it:
# sources:
#   - title: "The agency: name of the page"
#     url: https://agency.example/page
#     accessed_on: {today}
"""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written, and what its author does next."""

    path: str
    """Below the site's folder."""
    text: str
    next_step: str
    """What has to be written in it, in one sentence."""
    place: str
    """Where it is seen once it is published: `at /guides/first/`."""

    @property
    def is_draft(self) -> bool:
        """Whether it is kept back until its author takes a line out."""
        return "\ndraft: true\n" in self.text


def slug_of(title: str) -> str:
    """The name of a file for something with this title; empty when it has no letter or digit of ours."""
    words = re.sub(r"[^a-z0-9]+", "-", _plain(title).replace("'", "")).strip("-")
    if len(words) <= LONGEST_KEY:
        return words
    return words[: LONGEST_KEY + 1].rpartition("-")[0] or words[:LONGEST_KEY]


def plural_of(title: str) -> str:
    """The plural by the usual rules of spelling, as a first proposal: Attorneys, Secretaries, Coaches."""
    if re.search(r"[^aeiou]y$", title, re.IGNORECASE):
        return f"{title[:-1]}ies"
    return f"{title}{'es' if re.search(r'(s|x|z|ch|sh)$', title, re.IGNORECASE) else 's'}"


def pattern_of(title: str) -> str:
    """The words of the title in their order: C++, C# and .NET keep their signs, what means more goes."""
    words = re.findall(r"\.?[a-z0-9]+(?:\.[a-z0-9]+)*[+#]*", _plain(title).replace("'", ""))
    return " ".join(words)


def _plain(text: str) -> str:
    """Small letters without accents; letters of other scripts are left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def new_role(
    folder: str, title: str, plural: str, family: str, soc: Sequence[str], occupation: str
) -> NewFile:
    """A role. Its first pattern is its title."""
    slug = slug_of(title)
    text = f"""\
# A role: one file, and the file's name is the role's address (/roles/{slug}/).
# roles/backend-engineer.yaml explains every key.
{_DRAFT}
draft: true

title: {scalar(title)}
plural: {scalar(plural)}
# Other names of the same role, each after `- `. No two roles share one.
aliases: []
# The heading under which the list of roles shows it.
family: {scalar(family)}
# Official occupations behind it, the usual one first (SOC 2018), and the title of the first.
occupation:
  soc: [{", ".join(soc)}]
  title: {scalar(occupation)}
# Which titles of postings belong here. A pattern is words in their order.
titles:
  include:
    - {scalar(pattern_of(title))}
# Roles a reader may look at next, such as [backend-engineer].
related: []
# The opening of the page, Markdown: what the work is, how it differs from its neighbours, what to look for in
# a posting. 60 to 110 words are a good length; figures of the law come from content/facts.yaml.
intro: >-
  Say here what {{{{ role.plural }}}} do, and what a reader should look for in a posting.
"""
    next_step = "Write its `intro` and say under `titles` which titles belong to it"
    return NewFile(f"{folder}/{slug}.yaml", text, next_step, f"at {urls.role(slug)}")


def new_tip(content: str, title: str, roles: Sequence[str], visas: Sequence[str], today: date) -> NewFile:
    """A tip for these roles, where none stands for all, and visas; see `entry_path` and `new_faq`."""
    head = f"# The advice in a few words.\ntitle: {scalar(title)}\n"
    return _entry(entry_path(f"{content}/tips", roles, slug_of(title)), head, title, (roles, visas), today)


def new_faq(content: str, question: str, roles: Sequence[str], visas: Sequence[str], today: date) -> NewFile:
    """A question with its answer. `visas` are slugs, or `all` or `none` alone."""
    head = f"# The question as a reader would ask it.\nquestion: {scalar(question)}\n"
    path = entry_path(f"{content}/faq", roles, slug_of(question))
    return _entry(path, head, question, (roles, visas), today)


def entry_path(folder: str, roles: Sequence[str], slug: str) -> str:
    """The file of a tip or a question: in the folder of its one role, or among the shared ones."""
    return f"{folder}/{roles[0] if len(roles) == 1 else 'shared'}/{slug}.md"


def _entry(
    path: str, head: str, title: str, where: tuple[Sequence[str], Sequence[str]], today: date
) -> NewFile:
    roles, visas = where
    text = f"""\
---
{head}# On whose pages it stands: roles, or `all`; visas, or `none` for the role's main page alone, or `all`.
roles: {_listed(roles, "all")}
visas: {_where(visas)}
# Place among its neighbours; lower comes first.
order: 100
{_DRAFT}
draft: true
{_review(today)}---

{_answer(title)}
"""
    return NewFile(path, text, "Write its text below the second `---`", _seen(roles, visas))


def _where(visas: Sequence[str]) -> str:
    return visas[0] if tuple(visas) in {("all",), ("none",)} else _listed(visas, "none")


def _seen(roles: Sequence[str], visas: Sequence[str]) -> str:
    """One address as an example, or the pages in words."""
    named = _where(visas)
    if roles:
        return f"at {urls.role(roles[0]) if named in {'all', 'none'} else urls.role_visa(roles[0], visas[0])}"
    pages = {"all": "and all visas", "none": "alone"}.get(named, "and these visas")
    return f"on the pages of all roles {pages}"


def _answer(title: str) -> str:
    begun = "Answer the question in the first sentence" if title.endswith("?") else "Say what to do"
    return f"{begun}, then why. Two to six sentences are a good length."


def new_guide(content: str, title: str, visas: Sequence[str], today: date) -> NewFile:
    """A longer article."""
    slug = slug_of(title)
    text = f"""\
---
# The page's heading.
title: {scalar(title)}
# One sentence for lists and search engines, 40 to 200 characters.
description: Say here in one sentence what a reader knows after reading this guide.
# Place in the list of guides; lower comes first.
order: 100
# Visas it is about, such as [h-1b, tn].
visas: [{", ".join(visas)}]
{_DRAFT}
draft: true
{_review(today)}---

Say here for whom the guide is, and what it answers.

## The first step

Say what to do. Headings begin with `## `.
"""
    next_step = "Write its `description` and its text"
    return NewFile(guide_path(content, slug), text, next_step, f"at {urls.guide(slug)}")


def guide_path(content: str, slug: str) -> str:
    """The file of a guide."""
    return f"{content}/guides/{slug}.md"


def new_visa(content: str, slug: str, title: str, today: date) -> NewFile:
    """The text about a visa that the generator knows."""
    name = VISA_BY_SLUG[slug].name
    text = f"""\
---
# The visa's full name.
title: {scalar(title)}
# One or two sentences, 40 to 300 characters: who it is for.
summary: {scalar(f"Say here in one or two sentences for whom {name} is.")}
# What the employer has to do, in one sentence.
employer_step: Say here what the employer does.
# What public record by employer exists, in one sentence.
public_record: Say here what public record there is, or that there is none.
# What cannot be known from public records, in one sentence.
unknowable: Say here what nobody can know.
{_review(today)}---

## Who can use it

Say here who can use it. Cite figures of the law from content/facts.yaml.

## What the employer does

Say here what the employer does, step by step.
"""
    path = f"{content}/visas/{slug}.md"
    next_step = "Write every sentence that begins with “Say here”: this page is no draft"
    return NewFile(path, text, next_step, f"at {urls.visa(slug)}")


def scalar(text: str) -> str:
    """The text as a value of YAML, between quotation marks where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def _listed(names: Sequence[str], otherwise: str) -> str:
    return f"[{', '.join(names)}]" if names else otherwise


def _review(today: date) -> str:
    return f"{_REVIEWED}\nreviewed_on: {today}\nreview_in: 12 months\n{_SOURCES.format(today=today)}"
