"""The words by which hidden data are told from innocent ones."""


def _words(text):
    return tuple(text.split())


ONES = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")

# How numbers are said, from noll to nittionio, as the digits they stand for.
SPOKEN = (
    {word: str(digit) for digit, word in enumerate(ONES)}
    | {"en": "1", "nolla": "0", "etta": "1", "tvåa": "2", "trea": "3", "fyra": "4", "femma": "5", "sexa": "6"}
    | {"sjua": "7", "nia": "9", "aderton": "18"}
    | {word: f"1{digit}" for digit, word in enumerate(TEENS)}
    | {word: f"{ten}0" for ten, word in enumerate(TENS, start=2)}
    | {f"{word}{one}": f"{ten}{digit}" for ten, word in enumerate(TENS, 2) for digit, one in enumerate(ONES) if digit}
)

MONTHS = _words("januari februari mars april maj juni juli augusti september oktober november december")

# The spelling alphabet in which plates are read out.
SPELLING = _words(
    "adam bertil caesar cesar david erik filip gustav gustaf helge johan kalle ludvig martin niklas olof petter rudolf "
    "sigurd tore urban wilhelm xerxes yngve zäta zeta"
)

# Three letters that stand before a number without being a plate: words, shortened words, makes and standards.
NOT_A_PLATE = frozenset(
    _words("""
    all alt and ann ans apr apt arb art atm aug bad bak bar bas bed beg bet bla bmw bnr bok bor bot box bra bro bur bus
    cad cal cbr cbs cct cdn cla clk cls cnc com cpr crf dab dag dal dam dan das dax dec del dem den der des det dna dnr
    dns dog dom don dos dot dsb dub dur dus eda eea efs ekg ekr ekt elf elm els emc ena end enl eno ens ent epa era ers
    est ett eur eus exp ext far fat fax feb fel fem fet fkm fly fnr fot fps fre frk fru fst ger get ghz glc gle glk gls
    gnr gps grs gsm gul gym ham han har hem hen her het hms hnr hon hop hos hot hou hrs hud hum hur hus hyr jag jan jbl
    jet job jpg jul jun kal kam kan kap kar kat kbm ked kem kga kgm kkr knr kod kol kom kor kos kpa krm krt ksa ksn ktm
    kub kul kun kwh lag lan lap las lat led lek len lnr lok lot lpo lts lux lya mac mal man mar mas mat max med men mer
    met mhz mkr mnk mnr mot mpa mph mus nej ner nog nor not now npf nrb nya nyk nyp obs och oct ohm okt oro ort osb osl
    otc oxe pan pap par pax pbl pcb pcs pdf per pet pkt plc png pnr pol pos ppm pub pzh raa rad ram ran rap ras red ref
    reg rek ren res ret rom rpm rum rus ryd ryk sal sar sau sba sec sed see sek sen ses sfs sgn sha skr sms snr soc sol
    som son sos sou spa ssk sth stk stn sto str sub sum sun sur syd syn syr tab tag tak tal tan tar tax tbc tel tem tex
    tfn the tja tjm tkn tkr tnr tog tom ton tor tre tsk tum tur two tya tyg typ upp ups usb usd ute utr utu wat web wlt
    www yrk ytt zon
    """)
)

# What a number is counted in: then it is no plate.
UNITS = r"(?:kr|kronor|sek|euro|st|m|cm|mm|km|kvm|m2|kg|g|l|w|kw|kwh|v|db|lm|lux|procent|%|meter|min|tim|personer|cc)"

CITY_CODES = frozenset(
    _words("010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063 090")
)
