"""The kinds of value that keys of the language take, and the shorthand they may be written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

T = TypeVar("T")
Schema = dict[str, Any]

# The same patterns serve pydantic (Rust), JSON Schema (ECMAScript) and ourselves: plain classes only.
_ID = r"[^\s!-,/:-@\[-^`{-~]+"
_URL = r"^(https?://|mailto:)\S+$"
_LANG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
_COLOUR = r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
_SHARE = r"^\s*(100([.,]0+)?|[0-9]{1,2}([.,][0-9]+)?)\s?%\s*$"
_DAY = r"(0[1-9]|1[0-2])|(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
_LEAP = r"([12][0-9](0[48]|[2468][048]|[13579][26])|(1[26]|2[048])00)-02-29"
_DATE = rf"^\s*([12][0-9]{{3}}(-({_DAY}))?|{_LEAP})\s*$"

# Minutes in a unit, and the words for it: English first, then the languages that labels speak.
_UNITS = {
    1: """
        min mins minute minutes Minute Minuten minuto minutos minuti minuut minuten minuta minuty минута
        минуты минут دقيقة دقائق דקה דקות 分 分間 分钟 分鐘 분
    """,
    60: """
        h hr hrs hour hours Std Stunde Stunden heure heures hora horas ora ore uur uren godzina godziny
        час часа часов ساعة ساعات שעה שעות 時間 小时 小時 시간
    """,
    1440: """
        d day days Tag Tage Tagen jour jours día días dia dias giorno giorni dag dagen dzień dni день
        дня дней يوم أيام יום ימים 日 日間 天 일
    """,
    10080: """
        w wk week weeks Woche Wochen semaine semaines semana semanas settimana settimane weken tydzień
        tygodnie неделя недели недель أسبوع أسابيع שבוע שבועות 週間 週 周 주
    """,
    43830: """
        month months Monat Monate Monaten mois mes meses mês mese mesi maand maanden miesiąc miesiące
        месяц месяца месяцев شهر أشهر חודש חודשים か月 ヶ月 カ月 月 个月 個月 개월
    """,
    525960: """
        y yr year years Jahr Jahre Jahren an ans année années año años ano anos anno anni jaar jaren rok
        lata год года лет سنة سنوات שנה שנים 年 年間 년
    """,
}
UNITS: dict[str, float] = {word: minutes for minutes, words in _UNITS.items() for word in words.split()}
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_DURATION = rf"^\s*~?\s*({_NUMBER})(?:\s*[-–]\s*({_NUMBER}))?\s*({_UNIT})\.?\s*$"

_WORD = re.compile(r"[a-z0-9]+")

#: The patterns that pydantic's complaints name, by what they are patterns of.
PATTERNS = {
    "id": f"^{_ID}$",
    "person": f"^({_ID})?$",
    "ref": f"^{_ID}(#{_ID})?$",
    "url": _URL,
    "lang": _LANG,
    "colour": _COLOUR,
}


def _string(**constraints: Any) -> StringConstraints:
    return StringConstraints(strict=True, strip_whitespace=True, **constraints)


def _composed(text: str) -> str:
    # What looks the same is the same id, however a keyboard put its accents together.
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _six(colour: str) -> str:
    return (colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])).lower()


Text = Annotated[str, _string(min_length=1), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Id = Annotated[str, StringConstraints(strict=True, pattern=PATTERNS["id"]), AfterValidator(_composed)]
Ref = Annotated[str, StringConstraints(strict=True, pattern=PATTERNS["ref"]), AfterValidator(_composed)]
Url = Annotated[str, StringConstraints(strict=True, pattern=_URL)]
Lang = Annotated[str, StringConstraints(strict=True, pattern=_LANG)]
Colour = Annotated[str, StringConstraints(strict=True, pattern=_COLOUR), AfterValidator(_six)]
Score = Annotated[float, Field(strict=True, ge=-2, le=2, allow_inf_nan=False)]


def _list() -> list[Any]:
    # Not `list` itself: pydantic asks each factory what it takes, which of a type is long to find out.
    return []


def empty(make: Callable[[], Any] = _list) -> Any:
    """The default of what can hold many: an empty one. pydantic would make a deep copy of a plain `[]`, in
    Python and for every part of a map.
    """
    return Field(default_factory=make)


def make_id(name: str, kind: str = "x") -> str:
    """The id that a name gives: its letters, marks and digits in lower case, joined by `-`.

    A name without any (an emoji, say) gives the numbers of its characters behind `kind`.
    """
    text = unicodedata.normalize("NFC", name.strip()).lower()
    if text.isascii():
        found = "-".join(_WORD.findall(text))
    else:
        kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
        found = unicodedata.normalize("NFC", "-".join(kept.split()))
    return found or "-".join([kind, *(f"{ord(c):x}" for c in text if not c.isspace())])


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: what was written, and its least and greatest number of minutes.

    A month counts as a twelfth of 365.25 days.
    """

    text: str
    low: float
    high: float


def _duration(value: Any) -> Duration:
    found = re.match(_DURATION, value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("duration", "not a duration")
    low, high, unit = found.groups()
    least = float(low.replace(",", "."))
    most = float(high.replace(",", ".")) if high else least
    return Duration(value.strip(), least * UNITS[unit], most * UNITS[unit])


def _version(value: Any) -> int:
    if isinstance(value, bool) or value != 1:
        raise PydanticCustomError("version", "not version 1")
    return 1


def _share(value: Any) -> float:
    if not isinstance(value, str) or not re.match(_SHARE, value):
        raise PydanticCustomError("share", "not a percentage")
    return float(value.strip().rstrip("%").rstrip().replace(",", "."))


def _date(value: Any) -> str:
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or not re.match(_DATE, text):
        raise PydanticCustomError("date", "not a date")
    return text.strip()


def _amount(value: Any) -> float | int | str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf"):
        return value
    raise PydanticCustomError("amount", "neither number nor text")


def _whole(value: Any) -> Any:
    # JSON Schema calls 24.0 an integer, and so does whoever wrote it.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _grade(value: Any) -> Any:
    return {"low": 1, "medium": 3, "high": 5}.get(value, value) if isinstance(value, str) else value


_DATE_SCHEMA: Schema = {
    "anyOf": [{"type": "string", "pattern": _DATE}, {"type": "integer", "minimum": 1000, "maximum": 2999}]
}
_GRADE_SCHEMA: Schema = {
    "anyOf": [{"type": "number", "minimum": 1, "maximum": 5}, {"enum": ["low", "medium", "high"]}]
}

Version = Annotated[int, PlainValidator(_version), WithJsonSchema({"const": 1})]
Length = Annotated[
    Duration,
    PlainValidator(_duration),
    PlainSerializer(lambda length: length.text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DURATION}),
]
Share = Annotated[float, PlainValidator(_share), WithJsonSchema({"type": "string", "pattern": _SHARE})]
Date = Annotated[str, PlainValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
Amount = Annotated[
    float | int | str,
    PlainValidator(_amount),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"\S"}]}),
]
Count = Annotated[
    int,
    BeforeValidator(_whole),
    Field(strict=True, ge=0),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Grade = Annotated[
    float,
    BeforeValidator(_grade),
    Field(strict=True, ge=1, le=5, allow_inf_nan=False),
    WithJsonSchema(_GRADE_SCHEMA),
]


_SINGLE = (str, dict, int, float)


class Shorthand:
    """Marks a field whose value may be written short: `expand` makes the long form, and `forms` are
    the JSON Schemas of the short ones, to which the long one is added.
    """

    def __init__(self, expand: Callable[[Any], Any], *forms: Schema, item: bool = False) -> None:
        self.expand, self.forms, self.item = expand, forms, item

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.expand, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Schema:
        written: Schema = handler(schema)
        own = [written["items"]] if self.item else []
        return {"anyOf": [*self.forms, *own, written]}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, _SINGLE) and not isinstance(value, bool) else value


def _listed_or_true(value: Any) -> Any:
    if isinstance(value, bool):
        return [{}] if value else []
    return _listed(value)


def _reasons(value: Any) -> Any:
    if isinstance(value, bool):
        return [] if value else None
    return _listed(value)


def _everyone(value: Any) -> Any:
    if not isinstance(value, dict):
        return {"": value}
    if not value:
        raise PydanticCustomError("too_short", "nobody")
    return {key or " ": one for key, one in value.items()}  # nobody can write what stands for everyone


def _change(value: Any) -> Any:
    return value if isinstance(value, list) else [value, value]


_BOOLEAN: Schema = {"type": "boolean"}
_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_SCORE: Schema = {"type": "number", "minimum": -2, "maximum": 2}
_CHANGE: Schema = {
    "anyOf": [_SCORE, {"type": "array", "items": [_SCORE, _SCORE], "minItems": 2, "additionalItems": False}]
}

Many = Annotated[list[T], Shorthand(_listed, item=True)]
Some = Annotated[list[T], Field(min_length=1), Shorthand(_listed, item=True)]
ManyOrTrue = Annotated[list[T], Shorthand(_listed_or_true, _BOOLEAN, item=True)]
Reasons = Annotated[
    list[Text] | None,
    BeforeValidator(_reasons),
    WithJsonSchema({"anyOf": [_BOOLEAN, _TEXT, {"type": "array", "items": _TEXT}]}),
]
Change = Annotated[tuple[Score, Score], BeforeValidator(_change)]
Emotions = Annotated[
    dict[Annotated[str, StringConstraints(strict=True, pattern=PATTERNS["person"])], Change],
    BeforeValidator(_everyone),
    WithJsonSchema(
        {
            "anyOf": [
                *_CHANGE["anyOf"],
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": PATTERNS["id"]},
                    "additionalProperties": _CHANGE,
                },
            ]
        }
    ),
]
