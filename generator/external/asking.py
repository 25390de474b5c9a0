"""Asks addresses by HTTP whether they are alive: HEAD, then GET where that says nothing; no body is read."""

import asyncio
import re
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass

import httpx

from generator.external.names import Look, NoPublicAddressError, NoSuchNameError, allowed, looked_up
from generator.external.pace import Clock, Pace, Sleep
from generator.external.ports import NEVER_ASKED
from generator.external.verdict import Hop, State, Verdict, unknown, verdict_of
from generator.publishing.web import LONGEST_WAIT, TOO_MANY, seconds_of

PATIENCE = 10.0
"""Seconds that a server may take to connect, and to send each part of its answer."""
_WHOLE = 20.0
"""Seconds for a whole request, however the server drips."""
_MOST_HOPS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({TOO_MANY, 503})
_WAITS = 2
"""Times that a busy server is waited for."""
_BEFORE_SECOND_LOOK = 2.0
"""Seconds before a name that nobody knows is looked up again."""
_MOST_SILENCES = 3
"""Addresses of a server without any answer, one after the other, after which it is left alone."""
_UNWRITABLE = re.compile(r"[\s\x00-\x1f\x7f<>\"{}|\\^`]")
"""What no address holds unescaped (RFC 3986); browsers guess, and not alike."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How requests are made."""

    agent: str
    """What the program calls itself."""
    look: Look = looked_up
    private: bool = False
    """Whether machines inside the network are asked, and no others: for tests."""
    clock: Clock = time.monotonic
    sleep: Sleep = asyncio.sleep
    patience: float = PATIENCE


@dataclass(frozen=True, slots=True)
class _Reply:
    """What matters of an answer."""

    status: int
    locations: tuple[str, ...] = ()
    """Where it forwards to; a server that names two is confused."""
    wait: float | None = None
    """Seconds that the server asks to wait."""


class _SilenceError(Exception):
    """No answer; the words say why."""


class _ElsewhereError(Exception):
    """An address that is not asked; the words say why."""


Told = Callable[[str, Verdict], None]


async def ask(addresses: Iterable[str], manner: Manner, told: Told) -> None:
    """Ask every address and tell each verdict as soon as it is there.

    Addresses of one server are asked one after the other, servers side by side. What was told before an
    interruption stays told.
    """
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(_host_of(address), []).append(address)
    longest_first = sorted(by_host.values(), key=lambda of_host: (-len(of_host), of_host))
    async with _transport() as transport:
        asker = _Asker(transport, manner)
        async with asyncio.TaskGroup() as tasks:
            for of_host in longest_first:
                tasks.create_task(asker.ask(of_host, told))


def hosts_of(addresses: Iterable[str]) -> dict[str, int]:
    """How many addresses each server has."""
    numbers: dict[str, int] = {}
    for address in addresses:
        host = _host_of(address)
        numbers[host] = numbers.get(host, 0) + 1
    return numbers


def _transport() -> httpx.AsyncHTTPTransport:
    # Without a client: it would keep cookies and read redirects itself. Without a proxy of the environment:
    # behind it nobody could tell which machine is asked. A connection belongs to an IP address, and names may
    # share one, so none is kept.
    return httpx.AsyncHTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))


def _host_of(address: str) -> str:
    try:
        return _name_of(httpx.URL(address))
    except (httpx.InvalidURL, ValueError, UnicodeError):
        return ""


def _name_of(url: httpx.URL) -> str:
    """The server's name as it is asked for: in the letters of IDNA, from which not every name can be read.

    Python's own reading of other letters (IDNA 2003) would look up other servers than browsers do.
    """
    return url.raw_host.decode("ascii").lower()


class _Asker:
    """Everything that requests share."""

    def __init__(self, transport: httpx.AsyncBaseTransport, manner: Manner) -> None:
        self._transport, self._manner = transport, manner
        self._pace = Pace(manner.clock, manner.sleep)
        self._names: MutableMapping[tuple[str, int], list[str] | Exception] = {}
        self._closed: dict[str, str] = {}
        """Why a host is left alone for the rest of the run."""

    async def ask(self, addresses: Iterable[str], told: Told) -> None:
        """One after the other; a host that does not answer is not asked to the end."""
        silences = 0
        for address in addresses:
            verdict = await self.verdict(address)
            told(address, verdict)
            silences = 0 if verdict.answered or verdict.state is State.DEAD else silences + 1
            if silences == _MOST_SILENCES and _host_of(address):
                self._closed.setdefault(_host_of(address), verdict.said)

    async def verdict(self, address: str) -> Verdict:
        """What an address comes to; never raises for what a server does."""
        if _UNWRITABLE.search(address):
            return Verdict(State.DEAD, "is no address: it holds what addresses never hold")
        try:
            start = _url_of(address)
        except _ElsewhereError as fault:
            return unknown(str(fault))
        if not _name_of(start):
            return Verdict(State.DEAD, "is no address: it names no server")
        return await self._followed(start)

    async def _followed(self, start: httpx.URL) -> Verdict:
        hops: tuple[Hop, ...] = ()
        url, seen = start, {str(start)}
        while True:
            leads = f"leads to {url}, which " if hops else ""
            try:
                reply = await self._asked(url)
            except NoSuchNameError:
                return Verdict(State.DEAD, f"{leads}is at a server that does not exist", by_name=True)
            except (_SilenceError, _ElsewhereError) as fault:
                return Verdict(State.UNKNOWN, f"{leads}{fault}", answered=bool(hops))
            if reply.status not in _REDIRECTS or not reply.locations:
                return verdict_of(reply.status, hops)
            try:
                url = _joined(url, reply.locations)
            except _ElsewhereError as fault:
                return Verdict(State.UNKNOWN, f"{leads}{fault}", answered=True)
            if str(url) in seen:
                return Verdict(State.UNKNOWN, f"leads in a circle, back to {url}", answered=True)
            if len(hops) == _MOST_HOPS:
                said = f"leads on more than {_MOST_HOPS} times, without an end"
                return Verdict(State.UNKNOWN, said, answered=True)
            seen.add(str(url))
            hops = (*hops, Hop(reply.status, str(url)))

    async def _asked(self, url: httpx.URL) -> _Reply:
        """HEAD; GET where HEAD fails in any way, so that nothing is judged by one try."""
        try:
            reply = await self._when_free("HEAD", url)
            if reply.status < 400 or reply.status in _BUSY:
                return reply
        except _SilenceError:
            pass
        return await self._when_free("GET", url)

    async def _when_free(self, method: str, url: httpx.URL) -> _Reply:
        """The answer of a server that may first ask to wait."""
        for attempt in range(_WAITS + 1):
            if _name_of(url) in self._closed:
                raise _SilenceError(self._closed[_name_of(url)])
            reply = await self._in_turn(method, url)
            if reply.status not in _BUSY or reply.wait is None:
                return reply
            if attempt == _WAITS or reply.wait > LONGEST_WAIT:
                self._closed[_name_of(url)] = (
                    f"is at a server that asks not to be asked (answer {reply.status})"
                )
                return reply
            self._pace.rest(_name_of(url), reply.wait)
        raise AssertionError("the last attempt returns")

    async def _in_turn(self, method: str, url: httpx.URL) -> _Reply:
        addresses = await self._addresses(url)
        async with self._pace.turn(_name_of(url)):
            fault: _SilenceError | None = None
            for address in addresses[:2]:
                try:
                    async with asyncio.timeout(_WHOLE):
                        return await self._sent(method, url, address)
                except httpx.ConnectError as error:
                    fault = _SilenceError(_words_of(error))
                except TimeoutError:
                    raise _SilenceError(_TOO_SLOW) from None
                except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                    raise _SilenceError(_words_of(error)) from None
            raise fault or _SilenceError("cannot be reached")

    async def _addresses(self, url: httpx.URL) -> list[str]:
        """The public addresses of a server, looked up once, twice when nobody knows the name."""
        key = (_name_of(url), url.port or (443 if url.scheme == "https" else 80))
        if key not in self._names:
            try:
                self._names[key] = await self._looked_up(*key)
            except (NoSuchNameError, _SilenceError, _ElsewhereError) as fault:
                self._names[key] = fault
        found = self._names[key]
        if isinstance(found, Exception):
            raise found
        return found

    async def _looked_up(self, name: str, port: int) -> list[str]:
        try:
            try:
                found = await self._manner.look(name, port)
            except NoSuchNameError:
                await self._manner.sleep(_BEFORE_SECOND_LOOK)
                found = await self._manner.look(name, port)
            return allowed(found, private=self._manner.private)
        except NoPublicAddressError:
            raise _ElsewhereError("is at a machine inside a network, which is not asked") from None
        except (OSError, ValueError) as error:
            raise _SilenceError(f"is at a server whose name could not be looked up ({error})") from None

    async def _sent(self, method: str, url: httpx.URL, address: str) -> _Reply:
        """One request to the machine that was looked up: a name may answer otherwise a moment later."""
        request = httpx.Request(
            method,
            url.copy_with(host=address),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": self._manner.agent,
                "Accept": "text/html,*/*;q=0.5",
                "Accept-Encoding": "identity",
            },
            extensions={
                "sni_hostname": _name_of(url),
                "timeout": httpx.Timeout(self._manner.patience).as_dict(),
            },
        )
        response = await self._transport.handle_async_request(request)
        try:
            wait = seconds_of(response.headers.get("Retry-After"))
            locations = dict.fromkeys(response.headers.get_list("Location"))
            return _Reply(response.status_code, tuple(locations), wait)
        finally:
            await response.aclose()


_LAST_PORT = 65_535
_TOO_SLOW = "does not answer in time"


def _url_of(address: str) -> httpx.URL:
    """An address as it is asked: without fragment, name and password."""
    try:
        url = httpx.URL(address).copy_with(fragment=None, userinfo=b"")
        url.netloc.decode("ascii")
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise _ElsewhereError(f"cannot be asked ({error})") from None
    if (url.port or 0) > _LAST_PORT:
        raise _ElsewhereError(f"cannot be asked (no server has the port {url.port})")
    if url.port in NEVER_ASKED:
        raise _ElsewhereError(f"has the port {url.port}, which browsers refuse")
    if url.scheme not in {"http", "https"}:
        raise _ElsewhereError(f"is no web address ({url.scheme}:)")
    return url


def _joined(url: httpx.URL, locations: tuple[str, ...]) -> httpx.URL:
    """Where a redirect leads."""
    if len(locations) > 1:
        raise _ElsewhereError("leads to two places at once")
    try:
        joined = str(url.join(locations[0]))
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise _ElsewhereError("leads to what is no address") from None
    try:
        target = _url_of(joined)
    except _ElsewhereError:
        raise _ElsewhereError("leads to what is no web address") from None
    if not _name_of(target):
        raise _ElsewhereError("leads to what is no web address")
    return target


def _words_of(error: Exception) -> str:
    """Why there was no answer."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"has a certificate that browsers refuse ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return "does not make a secure connection"
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return _TOO_SLOW
    if isinstance(error, httpx.ConnectError):
        return "is at a server that does not take the connection"
    return "breaks off, or answers what is not HTTP"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
