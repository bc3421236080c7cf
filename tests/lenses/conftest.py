"""The worked example, fresh for each test."""

import pytest

from tests.model.workshop import Workshop, hotel_stay


@pytest.fixture
def hotel() -> Workshop:
    return hotel_stay()
