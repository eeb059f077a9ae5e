"""Which IP addresses may be connected to: those of the public internet, and no others.

The networks are those of IANA's registries of special-purpose addresses, with the RFC of each beside it, and
of multicast. They stand here in full, because what `ipaddress` calls private or global changed between
Python's releases.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_METADATA: Final = frozenset(
    map(
        ip_address,
        (
            "169.254.169.254",  # Amazon, Azure, Google, Oracle, OpenStack and others
            "169.254.170.2",  # Amazon's containers: credentials
            "169.254.170.23",  # likewise, Kubernetes
            "100.100.100.200",  # Alibaba
            "168.63.129.16",  # Azure's host, a public address that answers inside only
            "192.0.0.192",  # Oracle, formerly
            "fd00:ec2::254",  # Amazon
            "fd00:ec2::23",  # Amazon's Kubernetes: credentials
            "fd20:ce::254",  # Google
        ),
    )
)
"""Where a cloud tells its machines their secrets."""

_IPV4: Final = tuple(
    (IPv4Network(network), reason)
    for network, reason in (
        ("127.0.0.0/8", "loopback"),  # RFC 1122
        ("0.0.0.0/32", "unspecified"),  # RFC 1122; Linux connects to itself
        ("0.0.0.0/8", "this network"),  # RFC 791
        ("10.0.0.0/8", "private"),  # RFC 1918
        ("172.16.0.0/12", "private"),
        ("192.168.0.0/16", "private"),
        ("100.64.0.0/10", "shared"),  # RFC 6598, behind a provider's NAT
        ("169.254.0.0/16", "link-local"),  # RFC 3927
        ("192.0.0.0/24", "reserved"),  # RFC 6890, protocol assignments
        ("192.0.2.0/24", "documentation"),  # RFC 5737
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("192.31.196.0/24", "reserved"),  # RFC 7535, AS112
        ("192.175.48.0/24", "reserved"),  # RFC 7534, AS112
        ("192.52.193.0/24", "reserved"),  # RFC 7450, multicast tunnels
        ("192.88.99.0/24", "reserved"),  # RFC 7526, 6to4 relays, formerly
        ("198.18.0.0/15", "benchmarking"),  # RFC 2544
        ("224.0.0.0/4", "multicast"),  # RFC 5771
        ("255.255.255.255/32", "broadcast"),  # RFC 8190
        ("240.0.0.0/4", "reserved"),  # RFC 1112
    )
)

_IPV6: Final = tuple(
    (IPv6Network(network), reason)
    for network, reason in (
        ("::1/128", "loopback"),  # RFC 4291
        ("::/128", "unspecified"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),  # RFC 3879
        ("fc00::/7", "private"),  # RFC 4193
        ("ff00::/8", "multicast"),
        ("64:ff9b:1::/48", "private"),  # RFC 8215, a network's own NAT64
        ("2001:db8::/32", "documentation"),  # RFC 3849
        ("3fff::/20", "documentation"),  # RFC 9637
        ("2001:2::/48", "benchmarking"),  # RFC 5180
        ("2001::/23", "reserved"),  # RFC 2928, protocol assignments
        ("2620:4f:8000::/48", "reserved"),  # RFC 7534, AS112
    )
)

_UNICAST: Final = IPv6Network("2000::/3")
"""All that was ever given out for hosts on the internet."""

_EMBEDDING: Final = tuple(
    (IPv6Network(network), shift)
    for network, shift in (
        ("::ffff:0:0/96", 0),  # RFC 4291, IPv4-mapped
        ("::ffff:0:0:0/96", 0),  # RFC 2765, IPv4-translated
        ("::/96", 0),  # RFC 4291, IPv4-compatible
        ("64:ff9b::/96", 0),  # RFC 6052, NAT64
        ("2002::/16", 80),  # RFC 3056, 6to4
    )
)
"""Networks whose addresses lead to an IPv4 address, and how many bits stand right of it."""

_TEREDO: Final = IPv6Network("2001::/32")
_ALL_OF_IPV4: Final = 0xFFFF_FFFF


def forbidden(address: str) -> str:
    """Why an address must not be connected to, in one or two words such as ``link-local``; "" where it may.

    Args:
        address: as the system writes it; whatever else it is, is forbidden as ``malformed``.
    """
    if "%" in address:
        return "link-local"  # only such an address needs a zone
    try:
        here = ip_address(address)
    except ValueError:
        return "malformed"
    return _of_ipv4(here) if isinstance(here, IPv4Address) else _of_ipv6(here)


def _of_ipv4(here: IPv4Address) -> str:
    if here in _METADATA:
        return "metadata"
    return next((reason for network, reason in _IPV4 if here in network), "")


def _of_ipv6(here: IPv6Address) -> str:
    if here in _METADATA:
        return "metadata"
    reason = next((reason for network, reason in _IPV6 if here in network), "")
    if here in _TEREDO:  # RFC 4380: the client's address stands at the end, inverted, the server's before
        return _of_ipv4(_low(int(here) ^ _ALL_OF_IPV4)) or _of_ipv4(_low(int(here) >> 64)) or reason
    if reason:
        return reason
    for network, shift in _EMBEDDING:
        if here in network:
            return _of_ipv4(_low(int(here) >> shift))
    return "" if here in _UNICAST else "reserved"


def _low(bits: int) -> IPv4Address:
    return IPv4Address(bits & _ALL_OF_IPV4)
