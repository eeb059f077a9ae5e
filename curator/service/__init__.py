"""The nightly run on a schedule, in one long-running process; every run is a process of its own."""

from curator.service.logs import Log, LogForm, open_log
from curator.service.serving import Heard, Orders, Service
from curator.service.timetable import Plan

__all__ = ["Heard", "Log", "LogForm", "Orders", "Plan", "Service", "open_log"]
