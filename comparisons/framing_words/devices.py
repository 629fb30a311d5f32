"""How a passage is put: ten devices, each of which can be pointed at in the words themselves.

No device is a fault: a metaphor may be apt and a hedge honest. A mark says what the words do, for every
source by the same yardstick. The definitions and examples are ours; what they build on is named with each:

- Bell, A. (1991): The Language of News Media. Blackwell.
- Gamson, W. A. and Modigliani, A. (1989): Media Discourse and Public Opinion on Nuclear Power. American
  Journal of Sociology 95, 1-37.
- Hyland, K. (2005): Metadiscourse. Continuum.
- Lakoff, G. and Johnson, M. (1980): Metaphors We Live By. University of Chicago Press.
- van Leeuwen, T. (1996): The Representation of Social Actors. In Caldas-Coulthard and Coulthard (eds.), Texts
  and Practices. Routledge.
- Levinson, S. C. (1983): Pragmatics. Cambridge University Press.
- Martin, J. R. and White, P. R. R. (2005): The Language of Evaluation. Palgrave Macmillan.
- Pan, Z. and Kosicki, G. M. (1993): Framing Analysis. Political Communication 10, 55-75.
- Recasens, M., Danescu-Niculescu-Mizil, C. and Jurafsky, D. (2013): Linguistic Models for Analyzing and
  Detecting Biased Language. Proceedings of ACL 2013.
- Weizman, E. (1984): Some Register Characteristics of Journalistic Language. Applied Linguistics 5, 39-50.
"""

from __future__ import annotations

from typing import Final

from comparisons.framing_words.terms import Term

DEVICES: Final[tuple[Term, ...]] = (
    Term(
        "loaded-term",
        "loaded term",
        "A word that judges where a plainer one for the same thing exists.",
        "The council pushed through its «giveaway» to the harbour company.",
        "Recasens and others 2013 (one-sided terms, subjective intensifiers)",
    ),
    Term(
        "label",
        "label",
        "A name for a person, a group or a stance that says where they stand: a camp, a creed, a kind.",
        "The bill was opposed by the «anti-growth» mayor.",
        "Pan and Kosicki 1993 (designators)",
    ),
    Term(
        "distancing-quotes",
        "distancing quotation marks",
        "Quotation marks around words that nobody is quoted as saying: they hold the thing at a distance.",
        "The «“reform”» took effect on Monday.",
        "Weizman 1984",
    ),
    Term(
        "hedge",
        "hedge",
        "Words by which the writer stops short of vouching for what is said.",
        "The company «reportedly» paid half of the sum.",
        "Hyland 2005; Recasens and others 2013",
    ),
    Term(
        "distancing-attribution",
        "distancing attribution",
        "What somebody calls a thing is reported so that the writer does not share the word.",
        "It is «what the minister likes to call» a partnership.",
        "Martin and White 2005 (distance)",
    ),
    Term(
        "reporting-verb",
        "reporting verb",
        "A verb of saying that tells the reader how to take the words: it believes, doubts or judges them.",
        "The director «admitted» that the tests had stopped.",
        "Bell 1991; Recasens and others 2013 (assertive and factive verbs)",
    ),
    Term(
        "presupposition",
        "presupposition",
        "Something disputed is taken as given, in passing, so that it is not up for question.",
        "Nobody expects «the harbour's decline» to end soon.",
        "Levinson 1983, chapter 4; Recasens and others 2013",
    ),
    Term(
        "omitted-actor",
        "omitted actor",
        "A passive or a noun in the place of a deed leaves out who did it.",
        "Forty dockers «were dismissed».",
        "van Leeuwen 1996 (suppression, backgrounding)",
    ),
    Term(
        "analogy",
        "analogy",
        "The matter is set beside another one that the reader has judged already.",
        "It would be «another Great Flood year» for the islands.",
        "Gamson and Modigliani 1989 (exemplars)",
    ),
    Term(
        "metaphor",
        "metaphor",
        "The matter is spoken of as something else, whose logic comes along: a war, a game, an illness.",
        "The company is «bleeding» its suppliers.",
        "Lakoff and Johnson 1980; Gamson and Modigliani 1989",
    ),
)
