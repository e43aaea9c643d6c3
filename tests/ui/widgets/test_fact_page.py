"""A page of facts takes keys whenever it's drawn anew."""

from asyncio import create_task

from textual.app import App, ComposeResult
from textual.content import Content

from footcoach.coach.session_facts import Fact, FactKind
from footcoach.ui.widgets.fact_page import FactPage, Row

ROWS = tuple(
    Row(Fact(FactKind.RESULT, "Reps", (str(number),)), Content(str(number)), begins_group=False)
    for number in range(3)
)


class PageApp(App[None]):
    def compose(self) -> ComposeResult:
        yield FactPage()


async def test_a_key_pressed_while_a_page_is_drawn_anew_moves_the_cursor() -> None:
    app = PageApp()
    async with app.run_test():
        page = app.query_one(FactPage)
        await page.show(Content("Session"), ROWS, 0)

        drawing = create_task(page.show(Content("Session"), ROWS, None))
        page.action_move(1)
        await drawing
        page.action_move(1)

        assert page.cursor == 2


async def test_facts_that_changed_are_seen_and_chosen() -> None:
    app = PageApp()
    async with app.run_test():
        page = app.query_one(FactPage)
        await page.show(Content("Before"), ROWS, 2)
        for rows in (ROWS[::-1], ROWS[:2], ROWS):
            await page.show(Content("After"), rows, None)

            assert [row.fact for row in page.rows] == [row.fact for row in rows]
            assert page.fact == rows[min(page.cursor, len(rows) - 1)].fact


async def test_the_fact_that_a_page_opens_at_is_in_sight_before_a_key_can_act() -> None:
    app = PageApp()
    async with app.run_test(size=(40, 3)):
        page = app.query_one(FactPage)
        await page.show(Content("Session"), ROWS * 3, 6)
        row = page.rows[6].virtual_region

        assert row.area
        assert page.scroll_y <= row.y < page.scroll_y + page.size.height


async def test_keys_pressed_faster_than_the_page_is_drawn_move_the_cursor_each() -> None:
    app = PageApp()
    async with app.run_test(size=(40, 3)):
        page = app.query_one(FactPage)
        await page.show(Content("Session"), ROWS * 3, 0)
        await page.wait_for_refresh()
        for by, cursor in ((1, 7), (-1, 1)):
            for _ in range(abs(cursor - page.cursor)):
                page.action_move(by)

            assert page.cursor == cursor
