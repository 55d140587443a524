"""Borders of areas from a file: what is nonsense is refused in words, and then nothing is changed."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from situation import outlines
from situation.models import Area, Outline

RING = [[15.98, 60.27], [15.99, 60.27], [15.99, 60.28], [15.98, 60.27]]
CODE = "2083C1010"


def feature(code=CODE, ring=None, kind="Polygon", named="desokod"):
    coordinates = [RING if ring is None else ring]
    return {
        "type": "Feature",
        "properties": {named: code},
        "geometry": {"type": kind, "coordinates": coordinates if kind == "Polygon" else [coordinates]},
    }


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features), **more}


def load(tmp_path, data, *arguments):
    """What the command says of the file."""
    file, said = tmp_path / "omraden.geojson", io.StringIO()
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    call_command("load_outlines", str(file), *arguments, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon"])
def test_an_area_gets_its_border_by_its_code(kind, tmp_path, hedemora):
    said = load(tmp_path, collection(feature(kind=kind), feature("0180A0001")))

    assert Outline.objects.get().area.code == CODE
    assert Outline.objects.get().shape == {"type": "MultiPolygon", "coordinates": [[RING]]}
    assert "1 områden har fått sina gränser. 1 i filen hör inte hit." in said
    assert f"Utan gräns: {Area.objects.exclude(code=CODE).first().name}" in said


def test_loaded_again_it_is_the_new_border(tmp_path, hedemora):
    load(tmp_path, collection(feature()))
    load(tmp_path, collection(feature(ring=[*RING[:2], [15.985, 60.29], RING[0]])))

    assert Outline.objects.get().shape["coordinates"][0][0][2] == [15.985, 60.29]


def test_the_code_can_have_another_name(tmp_path, hedemora):
    with pytest.raises(CommandError, match="Säg med --code"):
        load(tmp_path, collection(feature(named="omrade")))
    load(tmp_path, collection(feature(named="Omrade")), "--code", "omrade")

    assert Outline.objects.exists()


def test_a_border_is_no_finer_than_a_metre():
    fine = [[15.9800001, 60.27, 112.5], [15.98000011, 60.27], [15.99, 60.27], [15.99, 60.28], [15.9800001, 60.27]]

    assert outlines.shape({"type": "Polygon", "coordinates": [fine]}, CODE)["coordinates"] == [[RING]]


def test_a_border_of_too_many_points_is_refused():
    ring = [[15 + n / 10_000, 60] for n in range(outlines.MOST_POINTS)]

    with pytest.raises(outlines.Nonsense, match="Förenkla"):
        outlines.shape({"type": "Polygon", "coordinates": [[*ring, [16, 61], ring[0]]]}, CODE)


CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
NONSENSE = [
    ("inte json", "ingen JSON"),
    ([], "FeatureCollection"),
    ({"type": "Feature"}, "FeatureCollection"),
    (collection(), "inga områden"),
    (collection(feature(), crs=CRS), "EPSG::3006"),
    (collection("Stora torget"), "inga uppgifter"),
    (collection({"properties": {"namn": "a"}}), "ingen kod"),
    (collection(feature(code=["a"])), "ingen kod"),
    (collection(feature("0180A0001")), "har en kod som finns här"),
    (collection(feature(), feature()), "två områden"),
    (collection(feature() | {"geometry": None}), "ingen yta"),
    (collection(feature() | {"geometry": {"type": "Point", "coordinates": [15, 60]}}), "ingen yta"),
    (collection(feature(ring=[])), "är tom"),
    (collection(feature(ring=RING[:3])), "minst fyra punkter"),
    (collection(feature(ring=[*RING[:3], [15.97, 60.27]])), "sluta där den börjar"),
    (collection(feature(ring=[RING[0]] * 4)), "mindre än en meter"),
    (collection(feature(ring=[[15.98], *RING[1:]])), "inte två tal"),
    (collection(feature(ring=[["15.98", "60.27"], *RING[1:]])), "inte två tal"),
    (collection(feature(ring=[[True, 60.27], *RING[1:]])), "inte två tal"),
    (collection(feature(ring=[point[::-1] for point in RING])), "latituden först"),
    (collection(feature(ring=[[554000.1, 6682000.2], *RING[1:]])), "SWEREF 99 TM"),
    (collection(feature(ring=[[-74.0, 40.7], *RING[1:]])), "inte i Sverige"),
    (collection(feature(ring=[[float("nan"), 60.27], *RING[1:]])), "inte i Sverige"),
]


@pytest.mark.parametrize(("data", "words"), NONSENSE, ids=[words for _, words in NONSENSE])
def test_nonsense_is_refused_and_says_why(data, words, tmp_path, hedemora):
    with pytest.raises(CommandError, match=words):
        load(tmp_path, data)
    assert not Outline.objects.exists()


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_degrees_by_any_of_their_names_are_taken(name, tmp_path, hedemora):
    load(tmp_path, collection(feature(), crs={"type": "name", "properties": {"name": name}}))

    assert Outline.objects.exists()


def test_one_border_that_is_wrong_leaves_all_as_they_were(tmp_path, hedemora):
    with pytest.raises(CommandError):
        load(tmp_path, collection(feature(), feature("2083C1020", ring=RING[:2])))

    assert not Outline.objects.exists()


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(CommandError, match="går inte att läsa"):
        call_command("load_outlines", "/finns/inte.geojson")
