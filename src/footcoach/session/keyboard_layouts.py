"""The letters of other keyboard layouts, by the key that they're on.

Someone who types Russian, Greek, Arabic or Hebrew presses the key on which a QWERTY keyboard has x,
and "ч", "χ", "ء" or "ס" arrives. Commands go by that key, so that every letter works without
changing the layout. The table is fixed: nothing tells which layout is on, so a letter that two
layouts have on different keys counts for the more common one, as "р" does for Russian (h) and not
for Serbian (r). Latin letters and punctuation always stay what they are.
"""

from types import MappingProxyType
from unicodedata import decimal

_ON_KEY = {
    "q": "йљضխქๆौऔㅂㅃ",
    "w": "цњςصւწไैჭऐㅈㅉ",
    "e": "уεثקէეำाฎआㄷㄸ",
    "r": "кρقרրრพीღฑईㄱㄲ",
    "t": "еτفאտტะूﻹთธऊㅅㅆ",
    "y": "нѕυغטեყัबإभㅛ",
    "u": "гθعוըუีहङㅕ",
    "i": "шιهןիიรगณघㅑ",
    "o": "щўοخםոოนदฯधㅐㅒ",
    "p": "зπحפպპยजญझㅔㅖ",
    "a": "фαشשաაฟोฤओㅁ",
    "s": "ыіσسדսსหेშฆएㄴ",
    "d": "вδيیגդდก्ฏअㅇ",
    "f": "аφبכֆფดिโइㄹ",
    "g": "пγلעգგเुﻷฌउㅎ",
    "h": "рхηاיհჰ้पأफㅗ",
    "j": "ојξتחճჯ่रـჟऱㅓ",
    "k": "лκنלկკาकษखㅏ",
    "l": "дλمךլლสतศथㅣ",
    "z": "яжζئظזզზผॆكძऎㅋ",
    "x": "чџχءطסցხปंㅌ",
    "c": "сψؤבքცแमژჩฉणㅊ",
    "v": "мωرהվვอनฮऩㅍ",
    "b": "ибβﻻذנբბิवﻵऴㅠ",
    "n": "тνىدמնნืलآळㅜ",
    "m": "ьμةپצմმทसशㅡ",
    ".": "юزץղใฬ",
}
"""On each key of a QWERTY keyboard, its letters in other layouts.

These are Russian, Ukrainian, Belarusian, Macedonian and Serbian; Greek; Arabic and Persian; Hebrew;
Armenian; Georgian; Thai; Devanagari (InScript); Korean; as X11's keyboard data has them. The key of
the full stop, which presenters press, has a letter in some.
"""

LETTERS = MappingProxyType({
    letter: key for key, letters in _ON_KEY.items() for letter in letters
})  # fmt: skip
"""The key on a QWERTY keyboard for each letter of another script, in small letters."""


def find_key(character: str) -> str | None:
    """Return what a QWERTY keyboard has on the key of ``character``: a letter, "." or a digit.

    Letters are small ones. None where it stays what it is: a Latin letter, one of our digits,
    punctuation, or in no layout known here.
    """
    if len(character) != 1 or character.isascii():
        return None
    digit = decimal(character, None)
    return LETTERS.get(character.lower()) if digit is None else str(digit)


def latinise(line: str) -> str:
    """Return a typed line as a QWERTY keyboard would have it, in small letters."""
    return "".join(find_key(character) or character for character in line).lower()
