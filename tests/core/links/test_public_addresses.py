"""Which addresses may be connected to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.links.public_addresses import forbidden

PUBLIC = [
    "151.101.3.42",
    "128.84.21.199",
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.9.9",
    "172.32.0.1",
]
PUBLIC_V6 = ["2a04:4e42::811", "2606:4700::1111", "2001:200::1", "2001:4860:4860::8888", "3ffe::1"]
REFUSED = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "0.0.0.0": "unspecified",  # noqa: S104 - nothing is bound here
    "0.1.2.3": "this network",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "100.64.0.1": "shared",
    "100.127.255.255": "shared",
    "169.254.1.1": "link-local",
    "169.254.169.254": "metadata",
    "169.254.170.2": "metadata",
    "100.100.100.200": "metadata",
    "168.63.129.16": "metadata",
    "192.0.0.9": "reserved",
    "192.0.2.7": "documentation",
    "198.51.100.7": "documentation",
    "203.0.113.7": "documentation",
    "198.19.0.1": "benchmarking",
    "192.88.99.1": "reserved",
    "224.0.0.251": "multicast",
    "239.255.255.255": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::1": "loopback",
    "::": "unspecified",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "2a04:4e42::811%eth0": "link-local",
    "febf::1": "link-local",
    "fec0::1": "site-local",
    "fc00::1": "private",
    "fdff::1": "private",
    "fd00:ec2::254": "metadata",
    "fd20:ce::254": "metadata",
    "ff02::1": "multicast",
    "2001:db8::1": "documentation",
    "3fff::1": "documentation",
    "2001:2::1": "benchmarking",
    "2001:20::1": "reserved",
    "64:ff9b:1::5db8:d822": "private",
    "100::1": "reserved",
    "100:0:0:1::1": "reserved",
    "5f00::1": "reserved",
    "4000::1": "reserved",
}
NONSENSE = [
    "",
    "localhost",
    "0x7f000001",
    "2130706433",
    "0177.0.0.1",
    "127.1",
    "1.2.3.4.5",
    "::1::",
    "[::1]",
    " 1.1.1.1",
]


@pytest.mark.parametrize("address", PUBLIC + PUBLIC_V6)
def test_an_address_of_the_public_internet_may_be_connected_to(address: str) -> None:
    """Also where it lies beside a network that is refused."""
    assert forbidden(address) == ""


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_for_a_special_purpose_is_refused(address: str) -> None:
    """With the reason in one word."""
    assert forbidden(address) == REFUSED[address]


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_address_is_refused(text: str) -> None:
    """Notations that some system would read as an address are no address here."""
    assert forbidden(text) == "malformed"


def mapped(inner: IPv4Address) -> str:
    """The address inside of IPv6 as a socket writes it."""
    return f"::ffff:{inner}"


def translated(inner: IPv4Address) -> str:
    """The address as stateless translation writes it."""
    return str(IPv6Address((0xFFFF << 48) | int(inner)))


def nat64(inner: IPv4Address) -> str:
    """The address behind the well-known prefix."""
    return str(IPv6Address((0x64FF9B << 96) | int(inner)))


def six_to_four(inner: IPv4Address) -> str:
    """A host of the network that the address is the router of."""
    return str(IPv6Address((0x2002 << 112) | (int(inner) << 80) | 1))


@pytest.mark.parametrize("embed", [mapped, translated, nat64, six_to_four])
@given(
    inner=st.one_of(
        st.sampled_from([ip_address(one) for one in REFUSED if ":" not in one]), st.ip_addresses(v=4)
    )
)
def test_an_address_inside_of_another_counts(embed: object, inner: IPv4Address) -> None:
    """IPv6 that leads to an IPv4 address is refused for the same reason as that one."""
    assert callable(embed)
    assert forbidden(embed(inner)) == forbidden(str(inner))


def test_an_address_written_as_ipv4_compatible_counts() -> None:
    """The deprecated form leads to the same machine where a system still understands it."""
    assert forbidden("::10.0.0.1") == "private"
    assert forbidden("::151.101.3.42") == ""


@pytest.mark.parametrize(
    ("server", "client", "reason"),
    [
        ("65.54.227.120", "10.0.0.1", "private"),
        ("127.0.0.1", "151.101.3.42", "loopback"),
        ("65.54.227.120", "151.101.3.42", "reserved"),
    ],
)
def test_a_teredo_tunnel_is_refused(server: str, client: str, reason: str) -> None:
    """For what it leads to, else because no page is served through one."""
    bits = (0x20010000 << 96) | (int(IPv4Address(server)) << 64) | (int(IPv4Address(client)) ^ 0xFFFFFFFF)
    assert forbidden(str(IPv6Address(bits))) == reason


@given(
    st.sampled_from(
        [
            "10.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "192.168.0.0/16",
            "172.16.0.0/12",
            "100.64.0.0/10",
            "224.0.0.0/4",
        ]
    ),
    st.data(),
)
def test_no_address_of_a_special_network_gets_through(network: str, data: st.DataObject) -> None:
    """Wherever in the network it lies."""
    assert forbidden(str(data.draw(st.ip_addresses(network=IPv4Network(network)))))


@given(st.ip_addresses(v=6).filter(lambda here: here not in IPv6Network("2000::/3")))
def test_ipv6_outside_of_global_unicast_leads_to_ipv4_or_nowhere(here: IPv6Address) -> None:
    """Nothing else was ever given out."""
    assert forbidden(str(here)) or here in IPv6Network("64:ff9b::/96") or here in IPv6Network("::/64")
