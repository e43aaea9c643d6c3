"""Which kinds of questions are asked while the program runs."""

from collections.abc import Callable

from footcoach.coach.question_kinds import QuestionKind


class UnsavedError(Exception):
    """A setting couldn't be written; the message says why, and what to do."""


class QuestionSettings:
    """The kinds of questions that are asked while the program runs."""

    def __init__(
        self,
        kinds: frozenset[QuestionKind] | None = None,
        save: Callable[[QuestionKind], None] = lambda _: None,
    ) -> None:
        """Ask ``kinds``, None being all; ``save`` keeps that one is switched off for good.

        It raises `UnsavedError`.
        """
        self._kinds = frozenset(QuestionKind) if kinds is None else kinds
        self._save = save

    def asks(self, kind: QuestionKind) -> bool:
        """Whether questions of a kind are asked."""
        return kind in self._kinds

    def switch_off(self, kind: QuestionKind) -> str:
        """Ask no question of a kind any more; return why that isn't kept for good, "" if it is."""
        self._kinds -= {kind}
        try:
            self._save(kind)
        except UnsavedError as error:
            return str(error)
        return ""
