"""Names of servers become addresses in the public internet: nothing inside a network is ever asked.

A site's texts come from many hands, and the machine that checks them often stands inside a company.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable

Look = Callable[[str, int], Awaitable[list[str]]]
"""From a name and a port to the addresses of its server."""


class NoSuchNameError(Exception):
    """Nobody knows the name."""


class NoPublicAddressError(Exception):
    """The name stands for a machine inside a network."""


async def looked_up(name: str, port: int) -> list[str]:
    """The IP addresses of a name, in the order in which they are to be tried.

    Raises NoSuchNameError when the name does not exist, OSError when that could not be found out.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_NAME:
            raise NoSuchNameError(name) from error
        raise
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def allowed(addresses: list[str], *, private: bool = False) -> list[str]:
    """Those in the public internet, or with `private` the others alone; raises when there are none.

    NoPublicAddressError: the name stands for machines that are not asked.
    """
    found = [address for address in addresses if is_public(address) is not private]
    if not found:
        raise NoPublicAddressError
    return found


def is_public(address: str) -> bool:
    """Whether an IP address is reached from everywhere; those that carry an IPv4 address are judged by it."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        carried = ip.ipv4_mapped or ip.sixtofour
        if carried is not None:
            return is_public(str(carried))
        if ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 write them (RFC 6052)."""
