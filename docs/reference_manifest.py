"""The section about `manifest.json`, which a build writes and the next one reads."""

_KEYS = {
    "format": "2. A manifest of format 1 has no keys from `previous` to `pages`.",
    "generator": "The program and its version.",
    "as_of": "The day of the data.",
    "today": "The day of the pages.",
    "base_url": "The site's address, without `/` at its end.",
    "demo": "Whether its data is invented.",
    "host": "With `--host`: its name, and how files were packed.",
    "previous": "Digest of the manifest that the build was compared with; empty without one.",
    "site": "What every page shows of `site.yaml`, by key.",
    "totals": "Numbers of postings, open jobs, employers and roles.",
    "templates": "Digest of each template by its path below `templates/`.",
    "employers": "Name of each employer by the last part of its address.",
    "postings": "By source, employer and address: `[title, roles, states, visas]`, without empty lists at "
    "the end.",
    "closed": "Closed pages by address: `since`, `kind`, `heading` and what else is known; `listed` where "
    "the posting is still in the data and only its page has gone.",
    "gone": "Addresses told as gone, with the first day of that.",
    "redirects": "The rules of `content/redirects.yaml` in force: old address, new address or `gone`.",
    "ended": "The rules that hold no more: `[from, to, since, ended_on]`.",
    "aliases": "Addresses of aliases of roles: address, address of the role.",
    "pages": "By kind, `lastmod` and address: `[indexable, data, words, facts, frame, count]`. `indexable` "
    "is 1 or 0; `count` is the number of jobs on its list, and left out for a page without one.",
    "search": "Digest of what each index of the search was made of.",
    "files": "Digest of each file by its address.",
}

_HEAD = """\
## manifest.json

What a build says of itself, beside the home page. `rolepages publish` brings it to the host and keeps it in
`.cache/published/`; the next build reads it from there, or from the published site with `--previous`. It is
checked like any other input: an unreadable one, and one of a later format, is an error.

| key | meaning |
| --- | --- |"""

_TAIL = """\

The four digests of a page say what changed on it:

| digest | of |
| --- | --- |
| `data` | what data and settings say in its main content, its links and its structured data |
| `words` | what editors wrote; empty where they wrote nothing |
| `facts` | the legal facts; empty where there are none |
| `frame` | the whole file, but for the digests in the names of assets |

`lastmod`, in the sitemap too, is the day on which `data`, `words` or `facts` last changed, or a page became
one for search engines or ceased to be one. Left out of the three: the day of the data wherever the program
prints it, the day on which a posting was last seen, "New", the site's own address, and what stands outside
the main content. So a style sheet, a template, the footer and a new day of equal data move nothing. A value
that a text prints counts as data, unless it is a fact's; the page of a fact with a new value has other
`facts`, and the same `words`.

A posting of the demo takes 322 bytes: 89 among the files, 102 among the pages, 132 among the postings.
100,000 of them are 32 MB, and the lists and pictures come on top. The whole manifest of the demo has
738,130 bytes, packed with gzip 220,191."""


def manifest_section() -> str:
    """The section with its table."""
    rows = [f"| `{key}` | {meaning} |" for key, meaning in _KEYS.items()]
    return "\n".join([_HEAD, *rows, _TAIL, ""])
