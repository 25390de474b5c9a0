"""Slips inside one file: each takes the file and gives it back broken, with the line that is wrong."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from tests.faults.written import Value, Written

DATES = {
    "reviewed_on",
    "as_of",
    "effective",
    "expires",
    "review_by",
    "first",
    "last",
    "accessed_on",
    "added_on",
}
TEXTS = {
    "title",
    "plural",
    "family",
    "label",
    "statement",
    "summary",
    "question",
    "employer_step",
    "long",
    "name",
}
NUMBERS = {
    "order",
    "per_page",
    "max_rejects",
    "role_visa",
    "role_state",
    "employer",
    "statistics",
    "page",
    "page_gzip",
}
SLUGS = {"roles", "visas", "related", "over", "visa"}
FREE = {"facts", "words", "dates"}
"""Keys below which names are the editor's own."""


@dataclass(frozen=True)
class Slip:
    """A broken text."""

    text: str | bytes
    lines: frozenset[int]
    """Lines, from 1, of which one has to be named; none when the slip does no harm."""


Make = Callable[[Written, Random], "Slip | None"]
"""Gives None for a file in which this slip cannot be made."""


def _at(text: str | bytes, *lines: int) -> Slip:
    return Slip(text, frozenset(line + 1 for line in lines))


def _harmless(text: str | bytes) -> Slip:
    return Slip(text, frozenset())


def _chosen(values: Sequence[Value], random: Random) -> Value | None:
    return random.choice(values) if values else None


def _known_keys(file: Written) -> list[Value]:
    """Values whose key the program knows, each at the beginning of its line."""
    found = []
    for value in file.values():
        free = len(value.path) > 1 and value.path[-2] in FREE
        before = file.lines[value.line][: value.key_column].strip()
        starts_line = re.match(rf"{re.escape(value.key)} *:", file.lines[value.line][value.key_column :])
        if not free and not value.is_entry and before in ("", "-") and starts_line:
            found.append(value)
    return found


def _with_key(file: Written, value: Value, key: str) -> str:
    line = file.lines[value.line]
    rest = line[value.key_column + len(value.key) :]
    return file.with_line(value.line, line[: value.key_column] + key + rest)


def letter_left_out(file: Written, random: Random) -> Slip | None:
    value = _chosen([value for value in _known_keys(file) if len(value.key) > 3], random)
    if value is None:
        return None
    at = random.randrange(1, len(value.key))
    return _at(_with_key(file, value, value.key[:at] + value.key[at + 1 :]), value.line)


def letters_swapped(file: Written, random: Random) -> Slip | None:
    values = [value for value in _known_keys(file) if value.key[1] != value.key[2:3] != ""]
    value = _chosen(values, random)
    if value is None:
        return None
    key = value.key[0] + value.key[2] + value.key[1] + value.key[3:]
    return _at(_with_key(file, value, key), value.line)


def key_in_capitals(file: Written, random: Random) -> Slip | None:
    value = _chosen(_known_keys(file), random)
    return value and _at(_with_key(file, value, value.key.capitalize()), value.line)


def zero_width_in_key(file: Written, random: Random) -> Slip | None:
    value = _chosen(_known_keys(file), random)
    return value and _at(_with_key(file, value, value.key + "\u200b"), value.line)


def doubled_key(file: Written, random: Random) -> Slip | None:
    values = [value for value in _known_keys(file) if value.style and len(value.path) == 1]
    value = _chosen(values, random)
    if value is None:
        return None
    lines = [*file.lines[: value.line + 1], *file.lines[value.line :]]
    return _at("\n".join(lines), value.line + 1)


def colon_left_out(file: Written, random: Random) -> Slip | None:
    value = _chosen([value for value in _known_keys(file) if value.style], random)
    if value is None:
        return None
    line = file.lines[value.line]
    return _at(file.with_line(value.line, line.replace(":", "", 1)), value.line)


def blank_left_out(file: Written, random: Random) -> Slip | None:
    """`key:value`."""
    value = _chosen([value for value in _known_keys(file) if value.style == "plain"], random)
    if value is None:
        return None
    line = file.lines[value.line]
    return _at(file.with_line(value.line, line.replace(": ", ":", 1)), value.line)


def hard_blank(file: Written, random: Random) -> Slip | None:
    """A blank that does not break, as word processors and some keyboards write it."""
    value = _chosen([value for value in _known_keys(file) if value.style == "plain"], random)
    if value is None:
        return None
    line = file.lines[value.line]
    return _at(file.with_line(value.line, line.replace(": ", ":\u00a0", 1)), value.line)


def tab_for_blanks(file: Written, random: Random) -> Slip | None:
    values = [value for value in _known_keys(file) if file.lines[value.line].startswith("  ")]
    value = _chosen(values, random)
    if value is None:
        return None
    return _at(file.with_line(value.line, "\t" + file.lines[value.line].lstrip()), value.line)


def one_blank_more(file: Written, random: Random) -> Slip | None:
    """A key further in than its neighbours."""
    keys = [value for value in _known_keys(file) if len(value.path) == 1]
    value = _chosen(keys[1:], random)
    if value is None:
        return None
    return _at(file.with_line(value.line, " " + file.lines[value.line]), value.line)


def one_blank_less(file: Written, random: Random) -> Slip | None:
    lines = file.lines
    values = [value for value in _known_keys(file) if re.match(" +[a-z]", lines[value.line])]
    values = [value for value in values if not lines[value.line - 1].rstrip().endswith(":")]
    value = _chosen(values, random)
    return value and _at(file.with_line(value.line, lines[value.line][1:]), value.line)


def entry_without_blank(file: Written, random: Random) -> Slip | None:
    """`-entry`."""
    entries = [value for value in file.values() if value.is_entry and value.style]
    entries = [value for value in entries if file.lines[value.line].lstrip().startswith("- ")]
    value = _chosen(entries, random)
    if value is None:
        return None
    line = file.lines[value.line]
    return _at(file.with_line(value.line, line.replace("- ", "-", 1)), value.line)


def open_quotation(file: Written, random: Random) -> Slip | None:
    values = [value for value in file.values() if value.style == "plain" and not _in_brackets(file, value)]
    value = _chosen(values, random)
    return value and _at(file.with_value(value, f'"{value.text}'), value.line)


def open_apostrophe(file: Written, random: Random) -> Slip | None:
    values = [value for value in file.values() if value.style == "plain" and not _in_brackets(file, value)]
    value = _chosen([value for value in values if "'" not in value.text], random)
    return value and _at(file.with_value(value, f"'{value.text}"), value.line)


def _in_brackets(file: Written, value: Value) -> bool:
    return value.is_entry and not file.lines[value.line].lstrip().startswith("- ")


def open_bracket(file: Written, random: Random) -> Slip | None:
    value = _chosen([value for value in file.values() if value.style == "["], random)
    if value is None:
        return None
    line = file.lines[value.line]
    return _at(file.with_line(value.line, line[: value.end - 1]), value.line)


def colon_in_text(file: Written, random: Random) -> Slip | None:
    value = _chosen(_texts(file), random)
    return value and _at(file.with_value(value, f"Careful: {value.text}"), value.line)


def curly_quotation_marks(file: Written, random: Random) -> Slip | None:
    """They are no quotation marks to YAML, so the colon between them is one too many."""
    value = _chosen(_texts(file), random)
    return value and _at(file.with_value(value, f"“Careful: {value.text}”"), value.line)


def _texts(file: Written) -> list[Value]:
    return [value for value in file.values() if value.key in TEXTS and value.style == "plain"]


def sign_of_yaml(file: Written, random: Random) -> Slip | None:
    value = _chosen(_texts(file), random)
    return value and _at(file.with_value(value, random.choice("*&!%@`") + value.text), value.line)


def list_for_text(file: Written, random: Random) -> Slip | None:
    value = _chosen(_texts(file), random)
    return value and _at(file.with_value(value, "[one, two]"), value.line)


def group_for_text(file: Written, random: Random) -> Slip | None:
    value = _chosen(_texts(file), random)
    return value and _at(file.with_value(value, "{one: two}"), value.line)


def text_for_list(file: Written, random: Random) -> Slip | None:
    value = _chosen([value for value in file.values() if value.style == "["], random)
    return value and _at(file.with_value(value, "one"), value.line)


def nothing_for_text(file: Written, random: Random) -> Slip | None:
    value = _chosen(_texts(file), random)
    return value and _at(file.with_value(value, ""), value.line)


def number_for_text(file: Written, random: Random) -> Slip | None:
    """A number is a text like any other: `title: 2026`."""
    value = _chosen([value for value in _texts(file) if value.key == "family"], random)
    return value and _harmless(file.with_value(value, f'"{value.text}"'))


def word_for_number(file: Written, random: Random) -> Slip | None:
    wrong = random.choice(["ten", "1,000", "010", "12.5", "99999999999999999999", "--3"])
    value = _chosen([value for value in file.values() if value.key in NUMBERS and value.style], random)
    return value and _at(file.with_value(value, wrong), value.line)


def wrong_date(file: Written, random: Random) -> Slip | None:
    wrong = random.choice(
        [
            "2026-13-01",
            "2026-02-30",
            "04/01/2026",
            "1 April 2026",
            "2026-4-1",
            "01.04.2026",
            "2026-04",
            "today",
        ]
    )
    dates = [value for value in file.values() if value.key in DATES and value.text[:2] == "20"]
    value = _chosen(dates, random)
    return value and _at(file.with_value(value, wrong), value.line)


def far_date(file: Written, random: Random) -> Slip | None:
    """A year with a slip in it: a day that has not come, or long before there was a web."""
    values = [value for value in file.values() if value.key in {"reviewed_on", "as_of"} and value.style]
    value = _chosen(values, random)
    return value and _at(file.with_value(value, random.choice(["2062", "2206"]) + value.text[4:]), value.line)


def wrong_period(file: Written, random: Random) -> Slip | None:
    value = _chosen([value for value in file.values() if value.key == "review_in"], random)
    return value and _at(file.with_value(value, random.choice(["half a year", "6", "6 month s"])), value.line)


def wrong_address(file: Written, random: Random) -> Slip | None:
    wrong = random.choice(
        ["htp://agency.example", "www.agency.example", "https//agency.example", "https://a b.example"]
    )
    value = _chosen(
        [value for value in file.values() if value.key in {"url", "base_url", "report_url"}], random
    )
    return value and _at(file.with_value(value, wrong), value.line)


def wrong_choice(file: Written, random: Random) -> Slip | None:
    values = [value for value in file.values() if value.key in {"status", "rights"} and value.style]
    value = _chosen(values, random)
    return value and _at(file.with_value(value, f"{value.text}y"), value.line)


def yes_for_true(file: Written, random: Random) -> Slip | None:
    values = [value for value in file.values() if value.text in {"true", "false"} and value.style == "plain"]
    value = _chosen(values, random)
    return value and _at(file.with_value(value, random.choice(["yes", "on", "1"])), value.line)


def unknown_name(file: Written, random: Random) -> Slip | None:
    """A role or visa with a letter too many."""
    values = [value for value in file.values() if value.key in SLUGS and value.style == "plain"]
    value = _chosen([value for value in values if value.text not in {"all", "none"}], random)
    return value and _at(file.with_value(value, f"{value.text}x"), value.line)


def name_in_capitals(file: Written, random: Random) -> Slip | None:
    values = [value for value in file.values() if value.key in SLUGS and value.style == "plain"]
    value = _chosen([value for value in values if value.text not in {"all", "none"}], random)
    return value and _at(file.with_value(value, value.text.upper()), value.line)


def zero_width_in_value(file: Written, random: Random) -> Slip | None:
    values = [value for value in file.values() if value.style == "plain" and len(value.text) > 3]
    value = _chosen(values, random)
    if value is None:
        return None
    at = random.randrange(1, len(value.text))
    mark = random.choice("\u200b\u2060\ufeff\u202e")
    return _at(file.with_value(value, value.text[:at] + mark + value.text[at:]), value.line)


def required_key_left_out(file: Written, random: Random) -> Slip | None:
    needed = {"reviewed_on", "title", "question", "family", "plural", "roles", "name", "base_url", "as_of"}
    keys = [
        value for value in _known_keys(file) if value.key in needed and len(value.path) == 1 and value.style
    ]
    value = _chosen(keys, random)
    if value is None:
        return None
    lines = [*file.lines[: value.line], *file.lines[value.line + 1 :]]
    at = next(number for number in range(file.first, len(lines)) if re.match("[a-z]", lines[number]))
    return _at("\n".join(lines), at)


def conflict(file: Written, random: Random) -> Slip | None:
    """What a merge leaves when both sides changed a line."""
    keys = [value for value in _known_keys(file) if value.style]
    value = _chosen(keys, random)
    if value is None:
        return None
    return _at(_conflict(file.lines, value.line), value.line)


def conflict_in_body(file: Written, random: Random) -> Slip | None:
    at = _body_line(file, random)
    return None if at is None else _at(_conflict(file.lines, at), at)


def _conflict(lines: Sequence[str], at: int) -> str:
    sides = ["<<<<<<< HEAD", lines[at], "=======", lines[at], ">>>>>>> editing"]
    return "\n".join([*lines[:at], *sides, *lines[at + 1 :]])


def _body_line(file: Written, random: Random) -> int | None:
    if not file.is_article:
        return None
    lines = range(file.last + 1, len(file.lines))
    usable = [line for line in lines if re.match("[A-Za-z]", file.lines[line])]
    return random.choice(usable) if usable else None


def head_not_closed(file: Written, _: Random) -> Slip | None:
    if not file.is_article:
        return None
    return _at("\n".join([*file.lines[: file.last], *file.lines[file.last + 1 :]]), 0)


def head_not_opened(file: Written, _: Random) -> Slip | None:
    return _at("\n".join(file.lines[1:]), 0) if file.is_article else None


def fence_too_short(file: Written, random: Random) -> Slip | None:
    if not file.is_article:
        return None
    at = random.choice([0, file.last])
    return _at(file.with_line(at, "--"), at)


def fence_too_long(file: Written, random: Random) -> Slip | None:
    if not file.is_article:
        return None
    at = random.choice([0, file.last])
    return _at(file.with_line(at, "----"), at)


def fence_of_dashes(file: Written, _: Random) -> Slip | None:
    """A word processor turns `---` into a dash."""
    return _at(file.with_line(file.last, "—"), file.last) if file.is_article else None


def line_before_head(file: Written, _: Random) -> Slip | None:
    return _at("\n".join(["", *file.lines]), 0) if file.is_article else None


def unknown_fact(file: Written, random: Random) -> Slip | None:
    if not file.is_article:
        return None
    found = [at for at in range(file.last, len(file.lines)) if "{{ fact." in file.lines[at]]
    if not found:
        return None
    at = random.choice(found)
    return _at(file.with_line(at, file.lines[at].replace("{{ fact.", "{{ fact.x", 1)), at)


def unknown_variable(file: Written, random: Random) -> Slip | None:
    return _added(file, random, "{{ role.salary }}")


def open_braces(file: Written, random: Random) -> Slip | None:
    return _added(file, random, random.choice(["{{ site.name", "{{ site.name }", "{% if visa %}"]))


def control_character(file: Written, random: Random) -> Slip | None:
    return _added(file, random, random.choice("\x07\x00\x1b\x0b\u2028"))


def zero_width_in_body(file: Written, random: Random) -> Slip | None:
    return _added(file, random, random.choice("\u200b\u2060\ufeff\u202e"))


def _added(file: Written, random: Random, words: str) -> Slip | None:
    at = _body_line(file, random)
    return None if at is None else _at(file.with_line(at, f"{file.lines[at]} {words}"), at)


def no_body(file: Written, _: Random) -> Slip | None:
    return _at("\n".join([*file.lines[: file.last + 1], ""]), file.last + 1) if file.is_article else None


def other_encoding(file: Written, random: Random) -> Slip | None:
    """Letters with accents as Windows writes them."""
    at = random.randrange(len(file.lines) - 1)
    before = "\n".join([*file.lines[:at], file.lines[at]])
    after = "\n".join(["", *file.lines[at + 1 :]])
    return _at(before.encode() + b" caf\xe9" + after.encode(), at)


def utf_16(file: Written, random: Random) -> Slip | None:
    text = "\n".join(file.lines)
    return _at(random.choice([text.encode("utf-16"), b"\xfe\xff" + text.encode("utf-16-be")]), 0)


def utf_16_without_mark(file: Written, _: Random) -> Slip | None:
    return _at("\n".join(file.lines).encode("utf-16-le"), 0)


def emptied(file: Written, _: Random) -> Slip | None:
    return _at("", 0)


def blanked(file: Written, _: Random) -> Slip | None:
    return _at("\n\n  \n", 0, 1, 2)


def cut_short(file: Written, random: Random) -> Slip | None:
    """The first lines of the YAML alone, cut before something that is needed."""
    tops = [value for value in _known_keys(file) if len(value.path) == 1]
    if len(tops) < 4:
        return None
    at = tops[len(tops) // 2].line
    lines = file.lines[:at]
    first = next(number for number, line in enumerate(lines) if re.match("[a-z]", line))
    return _at("\n".join([*lines, ""]), *([0] if file.is_article else [first]))


def byte_order_mark(file: Written, _: Random) -> Slip | None:
    return _harmless(b"\xef\xbb\xbf" + "\n".join(file.lines).encode())


def windows_line_ends(file: Written, _: Random) -> Slip | None:
    return _harmless("\r\n".join(file.lines))


def old_line_ends(file: Written, _: Random) -> Slip | None:
    return _harmless("\r".join(file.lines))


def mixed_line_ends(file: Written, random: Random) -> Slip | None:
    ends = [random.choice(["\n", "\r\n"]) for _ in file.lines]
    return _harmless("".join(line + end for line, end in zip(file.lines[:-1], ends, strict=False)))


def blanks_at_line_ends(file: Written, _: Random) -> Slip | None:
    ends = {value.line for value in _known_keys(file) if value.style}
    return _harmless("\n".join(f"{line}  " if at in ends else line for at, line in enumerate(file.lines)))


def comment_added(file: Written, random: Random) -> Slip | None:
    keys = [value for value in _known_keys(file) if len(value.path) == 1]
    value = _chosen(keys, random)
    if value is None:
        return None
    lines = [*file.lines[: value.line], "# A remark: {{ not.read }}", *file.lines[value.line :]]
    return _harmless("\n".join(lines))


def keys_in_another_order(file: Written, random: Random) -> Slip | None:
    keys = [value for value in _known_keys(file) if len(value.path) == 1 and value.style]
    pairs = [(one, two) for one, two in pairwise(keys) if two.line == one.line + 1]
    if not pairs:
        return None
    one, two = random.choice(pairs)
    lines = list(file.lines)
    lines[one.line], lines[two.line] = lines[two.line], lines[one.line]
    return _harmless("\n".join(lines))
