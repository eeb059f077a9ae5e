"""What every registry promises, as one set of tests, run on the fake and on each real one.

A test module inherits `RegistryContract` and gives a fixture ``desk``: a registry that knows one id of two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from curator.core.works.paper import PaperId

if TYPE_CHECKING:
    from curator.ports import Registry

STRANGER = PaperId("pmlr", "v97/zhang19p")
"""An id that no registry has."""


class Desk(Protocol):
    """Where a registry is asked."""

    @property
    def known(self) -> PaperId:
        """An id that it knows."""
        ...

    @property
    def unknown(self) -> PaperId:
        """One of the same form that it does not know."""
        ...

    def registry(self) -> Registry:
        """The registry."""
        ...

    def break_down(self) -> None:
        """From now on the service gives nothing but errors."""
        ...


class RegistryContract:
    """The promises of the `Registry` port."""

    def test_nothing_is_asked_for_nothing(self, desk: Desk) -> None:
        """No ids, no request, no complaint."""
        told = desk.registry().look_up([])
        assert (told.found, told.requests, told.trouble, told.blocked) == ({}, 0, "", False)

    def test_known_and_unknown_are_told_apart(self, desk: Desk) -> None:
        """Every id has an answer, each once, however often it is asked for, and there is no trouble."""
        told = desk.registry().look_up([desk.unknown, desk.known, desk.known])
        known = {one: said.known for one, said in told.found.items()}
        assert known == {desk.known: True, desk.unknown: False}
        assert (told.trouble, told.blocked) == ("", False)
        assert told.requests > 0

    def test_a_registry_has_the_name_of_its_ids(self, desk: Desk) -> None:
        """So that an answer can be told as what it is."""
        assert desk.registry().name == desk.known.scheme == desk.unknown.scheme

    def test_ids_of_others_have_no_answer(self, desk: Desk) -> None:
        """They are left out, never called unknown, and the rest is answered."""
        told = desk.registry().look_up([STRANGER, desk.known])
        assert list(told.found) == [desk.known]
        assert told.trouble.endswith(".")

    def test_a_registry_that_is_down_calls_nothing_unknown(self, desk: Desk) -> None:
        """It raises nothing and says in a sentence why it has no answers."""
        registry = desk.registry()
        desk.break_down()
        told = registry.look_up([desk.unknown, desk.known])
        assert told.found == {}
        assert told.trouble.endswith(".")
