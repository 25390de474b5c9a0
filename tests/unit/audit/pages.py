"""Heads without a fault, for pages that have another."""

BASE = "https://jobs.example"


def a_head(
    url: str = "/roles/", title: str = "Jobs by role", robots: str = "max-image-preview:large", more: str = ""
) -> str:
    """What stands in the `<head>` of a page at `url`."""
    return (
        f"<head><title>{title}</title>"
        f'<meta name="description" content="All roles with their jobs.">'
        f'<link rel="canonical" href="{BASE}{url}">'
        f'<meta name="robots" content="{robots}">'
        f'<meta property="og:title" content="{title.strip() or "Jobs"}">'
        '<meta property="og:description" content="All roles.">'
        f'<meta property="og:url" content="{BASE}{url}"><meta property="og:image" content="{BASE}/card.png">'
        '<meta property="og:image:alt" content="x"><meta property="og:image:width" content="1200">'
        f'<meta property="og:image:height" content="630">{more}</head>'
    )
