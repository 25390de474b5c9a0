"""The hosts and what they take. Figures as their documentation gave them on `AS_OF`."""

from dataclasses import dataclass
from enum import StrEnum

AS_OF = "2026-11"
"""The month in which the figures below were gathered."""


class Host(StrEnum):
    """Where the tree will be served."""

    GITHUB = "github-pages"
    CLOUDFLARE = "cloudflare-pages"
    NETLIFY = "netlify"
    VERCEL = "vercel"
    S3 = "s3"
    NGINX = "nginx"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a host takes; None where it names no limit."""

    source: str
    """The page of the host's documentation to look at again."""
    files: int | None = None
    files_paid: int | None = None
    """Files on a paid plan, where that is more."""
    file_bytes: int | None = None
    total_bytes: int | None = None
    folder_entries: int | None = None
    """Files and folders directly in one folder."""
    redirects: int | None = None
    """Rules that redirect, or tell that a page is gone."""
    header_rules: int | None = None
    header_line: int | None = None
    """Characters of one line of `_headers`."""


LIMITS = {
    Host.GITHUB: Limits("https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
                        total_bytes=1_000_000_000),
    Host.CLOUDFLARE: Limits("https://developers.cloudflare.com/pages/platform/limits/", files=20_000,
                            files_paid=100_000, file_bytes=25 * 1024 * 1024, redirects=2_000,
                            header_rules=100, header_line=2_000),
    Host.NETLIFY: Limits("https://docs.netlify.com/", folder_entries=54_000, redirects=10_000),
    Host.VERCEL: Limits("https://vercel.com/docs/limits", redirects=2_048),
    Host.S3: Limits("https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html"),
    Host.NGINX: Limits("https://nginx.org/en/docs/"),
}  # fmt: skip
"""Limits by host. GitHub's gigabyte is read as 10^9 bytes, the smaller reading. Netlify takes over 10,000
redirects but advises against them. S3 keeps a redirect at its object, and nginx has no limit of its own."""
