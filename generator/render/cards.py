"""Cards of jobs stand on many pages: each is rendered once, where its template reads nothing of the page."""

from jinja2 import Template, meta, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.pages.model.listing import JobCard
from generator.pages.model.page import Site
from generator.render.late import WatchedSite

CARD = "parts/job_card.html"
"""The template of a card."""
_READ = frozenset({"job", "site"})
"""What a card may be made of."""
_OTHERS = (nodes.Include, nodes.Extends, nodes.Block)
"""What may read more than can be seen in the template itself."""
_MOST_KEPT = 10_000
"""Cards that a process keeps as HTML; two kilobytes each."""


class Cards:
    """Cards as HTML, with marks for the values of the day, as the templates of one environment make them."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._made: dict[JobCard, tuple[Markup, frozenset[str]]] = {}

    def html(self, template: Template, job: JobCard, site: WatchedSite) -> Markup:
        """The card of `job`; `site` is told what was read of it when the card was made."""
        if site.watched is not self._site:
            self._site = site.watched
            self._made.clear()
        if job not in self._made:
            if len(self._made) >= _MOST_KEPT:
                del self._made[next(iter(self._made))]
            self._made[job] = _rendered(template, job, site.watched)
        html, read = self._made[job]
        site.read |= read
        return html


def _rendered(template: Template, job: JobCard, site: Site) -> tuple[Markup, frozenset[str]]:
    watched = WatchedSite(site)
    context = template.new_context({"job": job, "site": watched})
    html = "".join(template.root_render_func(context))
    return Markup(html), frozenset(watched.read)  # noqa: S704 - the template has escaped it


def reads_job_alone(template: nodes.Template) -> bool:
    """Whether the template of a card reads the job and the site, and nothing else of the page around it."""
    reads_more = (
        not meta.find_undeclared_variables(template) <= _READ
        or next(template.find_all(_OTHERS), None)
        or any(each.with_context for each in template.find_all(nodes.Import))
        or any(each.with_context for each in template.find_all(nodes.FromImport))
    )
    return not reads_more


def with_kept_cards(template: nodes.Template) -> nodes.Template:
    """The template, which takes cards from the environment instead of including their template."""
    taking: nodes.Template = _Taking().visit(template)
    return taking


class _Taking(NodeTransformer):
    """Goes through what is included."""

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 - named by Jinja
        if not (isinstance(node.template, nodes.Const) and node.template.value == CARD and node.with_context):
            return node
        line = node.lineno
        read = [nodes.Name(name, "load", lineno=line) for name in ("job", "site")]
        taken = nodes.Call(nodes.EnvironmentAttribute("card"), read, [], None, None, lineno=line)
        return nodes.Output([taken], lineno=line)
