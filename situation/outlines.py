"""The borders of areas as they come in a GeoJSON file: read, judged, and made no finer than a map needs. Pure.

What is refused is refused whole, in words that say what to do: a border that is half right is drawn wrong.
"""

NAMES = ("code", "kod", "deso", "desokod", "regso", "regsokod", "desocode", "regsocode")
FINE = 5  # decimals of a degree: a metre
MOST_POINTS = 20_000  # of one area
SWEDEN = (10.0, 55.0, 25.0, 70.0)  # west, south, east, north
WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


class Nonsense(ValueError):
    """The file cannot be used; the message says why, to whoever loads it."""


def read(data, named=""):
    """{code: shape} of a feature collection; `named` is the property that has the code, when it is none of ours."""
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise Nonsense("Filen är ingen GeoJSON med områden: den ska vara en FeatureCollection.")
    _must_be_in_degrees(data.get("crs"))
    features = data.get("features")
    if not isinstance(features, list) or not features:
        raise Nonsense("Filen har inga områden.")
    found = {}
    for number, feature in enumerate(features, start=1):
        code = _code(feature, named, number)
        if code in found:
            raise Nonsense(f"Koden {code} står på två områden i filen.")
        found[code] = feature.get("geometry")
    return found


def shape(geometry, code):
    """A polygon or several, rounded, without points that fall together; refused when it is no area in Sweden."""
    parts = _polygons(geometry, code)
    told = [[_ring(ring, code) for ring in _several(polygon, code)] for polygon in parts]
    if sum(len(ring) for polygon in told for ring in polygon) > MOST_POINTS:
        raise Nonsense(f"{code}: gränsen har fler än {MOST_POINTS} punkter. Förenkla den i ett kartprogram först.")
    return {"type": "MultiPolygon", "coordinates": told}


def _must_be_in_degrees(crs):
    name = str((crs.get("properties") or {}).get("name", "")) if isinstance(crs, dict) else ""
    if name and not name.endswith(WGS84):
        raise Nonsense(f"Filens koordinater är i {name}. Räkna om dem till grader (WGS 84, EPSG:4326) först.")


def _code(feature, named, number):
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise Nonsense(f"Område {number} i filen har inga uppgifter (properties).")
    wanted = (named,) if named else NAMES
    codes = [value for key, value in properties.items() if key.casefold() in [each.casefold() for each in wanted]]
    if not codes or not isinstance(codes[0], (str, int)):
        raise Nonsense(f"Område {number} i filen har ingen kod. Säg med --code vad den heter i filen.")
    return str(codes[0]).strip()


def _polygons(geometry, code):
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise Nonsense(f"{code}: gränsen är ingen yta (Polygon eller MultiPolygon).")
    coordinates = geometry.get("coordinates")
    return _several([coordinates] if kind == "Polygon" else coordinates, code)


def _several(things, code):
    if not isinstance(things, list) or not things:
        raise Nonsense(f"{code}: gränsen är tom.")
    return things


def _ring(ring, code):
    points = [_point(point, code) for point in _several(ring, code)]
    if len(points) < 4 or points[0] != points[-1]:
        raise Nonsense(f"{code}: en gräns ska ha minst fyra punkter och sluta där den börjar.")
    apart = [point for place, point in enumerate(points) if not place or point != points[place - 1]]
    if len(apart) < 4:
        raise Nonsense(f"{code}: en del av gränsen är mindre än en meter.")
    return apart


def _point(point, code):
    numbers = point[:2] if isinstance(point, list) else []
    if len(numbers) < 2 or not all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in numbers):
        raise Nonsense(f"{code}: en punkt är inte två tal.")
    west, south, east, north = SWEDEN
    longitude, latitude = numbers
    if west <= longitude <= east and south <= latitude <= north:
        return [round(longitude, FINE), round(latitude, FINE)]
    if west <= latitude <= east and south <= longitude <= north:
        raise Nonsense(f"{code}: punkten {longitude}, {latitude} har latituden först. GeoJSON har longituden först.")
    if max(abs(longitude), abs(latitude)) > 360:
        raise Nonsense(f"{code}: koordinaterna är inte grader. Räkna om filen från SWEREF 99 TM till WGS 84 först.")
    raise Nonsense(f"{code}: punkten {longitude}, {latitude} ligger inte i Sverige.")
