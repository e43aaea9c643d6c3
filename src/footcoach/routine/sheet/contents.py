"""What a sheet says: its exercises, its cautions, and what else is on it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetExercise:
    """An exercise as the sheet has it."""

    name: str
    long_name: str
    """With the words after a comma, which tell it apart from an exercise of the same name."""
    text: str
    """Its whole entry, as it's typed."""
    dose: str
    """What is done how often, in the sheet's words, with what the sheet says for all."""
    do: str = ""
    caution: str = ""
    note: str = ""


@dataclass(slots=True)
class Sheet:
    """Everything on a sheet. No word of it is lost: what isn't understood is a remark."""

    title: str = ""
    source: str = ""
    exercises: list[SheetExercise] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
