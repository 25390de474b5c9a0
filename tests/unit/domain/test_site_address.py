"""Addresses that people write have one form, and what no server can serve is refused."""

import pytest

from generator.domain.site_address import LONGEST, LONGEST_PART, address_fault, one_form


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("/roles/backend/", "/roles/backend/"),
        ("/caf%C3%A9/", "/café/"),
        ("/caf%c3%a9/", "/café/"),
        ("/cafe%CC%81/", "/café/"),
        ("/cafe\u0301/", "/café/"),
        ("/old%2Ehtml", "/old.html"),
        ("/my%20file.pdf", "/my file.pdf"),
        ("/%E6%9D%B1%E4%BA%AC/", "/東京/"),
        ("/a+b,c;d=e@f!(g)$&~/", "/a+b,c;d=e@f!(g)$&~/"),
    ],
)
def test_spellings_of_one_address_have_one_form(written: str, plain: str) -> None:
    assert address_fault(written) == ("", "")
    assert one_form(written) == plain
    assert one_form(plain) == plain


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://jobs.example/roles/", "host"),
        ("//jobs.example/", "host"),
        ("roles/", "begin with /"),
        ("%2Froles/", "begin with /"),
        ("/roles/?page=2", "`?`"),
        ("/a%3Fb/", "a sign"),
        ("/a%23b/", "a sign"),
        ("/a%22b/", "a sign"),
        ("/nul%00x/", "a sign"),
        ("/tab%09x/", "a sign"),
        ("/a%0D%0Ab/", "a sign"),
        ("/a%7Fb/", "a sign"),
        ("/a%C2%85b/", "a sign"),
        ("/a\u00a0b/", "a sign"),
        ("/a\u2028b/", "a sign"),
        ("/%E2%80%AEtxt/", "a sign"),
        ("/\ud800/", "a sign"),
        ("/a%2Fb/", "slash"),
        ("/a%5cb/", "slash"),
        ("/100%/", "encodes no sign"),
        ("/%zz/", "encodes no sign"),
        ("/%FF/", "UTF-8"),
        ("/%C0%AF/", "UTF-8"),
        ("/%ED%A0%80/", "UTF-8"),
        ("/caf%25C3%25A9/", "twice"),
        ("/100%25/", "twice"),
        ("/up/%2e%2e/etc/", "`..`"),
        ("/./a/", "`..`"),
        ("/a//b/", "empty"),
        ("/a%20/b/", "blank"),
        ("/v1.0/docs/", "folder with a `.`"),
        ("/%61dmin/", "no pages"),
        ("/roles/backend", "end with /"),
    ],
)
def test_what_no_server_serves_is_no_address(address: str, fault: str) -> None:
    assert fault in address_fault(address)[0]
    assert address_fault(address)[1]


def test_lengths_are_counted_in_bytes_after_decoding() -> None:
    half = LONGEST_PART // 2
    assert address_fault(f"/{'%C3%A9' * half}/") == ("", "")
    assert "bytes" in address_fault(f"/{'é' * (half + 1)}/")[0]
    parts = LONGEST // (LONGEST_PART + 1)
    assert address_fault(f"/{('a' * LONGEST_PART + '/') * parts}") == ("", "")
    assert f"more than {LONGEST} bytes" in address_fault(f"/{('a' * LONGEST_PART + '/') * (parts + 1)}")[0]


def test_what_cannot_be_decoded_stays_as_it_is() -> None:
    assert one_form("/%FF/") == "/%FF/"
