"""The tree of a text held against the language: names, kinds of value, filters, what is asked first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from generator.problems.wording import did_you_mean, listed, shown
from generator.texts.language import ASKED, CALLED, FACT, FILTERS, ROLE, VISA, Kind, Scope


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, as a rule with its words."""

    start: int
    """Characters of the text before it."""
    length: int
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Use:
    """A variable that the text names."""

    name: str
    start: int
    length: int


@dataclass(slots=True)
class Reading:
    """What is found while a tree is walked."""

    text: str
    scope: Scope
    faults: list[Fault] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    asked: frozenset[str] = frozenset()
    """Questions that are answered with yes where the walk is."""
    own: Mapping[str, Kind] = field(default_factory=dict)
    """Names that loops gave."""

    def fault(self, node: nodes.Node, words: str, rule: str, message: str, hint: str) -> None:
        """Note a fault at the node, underlining `words` if they stand there."""
        start = _start(node, self.text)
        length = len(words) if words and self.text.startswith(words, start) else 1
        self.faults.append(Fault(start, length, rule, message, hint))


def read_statements(body: list[nodes.Node], reading: Reading) -> None:
    """Walk the parts of a text."""
    for node in body:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        _printed(part, reading)
            case nodes.If():
                _branches(node, reading)
            case nodes.For():
                _loop(node, reading)
            case _:
                hint = "take it out; a text has values, `if` and `for`."
                reading.fault(node, "", "variable-syntax", "This is no part of the language of texts.", hint)


def _printed(node: nodes.Node, reading: Reading) -> None:
    kind = _kind(node, reading)
    if kind is Kind.TRUTH:
        name = _name(node) or "this"
        hint = f"ask it: `{{% if {name} %}} ... {{% endif %}}`."
        reading.fault(node, name, "variable-kind", f"`{name}` is yes or no and cannot be printed.", hint)


def _branches(node: nodes.If, reading: Reading) -> None:
    """The parts of an `if`; where a question is answered with no, what it asks about has no value."""
    before = reading.asked
    yes, no = _answers(node.test, reading)
    reading.asked = before | yes
    read_statements(node.body, reading)
    reading.asked = before | no
    for other in node.elif_:
        _branches(other, reading)
    read_statements(node.else_, reading)
    reading.asked = before


def _answers(node: nodes.Node, reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Questions answered with yes where the test holds, and where it does not."""
    match node:
        case nodes.Not():
            yes, no = _answers(node.node, reading)
            return no, yes
        case nodes.And():
            before = reading.asked
            first, _ = _answers(node.left, reading)
            reading.asked = before | first
            second, _ = _answers(node.right, reading)
            reading.asked = before
            return first | second, frozenset()
        case nodes.Or():
            before = reading.asked
            _, first = _answers(node.left, reading)
            reading.asked = before | first
            _, second = _answers(node.right, reading)
            reading.asked = before
            return frozenset(), first | second
        case nodes.Compare():
            _compared(node, reading)
            return frozenset(), frozenset()
    kind = _kind(node, reading)
    name = _name(node)
    if kind not in {None, Kind.TRUTH, Kind.ANY}:
        message = f"`if` asks what is yes or no; this is {kind}."
        known = listed(sorted(each for each, of in reading.scope.names.items() if of is Kind.TRUTH), "or")
        hint = f"ask {known}, or compare a number: `count.jobs > 10`." if known else "take the `if` out."
        reading.fault(node, name, "variable-kind", message, hint)
    return frozenset({name}) if kind is Kind.TRUTH else frozenset(), frozenset()


def _compared(node: nodes.Compare, reading: Reading) -> None:
    for side in (node.expr, *(operand.expr for operand in node.ops)):
        kind = _kind(side, reading)
        if kind not in {None, Kind.NUMBER}:
            hint = "compare what is counted, such as `count.jobs > 10`."
            message = f"Only numbers are compared; this is {kind}."
            reading.fault(side, _name(side), "variable-kind", message, hint)
    for operand in node.ops:
        if operand.op in {"in", "notin"}:
            hint = "compare with `>`, `<`, `>=`, `<=`, `==` or `!=`."
            reading.fault(operand.expr, "", "variable-syntax", "`in` is no comparison of texts.", hint)


def _loop(node: nodes.For, reading: Reading) -> None:
    kind = _kind(node.iter, reading)
    if kind not in {None, Kind.LIST}:
        name = _name(node.iter)
        hint = "only a list has parts, such as `employers.top(3)`."
        reading.fault(node.iter, name, "variable-kind", f"`for` goes through a list; this is {kind}.", hint)
    if not isinstance(node.target, nodes.Name) or node.recursive or node.test or node.else_ or reading.own:
        hint = "write `{% for name in employers.top(3) %} ... {% endfor %}`, none inside another."
        reading.fault(node.target, "", "variable-syntax", "A text has only simple loops.", hint)
        return
    roots = {name.partition(".")[0] for name in (*reading.scope.names, FACT)}
    if node.target.name in roots:
        message = f"`{node.target.name}` is a name of the texts' own values."
        hint = "give the loop another name, such as `one`."
        reading.fault(node.target, node.target.name, "variable-syntax", message, hint)
    reading.own = {node.target.name: Kind.TEXT}
    read_statements(node.body, reading)
    reading.own = {}


def _kind(node: nodes.Node, reading: Reading) -> Kind | None:
    """The kind of an expression's value; None when a fault of it is told."""
    match node:
        case nodes.Name() | nodes.Getattr() if _name(node):
            return _named(node, _name(node), reading)
        case nodes.Call():
            return _called(node, reading)
        case nodes.Filter():
            return _filtered(node, reading)
        case nodes.Const() if isinstance(node.value, str):
            return Kind.TEXT
        case nodes.Const() if isinstance(node.value, int) and not isinstance(node.value, bool):
            return Kind.NUMBER
    dotted = _dotted_at(_start(node, reading.text), reading.text)
    if dotted:
        _unknown(node, dotted, reading)
    else:
        message = "Texts print values; they do not calculate or build them."
        hint = "name a variable, with a filter behind it if need be: `{{ employers.top(3)|join(', ') }}`."
        reading.fault(node, "", "variable-syntax", message, hint)
    return None


def _named(node: nodes.Node, name: str, reading: Reading) -> Kind | None:
    if name in reading.own:
        return reading.own[name]
    reading.uses.append(Use(name, _start(node, reading.text), len(name)))
    kind = reading.scope.kind_of(name)
    if kind is None:
        _unknown(node, name, reading)
    elif name in CALLED:
        hint = f"say how many: `{name}(3)`."
        reading.fault(node, name, "variable-kind", f"`{name}` needs a number in parentheses.", hint)
    else:
        return _asked(node, name, kind, reading)
    return None


def _called(node: nodes.Call, reading: Reading) -> Kind | None:
    name = _name(node.node)
    if name not in CALLED or reading.scope.kind_of(name) is None:
        if _named(node.node, name, reading) if name else True:
            message = f"`{name}` takes nothing in parentheses." if name else "Only a variable can be asked."
            hint = "take the parentheses out."
            reading.fault(node.node, name, "variable-kind", message, hint)
        return None
    reading.uses.append(Use(name, _start(node, reading.text), len(name)))
    most = CALLED[name]
    given = node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], nodes.Const) else None
    plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    if not plain or type(given) is not int or not 1 <= given <= most:
        at = node.args[0] if node.args else node.node
        hint = f"write it as `{name}(3)`."
        message = f"`{name}` takes one whole number from 1 to {most}."
        words = _written(at, reading.text) if node.args else name
        reading.fault(at, words, "variable-kind", message, hint)
        return None
    return _asked(node, name, reading.scope.names[name], reading)


def _filtered(node: nodes.Filter, reading: Reading) -> Kind | None:
    kind = _kind(node.node, reading) if node.node else None
    found = FILTERS.get(node.name)
    start = node.lineno
    if found is None:
        hint = did_you_mean(node.name, FILTERS)
        message = f"There is no filter {shown(node.name)}."
        reading.faults.append(Fault(start, len(node.name), "unknown-filter", message, hint))
        return None
    texts = [each for each in node.args if isinstance(each, nodes.Const) and isinstance(each.value, str)]
    others = len(node.args) - len(texts) + len(node.kwargs) + bool(node.dyn_args) + bool(node.dyn_kwargs)
    if others or len(texts) > found.argument:
        may = "one text, as in `join(', ')`" if found.argument else "nothing"
        message = f"`{node.name}` takes {may} in parentheses."
        hint = "write it so." if found.argument else "take the parentheses out."
        reading.faults.append(Fault(start, len(node.name), "variable-kind", message, hint))
        return None
    if kind not in {None, Kind.ANY, *found.takes}:
        message = f"`{node.name}` takes {' or '.join(sorted(found.takes))}; this is {kind}."
        fit = [name for name, each in FILTERS.items() if kind in each.takes]
        hint = f"use {listed(fit, 'or')}, or no filter." if fit else "take the filter out."
        reading.faults.append(Fault(start, len(node.name), "variable-kind", message, hint))
        return None
    return Kind.TEXT if kind else None


def _asked(node: nodes.Node, name: str, kind: Kind, reading: Reading) -> Kind | None:
    """The kind, unless some pages have no value and the text did not ask whether this one has."""
    question = ASKED.get(name)
    if question is None or question in reading.asked:
        return kind
    message = f"`{name}` has no value on some pages, and the sentence would have a gap there."
    hint = f"put the sentence between `{{% if {question} %}}` and `{{% endif %}}`."
    reading.fault(node, name, "variable-not-asked", message, hint)
    return None


def _unknown(node: nodes.Node, name: str, reading: Reading) -> None:
    known = sorted(reading.scope.names)
    message = f"{shown(name)} is not a variable of this text."
    inside = [each for each in known if each.startswith(f"{name}.")]
    some = [each for each in known if not each.startswith(FACT)]
    hint = did_you_mean(name, known) or f"known: {listed([*some, f'{FACT}...'])}."
    if inside and "." not in name:
        message = f"{shown(name)} is a group of values."
        hint = f"write one of them: {listed(inside[:12], 'or')}."
    elif name in VISA:
        message = f"{shown(name)} has no value on {reading.scope.without_visa}."
        hint = "name the visas under `visas`, or write the words out."
    elif name in ROLE:
        message = f"{shown(name)} has no value here: this text stands on no page of a role."
        hint = "write the words out."
    reading.fault(node, name, "undefined-variable", message, hint)


def _name(node: nodes.Node | None) -> str:
    """`employers.top` for names joined by dots, else nothing."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            before = _name(node.node)
            return f"{before}.{node.attr}" if before else ""
    return ""


def _start(node: nodes.Node, text: str) -> int:
    """Characters before the first letter of an expression; Jinja places some at their last sign."""
    match node:
        case nodes.Getattr() | nodes.Getitem() | nodes.Call() | nodes.Test():
            return _start(node.node, text)
        case nodes.Filter() if node.node is not None:
            return _start(node.node, text)
    return node.lineno


def _written(node: nodes.Node, text: str) -> str:
    """The letters of an argument up to what ends it."""
    start = _start(node, text)
    ends = (at for sign in ",)}\n" if (at := text.find(sign, start)) >= 0)
    return text[start : min(ends, default=start)].rstrip()


def _dotted_at(start: int, text: str) -> str:
    """A name of letters, digits, dots, hyphens that is all of a `{{ }}`: not code, but a name spelt wrong."""
    end = text.find("}}", start)
    name = text[start:end].strip() if end >= 0 else ""
    spelt = name.replace(".", "").replace("-", "").replace("_", "")
    return name if spelt.isalnum() and text[:start].rstrip().endswith("{{") else ""


def names_of(tree: nodes.Template) -> Iterator[str]:
    """Names that a tree without faults holds, each perhaps many times."""
    for node in tree.find_all((nodes.Getattr, nodes.Name)):
        if name := _name(node):
            yield name
