"""What the municipality's own guideline (riktlinjen) asks, in the order of its text.

The sentences and numbers are Hedemora's; another municipality overrides them in its profile.
"""

from functools import partial

from guideline.provisions.provision import GUIDELINE, Provision

sentence = partial(Provision, layer=GUIDELINE)

ORGANISATION = (
    sentence(
        key="H01",
        source="Riktlinjen, inledningen",
        title="Dalarnas tryggaste kommun",
        asks="Tryggheten ska fortlöpande öka och brottsligheten minska. "
        "År 2038 ska Hedemora vara Dalarnas tryggaste kommun för den som bor där, driver företag eller är på besök.",
        value={"year": 2038},
        not_yet="Bedöms när statistiken finns i systemet: då jämförs Hedemora med Dalarnas övriga kommuner år för år.",
    ),
    sentence(
        key="H02",
        source="Riktlinjen, Styrgrupp",
        title="Styrgruppens sammansättning",
        asks="Styrgruppen är kommunstyrelsens arbetsutskott, utökat med chefen för lokalpolisområdet och "
        "kommundirektören. "
        "Kommunpolisen och den brottsförebyggande samordnaren är med som föredragande. "
        "Här prövas att platserna finns och att var och en har en innehavare.",
        value={"seats": 7, "presenters": 2},
    ),
    sentence(
        key="H03",
        source="Riktlinjen, Styrgrupp",
        title="Styrgruppens två möten",
        asks="Styrgruppen möts två gånger om året: en gång på våren och en gång på hösten.",
        value={"meetings_a_year": 2, "seasons": ["spring", "autumn"]},
    ),
    sentence(
        key="H04",
        source="Riktlinjen, Styrgrupp",
        title="Styrning och årlig rapport",
        asks="Styrgruppen pekar ut riktningen och klargör mandat, mål och finansiering. "
        "Den ser till att arbetet följs upp och rapporteras till kommunfullmäktige varje år, gärna tillsammans med "
        "verksamhetsuppföljningen.",
        value={"months": 12},
        not_yet="Bedöms när rapporterna till kommunfullmäktige finns i systemet: då prövas att det finns en för "
        "varje år.",
    ),
    sentence(
        key="H05",
        source="Riktlinjen, Lokala Brå",
        title="Ett råd utan beslutanderätt",
        asks="Lokala Brå är en beredningsgrupp under kommunstyrelsen för information, överläggning och samråd, utan "
        "beslutande mandat. "
        "Det enda som rådet beslutar om är tillfälliga arbetsgrupper.",
    ),
    sentence(
        key="H06",
        source="Riktlinjen, Lokala Brå",
        title="Fyra möten, dagordning en vecka innan",
        asks="Rådet möts minst fyra gånger om året. Förslaget till dagordning skickas senast en vecka före mötet.",
        value={"meetings_a_year": 4, "notice_days": 7},
    ),
    sentence(
        key="H07",
        source="Riktlinjen, Lokala Brå",
        title="Den som får förhinder kallar ersättare",
        asks="En ordinarie representant som får förhinder kallar själv sin ersättare. "
        "Här prövas att en ersättare är kallad varje gång en ordinarie ledamot har anmält förhinder till ett av årets "
        "genomförda möten; saknas den i fler än hälften av fallen följs punkten inte.",
    ),
    sentence(
        key="H08",
        source="Riktlinjen, Lokala Brå",
        title="Organisationer, inte enskilda medborgare",
        asks="Myndigheter och andra organisationer utanför kommunen är med i rådet, men inte enskilda medborgare. "
        "Ytterligare personer kan adjungeras vid behov.",
    ),
    sentence(
        key="H09",
        source="Riktlinjen, Lokala Brå",
        title="Femton ordinarie platser",
        asks="Rådet har femton ordinarie platser, med kommundirektören som ordförande. "
        "Här prövas att platserna finns och att var och en har en innehavare.",
        value={"seats": 15},
    ),
    sentence(
        key="H10",
        source="Riktlinjen, Lokala Brå",
        title="Ledande befattning och spridning",
        asks="Eftersom rådet inte beslutar är det viktigt att aktörerna företräds av personer i ledande befattning. "
        "Varje representant sprider information om rådets arbete i sin verksamhet och till sina samarbetspartner. "
        "Här prövas att alla ordinarie ledamöter är i ledande befattning, och att minst hälften har antecknat var de "
        "har berättat om det senaste mötet vars protokoll är justerat sedan minst 14 dagar.",
        value={"days": 14, "percent": 50},
    ),
)

GROUPS = (
    sentence(
        key="H11",
        source="Riktlinjen, Arbetsgrupper",
        title="EST-gruppen var fjortonde dag",
        asks="EST-gruppen, det vill säga samordnaren, kommunpolisen och det kommunala bostadsbolaget, möts var "
        "fjortonde dag och delar en lägesrapport med dem som berörs. "
        "Samordnaren kallar och dokumenterar, gruppen rapporterar fortlöpande till rådet och arbetar för att få fler "
        "rapportörer. "
        "Här prövas platserna, takten, närvaron, delningen, sammanställningen till Brå i varje tertial och antalet.",
        value={"every_days": 14, "seats": 3},
    ),
    sentence(
        key="H12",
        source="Riktlinjen, Arbetsgrupper",
        title="Tillfälliga arbetsgrupper",
        asks="Rådet eller dess ordförande beslutar om tillfälliga arbetsgrupper, och problembilden avgör vilka som "
        "är med. Grupperna arbetar med DAP (Dokumentation av problembild) och redovisar sitt arbete till rådet.",
        not_yet="Bedöms när arbetsgrupperna finns i systemet: då prövas beslutet, dokumentationen och redovisningen "
        "för var och en.",
    ),
)

MONEY_AND_PLANS = (
    sentence(
        key="H13",
        source="Riktlinjen, Finansiering",
        title="Tre vägar till finansiering",
        asks="Åtgärder kan finansieras på tre sätt: ur samordnarens årliga summa, genom att en medlem i rådet beslutar "
        "inom sin egen verksamhet, eller genom kommunens ordinarie processer.",
        value={"routes": 3},
        not_yet="Bedöms när besluten om finansiering finns i systemet: då prövas att vart och ett har gått en av de "
        "tre vägarna.",
    ),
    sentence(
        key="H14",
        source="Riktlinjen, Lägesbild och åtgärdsplan",
        title="Kommunstyrelsen beslutar, Brå yttrar sig",
        asks="Kommunstyrelsen beslutar om både lägesbild och åtgärdsplan och lyfter besluten till kommunfullmäktige "
        "vid behov. "
        "Rådet är remissinstans.",
        not_yet="Bedöms när lägesbild och åtgärdsplan finns i systemet: då prövas rådets remiss och kommunstyrelsens "
        "beslut.",
    ),
    sentence(
        key="H15",
        source="Riktlinjen, Lägesbild och åtgärdsplan",
        title="Jämna år, vår och höst",
        asks="Lägesbild och åtgärdsplan tas fram vartannat år, jämna år. "
        "Lägesbilden fastställs på våren och åtgärdsplanen på hösten.",
        value={
            "every_years": 2,
            "years": "even",
            "picture": "spring",
            "plan": "autumn",
        },
        not_yet="Bedöms när lägesbild och åtgärdsplan finns i systemet: då prövas vilket år och vilken årstid de är "
        "beslutade.",
    ),
)

TOGETHER = (
    sentence(
        key="H16",
        source="Riktlinjen, Samverkan",
        title="Samordning och samverkansavtal",
        asks="Kommunen samordnar alla som vill och kan bidra till det brottsförebyggande och trygghetsskapande "
        "arbetet. Den verkar för att samverkansavtal skrivs med polisen och andra externa aktörer.",
        not_yet="Bedöms när samverkansavtalen finns i systemet: då prövas vilka aktörer som har ett avtal eller har "
        "fått frågan.",
    ),
    sentence(
        key="H17",
        source="Riktlinjen, Information och kommunikation",
        title="Öppen dialog med invånarna",
        asks="Kommunen eftersträvar en öppen dialog med invånarna och sprider aktivt information om det "
        "brottsförebyggande arbetet.",
        not_yet="Bedöms när frågor från invånarna och kommunens svar finns i systemet: då prövas att frågorna "
        "besvaras.",
    ),
    sentence(
        key="H18",
        source="Riktlinjen, Fastställelse och ändring",
        title="Kommunstyrelsen fastställer riktlinjen",
        asks="Kommunstyrelsen fastställer riktlinjen. Det är rådet eller kommunstyrelsen som tar initiativ till "
        "ändringar.",
        not_yet="Bedöms när riktlinjens ändringar bereds i systemet: då prövas vem som tog initiativet och när "
        "kommunstyrelsen beslutade.",
    ),
)

PROVISIONS = ORGANISATION + GROUPS + MONEY_AND_PLANS + TOGETHER
