"""Wording that reads as a decision about money, in a text that a body without that power has written.

Only a hint rests on it: what is found may be innocent, and what is not found may still be a decision.
"""

import re

# Who a sentence is about. The body itself; and those who may decide, whose decisions are told as information.
OURS = r"(?:brå|rådet|vi|mötet|gruppen|est-gruppen|styrgruppen|man|det)"
OTHERS = (
    r"(?:kommunstyrelse\w*|kommunfullmäktige\w*|fullmäktige\w*|ks|kf|\w*nämnd(?:en|er|erna)?|\w*utskott(?:et)?|"
    r"samordnar\w*|polisen|regionen|regeringen|riksdagen|länsstyrelsen|förvaltning\w*|bolaget|hedemorabostäder|"
    r"räddningstjänsten|kommundirektören|skolchefen|socialchefen)"
)
DECIDES = r"(?:beslut(?:ar|ade|at|a|ades|ats|as|ar)?|beslöt|enas|enades|kommer överens|kom överens)"
# What is asked of others is not decided here, and what is only heard or kept in mind neither.
ASKS = (
    r"(?:föreslå\w*|föreslog|hemställ\w*|rekommender\w*|uppman\w*|be|ber|bad|begär\w*|ansök\w*|sök|söka|söker|äsk\w*|"
    r"anmod\w*|lyft\w*|överlämn\w*|lämna\w*|noter\w*|fråg\w*|utred\w*|yttra\w*|tillstyrk\w*|avstyrk\w*|avstå\w*)"
)
NOT = r"(?:inte|ej|aldrig|ingen|inga|varken)"
AMOUNT = (
    r"(?:\d[\d ]{0,15}(?:[,.]\d+)?\s?"
    r"(?:kr|kronor|kronorna|tkr|mnkr|mkr|tusen kronor|miljon(?:er)?(?: kronor)?|:-)(?!\w)"
    r"|(?:tusen|hundra|miljon|miljoner) kronor\b)"
)
NOUN = (
    r"(?:medel|medlen|pengar|pengarna|\w*budget(?:en|ar|ram|ramen)?|anslag(?:et|en)?|\w*bidrag(?:et|en)?|"
    r"kostnad(?:en|er|erna)?|finansiering(?:en)?|summa|summan|ersättning(?:en)?|arvode(?:t|n)?)"
)
# To give money, in each form of the verb that a decision may have; not what happened to somebody before.
PAYS = (
    r"(?:finansiera(?:r|s|t|ts)?|(?:med|sam|del)finansiera(?:r|s)?|bevilja(?:r|s|t|ts)?|avsätt(?:a|er|s|as|es)?|avsatt|"
    r"sätt(?:a|er) av|tillskjut(?:a|er|s|as|es|it)?|skjut(?:a|er) till|anslå(?:r|s)?|anslagit|"
    r"köp(?:a|er|s|as)?(?: in)?|inköp(?:a|er|s|as|et)?|upphandla(?:r|s|t)?|upphandling(?:en)?|"
    r"bekosta(?:r|s|t)?|betala(?:r|s|t)?|budgetera(?:r|s|t)?|sponsra(?:r|s)?|köpa)"
)
GIVEN_BUT_NOT_MONEY = re.compile(
    r"(?:avsätt\w*|avsatt|anslå\w*|sätt(?:a|er) av) (?:en |ett |två |tre |mer |god )?"
    r"(?:tid|dag|timm|halvtimm|eftermiddag|förmiddag|halvdag|kväll|på |punkt)\w*"
    r"|bevilja\w* (?:ledigt|ledighet|tillstånd|dispens|ordet|entledig)\w*"
)
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\d–•*-])|\n\s*\n|\n(?=\s*[A-ZÅÄÖ–•*-])")
LONGEST, MOST = 800, 140


def money_hint(text, may_decide):
    """The wording, for a body that may not decide about money; nothing for one that may."""
    return "" if may_decide else money_wording(text)


def money_wording(text):
    """The first words that read as a decision about money, or nothing."""
    found = (_in_sentence(sentence) for sentence in _sentences(text))
    return next((words for words in found if words), "")


def _sentences(text):
    """Each on one line. What goes on longer than a sentence does is read in pieces."""
    plain = re.sub(r"[\u00a0\u2007\u2009\u202f]", " ", text)
    for part in SENTENCE_ENDS.split(plain):
        sentence = " ".join(part.split())
        yield from (sentence[start : start + LONGEST] for start in range(0, len(sentence), LONGEST))


def _in_sentence(sentence):
    words = GIVEN_BUT_NOT_MONEY.sub(lambda given: "·" * len(given[0]), sentence.casefold())
    place = _decided(words) or _done(words)
    if place is None:
        return ""
    told = sentence[place[0] : place[1]]
    return told if len(told) <= MOST else f"{told[:MOST].rsplit(' ', 1)[0]} …"


def _decided(words):
    """ "Brå beslutar att bevilja 50 000 kr": a decision, and after it somebody pays or a sum is named."""
    for decision in re.finditer(rf"\b{DECIDES}\b", words):
        money = re.compile(rf"\b(?:{PAYS}|{NOUN})\b|\b{AMOUNT}").search(words, decision.end())
        if money and not _is_innocent(words, decision, money):
            return decision.start(), _end_of_sum(words, money.end())
    return None


def _is_innocent(words, decision, money):
    before, between = words[: decision.start()], words[decision.end() : money.start()]
    return (
        _is_anothers(before, between)
        or bool(re.search(rf"\b{NOT}\b", between) or re.search(rf"\b{NOT}(?: \w+)?\s*$", before))
        or bool(re.match(rf"(?:\s{OURS})?(?:\s\w+)?\s(?:att|om att)(?: \w+)?? {ASKS}\b", between))
        or bool(re.search(rf"\b(?:av|i|hos) {OTHERS}\b", words[decision.end() :]))
    )


def _is_anothers(before, between):
    """The nearest who is named: right after the verb, else last before it."""
    after = re.match(rf"\s(?:({OURS})|({OTHERS}))\b", between)
    if after:
        return bool(after[2])
    named = re.findall(rf"\b(?:({OURS})|({OTHERS}))\b", before)
    return bool(named and named[-1][1])


def _done(words):
    """Money given without the word: "Rådet avsätter 50 000 kr", "Bevilja medel till …", "50 000 kr anslås"."""
    patterns = (
        rf"(?:^|[–•*-] ?|: )(?:att )?{PAYS}\b.*?(?:\b{NOUN}\b|\b{AMOUNT})",
        rf"\b(?:brå|rådet|vi|mötet|gruppen)(?: \w+)?? {PAYS}\b.*?(?:\b{NOUN}\b|\b{AMOUNT})",
        r"\b(?:brå|rådet|mötet) (?:finansierar|bekostar|beviljar|köper in|upphandlar)\b",
        rf"{AMOUNT}\s(?:\w+ )??(?:avsätts|beviljas|anslås|tillskjuts|betalas ut|delas ut)\b",
        rf"^{NOUN} (?:\w+ )??(?:avsätts|beviljas|anslås|tillskjuts|betalas ut|delas ut)\b",
    )
    found = next((match for pattern in patterns if (match := re.search(pattern, words))), None)
    if found is None or re.search(rf"\b{NOT}\b", found[0]) or _is_by_another(words):
        return None
    return found.start(), _end_of_sum(words, found.end())


def _is_by_another(words):
    return bool(re.search(rf"\b(?:av|hos) {OTHERS}\b", words))


def _end_of_sum(words, end):
    """To the end of the sum, when one follows closely."""
    following = re.match(rf"[^.]{{0,40}}?{AMOUNT}", words[end:])
    return end + following.end() if following else end
