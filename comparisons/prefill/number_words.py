"""Number words of English, Russian and German: "a dozen", "полтора", "dreißig".

Knows each word's number and no grammar; how words make a number is in `numerals`. Inflected forms stand
beside their nominatives, since a newspaper inflects them.
"""

from __future__ import annotations

from fractions import Fraction

_SMALL = """
0 zero nil ноль null
1 one один одна одно одного одной eins eine einer einem einen
2 two два две двух двум двумя zwei beide both оба обе
3 three три трех трёх тремя drei
4 four четыре четырех четырёх vier
5 five пять пяти fünf
6 six шесть шести sechs
7 seven семь семи sieben
8 eight восемь восьми acht
9 nine девять девяти neun
10 ten десять десяти zehn
11 eleven одиннадцать одиннадцати elf
12 twelve двенадцать двенадцати zwölf
13 thirteen тринадцать dreizehn
14 fourteen четырнадцать vierzehn
15 fifteen пятнадцать пятнадцати fünfzehn
16 sixteen шестнадцать sechzehn
17 seventeen семнадцать siebzehn
18 eighteen восемнадцать achtzehn
19 nineteen девятнадцать neunzehn
20 twenty двадцать двадцати zwanzig
30 thirty тридцать тридцати dreißig
40 forty сорок сорока vierzig
50 fifty пятьдесят пятидесяти fünfzig
60 sixty шестьдесят шестидесяти sechzig
70 seventy семьдесят семидесяти siebzig
80 eighty восемьдесят восьмидесяти achtzig
90 ninety девяносто neunzig
100 сто ста
200 двести двухсот
300 триста трехсот трёхсот
400 четыреста
500 пятьсот пятисот
"""

_SCALES = """
12 dozen дюжина дюжину дюжины dutzend
100 hundred hundert
1000 thousand тысяча тысячи тысяч тысячу тыс tausend
1000000 million mln mn миллион миллиона миллионов млн millionen mio
1000000000 billion bn миллиард миллиарда миллиардов млрд milliarde milliarden mrd
1000000000000 trillion trn tn триллион триллиона триллионов трлн billionen
"""

_PLURALS = """
24 dozens десятки dutzende
20 tens
200 hundreds сотни сотен hunderte
2000 thousands tausende
2000000 millions миллионы
2000000000 billions миллиарды
"""

_FRACTIONS = """
1/2 half половина половину половины hälfte halbe halben
1/3 third thirds треть трети drittel
1/4 quarter quarters четверть четверти viertel
1/5 fifth fifths fünftel
1/6 sixth sixths
1/8 eighth eighths
1/10 tenth tenths zehntel
"""

_ORDINALS = """
1 first первый первое первом erste ersten erster
2 second второй второе втором zweite zweiten zweiter
3 third третий третье третьем dritte dritten dritter
4 fourth четвертый четвёртый четвертое четвёртое vierte vierten vierter
5 fifth пятый пятое fünfte fünften
6 sixth шестой шестое sechste sechsten
7 seventh седьмой седьмое siebte siebten
8 eighth восьмой восьмое achte achten
9 ninth девятый девятое neunte neunten
10 tenth десятый десятое zehnte zehnten
"""


def _table(lines: str) -> dict[str, Fraction]:
    rows = (line.split() for line in lines.strip().splitlines())
    return {word: Fraction(number) for number, *words in rows for word in words}


SMALL = _table(_SMALL)
SCALES = _table(_SCALES)
PLURALS = _table(_PLURALS)
"""A bare plural is at least two of it."""

FRACTIONS = _table(_FRACTIONS)
ORDINALS = _table(_ORDINALS)
TIMES = {
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "дважды": 2,
    "трижды": 3,
    "einmal": 1,
    "zweimal": 2,
    "dreimal": 3,
}
ARTICLES = frozenset(["a", "an", "the", "ein", "eine", "einen", "einer", "einem"])
FEW = frozenset(["few", "several", "несколько", "нескольких", "einige", "einigen", "mehrere", "mehreren"])
COUPLE = frozenset(["couple", "pair", "пара", "пару", "paar"])
ONE_AND_A_HALF = frozenset(["полтора", "полторы", "anderthalb", "eineinhalb"])
