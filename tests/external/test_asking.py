"""What servers answer and what is made of it."""

import asyncio
import signal
import socket
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import trustme

from generator.external import names
from generator.external.asking import Manner, ask
from generator.external.names import NoSuchNameError
from generator.external.verdict import State, Verdict
from tests.external.answering import Said, answering, silent

ALIVE, MOVED, DEAD, UNKNOWN = State.ALIVE, State.MOVED, State.DEAD, State.UNKNOWN


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


async def look(name: str, port: int) -> list[str]:
    if name.endswith(".gone"):
        raise NoSuchNameError(name)
    if name.endswith(".shaky"):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return ["127.0.0.1"]


def verdicts(*addresses: str, time: Time | None = None, private: bool = True) -> dict[str, Verdict]:
    time = time or Time()
    manner = Manner("rolepages-test", look, private, time.clock, time.sleep, patience=0.5)
    found: dict[str, Verdict] = {}
    asyncio.run(ask(addresses, manner, found.__setitem__))
    assert sorted(found) == sorted(set(addresses))
    return found


def verdict(address: str, **more: object) -> Verdict:
    return verdicts(address, **more)[address]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, ALIVE), (204, ALIVE), (404, DEAD), (410, DEAD), (401, UNKNOWN), (403, UNKNOWN), (451, UNKNOWN),
        (400, UNKNOWN), (429, UNKNOWN), (500, UNKNOWN), (503, UNKNOWN), (304, UNKNOWN), (999, UNKNOWN),
    ],
)  # fmt: skip
def test_only_404_and_410_are_dead(status: int, state: State) -> None:
    with answering({"/": Said(status)}) as server:
        assert verdict(server.at("/")).state is state


def test_a_page_that_is_alive_is_asked_once_and_by_head() -> None:
    with answering({"/": Said()}) as server:
        verdict(server.at("/"))
        assert server.asked == ["HEAD /"]


@pytest.mark.parametrize("status", [403, 404, 405, 410, 500, 501])
def test_a_head_that_fails_is_asked_again_by_get(status: int) -> None:
    with answering({"HEAD /": Said(status), "GET /": Said()}) as server:
        assert verdict(server.at("/")).state is ALIVE
        assert server.asked == ["HEAD /", "GET /"]


def test_a_head_that_breaks_off_is_asked_again_by_get() -> None:
    with answering({"HEAD /": Said(raw=b"nonsense\r\n\r\n"), "GET /": Said()}) as server:
        assert verdict(server.at("/")).state is ALIVE


def test_a_dead_page_is_asked_twice() -> None:
    with answering({}) as server:
        assert verdict(server.at("/")).said == "answers 404 (not found)"
        assert len(server.asked) == 2


def test_who_asks_is_named_and_brings_no_cookie_and_no_password() -> None:
    answers = {"/": Said(302, {"Location": "/next", "Set-Cookie": "seen=1; Path=/"}), "/next": Said()}
    with answering(answers) as server:
        assert verdict(server.at("/").replace("http://", "http://me:secret@")).state is ALIVE
        assert [headers["User-Agent"] for headers in server.headers] == ["rolepages-test"] * 2
        assert [headers["Host"] for headers in server.headers] == [f"jobs.test:{server.port}"] * 2
        assert not {"Cookie", "Authorization"} & {name for each in server.headers for name in each}


def test_what_has_moved_for_good_is_told_with_its_new_address() -> None:
    answers = {
        "/a": Said(301, {"Location": "/b"}),
        "/b": Said(308, {"Location": "http://other.test:PORT/c"}),
        "/c": Said(302, {"Location": "/en"}),
        "/en": Said(),
    }
    with answering(answers) as server:
        assert verdict(server.at("/a")) == Verdict(MOVED, to=server.at("/c", "other.test"), answered=True)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_what_forwards_for_now_is_alive_where_it_is(status: int) -> None:
    with answering({"/a": Said(status, {"Location": "/b"}), "/b": Said()}) as server:
        assert verdict(server.at("/a")) == Verdict(ALIVE, answered=True)


def test_what_forwards_to_a_dead_page_is_dead() -> None:
    with answering({"/a": Said(301, {"Location": "/b"})}) as server:
        found = verdict(server.at("/a"))
        assert found.state is DEAD
        assert found.said == f"leads to {server.at('/b')}, which answers 404 (not found)"


def test_a_circle_is_told_and_not_dead() -> None:
    answers = {"/a": Said(302, {"Location": "/b"}), "/b": Said(302, {"Location": "/a"})}
    with answering(answers) as server:
        found = verdict(server.at("/a"))
        assert (found.state, found.said) == (UNKNOWN, f"leads in a circle, back to {server.at('/a')}")
        assert len(server.asked) == 2


def test_a_way_without_an_end_is_left() -> None:
    answers = {f"/{number}": Said(302, {"Location": f"/{number + 1}"}) for number in range(40)}
    with answering(answers) as server:
        assert "more than 10 times" in verdict(server.at("/0")).said
        assert len(server.asked) <= 12


@pytest.mark.parametrize(
    "location",
    ["javascript:alert(1)", "file:///etc/passwd", "http://", "http://[::1", "//", "\x01://x", "ftp://x/"],
)
def test_a_forwarding_to_what_is_no_web_address_is_not_followed(location: str) -> None:
    with answering({"/": Said(301, {"Location": location})}) as server:
        assert verdict(server.at("/")).state is UNKNOWN
        assert len(server.asked) == 1


def test_a_server_that_asks_to_wait_is_waited_for() -> None:
    time = Time()
    with answering({"/": [Said(429, {"Retry-After": "7"}), Said()]}) as server:
        assert verdict(server.at("/"), time=time).state is ALIVE
        assert time.slept == [7.0]


def test_a_day_and_time_to_wait_for_is_understood() -> None:
    time, until = Time(), datetime.now(UTC) + timedelta(seconds=30)
    answers = {"/": [Said(503, {"Retry-After": format_datetime(until, usegmt=True)}), Said()]}
    with answering(answers) as server:
        assert verdict(server.at("/"), time=time).state is ALIVE
        assert 20 < time.slept[0] <= 30


def test_a_server_that_asks_for_a_long_rest_gets_it() -> None:
    answers = {"/a": Said(429, {"Retry-After": "86400"}), "/b": Said()}
    with answering(answers) as server:
        found = verdicts(server.at("/a"), server.at("/b"))
        assert {each.state for each in found.values()} == {UNKNOWN}
        assert server.asked == ["HEAD /a"]


@pytest.mark.parametrize(
    "asked", ["soon", "-5", "²", "9" * 400, "", "Sun, 06 Nov 1994 08:49:37 -0000", "1e9", "Sun, 99 Nov 1994"]
)
def test_a_strange_wish_to_wait_breaks_nothing(asked: str) -> None:
    said = f"HTTP/1.1 503 No\r\nRetry-After: {asked}\r\nContent-Length: 0\r\n\r\n".encode()
    with answering({"/": Said(raw=said)}) as server:
        assert verdict(server.at("/")).state is UNKNOWN


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: nonsense\r\n\r\n",
        b"HTTP/1.1 301 Moved\r\nLocation: /a\r\nLocation: /b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n",
        b"\x00\xff\xfe",
        b"HTTP/9.9 abc\r\n\r\n",
        b"HTTP/1.1 301 Moved\r\nLocation: \xff\xfe\x00\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
    ],
)
def test_an_answer_that_is_no_http_proves_nothing(raw: bytes) -> None:
    with answering({"/": Said(raw=raw)}) as server:
        assert verdict(server.at("/")).state is not DEAD


def test_no_body_is_read() -> None:
    sent = 0

    def drown(connection: socket.socket) -> None:
        nonlocal sent
        connection.recv(65536)
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
            while True:
                sent += connection.send(b"x" * 65536)
        except OSError:
            return

    with silent(drown) as port:
        assert verdict(f"http://jobs.test:{port}/").state is ALIVE
    assert sent < 50_000_000


def test_a_server_that_says_nothing_proves_nothing() -> None:
    with silent() as port:
        found = verdict(f"http://jobs.test:{port}/")
        assert (found.state, found.said) == (UNKNOWN, "does not answer in time")


def test_a_server_that_is_not_there_proves_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert verdict(f"http://jobs.test:{port}/").said == "is at a server that does not take the connection"


def test_a_server_that_does_not_answer_is_not_asked_to_the_end() -> None:
    with silent(lambda connection: connection.close()) as port:
        found = verdicts(*(f"http://jobs.test:{port}/{number}" for number in range(30)))
        assert {each.state for each in found.values()} == {UNKNOWN}


def test_a_name_that_nobody_knows_is_dead_after_a_second_look() -> None:
    time = Time()
    found = verdict("http://nobody.gone/", time=time)
    assert (found.state, found.by_name) == (DEAD, True)
    assert time.slept == [2.0]


def test_a_name_that_cannot_be_looked_up_proves_nothing() -> None:
    assert verdict("http://nobody.shaky/").state is UNKNOWN


def test_a_certificate_of_its_own_making_is_told() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("jobs.test").configure_cert(context)

    def greet(connection: socket.socket) -> None:
        try:
            context.wrap_socket(connection, server_side=True)
        except OSError:
            connection.close()

    with silent(greet) as port:
        found = verdict(f"https://jobs.test:{port}/")
        assert found.state is UNKNOWN
        assert "has a certificate that browsers refuse" in found.said


@pytest.mark.parametrize("address", ["http://", "https:///x", "http://a b/", "http://x/<y>", "http://x/\x00"])
def test_what_is_no_address_is_dead(address: str) -> None:
    assert verdict(address).said.startswith("is no address")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://x.test/", "data:text/html,x", "mailto:me@x.test", "http://x:99999/"],
)
def test_what_is_no_web_address_is_never_asked(address: str) -> None:
    assert verdict(address).state is UNKNOWN


def test_names_and_paths_of_other_scripts_are_asked_as_browsers_ask_them() -> None:
    with answering({"/stra%C3%9Fe/%E4%BB%95%E4%BA%8B?q=%C3%A9": Said()}) as server:
        assert verdict(server.at("/straße/仕事?q=é", "bücher.test")).state is ALIVE
        assert server.headers[0]["Host"] == f"xn--bcher-kva.test:{server.port}"


UNREADABLE_NAMES = (
    "xn--", "xn--.", "a.xn--.test", "xn--a.test", "xn--0.pt", "xn--zzzzzzzzzzzzz.test", "xn--ls8h.test",
    "XN--LS8H.test", "xn--\u00fc.test", "a..b", ".", "-.test", "a_b.test", "\u202eabc.test", "\u2460.test",
    f"{'a' * 64}.test", f"{'a.' * 150}test", "*.test", "%.test", "%00.test", "[::1", "[x]", "1.2.3.4.5",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", UNREADABLE_NAMES)
def test_no_name_of_a_server_breaks_the_run(name: str, scheme: str) -> None:
    location = f"{scheme}://{name}/".encode("utf-8", "replace").decode("latin-1")
    with answering({"/": Said(301, {"Location": location}), "/next": Said()}) as server:
        links = (
            f"{scheme}://{name}/",
            f"{scheme}://{name}:{server.port}/",
            server.at("/"),
            server.at("/next"),
        )
        found = verdicts(*links)
        assert found[server.at("/next")].state is ALIVE
        assert found[server.at("/")].state is not ALIVE


@pytest.mark.parametrize("name", UNREADABLE_NAMES)
def test_no_name_of_a_server_breaks_the_system_that_looks_names_up(name: str) -> None:
    time = Time()
    manner = Manner("rolepages-test", private=True, clock=time.clock, sleep=time.sleep, patience=0.5)
    found: dict[str, Verdict] = {}
    asyncio.run(ask([f"https://{name}/"], manner, found.__setitem__))
    assert [each.state for each in found.values()] in ([DEAD], [UNKNOWN])


def test_a_name_is_looked_up_in_the_letters_in_which_browsers_look_it_up() -> None:
    looked: list[str] = []

    async def listening(name: str, port: int) -> list[str]:
        looked.append(name)
        return ["127.0.0.1"]

    with answering({"/": Said()}) as server:
        links = [server.at("/", name) for name in ("faß.test", "xn--ls8h.test", "Ünder.test")]
        found: dict[str, Verdict] = {}
        time = Time()
        manner = Manner("test", listening, True, time.clock, time.sleep)
        asyncio.run(ask(links, manner, found.__setitem__))
    assert sorted(looked) == ["xn--fa-hia.test", "xn--ls8h.test", "xn--nder-zra.test"]
    assert {each.state for each in found.values()} == {ALIVE}


def test_a_name_that_says_another_address_a_moment_later_is_asked_at_the_first() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])

    async def turning(name: str, port: int) -> list[str]:
        return next(answers)

    with answering({"/a": Said(302, {"Location": "/b"}), "/b": Said()}) as server:
        found: dict[str, Verdict] = {}
        time = Time()
        manner = Manner("test", turning, True, time.clock, time.sleep)
        asyncio.run(ask([server.at("/a")], manner, found.__setitem__))
        assert found[server.at("/a")].state is ALIVE
        assert server.asked == ["HEAD /a", "HEAD /b"]
    assert list(answers) == [["10.0.0.1"], ["10.0.0.1"]]


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:PORT/", "http://localhost:PORT/", "//127.0.0.1:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
        "http://2130706433:PORT/", "http://0x7f.1:PORT/", "http://127.1:PORT/", "http://0:PORT/",
        "http://me:secret@127.0.0.1:PORT/", "http://public.test@127.0.0.1:PORT/", "http://inside.test:PORT/",
        "http://mixed.test:PORT/",
    ],
)  # fmt: skip
def test_a_public_server_leads_to_no_machine_inside(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the test plays a public one, under an address that is then taken for public."""
    inside = {"inside.test": ["127.0.0.1", "::1"], "mixed.test": ["10.0.0.1", "127.0.0.1", "::1"]}

    async def looking(name: str, port: int) -> list[str]:
        return (
            ["127.0.0.2"] if name == "public.test" else inside.get(name) or await names.looked_up(name, port)
        )

    is_public = names.is_public
    monkeypatch.setattr(names, "is_public", lambda address: address == "127.0.0.2" or is_public(address))
    with answering({"/a": Said(302, {"Location": target}), "/": Said()}, host="0.0.0.0") as server:  # noqa: S104
        time, found = Time(), dict[str, Verdict]()
        link = server.at("/a", "public.test")
        asyncio.run(ask([link], Manner("test", looking, False, time.clock, time.sleep), found.__setitem__))
        assert server.asked == ["HEAD /a"]
        assert found[link].state is UNKNOWN
        assert "inside a network" in found[link].said
        assert "secret" not in found[link].said


def test_of_a_name_with_public_and_other_addresses_only_the_public_are_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def mixed(name: str, port: int) -> list[str]:
        return ["10.0.0.1", "127.0.0.1", "::1", "127.0.0.2"]

    monkeypatch.setattr(names, "is_public", lambda address: address == "127.0.0.2")
    with answering({"/": Said()}, host="127.0.0.2") as server:
        time, found = Time(), dict[str, Verdict]()
        link = server.at("/", "mixed.test")
        asyncio.run(ask([link], Manner("test", mixed, False, time.clock, time.sleep), found.__setitem__))
        assert found[link].state is ALIVE


@pytest.mark.parametrize("port", [0, 22, 25, 6667, 10080])
def test_ports_of_other_services_are_never_asked(port: int) -> None:
    assert "which browsers refuse" in verdict(f"http://jobs.test:{port}/").said
    with answering({"/": Said(302, {"Location": f"http://jobs.test:{port}/"})}) as server:
        assert verdict(server.at("/")).state is UNKNOWN


def test_what_stands_behind_the_sign_is_never_sent() -> None:
    with answering({"/": Said()}) as server:
        verdict(server.at("/#part"))
        assert server.asked == ["HEAD /"]


def test_machines_inside_the_network_are_not_asked() -> None:
    with answering({"/": Said()}) as server:
        found = verdict(server.at("/"), private=False)
        assert (found.state, server.asked) == (UNKNOWN, [])
        assert "inside a network" in found.said


def test_one_server_is_asked_once_a_second() -> None:
    time = Time()
    with answering({f"/{number}": Said() for number in range(5)}) as server:
        verdicts(*(server.at(f"/{number}") for number in range(5)), time=time)
    assert time.slept == [1.0] * 4


def test_a_forwarding_to_another_server_waits_its_turn_there() -> None:
    time = Time()
    answers = {"/a": Said(302, {"Location": "http://two.test:PORT/b"}), "/b": Said(), "/c": Said()}
    with answering(answers) as server:
        verdicts(server.at("/a", "one.test"), server.at("/c", "two.test"), time=time)
    assert sum(time.slept) >= 0.5


def test_what_was_told_before_an_interruption_stays_told() -> None:
    found: dict[str, Verdict] = {}

    def told(address: str, verdict: Verdict) -> None:
        found[address] = verdict
        signal.raise_signal(signal.SIGINT)

    with answering({"/a": Said(), "/b": Said()}) as server:
        manner = Manner("test", look, True)
        with pytest.raises(KeyboardInterrupt):
            asyncio.run(ask([server.at("/a"), server.at("/b")], manner, told))
        assert list(found) == [server.at("/a")]
