"""What the tagging desk fills in before a person does: an answer, a certainty, a voice, a question.

Plain Python without Django, database or I/O. Everything here is an offer: it says how it was read, and a
person takes it or types another. The street, each step importing only those above it:

    asked                                         what goes in (Asked) and what comes out (Reading)
    calendar_words, number_words                  the words of three languages
    named_dates, relative_dates                   "in December", "two weeks ago" -> days
    date_phrases, date_limits, dates              "at the end of 2019" -> 2019-10/2019-12
    digits, numerals, bounds, spoken_units        "half a million", "at least", "tons per month"
    quantities                                    "over two hours" -> >2
    negation, yesno, options, name_lists          the other kinds
    hedges                                        "allegedly" -> hedged
    answers                                       a quote and a question -> readings
    voices                                        one sentence -> who is quoted in it
    questions                                     a few letters -> questions; a question -> those alike
    sentences                                     a question -> the sentences in which its answer may stand
"""

from comparisons.prefill.answers import read_answers
from comparisons.prefill.asked import Asked, Reading
from comparisons.prefill.hedges import Hedging, find_hedges, offer_certainties
from comparisons.prefill.questions import Candidate, find_alike, find_asked, fold_question, rank_questions
from comparisons.prefill.sentences import Lit, light_sentences
from comparisons.prefill.voices import find_voice

__all__ = [
    "Asked",
    "Candidate",
    "Hedging",
    "Lit",
    "Reading",
    "find_alike",
    "find_asked",
    "find_hedges",
    "find_voice",
    "fold_question",
    "light_sentences",
    "offer_certainties",
    "rank_questions",
    "read_answers",
]
