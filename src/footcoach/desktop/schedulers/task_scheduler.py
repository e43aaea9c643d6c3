"""The Task Scheduler of Windows, by its XML (Task Scheduler Schema, version 1.2)."""

import sys
from pathlib import Path
from subprocess import list2cmdline
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from footcoach.desktop.schedulers.scheduler import NAME, Command, Job, Scheduler
from footcoach.paths import own_folder

NAMESPACE: Final = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_FILE: Final = f"{NAME}.xml"
_LONG_AGO: Final = "2026-01-01"
"""A trigger needs a first day, and any that's over will do."""


class WindowsTask(Scheduler):
    """A task with a trigger for each time; one that was missed starts as soon as it can."""

    name = "task scheduler"
    title = "the Task Scheduler"

    def is_here(self) -> bool:
        """Whether this is Windows."""
        return sys.platform == "win32"

    def folder(self) -> Path:
        """Return our own folder, since the Task Scheduler keeps a copy of its own."""
        return own_folder("data")

    def write(self, job: Job) -> dict[str, bytes]:
        """Return the task."""
        return {_FILE: write_task(job)}

    def start(self) -> tuple[Command, ...]:
        """Return what reads the task, in place of an earlier one."""
        file = str(self.folder() / _FILE)
        return (("schtasks", "/Create", "/TN", NAME, "/XML", file, "/F"),)

    def stop(self) -> tuple[Command, ...]:
        """Return what deletes the task."""
        return (("schtasks", "/Delete", "/TN", NAME, "/F"),)


def write_task(job: Job) -> bytes:
    """Return the task as XML, in the encoding that schtasks reads."""
    task = Element("Task", version="1.2", xmlns=NAMESPACE)
    _fill(task, "RegistrationInfo", Description="Reminders of footcoach", URI=f"\\{NAME}")
    triggers = SubElement(task, "Triggers")
    for at in job.times:
        trigger = _fill(triggers, "CalendarTrigger", StartBoundary=f"{_LONG_AGO}T{at:%H:%M}:00")
        _fill(trigger, "ScheduleByDay", DaysInterval="1")
    _fill(
        task,
        "Settings",
        MultipleInstancesPolicy="IgnoreNew",
        DisallowStartIfOnBatteries="false",
        StopIfGoingOnBatteries="false",
        StartWhenAvailable="true",
        ExecutionTimeLimit="PT5M",
    )
    program, *arguments = job.command
    actions = SubElement(task, "Actions")
    _fill(actions, "Exec", Command=program, Arguments=list2cmdline(arguments))
    data: bytes = tostring(task, encoding="utf-16", xml_declaration=True)
    return data


def _fill(parent: Element, name: str, **texts: str) -> Element:
    """Add an element with others in it that hold text; return it."""
    made = SubElement(parent, name)
    for child, text in texts.items():
        SubElement(made, child).text = text
    return made
