"""The side of a matter that a passage stresses: the fifteen frames of the Policy Frames Codebook.

After Amber E. Boydstun, Dallas Card, Justin H. Gross, Philip Resnik and Noah A. Smith, “Tracking the
Development of Media Frames within and across Policy Issues” (2014). The codebook was made for American
debates; the definitions and examples here are ours, worded for any country.
"""

from __future__ import annotations

from typing import Final

from comparisons.framing_words.terms import Term

CODEBOOK: Final = "Boydstun and others 2014"

FRAMES: Final[tuple[Term, ...]] = (
    Term(
        "economic",
        "economic",
        "What it costs or earns: prices, trade, debts, jobs, for a person, a firm, a country or the world.",
        "The closure «will cost the region 20 million a year».",
        f"{CODEBOOK}: economic",
    ),
    Term(
        "capacity-and-resources",
        "capacity and resources",
        "Whether there is enough of what it takes: people, time, skill, land, machines, fuel, money at hand.",
        "The island «has two doctors and no helicopter».",
        f"{CODEBOOK}: capacity and resources",
    ),
    Term(
        "morality",
        "morality",
        "What duty, conscience, honour or faith demand.",
        "«We owe it to our grandchildren» to keep the forest.",
        f"{CODEBOOK}: morality",
    ),
    Term(
        "fairness-and-equality",
        "fairness and equality",
        "Whether rights, burdens and goods are shared as they should be, among people or among states.",
        "The north pays «twice the fare of the south».",
        f"{CODEBOOK}: fairness and equality",
    ),
    Term(
        "legality-and-jurisprudence",
        "legality and jurisprudence",
        "What constitutions, laws, treaties and courts allow, demand or forbid, and who may decide.",
        "The decree «breaches the treaty of association».",
        f"{CODEBOOK}: constitutionality and jurisprudence",
    ),
    Term(
        "policy-evaluation",
        "policy evaluation",
        "What a measure is meant to do, whether it works, and which one would work better.",
        "Ten years of subsidies «have not brought one new line».",
        f"{CODEBOOK}: policy prescription and evaluation",
    ),
    Term(
        "crime-and-punishment",
        "crime and punishment",
        "Offences, those who commit and those who pursue them: arrests, trials, sentences, impunity.",
        "Three officers «were charged with taking bribes».",
        f"{CODEBOOK}: crime and punishment",
    ),
    Term(
        "security-and-defence",
        "security and defence",
        "Threats to a state or its people, from outside or within, and the protection against them: arms, "
        "troops, alliances, borders.",
        "The base would bring missiles «within reach of the capital».",
        f"{CODEBOOK}: security and defense",
    ),
    Term(
        "health-and-safety",
        "health and safety",
        "Sickness, injury, hunger, accidents, and what prevents or heals them.",
        "The old boilers «poison the air of the quarter».",
        f"{CODEBOOK}: health and safety",
    ),
    Term(
        "quality-of-life",
        "quality of life",
        "How people live from day to day: wages that suffice, time, comfort, family, neighbourhood.",
        "Families «wait three hours for a bus».",
        f"{CODEBOOK}: quality of life",
    ),
    Term(
        "cultural-identity",
        "cultural identity",
        "Who “we” are: language, history, faith, customs, nation, and who belongs.",
        "They are «brothers by blood and by the graves of the war».",
        f"{CODEBOOK}: cultural identity",
    ),
    Term(
        "public-opinion",
        "public opinion",
        "What people want or think: polls, protests, petitions, the mood of the street.",
        "«Two in three islanders» would vote against it.",
        f"{CODEBOOK}: public opinion",
    ),
    Term(
        "political",
        "political",
        "The contest for power within a country: parties, elections, rivals, deals, who gains by what.",
        "The mayor needs the project «to survive the spring election».",
        f"{CODEBOOK}: political",
    ),
    Term(
        "external-relations",
        "external relations",
        "How states and their alliances stand to each other: dependence, influence, rivalry, reputation.",
        "The loan ties the island «ever closer to its big neighbour».",
        f"{CODEBOOK}: external regulation and reputation",
    ),
    Term(
        "other",
        "other",
        "A side of the matter that none of the other fourteen names; the note says which.",
        "«The sky was the colour of lead» when the ferry left.",
        f"{CODEBOOK}: other",
    ),
)
