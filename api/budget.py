"""Shares the service's time among its clients: each has so many seconds of work a minute, refilled as time goes by.

A client that used more than it had waits until it is even again; one long query is let finish. Counted in each serving
process by itself.
"""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from starlette.types import Scope

from api.errors import BudgetSpent
from api.replies import header

__all__ = ["Budget", "client_of"]

_MINUTE: Final = 60.0
_MOST_CLIENTS: Final = 10_000
_IPV6_SITE: Final = 64  # bits that one customer has: a client with a million addresses is one client


@dataclass(slots=True)
class _Account:
    balance: float
    settled: float


class Budget:
    """Accounts in seconds of work; ``allowance`` is what a client may use a minute, 0 for no limit."""

    def __init__(self, allowance: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._allowance, self._clock = allowance, clock
        self._accounts: OrderedDict[str, _Account] = OrderedDict()
        self.refused = 0

    def _settle(self, client: str) -> _Account:
        now = self._clock()
        account = self._accounts.setdefault(client, _Account(self._allowance, now))
        self._accounts.move_to_end(client)
        gained = (now - account.settled) * self._allowance / _MINUTE
        account.balance, account.settled = min(self._allowance, account.balance + gained), now
        if len(self._accounts) > _MOST_CLIENTS:
            self._accounts.popitem(last=False)
        return account

    def admit(self, client: str) -> None:
        """Let a client ask; raises :class:`~api.errors.BudgetSpent` while it owes time.

        >>> now = [0.0]
        >>> budget = Budget(60, clock=lambda: now[0])
        >>> budget.charge("a", 61)
        >>> budget.admit("a")
        Traceback (most recent call last):
        ...
        api.errors.BudgetSpent: Your share of 60 seconds of work a minute is used up; ask again in 1 s.
        >>> now[0] = 2.0
        >>> budget.admit("a")
        """
        if not self._allowance:
            return
        account = self._settle(client)
        if account.balance < 0:
            seconds = max(1, math.ceil(-account.balance * _MINUTE / self._allowance))
            self.refused += 1
            raise BudgetSpent(
                f"Your share of {self._allowance:g} seconds of work a minute is used up; ask again in {seconds} s.",
                seconds,
            )

    def charge(self, client: str, seconds: float) -> None:
        """Take the time that a client's query used from its account."""
        if self._allowance:
            self._settle(client).balance -= seconds


def client_of(scope: Scope, proxies: frozenset[str]) -> str:
    """Name the client: its address, or behind a trusted proxy the last address that the proxy did not vouch for.

    >>> client_of({"client": ("10.0.0.1", 5), "headers": [(b"x-forwarded-for", b"1.2.3.4")]}, frozenset())
    '10.0.0.1'
    >>> client_of({"client": ("10.0.0.1", 5), "headers": [(b"x-forwarded-for", b"9.9.9.9, 1.2.3.4")]}, frozenset({"10.0.0.1"}))
    '1.2.3.4'
    >>> client_of({"client": ("2001:db8::1:2", 5), "headers": []}, frozenset())
    '2001:db8::/64'
    """
    client = scope.get("client")
    address: str = client[0] if client else "local"
    if address in proxies:
        passed = [part.strip() for part in header(scope, b"x-forwarded-for").split(",") if part.strip()]
        address = next((part for part in reversed(passed) if part not in proxies), address)
    return _site(address)


@lru_cache(maxsize=4096)
def _site(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((int(parsed), _IPV6_SITE), strict=False))
