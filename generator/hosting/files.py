"""Which files a host reads, made from the tree it will serve."""

from generator.hosting.hosts import LIMITS, Host
from generator.hosting.nginx import nginx_files
from generator.hosting.s3 import s3_files
from generator.hosting.text_files import headers_file, redirects_file
from generator.hosting.tree import HostTree
from generator.hosting.vercel import vercel_file


def host_files(host: Host, tree: HostTree) -> dict[str, bytes]:
    """The host's files by their paths in the tree. Equal trees give equal bytes."""
    most = LIMITS[host].redirects
    match host:
        case Host.GITHUB:
            return {".nojekyll": b""}
        case Host.CLOUDFLARE:
            rules = redirects_file(tree, most=most, forced=False)
            return {"_headers": headers_file(tree), "_redirects": rules}
        case Host.NETLIFY:
            rules = redirects_file(tree, most=None, forced=True)
            return {"_headers": headers_file(tree), "_redirects": rules}
        case Host.VERCEL:
            return {"vercel.json": vercel_file(tree, most=most or 0)}
        case Host.S3:
            return s3_files(tree)
        case Host.NGINX:
            return nginx_files(tree)
