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
    """Whether an IP address is reached from everywhere; those that carry an IPv4 address are judged by it.

    With a zone (`%eth0`) it is one of a network of this machine.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return _is_public_4(ip)
    if ip.scope_id is not None:
        return False
    carried = ip.ipv4_mapped or ip.sixtofour or (_last_four_bytes(ip) if ip in _NAT64 else None)
    return _is_public_6(ip) if carried is None else _is_public_4(carried)


def _is_public_4(ip: ipaddress.IPv4Address) -> bool:
    is_set_aside = any(ip in network for network in _SET_ASIDE_4)
    return ip.is_global and not ip.is_multicast and not is_set_aside


def _is_public_6(ip: ipaddress.IPv6Address) -> bool:
    """By what is handed out, not by what is known as inside: every other block may mean a network's own."""
    is_set_aside = any(ip in network for network in _SET_ASIDE_6)
    return ip in _HANDED_OUT and ip.is_global and not is_set_aside


def _last_four_bytes(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 write them (RFC 6052)."""
_HANDED_OUT = ipaddress.IPv6Network("2000::/3")
"""The only block of which IANA gives addresses to networks (IPv6 Global Unicast Address Assignments)."""
_SET_ASIDE_4 = (
    ipaddress.IPv4Network("192.0.0.0/24"),
    ipaddress.IPv4Network("192.88.99.0/24"),
    ipaddress.IPv4Network("168.63.129.16/32"),
)
"""Services of the network one is in, relays that are given up (RFC 6890, RFC 7526), and what every machine in
Microsoft's cloud, where GitHub's runners stand, has as its platform ("What is IP address 168.63.129.16?")."""
_SET_ASIDE_6 = (ipaddress.IPv6Network("2001::/23"), ipaddress.IPv6Network("3fff::/20"))
"""Protocols, Teredo among them, and examples (RFC 2928, RFC 9637); not every Python knows the second."""
