"""The units that a quantity may be written in, each with the spellings that are accepted.

A closed list, on purpose: a units library reads "mt" as thousandths of a tonne, "MT" as megateslas, "ton"
as the American short ton of 907 kg and "C" as coulombs. What is not listed here is refused by name. To
admit a new unit or noun, add it here.
"""

from __future__ import annotations

PHYSICAL = {
    "gram": "g gram grams",
    "kilogram": "kg kilogram kilograms",
    "metric_ton": "t tonne tonnes",
    "kilometric_ton": "kt kilotonne kilotonnes",
    "megametric_ton": "Mt megatonne megatonnes",
    "gigametric_ton": "Gt gigatonne gigatonnes",
    "pound": "lb",
    "troy_ounce": "ozt",
    "ton": "short_ton short_tons",
    "long_ton": "long_ton long_tons",
    "millimeter": "mm millimetre millimetres millimeter millimeters",
    "centimeter": "cm centimetre centimetres centimeter centimeters",
    "meter": "m metre metres meter meters",
    "kilometer": "km kilometre kilometres kilometer kilometers",
    "inch": "inch inches",
    "foot": "ft foot feet",
    "yard": "yard yards",
    "mile": "mi mile miles",
    "nautical_mile": "nmi nautical_mile nautical_miles",
    "hectare": "ha hectare hectares",
    "acre": "acre acres",
    "liter": "l L litre litres liter liters",
    "oil_barrel": "bbl barrel barrels",
    "second": "s second seconds",
    "minute": "min minute minutes",
    "hour": "h hour hours",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
    "century": "century centuries",
    "kilometer/hour": "kph",
    "mile/hour": "mph",
    "knot": "knot knots",
    "watt": "W watt watts",
    "kilowatt": "kW kilowatt kilowatts",
    "megawatt": "MW megawatt megawatts",
    "gigawatt": "GW gigawatt gigawatts",
    "terawatt": "TW terawatt terawatts",
    "watt_hour": "Wh",
    "kilowatt_hour": "kWh",
    "megawatt_hour": "MWh",
    "gigawatt_hour": "GWh",
    "terawatt_hour": "TWh",
    "joule": "J joule joules",
    "megajoule": "MJ",
    "gigajoule": "GJ",
    "petajoule": "PJ",
    "Btu": "Btu",
    "volt": "V volt volts",
    "kilovolt": "kV kilovolt kilovolts",
    "newton": "N",
    "pascal": "Pa",
    "kilopascal": "kPa",
    "megapascal": "MPa",
    "bar": "bar",
    "hertz": "Hz",
    "degree_Celsius": "°C degC",
    "degree_Fahrenheit": "°F degF",
    "sievert": "Sv",
    "millisievert": "mSv",
    "becquerel": "Bq",
    "byte": "byte bytes",
    "megabyte": "MB",
    "gigabyte": "GB",
    "terabyte": "TB",
    "degree": "degree degrees",
}
"""The units library's name -> our spellings. Tonnes are of 1000 kg, a year is twelve months."""

COMPOUND = {
    "tcm": "1000 * meter**3",
    "mcm": "1000000 * meter**3",
    "bcm": "1000000000 * meter**3",
    "bpd": "oil_barrel / day",
    "decade": "10 * year",
    "decades": "10 * year",
}
"""Short forms of the oil and gas trade: thousand, million and billion cubic metres, barrels per day; and the
decade, which is another thing to the units library: a power of ten."""

FACTORS = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
"""Number words that may stand in a unit: "1.2 billion USD" is read to the nearest 0.1 billion."""

CURRENCIES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD
CDF CHF CLP CNY COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP FRF GBP GEL GHS GIP GMD GNF
GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
STN SUR SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XDR
XOF XPF YER ZAR ZMW ZWL
"""
"""ISO 4217 codes. Each is a dimension of its own: nothing is converted between currencies."""

SHARES = {"percent": "% percent", "permille": "‰ permille", "percentage_point": "pp percentage-points"}
"""Shares of a whole, apart from pure numbers; a percentage point converts to nothing else."""

COUNTED = """
people men women children civilians citizens residents inhabitants visitors passengers tourists
migrants refugees asylum-seekers workers employees miners doctors teachers students pupils farmers voters
members delegates deputies lawmakers senators ministers presidents leaders officials diplomats
ambassadors judges lawyers experts analysts observers journalists reporters editors police officers
soldiers troops servicemen conscripts reservists volunteers mercenaries fighters militants rebels
prisoners detainees hostages defendants suspects protesters demonstrators activists supporters opponents
victims casualties deaths fatalities injuries wounded survivors patients infections cases tests doses
households families couples meetings talks visits trips calls summits conferences sessions rounds
negotiations agreements treaties contracts deals documents laws bills articles clauses amendments road-maps
programmes projects plans proposals points items steps stages questions answers
statements speeches interviews letters reports pages words sentences copies books films images photos
videos recordings posts messages votes seats mandates parties factions ballots elections referendums
polling-stations constituencies states countries nations republics regions provinces districts
oblasts cities towns villages settlements communities islands bases camps sites facilities plants
refineries factories mines reactors power-stations pipelines wells fields stations terminals ports airports
bridges roads dams schools universities hospitals clinics churches mosques prisons shops banks companies
firms enterprises organisations agencies institutions groups units brigades battalions
regiments divisions armies fleets aircraft planes jets fighter-jets bombers helicopters drones
flights missiles rockets shells bombs warheads explosions attacks strikes air-strikes raids
incidents accidents violations ships vessels boats submarines tankers carriers frigates destroyers tanks
vehicles cars buses trucks trains wagons carriages satellites weapons guns rifles howitzers launchers
systems cargoes shipments deliveries batches consignments loads tranches payments loans sanctions measures
restrictions penalties fines charges counts arrests detentions trials verdicts
executions killings murders crimes offences protests demonstrations rallies marches riots buildings houses
homes flats apartments rooms floors beds animals cattle pigs trees goals games matches teams players
medals jobs places times options sources shares stocks bonds
subscribers users accounts viewers readers followers
"""
"""Countable nouns. Each is a dimension of its own; the singular of each is read as well."""

ALSO = {
    "persons": "people",
    "roadmaps": "road-maps",
    "organizations": "organisations",
    "programs": "programmes",
    "airplanes": "planes",
}
"""Nouns that are only other spellings."""

SINGULARS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "servicemen": "serviceman",
    "mercenaries": "mercenary",
    "casualties": "casualty",
    "fatalities": "fatality",
    "injuries": "injury",
    "families": "family",
    "treaties": "treaty",
    "countries": "country",
    "parties": "party",
    "constituencies": "constituency",
    "republics": "republic",
    "copies": "copy",
    "cities": "city",
    "communities": "community",
    "facilities": "facility",
    "refineries": "refinery",
    "factories": "factory",
    "universities": "university",
    "companies": "company",
    "agencies": "agency",
    "armies": "army",
    "deliveries": "delivery",
    "penalties": "penalty",
    "churches": "church",
    "speeches": "speech",
    "marches": "march",
    "matches": "match",
    "batches": "batch",
    "tranches": "tranche",
    "buses": "bus",
    "cargoes": "cargo",
    "images": "image",
}
"""Singulars that are not the plural without its last s."""

HINTS = {
    "ton": "“ton” may be 1000, 1016 or 907 kg; write t, long_ton or short_ton",
    "tons": "“tons” may be 1000, 1016 or 907 kg; write t, long_ton or short_ton",
    "mt": "write t for tonnes or Mt for millions of tonnes",
    "MT": "write t for tonnes or Mt for millions of tonnes",
    "C": "write °C",
    "F": "write °F",
    "gallon": "a gallon is not the same everywhere; write litres",
    "gallons": "a gallon is not the same everywhere; write litres",
    "pound": "write lb for weight or GBP for money",
    "pounds": "write lb for weight or GBP for money",
    "$": "write the code of the currency, for example USD",
    "€": "write the code of the currency, here EUR",
    "£": "write the code of the currency, here GBP",
    "dollar": "write the code of the currency, for example USD",
    "dollars": "write the code of the currency, for example USD",
    "euro": "write the code of the currency, here EUR",
    "euros": "write the code of the currency, here EUR",
    "rouble": "write the code of the currency, here RUB",
    "roubles": "write the code of the currency, here RUB",
    "rubles": "write the code of the currency, here RUB",
    "bn": "write billion",
    "mln": "write million",
    "mn": "write million",
    "k": "write thousand",
    "M": "write million",
    "cubic": "write m3",
    "square": "write m2 or km2",
    "years-old": "write years",
}
"""What to say to a spelling that is easily meant and easily mistaken."""
