"""Which machines are asked."""

import asyncio

import pytest

from generator.external.names import NoPublicAddressError, allowed, is_public, looked_up


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
        "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
        "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:0:53aa:64c::1",
        "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_machines_inside_a_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_machines_that_everybody_reaches_are_public(address: str) -> None:
    assert is_public(address)


def test_of_several_machines_only_the_public_ones_are_asked() -> None:
    assert allowed(["10.0.0.1", "1.1.1.1"]) == ["1.1.1.1"]
    with pytest.raises(NoPublicAddressError):
        allowed(["10.0.0.1", "::1"])


@pytest.mark.parametrize("name", ["127.0.0.1", "2130706433", "0x7f.1", "127.1"])
def test_other_spellings_of_the_own_machine_are_looked_up_first(name: str) -> None:
    with pytest.raises(NoPublicAddressError):
        allowed(asyncio.run(looked_up(name, 80)))
