"""A desktop on a private bus that prints what it's asked: notifications, and the display kept on.

Run as a program with the address of the bus; it prints ``ready`` once it can be asked.
"""

import asyncio
import sys
from typing import Annotated

from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusDict, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method

Strings = Annotated[list[str], DBusSignature("as")]
Number = Annotated[int, DBusSignature("i")]
Information = Annotated[tuple[str, str, str, str], DBusSignature("ssss")]


class Notifications(ServiceInterface):
    """Takes notifications (Desktop Notifications Specification, 1.2)."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.Notifications")

    @dbus_method()
    def Notify(  # noqa: N802, PLR0917, as specified
        self,
        app: DBusStr,
        replaces: DBusUInt32,  # noqa: ARG002
        icon: DBusStr,  # noqa: ARG002
        summary: DBusStr,
        body: DBusStr,
        actions: Strings,  # noqa: ARG002
        hints: DBusDict,  # noqa: ARG002
        timeout: Number,  # noqa: ARG002
    ) -> DBusUInt32:
        """Print a notification."""
        say("notification", app, summary, body)
        return 1

    @dbus_method()
    def GetCapabilities(self) -> Strings:  # noqa: N802
        """Return what it can show."""
        return ["body", "body-markup"]

    @dbus_method()
    def GetServerInformation(self) -> Information:  # noqa: N802
        """Return what it is."""
        return ("mock", "footcoach", "1", "1.2")


class ScreenSaver(ServiceInterface):
    """Keeps the display on (Idle Inhibition Service, draft)."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.ScreenSaver")

    @dbus_method()
    def Inhibit(self, app: DBusStr, reason: DBusStr) -> DBusUInt32:  # noqa: ARG002, N802
        """Print that the display is to stay on."""
        say("kept on")
        return 7

    @dbus_method()
    def UnInhibit(self, cookie: DBusUInt32) -> None:  # noqa: N802
        """Print that it isn't any more."""
        say("released", str(cookie))


def say(*words: str) -> None:
    """Print one line."""
    sys.stdout.write(" | ".join(words) + "\n")
    sys.stdout.flush()


async def serve(address: str) -> None:
    """Answer until the program is ended."""
    bus = await MessageBus(bus_address=address).connect()
    bus.export("/org/freedesktop/Notifications", Notifications())
    bus.export("/org/freedesktop/ScreenSaver", ScreenSaver())
    bus.export("/ScreenSaver", ScreenSaver())
    await bus.request_name("org.freedesktop.Notifications")
    await bus.request_name("org.freedesktop.ScreenSaver")
    say("ready")
    await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
