"""A list without room ignores the page keys, however late they arrive."""

from textual.app import App, ComposeResult

from footcoach.ui.widgets.paged_list import PagedList


class ListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield PagedList("one", "two", "three", id="list")


async def test_page_keys_do_nothing_in_a_list_that_has_not_been_laid_out() -> None:
    app = ListApp()
    async with app.run_test() as pilot:
        listed = app.query_one(PagedList)
        listed.display = False
        await pilot.pause()
        listed.clear_options()
        listed.add_options(["four", "five"])
        listed.action_page_down()
        listed.action_page_up()

        listed.display = True
        await pilot.pause()
        listed.action_page_down()
        assert listed.highlighted == 1
