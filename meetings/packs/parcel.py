"""The ZIP: each part in its folder, streamed from where it lies, and a list of what is there."""

import shutil
import zipfile

from office.almanac import local, moment

CHUNK = 256 * 1024
PACKED_ALREADY = ("application/pdf", "image/", "application/vnd.openxmlformats")
LIST = "INNEHÅLL.txt"


def write(contents, target, made_at):
    lost = []
    with zipfile.ZipFile(target, "w") as parcel:
        for part in contents.parts:
            try:
                _add(parcel, part, made_at)
            except FileNotFoundError:
                lost.append(part.path)
        parcel.writestr(_entry(LIST, made_at, zipfile.ZIP_DEFLATED), _list(contents, lost, made_at))


def _add(parcel, part, made_at):
    """Opened first: a file that is not there leaves no empty place."""
    method = zipfile.ZIP_STORED if part.kind.startswith(PACKED_ALREADY) else zipfile.ZIP_DEFLATED
    with part.opened() as source, parcel.open(_entry(part.path, made_at, method), "w", force_zip64=True) as place:
        shutil.copyfileobj(source, place, CHUNK)


def _entry(path, made_at, method):
    entry = zipfile.ZipInfo(path, date_time=local(made_at).timetuple()[:6])
    entry.compress_type, entry.external_attr = method, 0o644 << 16
    return entry


def _list(contents, lost, made_at):
    meeting = contents.meeting
    lines = [
        f"{meeting.body.name}, {moment(meeting.starts_at)}",
        f"Hela mötet som det var {moment(made_at)}.",
        "",
        *(f"{part.path}: {part.title}" for part in contents.parts if part.path not in lost),
        *_told("Det här är utelämnat, för den som packade fick inte eller ville inte ta med det:", contents.left_out),
        *_told("De här filerna fanns inte kvar:", lost),
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _told(heading, lines):
    return ["", heading, *lines] if lines else []
