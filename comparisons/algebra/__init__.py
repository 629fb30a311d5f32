"""The rules of comparison: what a value denotes, how two claims stand, how a point stands.

Plain Python without Django, database or I/O, to be read, tested and trusted alone. It returns values,
never HTML. Dates are read in `articles.dates`. The street, each step importing only those above it:

    spans                              stretches of a line: sharing, complement, equal numbers
    unit_words, units, quantities      "~500000 t/year" -> a stretch of numbers
    names, choices                     lists of names; options and their narrower ones
    values                             one written value of any kind -> what it denotes
    claims                             what goes in (Question) and what comes out (Judgement)
    relations                          two claims -> agree, compatible, conflict, incomparable
    answers                            the claims of one point, made comparable and put in order
    clashes, name_clashes              does any pair clash, without looking at all pairs
    positions, origins, outliers       who shares a value, from how many origins, who stands alone
    silences, forecasts, distances     who says nothing, what came to pass, how far apart
    sentences, reasons                 one sentence that says why
    verdicts                           a question -> its judgement

`docs/rules.md` tells the same in words, with examples.
"""
