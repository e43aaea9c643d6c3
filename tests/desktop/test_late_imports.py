"""The libraries of the desktop are imported when they're used, and no sooner."""

import subprocess
import sys

CODE = """
import sys
import footcoach.cli, footcoach.commands.app, footcoach.commands.text_session, footcoach.ui.app
import footcoach.commands.notify, footcoach.commands.remind, footcoach.coach.companions
import footcoach.ui.screens.session, footcoach.ui.terminal.posix_driver
print(sorted({"wakepy", "desktop_notifier", "jeepney", "dbus_fast"} & set(sys.modules)))
"""


def test_nothing_waits_for_a_library_of_the_desktop() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
