"""The forms of the admin for what is compared: they ask in words, and write the forms of the design.

What may be stored is decided by the actions; here it is only read from what people type.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import escape

from articles.admin.editing import EditableForm, EditableRowForm, TidyForm, is_key
from articles.forms import LinesField
from articles.models import Article
from comparisons.models import Claim, Coverage, Option, Point, Speaker
from comparisons.vocabulary import Kind

AMONG_OTHERS = "..."
NOBODY = "[]"

YES_OR_NO = [("", "---------"), ("no", "no"), ("yes", "yes")]

WORDS = "words"
"""What a tagger calls an answer in words: whether two can be true decides between names and a choice."""

ANSWERS = [
    ("", "---------"),
    (Kind.DATE.value, "a time: “When was the Union State formed?” 1997"),
    (Kind.QUANTITY.value, "a number: “By what share was the oil cut?” 40 percent"),
    (Kind.YESNO.value, "yes or no: “Was a treaty signed?” no"),
    (WORDS, "words: “Who are the suppliers?” “Which way does it turn?”"),
    (Kind.TEXT.value, "prose that no program can compare: “What did the minister say?”"),
]

HOW_TO_ANSWER = {
    Kind.DATE: (
        "A date, as precise as the words: 1997, 2020-02, 2020-02-07, 199X (the 1990s), 2020-21 (spring), "
        "2019-12~ (about December 2019), 2020-02-01/2020-02-07 (between these days), 1997/.. (since 1997)."
    ),
    Kind.QUANTITY: (
        "A number: 40, 30..40 (between these), ~500000 (about), >=3 (at least), <100 (fewer than), without "
        "thousands marks. A unit of the same dimension may follow: 24000000 t/year."
    ),
    Kind.NAMES: "One name per line, or names separated by semicolons. Write [] for “nobody”.",
    Kind.CHOICE: "The slug of one of the point's options.",
    Kind.YESNO: "yes or no. What the article says is not so is “no”, asserted.",
    Kind.TEXT: "In the article's own sense, in a few words. It is shown, and never compared.",
}


class SpeakerForm(EditableForm):
    """A speaker, whose other names are typed one per line."""

    aliases = LinesField(
        required=False, label="Other names", help_text="Other names for the same speaker, one per line."
    )

    class Meta:
        model = Speaker
        fields = "__all__"


class CoverageRowForm(EditableRowForm):
    """A row of an event's coverage. Whose it is stays; another article is another row."""

    class Meta:
        model = Coverage
        fields = "__all__"
        widgets = {"framing": forms.Textarea(attrs={"rows": 2, "cols": 60})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "article" in self.fields:
            self.fields["article"].disabled = True


class YesNoField(forms.TypedChoiceField):
    """A question that is answered, not left alone: nothing is chosen beforehand."""

    def __init__(self, label: str, help_text: str) -> None:
        super().__init__(
            label=label, help_text=help_text, choices=YES_OR_NO, coerce=lambda word: word == "yes"
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class PointForm(EditableForm):
    """A point: four questions in words decide its kind and its flags."""

    answer = forms.ChoiceField(label="What is the answer?", choices=ANSWERS)
    both_true = YesNoField(
        "Can two of its answers be true at once?",
        "Yes for “why”, “which part”, “what was talked about”, “who came”: the answer is then a list of "
        "names, and lists are taken as “among others”. No for “which way”, “how did it end”: one answer "
        "excludes another, and you list the possible answers below. Two times or two numbers, or yes and "
        "no, cannot both be true: no.",
    )
    changes = YesNoField(
        "Can the answer change with time?",
        "Yes for “What is the price of gas?”: each claim then says for which time it holds.",
    )
    outcome = YesNoField(
        "Does it ask what came of the event?",
        "Yes for “Was a treaty signed there?”: an article written before the event cannot know.",
    )
    order = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=100_000,
        help_text="Its place among the event's points, from 0. Empty: at the end.",
    )

    class Meta:
        model = Point
        exclude = ("kind",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            kind = self.instance.kind
            self.initial["answer"] = WORDS if kind in (Kind.NAMES, Kind.CHOICE) else kind
            self.initial["both_true"] = kind in (Kind.NAMES, Kind.TEXT)
        else:
            for name in ("changes", "outcome", "order"):
                self.initial.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        answer, both = cleaned.get("answer"), cleaned.get("both_true")
        if answer and both is not None:
            self.instance.kind = self.choose_kind(answer, bool(both))
            self.check_unit()
        if cleaned.get("order") is None and cleaned.get("event"):
            cleaned["order"] = cleaned["event"].points.count()
        return cleaned

    def choose_kind(self, answer: str, both: bool) -> str:
        """The kind of a point that is answered so; refuses two times or two numbers that are both true."""
        if answer == WORDS:
            return (Kind.NAMES if both else Kind.CHOICE).value
        if both and answer != Kind.TEXT.value:
            self.add_error(
                "both_true",
                "Two times, two numbers, or yes and no cannot both be true. Ask about one of the things that "
                "you mean, or choose an answer in words.",
            )
        return answer

    def check_unit(self) -> None:
        if self.cleaned_data.get("unit") and self.instance.kind != Kind.QUANTITY.value:
            self.add_error(
                "unit", "Only a number has a unit; leave it empty, or choose a number as the answer."
            )


class OptionForm(TidyForm):
    """One possible answer. The wider one is named by its slug, so that a whole tree is typed at once."""

    broader_slug = forms.CharField(
        label="Case of",
        required=False,
        max_length=80,
        help_text="The slug of the wider answer in this list that this one is a case of.",
    )

    class Meta:
        model = Option
        fields = ("order", "slug", "label")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.broader_id:
            self.initial["broader_slug"] = self.instance.broader.slug


class ClaimForm(EditableForm):
    """A claim, whose value is typed as text in the written form of its point's kind."""

    value = forms.CharField(label="Answer", widget=forms.Textarea(attrs={"rows": 3}))
    among_others = forms.BooleanField(
        label="Among others",
        required=False,
        initial=True,
        help_text="For names only. Newspaper lists are almost never complete: take the tick away only where "
        "the article says that these are all.",
    )

    class Meta:
        model = Claim
        fields = "__all__"
        widgets = {
            "quote": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["value"], self.initial["among_others"] = as_typed(self.instance.value)
        if "value" in self.fields:
            self.fields["value"].help_text = escape(describe_answers(self.find_point()))

    def find_point(self) -> Point | None:
        """The point that the form is about, as far as it is known when it is shown."""
        key = self.data.get(self.add_prefix("point")) if self.is_bound else self.initial.get("point")
        if self.instance.pk and str(self.instance.point_id) == str(key):
            return self.instance.point
        return Point.objects.filter(pk=int(str(key))).first() if is_key(key) else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        point, article = cleaned.get("point"), cleaned.get("article")
        if point and cleaned.get("value"):
            cleaned["value"] = read_answer(point.kind, cleaned["value"], bool(cleaned.get("among_others")))
        if point and article and self.wants_month(point):
            cleaned["as_of"] = article.month
        return cleaned

    def wants_month(self, point: Point) -> bool:
        """Whether a new claim's `as of` is left to us: the month of which its article speaks."""
        return point.changes and not self.instance.pk and not self.cleaned_data.get("as_of")


def as_typed(value: Any) -> tuple[str, bool]:
    """A stored value as a tagger types it, and whether its list is open."""
    if not isinstance(value, list):
        return str(value), True
    names = [name for name in value if name != AMONG_OTHERS]
    return "\n".join(names) or NOBODY, AMONG_OTHERS in value


def read_answer(kind: str, typed: str, among_others: bool) -> str | list[str]:
    """The written form of a typed answer: a list for names, else the text itself."""
    if kind != Kind.NAMES.value:
        return typed
    names = [" ".join(name.split()) for line in typed.splitlines() for name in line.split(";")]
    names = [name for name in names if name]
    if names == [NOBODY]:
        return []
    is_open = among_others or AMONG_OTHERS in names
    return [name for name in names if name != AMONG_OTHERS] + [AMONG_OTHERS] * is_open


def describe_answers(point: Point | None) -> str:
    """How an answer to the point is written; without a point, that its kind decides."""
    if point is None:
        return "In the written form of the point's kind; it is explained here once the claim has its point."
    how = HOW_TO_ANSWER[Kind(point.kind)]
    if point.kind == Kind.QUANTITY.value:
        return (
            f"{how} Without one the number counts {point.unit}." if point.unit else f"{how} It has no unit."
        )
    if point.kind == Kind.CHOICE.value:
        return f"{how} {'; '.join(f'{option.slug}: {option.label}' for option in point.options.all())}"
    return how


def list_warnings(claim: Claim) -> list[str]:
    """What a tagger should look at again in a claim that was saved nevertheless."""
    warnings = []
    if claim.certainty == "hedged" and not claim.hedge:
        warnings.append("The claim is hedged; write the words that hedge it, for example “allegedly”.")
    if claim.point.changes and not claim.as_of:
        warnings.append("The answer can change with time; say for which time it holds (“as of”).")
    if isinstance(claim.value, list):
        several = [name for name in claim.value if ", " in name]
        warnings += [
            f"“{name}” was read as one name; separate names by semicolons or lines." for name in several
        ]
    return warnings


def describe_filled_month(article: Article) -> str:
    return (
        f"“As of” was filled in: {article.month}, the month of the article. "
        "Change it where the words say otherwise."
    )
