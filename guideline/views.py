from collections import Counter

from django.shortcuts import render

from guideline.models import Verdict
from guideline.rules import judge_all, led

LAYERS = (
    {
        "id": "lag",
        "title": "Lagen om kommuners ansvar för brottsförebyggande arbete",
        "says": "Gäller alla kommuner. Efter orden ”Här prövas” står vårt eget sätt att mäta, inte lagens krav.",
    },
    {
        "id": "riktlinje",
        "title": "Kommunens egen riktlinje",
        "says": "Gäller här, utöver lagen. Kommunstyrelsen har bestämt den och kan ändra den.",
    },
)


def point_by_point(request):
    """Riktlinjen, punkt för punkt: what is asked, how it is kept, and what that rests on."""
    judged = judge_all(request.now, request.today)
    chosen = request.GET.get("bedomning", "")
    shown = [each for each in judged if each.finding.verdict == chosen] if chosen in Verdict.values else judged
    points = led(shown, request.user)
    context = {
        "layers": [layer | {"points": _of(points, layer["id"])} for layer in LAYERS],
        "counts": _counts(judged),
        "chosen": chosen,
        "total": len(judged),
    }
    return render(request, "guideline/point_by_point.html", context)


def _of(judged, layer):
    return [each for each in judged if each.provision.layer == layer]


def _counts(judged):
    found = Counter(each.finding.verdict for each in judged)
    order = [Verdict.BROKEN, Verdict.AT_RISK, Verdict.FOLLOWED, Verdict.NOT_JUDGED]
    return [{"value": each.value, "label": each.label, "count": found[each]} for each in order]
