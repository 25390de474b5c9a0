"""The configuration of the CMS, and what its page may ask of other hosts."""

from collections.abc import Container
from typing import Any
from urllib.parse import urlsplit

from generator.admin.collections import collections_of
from generator.domain.settings import Cms, Settings

_GITLAB = "https://gitlab.com"
_LOCAL = "http://localhost:8081"
_GITHUB = ("https://api.github.com", "https://avatars.githubusercontent.com")
_STYLES = (
    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",  # empty: a sheet that scripts then fill
    "sha256-oLQo1xOLbYlsNCDIECXg24EuQKwYCOy/jJqds+fExxE=",
    "sha256-4qb+qTjZ8vb8co1YZpMNDeX7tJSzzRBt6uIroh6K5K8=",
)
"""Digests of the style sheets that the pinned decap-cms writes into the page; Chromium names a new one."""


def configuration(settings: Settings, cms: Cms, files: Container[str]) -> dict[str, Any]:
    """The configuration that Decap starts with. `files`: paths of the files that the site has."""
    prefix = f"{cms.folder.strip('/')}/" if cms.folder else ""
    return {
        "load_config_file": False,
        "backend": _backend(cms),
        "publish_mode": "editorial_workflow" if cms.review else "simple",
        "site_url": settings.base_url,
        "display_url": settings.base_url,
        "media_library": {"name": "none"},
        "media_folder": f"{prefix}{settings.paths.content}/media",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": collections_of(settings.paths, prefix, files),
    }


def security_policy(cms: Cms) -> str:
    """The page's Content-Security-Policy.

    Decap compiles the check of its configuration at run time, so the page cannot do without `unsafe-eval`.
    Scripts come from the site alone all the same, and nothing is asked of any host but the repository's.
    """
    hosts = " ".join(["'self'", *_hosts(cms)])
    styles = " ".join(["'self'", *(f"'{digest}'" for digest in _STYLES)])
    images = " ".join(["'self'", "data:", "blob:", *_hosts(cms)])
    return (
        f"default-src 'none'; script-src 'self' 'unsafe-eval'; style-src {styles}; "
        f"img-src {images}; font-src 'self' data:; connect-src {hosts}; frame-src 'self' blob:; "
        "form-action 'none'; base-uri 'none'"
    )


def _backend(cms: Cms) -> dict[str, Any]:
    common = {"branch": cms.branch}
    match cms.backend:
        case "github":
            sign_in = urlsplit(cms.sign_in or "")
            path = sign_in.path.strip("/") or "auth"
            base = f"{sign_in.scheme}://{sign_in.netloc}"
            return {"name": "github", "repo": cms.repo, **common, "base_url": base, "auth_endpoint": path}
        case "gitlab":
            server = (cms.server or _GITLAB).rstrip("/")
            return {
                "name": "gitlab", "repo": cms.repo, **common, "auth_type": "pkce", "app_id": cms.app_id,
                "base_url": server, "api_root": f"{server}/api/v4",
            }  # fmt: skip
        case "gitea":
            server = (cms.server or "").rstrip("/")
            return {
                "name": "gitea", "repo": cms.repo, **common, "app_id": cms.app_id,
                "base_url": server, "api_root": f"{server}/api/v1",
            }  # fmt: skip
        case "git-gateway":
            server = (cms.server or "").rstrip("/")
            own = {"identity_url": f"{server}/.netlify/identity", "gateway_url": f"{server}/.netlify/git"}
            return {"name": "git-gateway", **common, **(own if server else {})}
        case "local":
            return {"name": "proxy", **common, "proxy_url": f"{(cms.server or _LOCAL).rstrip('/')}/api/v1"}


def _hosts(cms: Cms) -> tuple[str, ...]:
    """Origins of the repository's host."""
    if cms.backend == "github":
        return _GITHUB
    usual = {"gitlab": _GITLAB, "local": _LOCAL}
    address = urlsplit(cms.server or usual.get(cms.backend, ""))
    return (f"{address.scheme}://{address.netloc}",) if address.netloc else ()
