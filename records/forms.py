"""What the steps of the register and of a request ask."""

from datetime import time

from django import forms

from office import clock, secrecy
from office.almanac import at
from office.journal import Told
from office.models import Openness
from office.steps import Once, StepForm
from records import masking
from records.models import Delivered, Direction, Verdict, Way


def _area(label, rows=4, **more):
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _day(label, **more):
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class Search(forms.Form):
    """Of the register: words that stand anywhere in a record, its class and its days."""

    sok = forms.CharField(label="Sök", max_length=200, required=False)
    oppenhet = forms.ChoiceField(label="Öppenhet", choices=[("", "Alla"), *Openness.choices], required=False)
    fran = _day("Från och med", required=False)
    till = _day("Till och med", required=False)

    def asked(self):
        """What was understood; the rest asks nothing."""
        self.is_valid()
        names = {"words": "sok", "openness": "oppenhet", "since": "fran", "until": "till"}
        return {name: value for name, field in names.items() if (value := self.cleaned_data.get(field))}


class File(StepForm):
    over = forms.IntegerField(widget=forms.HiddenInput)
    dnr = forms.CharField(label="Diarienummer", max_length=60, required=False, help_text="I kommunens eget diarium.")
    direction = forms.ChoiceField(label="Inkommen eller upprättad?", choices=Direction.choices)
    party = forms.CharField(label="Från eller till", max_length=200, required=False)
    note = forms.CharField(label="Anteckning", max_length=300, required=False)

    def show_both(self, theirs):
        self.data = self.data.copy()
        self.data["over"] = theirs.version if theirs else 0
        now = f"{theirs.dnr or '–'}, {theirs.party or '–'}, {theirs.note or '–'}" if theirs else "ingenting"
        self.add_error(None, f"Någon annan har sparat medan du skrev. Där står nu: {now}. Jämför och spara igen.")


class Ask(Once, StepForm):
    intro = (
        "Fråga inte vem som begär ut handlingen eller varför, mer än vad som behövs för att pröva den "
        "(tryckfrihetsförordningen 2 kap. 18 §). Pröva den skyndsamt."
    )
    what = _area("Vad begärs?", max_length=2000, help_text="Med personens egna ord.")
    way = forms.ChoiceField(label="Hur kom begäran?", choices=Way.choices)
    day = _day("Vilken dag?")
    reply_to = forms.CharField(
        label="Dit svaret ska",
        max_length=300,
        required=False,
        help_text="Frivilligt, och bara om svaret ska skickas. Tas bort när begäran är avslutad.",
    )
    number = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = clock.today()

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > clock.today():
            raise forms.ValidationError("Begäran kan inte ha kommit senare än i dag.")
        if day.year < 2020:
            raise forms.ValidationError("Skriv ett år från 2020.")
        return day

    def details(self):
        told = dict(self.cleaned_data)
        day = told.pop("day")
        return told | {"asked_at": clock.now() if day == clock.today() else at(day, time(8))}


class AddRecord(StepForm):
    intro = "Numret står i registret, till exempel D17 eller B9."
    number = forms.CharField(label="Handlingens nummer", max_length=20)


class Judge(StepForm):
    """Of a document of ours passages and words are masked; of a file pages, or a masked copy is handed in."""

    verdict = forms.ChoiceField(label="Hur prövas den?", choices=Verdict.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(label="Lagrum", choices=secrecy.choices(), required=False)
    other_ground = forms.CharField(label="Annat lagrum", max_length=120, required=False)
    reason = _area(
        "Skäl",
        max_length=2000,
        required=False,
        help_text="Står i beslutet. Skriv varför uppgifterna inte lämnas ut, utan att säga vad de är.",
    )

    def __init__(self, *args, part, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.part, self.record = part, record
        self.fields["ground"].choices = secrecy.choices(part.ground)
        self.initial = {"verdict": part.verdict, "ground": part.ground, "reason": part.reason}
        if record.is_document:
            self._ask_for_passages(record.subject.html)
        else:
            self._ask_for_a_copy()

    def clean(self):
        cleaned = super().clean()
        cleaned["ground"] = cleaned.pop("other_ground", "") or cleaned.get("ground", "")
        if cleaned.get("verdict") in (Verdict.MASK, Verdict.REFUSE):
            if not cleaned["ground"]:
                self.add_error("ground", "Välj lagrum.")
            if not cleaned.get("reason"):
                self.add_error("reason", "Skriv skälen.")
        return cleaned

    def details(self):
        told = dict(self.cleaned_data) | {"part": self.part}
        told["words"] = [line.strip() for line in told.get("words", "").splitlines() if line.strip()]
        told["numbers"] = [int(number) for number in told.get("numbers", [])]
        return told

    def _ask_for_passages(self, html):
        self.fields["words"] = _area(
            "Ord och meningar att maska",
            required=False,
            max_length=5000,
            help_text="En på varje rad. De maskas överallt där de står, också med s på slutet.",
        )
        self.fields["numbers"] = forms.MultipleChoiceField(
            label="Hela stycken att maska",
            required=False,
            choices=[(number, text[:300]) for number, text in masking.passages(html)],
            widget=forms.CheckboxSelectMultiple,
        )
        mask = self.part.mask
        self.initial |= {"words": "\n".join(mask.get("words", [])), "numbers": mask.get("numbers", [])}

    def _ask_for_a_copy(self):
        self.fields["pages"] = forms.CharField(
            label="Sidor som lämnas ut", required=False, max_length=100, help_text="Av en PDF, till exempel 1-3, 5."
        )
        self.fields["upload"] = forms.FileField(
            label="Eller en maskad fil",
            required=False,
            help_text="PDF, bild eller text. Svarta rutor som ligger ovanpå texten går att lyfta bort: "
            "skriv ut, maska och skanna.",
        )


class Disclose(StepForm):
    intro = "Efter det här ändras inget. För det som är maskat eller nekat skrivs ett beslut som kan överklagas."
    delivered = forms.ChoiceField(label="Hur lämnas handlingarna och beslutet?", choices=Delivered.choices)


class TakeBack(StepForm):
    reason = forms.CharField(label="Varför?", max_length=300, help_text="Skriv inte vem som begärde ut handlingen.")


class TakeOut(StepForm):
    intro = "Det blir en kopia av allt som finns om personen. Att den togs fram, av vem och varför står i journalen."
    reason = forms.CharField(label="Varför?", max_length=300, help_text="Till exempel: begäran i brev den 3 februari.")

    def details(self):
        """The extract goes after a month, and why it was made is to be known after that."""
        return {"reason": Told(self.cleaned_data["reason"])}


FORMS = {"add_record": AddRecord, "disclose": Disclose, "take_back": TakeBack}
