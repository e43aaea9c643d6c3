"""Nothing from a log is markup, and the page loads nothing."""

from html.parser import HTMLParser

import pytest

from footcoach.report.document import Column, Document, Items, Paragraph, Section, Table
from footcoach.report.html_page import write_html
from footcoach.report.page import write_report
from footcoach.report.plain_page import WIDTH, write_text
from tests.report.sample import sample_facts
from tests.report.write_golden import sample_document

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "dl", "dt", "dd", "section"),
    *("table", "thead", "tbody", "tr", "th", "td", "p", "footer", "svg", "path", "text"),
    *("rect", "circle"),
}
VOID = {"meta"}
EVIL = '<script>alert("1")</script><img src=x onerror=alert(1)>&lt;\'</style></td>'


class Page(HTMLParser):
    """Everything that a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.texts = list[str](), list[str]()
        self.attributes = list[tuple[str, str | None]]()
        self.open = list[str]()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):  # type: ignore[union-attr]  # there is one
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page_of(text: str) -> Document:
    """Return a page with a text in every place."""
    table = Table((Column(text), Column(text, is_number=True)), ((text, text), (None, text)))
    blocks = (Paragraph(text), Items(((text, text),)), table)
    return Document(title=text, lead=((text, text),), sections=(Section(text, blocks),), foot=text)


def test_a_page_is_well_formed_and_has_only_its_own_tags() -> None:
    page = Page(write_html(sample_document()))

    assert page.open == []
    assert set(page.tags) <= TAGS


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    names = {name for name, _ in Page(write_html(sample_document())).attributes}

    assert not names & {"src", "href", "srcset", "action", "data", "style", "xlink:href"}
    assert not [name for name in names if name.startswith("on")]
    assert "url(" not in write_html(sample_document())
    assert "@import" not in write_html(sample_document())


def test_text_from_a_log_is_never_markup() -> None:
    page = Page(write_html(page_of(EVIL)))

    assert page.open == []
    assert set(page.tags) <= TAGS
    assert page.texts.count(EVIL) == 14


@pytest.mark.parametrize("char", ["\0", "\x1b", "\u202e", "\u2066", "\ud800", "\x85", "\u2028"])
def test_what_cannot_be_seen_is_spelt_out(char: str) -> None:
    for page in (write_html(page_of(f"a{char}b")), write_text(page_of(f"a{char}b"))):
        assert char not in page
        assert f"a{char.encode('unicode_escape').decode()}b" in page
        assert page.encode()


def test_letters_signs_and_emoji_stay_as_typed() -> None:
    text = "Łydki, 足, ½ \N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN} – naïve"  # noqa: RUF001

    assert text in write_html(page_of(text))


def test_a_long_text_stays_within_the_lines() -> None:
    long = "toe " * 200

    cells = Table((Column("A"), Column("B")), ((long, long),))
    document = Document(title="", lead=(("a", "b"),), sections=(Section("", (cells,)),), foot="")
    assert max(map(len, write_text(document).splitlines())) <= WIDTH


def test_a_page_without_notes_says_what_it_is() -> None:
    page = write_html(write_report(sample_facts()))

    assert "It isn&#x27;t medical advice" in page
    assert '<html lang="en-GB">' in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
