"""What the act on municipal crime prevention, lag (2023:196), asks.

"Här prövas" marks where the text leaves the law: what follows is our measure of it, not a duty in the act. The act
sets no fields for the plan, and 9 and 10 §§ ask for efforts (verka för), not for a result.
"""

from datetime import date
from functools import partial

from guideline.provisions.provision import LAW, Provision

SFS = "Lag (2023:196)"
section = partial(Provision, layer=LAW, in_force_from=date(2023, 7, 1))

PICTURE = (
    section(
        key="L01",
        source=f"{SFS} 4 §",
        title="Lägesbild för hela kommunen",
        asks="Kommunen ska ha en lägesbild av brottsligheten i hela sitt geografiska område. "
        "Här prövas att en lägesbild är beslutad och att den gäller hela kommunen.",
        not_yet="Bedöms när lägesbilden finns i systemet: då prövas att en version är beslutad för hela kommunen.",
    ),
    section(
        key="L02",
        source=f"{SFS} 4 § 1",
        title="Brottslighetens omfattning",
        asks="Lägesbilden ska kartlägga brottsligheten och hur omfattande den är. "
        "Här prövas att minst ett brottsproblem har en siffra med enhet, period och källa.",
        value={"problems": 1},
        not_yet="Bedöms när lägesbilden finns i systemet: då prövas att de kartlagda problemen har en omfattning.",
    ),
    section(
        key="L03",
        source=f"{SFS} 4 § 1",
        title="Brottslighetens konsekvenser",
        asks="Kartläggningen ska också visa vilka konsekvenser brottsligheten får. "
        "Här prövas att varje kartlagt problem beskriver följderna för utsatta, samhälle eller ekonomi.",
        not_yet="Bedöms när lägesbilden finns i systemet: då prövas att inget kartlagt problem saknar konsekvenser.",
    ),
    section(
        key="L04",
        source=f"{SFS} 4 § 2",
        title="Annan information av betydelse",
        asks="Lägesbilden ska ta med annan information som har betydelse, till exempel om otrygghet. "
        "Här prövas att avsnittet är ifyllt, eller att det är motiverat varför det är tomt.",
        not_yet="Bedöms när lägesbilden finns i systemet: då prövas att avsnittet är ifyllt eller motiverat tomt.",
    ),
    section(
        key="L05",
        source=f"{SFS} 4 § 3",
        title="Analys av hela underlaget",
        asks="Lägesbilden ska analysera både kartläggningen och den övriga informationen. "
        "Här prövas att båda analyserna finns.",
        not_yet="Bedöms när lägesbilden finns i systemet: då prövas att analysen omfattar båda delarna.",
    ),
)

PLAN = (
    section(
        key="L06",
        source=f"{SFS} 5 § och övergångsbestämmelserna",
        title="Beslutad åtgärdsplan",
        asks="Med lägesbilden som grund ska kommunen besluta om en plan för de åtgärder den avser att vidta för att "
        "förebygga brott; lagen säger inte hur planen ska vara uppbyggd. "
        "Här prövas att en plan är beslutad och att den hänvisar till en bestämd lägesbild.",
        value={"required_from": "2024-07-01"},
        not_yet="Bedöms när åtgärdsplanen finns i systemet: då prövas att den är beslutad och vilken lägesbild den "
        "bygger på.",
    ),
    section(
        key="L07",
        source=f"{SFS} 5 §",
        title="Planen vilar på lägesbilden",
        asks="Åtgärdsplanen ska utgå från lägesbilden. "
        "Här prövas att planen inte är beslutad före lägesbilden, och att kommunen har tagit ställning till planen när "
        "en nyare lägesbild har kommit.",
        not_yet="Bedöms när lägesbild och åtgärdsplan finns i systemet: då jämförs deras beslutsdatum och versioner.",
    ),
    section(
        key="L08",
        source=f"{SFS} 3 och 5 §§",
        title="Åtgärder mot prioriterade problem",
        asks="Kommunen ska bedöma behovet av åtgärder på kunskapsbaserad grund. "
        "Här prövas att varje prioriterat problem har minst en åtgärd, eller ett motiverat beslut att avstå.",
        value={"measures": 1},
        not_yet="Bedöms när åtgärdsplanen finns i systemet: då jämförs de prioriterade problemen med åtgärderna.",
    ),
    section(
        key="L09",
        source=f"{SFS} 6 §",
        title="Lägesbilden uppdateras vartannat år",
        asks="Lägesbilden ska uppdateras minst vartannat år. "
        "Här prövas att det sker vartannat kalenderår, och en varning kommer redan när 24 månader har gått.",
        value={"every_years": 2, "warn_months": 24},
        not_yet="Bedöms när lägesbilden finns i systemet: då räknas tiden från det senaste beslutet.",
    ),
    section(
        key="L10",
        source=f"{SFS} 6 §",
        title="Planen följs upp vartannat år",
        asks="Åtgärdsplanen ska följas upp minst vartannat år; lagen kräver en uppföljning, inte en ny plan. "
        "Här prövas att uppföljningen är daterad och omfattar alla åtgärder.",
        value={"every_years": 2},
        not_yet="Bedöms när åtgärdsplanen finns i systemet: då prövas när varje åtgärd senast följdes upp.",
    ),
    section(
        key="L11",
        source=f"{SFS} 7 §",
        title="Integrerat med annan planering",
        asks="Arbetet ska, där det är lämpligt, integreras i den analys och planering som andra författningar kräver. "
        "Här prövas att varje sådan plan är markerad som integrerad, eller som olämplig att integrera och varför.",
        not_yet="Bedöms när kommunens andra lagstadgade planer är förtecknade i systemet: då prövas ställningstagandet "
        "till var och en.",
    ),
)

COORDINATION = (
    section(
        key="L12",
        source=f"{SFS} 9 §",
        title="Skriftliga överenskommelser om samverkan",
        asks="Kommunen ska verka för skriftliga överenskommelser om samverkan med relevanta aktörer; det är en plikt "
        "att försöka, inte ett krav på att de kommer till stånd. "
        "De som träffas ska minst ange för vilka ändamål och inom vilka områden parterna samverkar.",
        not_yet="Bedöms när överenskommelserna finns i systemet: då prövas att var och en anger ändamål och områden.",
    ),
    section(
        key="L13",
        source=f"{SFS} 9 §",
        title="Försök att nå överenskommelse",
        asks="Kommunen ska verka för överenskommelser; där en saknas bör den kunna visa vad den har gjort för att få "
        "en till stånd. "
        "Här prövas att ett försök är antecknat under de senaste 24 månaderna; lagen anger ingen tid.",
        value={"months": 24},
        not_yet="Bedöms när kontakterna om överenskommelser antecknas i systemet: då räknas tiden från den senaste.",
    ),
    section(
        key="L14",
        source=f"{SFS} 10 § första stycket",
        title="Strategiskt råd som kommunen leder",
        asks="Kommunen ska verka för att strategiska brottsförebyggande frågor behandlas i ett strategiskt råd med "
        "relevanta aktörer, och kommunen ska leda rådet. "
        "Här prövas att rådet finns, att ordföranden kommer från kommunen och att minst en extern aktör är med.",
        value={"external_actors": 1},
    ),
    section(
        key="L15",
        source=f"{SFS} 10 § andra stycket",
        title="Externa företrädare i ledande ställning",
        asks="Kommunen ska verka för att övriga aktörer deltar i rådet med företrädare i ledande ställning. "
        "Här prövas om var och en som har en extern plats är angiven som i ledande befattning; är någon inte det är "
        "punkten i riskzonen, eftersom kommunens försök att nå dit ännu inte antecknas här.",
    ),
    section(
        key="L16",
        source=f"{SFS} 11 §",
        title="Samordningsfunktion i kommunen",
        asks="Kommunen ska ha en samordningsfunktion; lagen säger inget om hur stor den ska vara. "
        "Här prövas att samordnarens plats har en innehavare.",
    ),
    section(
        key="L17",
        source=f"{SFS} 12 § 2",
        title="Kontaktpunkt för externa aktörer",
        asks="Samordningsfunktionen ska vara kontaktpunkt för externa aktörer. "
        "Här prövas att kontaktuppgifterna är publicerade.",
        not_yet="Bedöms när kontaktpunkten publiceras genom systemet: då prövas att uppgifterna är synliga för alla.",
    ),
    section(
        key="L18",
        source=f"{SFS} 12 § 3",
        title="Information till invånarna",
        asks="Samordningsfunktionen ska bidra till att information når invånarna och andra som kan ha nytta av den. "
        "Här prövas att något har publicerats under de senaste tolv månaderna; lagen anger ingen tid.",
        value={"months": 12},
        not_yet="Bedöms när information till invånarna publiceras genom systemet: då räknas tiden från den senaste.",
    ),
    section(
        key="L19",
        source=f"{SFS} 13 §",
        title="Ansvarigt organ",
        asks="Kommunstyrelsen ansvarar för att leda arbetet, om inte kommunfullmäktige har bestämt att en annan nämnd "
        "ska göra det. "
        "Här prövas att det ansvariga organet är registrerat.",
    ),
    section(
        key="L20",
        source=f"{SFS} 13 §",
        title="Rapport till kommunfullmäktige",
        asks="Det ansvariga organet ska fortlöpande rapportera om arbetet till kommunfullmäktige. "
        "Här prövas att den senaste rapporten är högst tolv månader gammal; det är kommunens eget mått.",
        value={"months": 12},
        not_yet="Bedöms när rapporterna till kommunfullmäktige finns i systemet: då räknas tiden från den senaste.",
    ),
    section(
        key="L21",
        source=f"{SFS} 14 §",
        title="Kamerabevakning av allmänna platser",
        asks="Kommunen får kamerabevaka för att verka för att platser dit allmänheten har tillträde är trygga; för "
        "själva bevakningen gäller kamerabevakningslagen. "
        "Om kameror ingår bland åtgärderna prövas här att ändamålet och intresseavvägningen är dokumenterade.",
        not_yet="Bedöms när åtgärderna finns i systemet: då prövas varje åtgärd som innebär kamerabevakning.",
        in_force_from=date(2025, 4, 1),  # SFS 2025:223
    ),
)

PROVISIONS = PICTURE + PLAN + COORDINATION
