"""News-like prose without news: sentences from a few formulas, filled by chance.

Everything in it is made up. Its sentences repeat each other as agency copy does, in more than one name or
day, so that every quote taken from it has near neighbours in the same text.
"""

import random
from typing import Final

SENTENCES: Final = 48  # of an article: each formula stands in it two or three times

# Made-up people and places: a formula of the trade with one name exchanged is the nearest neighbour a quote
# has, and names of every length occur.
WORDS: Final[dict[str, tuple[str, ...]]] = {
    "person": (
        "Anna Berg", "Ivo Marek", "Lena Ostrowska", "Tomas Hall", "Mira Kovalenko", "Jan Petersen",
        "Olga Brandt", "Peter Novak", "Sofia Lindqvist", "Viktor Adamov", "Paul Okafor", "Rosa Delgado",
    ),
    "office": (
        "foreign minister", "prime minister", "deputy speaker", "chief negotiator", "energy minister",
        "government spokesman", "head of the central bank", "defence minister", "president", "ambassador",
    ),
    "city": (
        "Arvik", "Belmonte", "Carden", "Dolnica", "Estrava", "Fjordby", "Granitz", "Halm", "Isola", "Jarnow",
        "Kestrel Bay", "Lund Harbour",
    ),
    "country": (
        "Arvia", "Belmark", "Cardenia", "Dolmatia", "Estrany", "Northland", "Grania", "Halmark", "Isonia",
        "the Coastal Republic",
    ),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    "year": ("1994", "1997", "1999", "2004", "2008", "2011", "2014", "2017", "2019", "2020"),
    "number": ("two", "three", "four", "seven", "12", "15", "20", "30", "40", "65", "80", "120", "350"),
    "topic": (
        "oil deliveries", "gas prices", "the customs union", "the border crossing", "a common currency",
        "the new pipeline", "military exercises", "the visa regime", "the railway loan", "grain exports",
        "the fishing quota", "the power plant", "tax harmonisation", "the debt agreement",
    ),
    "deed": (
        "signed", "rejected", "postponed", "welcomed", "criticised", "suspended", "confirmed", "renewed",
        "cancelled", "announced",
    ),
    "feeling": (
        "cautious optimism", "open frustration", "growing concern", "quiet relief", "deep mistrust",
        "some surprise",
    ),
    "body": (
        "parliament", "the security council", "the trade commission", "the cabinet", "the supreme court",
        "the state energy company", "the opposition", "the central bank", "the border service",
    ),
}  # fmt: skip
FORMULAS: Final = (
    "{person}, the {office} of {country}, told reporters in {city} on {day} that talks on {topic} would"
    " resume in {month}.",
    "{person}, the {office} of {country}, told reporters in {city} on {day} that no agreement on {topic}"
    " had been reached.",
    "According to {body}, {number} people were detained in {city} on {day}.",
    "According to {body}, at least {number} people took part in the rally in {city} on {day}.",
    "The two sides have been negotiating over {topic} since {year}, with {feeling} in {city}.",
    "In {month} {year}, {country} {deed} the agreement on {topic} with {country}.",
    "On {day}, {body} {deed} the proposal on {topic} by {number} votes.",
    "“We will not discuss {topic} before {month},” said {person}, {office} of {country}.",
    "“Without {topic} there can be no partnership with {country},” the {office} said on {day}.",
    "The {office} of {country} arrived in {city} on {day} for talks on {topic}.",
    "{country} covers about {number} percent of its needs with imports from {country}.",
    "Analysts in {city} reacted to the decision of {body} with {feeling}.",
    "The meeting in {city} was the first of its kind since {month} {year}.",
    "{body} said that the dispute over {topic} had cost {country} {number} million a month.",
    "Since {month}, {body} has {deed} {number} measures that concern {topic} and relations with {country}.",
    "Relations between {country} and {country} have worsened since the {office} {deed} the accord"
    " on {topic} in {year}.",
    "He added that {country} was ready to return to {topic} if {country} {deed} its demands.",
    "She added that {country} was ready to return to {topic} once {body} had {deed} the budget.",
)  # fmt: skip


def write_sentence(chance: random.Random, formula: str) -> str:
    parts = formula.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        slot, rest = part.split("}", 1)
        filled.append(chance.choice(WORDS[slot]) + rest)
    sentence = "".join(filled)
    return sentence[0].upper() + sentence[1:]


def write_article(chance: random.Random) -> list[str]:
    """The sentences of one article."""
    return [write_sentence(chance, chance.choice(FORMULAS)) for _ in range(SENTENCES)]


def join(sentences: list[str]) -> str:
    """The sentences as a text, three to a paragraph."""
    paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return "\n\n".join(paragraphs)
