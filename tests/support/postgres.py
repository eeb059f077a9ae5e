"""PostgreSQL for the tests that are to run on it too: named by ``CURATOR_TEST_POSTGRES``, skipped without."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The URL of a fresh schema, which is dropped after the test."""
    address = os.environ.get("CURATOR_TEST_POSTGRES")
    if not address:
        pytest.skip("CURATOR_TEST_POSTGRES names no PostgreSQL")
    url = make_url(address).set(drivername="postgresql+psycopg")
    schema = f"curator_test_{uuid.uuid4().hex}"
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as db:
        db.execute(text(f"CREATE SCHEMA {schema}"))
    yield url.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(hide_password=False)
    with engine.begin() as db:
        db.execute(text(f"DROP SCHEMA {schema} CASCADE"))
