"""A text held against the language: everything wrong with it at once, and the variables it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from generator.problems.wording import did_you_mean, shown
from generator.texts.language import Scope
from generator.texts.marks import Mark, MarkKind, has_marks, marks_of
from generator.texts.parsing import parsed
from generator.texts.tree import Fault, Reading, Use, read_statements

_RULE = "variable-syntax"
_TAGS = ("if", "elif", "else", "endif", "for", "endfor", "raw")
_CURLY = "\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb"
_ENDS = {"endif": "if", "endfor": "for"}


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a text, in its order."""

    faults: tuple[Fault, ...] = ()
    uses: tuple[Use, ...] = ()


def examined(text: str, scope: Scope) -> Examined:
    """Every fault of the text and every variable it names; positions are numbers of characters before."""
    if not has_marks(text):
        return Examined()
    marks = list(marks_of(text))
    spelling = [tuple(_spelling(mark)) for mark in marks]
    faults = [fault for found in spelling for fault in found]
    sound = [mark for mark, found in zip(marks, spelling, strict=True) if not found]
    structure = _structure([mark for mark in marks if mark.kind is MarkKind.TAG])
    reading = Reading(text, scope)
    if structure or len(sound) < len(marks):
        # Without the structure it cannot be said what is asked before: that is looked at when it is right.
        faults += structure
        _read_apart(sound, text, reading)
    else:
        read_statements(parsed(text).body, reading)
    told = {fault.start: fault for fault in sorted((*faults, *reading.faults), key=lambda each: -each.start)}
    uses = sorted(set(reading.uses), key=lambda use: use.start)
    return Examined(tuple(told[at] for at in sorted(told)), tuple(uses))


def _spelling(mark: Mark) -> Iterator[Fault]:
    """What is wrong with one mark by itself."""
    match mark.kind:
        case MarkKind.OPEN:
            shut = "}}" if mark.text == "{{" else "%}"
            hint = "write `{{ name }}` with the name of a variable; for braces as they are, `{% raw %}`."
            message = f"`{mark.text}` is not closed by `{shut}` on its line."
            yield Fault(mark.start, 2, _RULE, message, hint)
        case MarkKind.COMMENT:
            message = f"{shown(mark.text)} begins a comment, which texts cannot hold."
            yield Fault(mark.start, len(mark.text), _RULE, message, "take it out.")
        case MarkKind.RAW:
            message = "`{% raw %}` has no `{% endraw %}` behind it."
            yield Fault(mark.start, len(mark.text), _RULE, message, "write it where code ends.")
        case MarkKind.LOOSE:
            yield _loose(mark)
        case MarkKind.TAG:
            yield from _tag(mark)
        case _ if not mark.inside.strip():
            hint = "write the name of a variable between the braces."
            yield Fault(mark.start, len(mark.text), _RULE, f"{shown(mark.text)} is empty.", hint)
        case _:
            yield from _syntax(mark, mark.text)


def _loose(mark: Mark) -> Fault:
    if not mark.inside:
        return Fault(mark.start, 1, _RULE, "`}` is one brace too many, and would be printed.", "take it out.")
    is_tag = _word(mark) in {*_TAGS, "endraw"}
    right = f"{{% {mark.inside} %}}" if is_tag else f"{{{{ {mark.inside} }}}}"
    message = f"{shown(mark.text)} would be printed as it stands: its braces are not complete."
    hint = f"write `{right}`; for braces as they are, `{{% raw %}}`."
    return Fault(mark.start, len(mark.text), _RULE, message, hint)


def _tag(mark: Mark) -> Iterator[Fault]:
    word = _word(mark)
    if word in {"else", *_ENDS}:
        if mark.inside.strip() != word:
            at = mark.inside_at + len(word)
            hint = f"write `{{% {word} %}}`."
            yield Fault(at, 1, _RULE, f"Nothing stands behind `{word}`.", hint)
    elif word in {"if", "elif", "for"}:
        start = "{% if site.name %}" if word == "elif" else ""
        end = "{% endfor %}" if word == "for" else "{% endif %}"
        yield from _syntax(mark, f"{start}{mark.text}{end}", len(start))
    else:
        hint = did_you_mean(word, _TAGS) if word else "write `if`, `for` or `raw`."
        message = f"{shown(word or mark.text)} is no word of the language of texts."
        yield Fault(mark.inside_at, max(1, len(word)), _RULE, message, hint)


def _word(mark: Mark) -> str:
    return (mark.inside.split() or [""])[0]


def _syntax(mark: Mark, text: str, before: int = 0) -> Iterator[Fault]:
    """What the parser says of one mark; `before` are characters put in front of it."""
    curly = next((sign for sign in mark.text if sign in _CURLY), "")
    if curly:
        at = mark.start + mark.text.index(curly)
        message = f"{shown(curly)} is a curly quotation mark, which nothing between braces understands."
        yield Fault(at, 1, _RULE, message, "write straight ones.")
        return
    try:
        parsed(text)
    except TemplateSyntaxError as error:
        at = min(max(error.lineno - before, 0), len(mark.text) - 2)
        hint = "write `{{ name }}` with the name of a variable; for braces as they are, `{% raw %}`."
        if _is_name(mark.inside):
            message = f"{shown(mark.inside.strip())} is not a name."
            yield Fault(mark.inside_at, len(mark.inside.strip()), _RULE, message, hint)
            return
        message = f"{shown(mark.text)} cannot be read from here."
        yield Fault(mark.start + at, 1, _RULE, message, hint)


def _is_name(inside: str) -> bool:
    return inside.strip().replace(".", "").replace("-", "").replace("_", "").isalnum()


def _structure(tags: Sequence[Mark]) -> list[Fault]:
    """Tags without their partners."""
    open_: list[Mark] = []
    seen_else: set[int] = set()
    faults = []
    for tag in tags:
        word = _word(tag)
        if word in {"if", "for"}:
            open_.append(tag)
        elif word in _ENDS and open_ and _word(open_[-1]) == _ENDS[word]:
            open_.pop()
        elif word in {"else", "elif"} and open_ and _word(open_[-1]) == "if":
            if open_[-1].start in seen_else:
                faults.append(_lonely(tag, "comes after `else`", "take it out, or put it before."))
            if word == "else":
                seen_else.add(open_[-1].start)
        elif word in {"else", "elif", *_ENDS}:
            needs = _ENDS.get(word, "if")
            faults.append(_lonely(tag, f"has no open `{needs}` before it", "take it out."))
    for tag in open_:
        end = f"{{% end{_word(tag)} %}}"
        faults.append(_lonely(tag, f"has no `{end}` behind it", f"write `{end}` where it ends."))
    return faults


def _lonely(tag: Mark, what: str, hint: str) -> Fault:
    return Fault(tag.start, len(tag.text), _RULE, f"{shown(tag.text)} {what}.", hint)


def _read_apart(marks: Sequence[Mark], text: str, reading: Reading) -> None:
    """The values of each mark by itself, in a text that is no whole."""
    for mark in marks:
        whole = _by_itself(mark)
        if whole:
            alone = Reading(whole, reading.scope)
            read_statements(parsed(whole).body, alone)
            moved = mark.start
            reading.uses += [Use(use.name, use.start + moved, use.length) for use in alone.uses]
            reading.faults += [
                Fault(each.start + moved, each.length, each.rule, each.message, each.hint)
                for each in alone.faults
                if each.rule != "variable-not-asked" and not _may_be_loop_s(each, text, mark)
            ]


def _by_itself(mark: Mark) -> str:
    """A mark with its end behind it; empty where it has nothing to read."""
    if mark.kind is MarkKind.PRINT:
        return mark.text
    word = _word(mark) if mark.kind is MarkKind.TAG else ""
    return f"{mark.text}{{% end{word} %}}" if word in _ENDS.values() else ""


def _may_be_loop_s(fault: Fault, text: str, mark: Mark) -> bool:
    """Whether a name may be one that a loop before it gives."""
    name = mark.inside.split("|")[0].strip()
    return fault.rule == "undefined-variable" and f"for {name} in" in text[: mark.start]
