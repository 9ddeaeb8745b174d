#!/usr/bin/python3
"""A second reader of calendars, which shares no code with libical: icalendar (Python) takes the file apart, dateutil makes the
zone of the file's own VTIMEZONE, and each meeting is printed in UTC.

read-calendar.py [FILE]: a line an event, its columns with tabs between: uid, sequence, status, first instant, last instant
(days stay days), location, summary, description. Ends with status 1 and a word where the file breaks a rule of RFC 5545 or of
RFC 5546's PUBLISH.
"""

import io
import sys
from datetime import datetime, timezone

import icalendar
from dateutil import tz

NEEDED = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "SEQUENCE", "STATUS")


def fail(text):
    sys.exit("read-calendar: " + text)


def check_lines(data):
    """The bytes themselves: CRLF at the end of each line and nowhere else, 75 octets at most, whole characters in each."""
    if not data.endswith(b"\r\n"):
        fail("the last line has no end")
    for number, line in enumerate(data[:-2].split(b"\r\n"), 1):
        if b"\r" in line or b"\n" in line:
            fail(f"line {number} has a lone line end in it")
        if len(line) > 75:
            fail(f"line {number} has {len(line)} octets")
        line.decode("utf-8")


def instant(value, zone):
    """A day as it is; a time, which must name the file's zone, in UTC by the file's own rules."""
    if not isinstance(value.dt, datetime):
        return value.dt.isoformat()
    if value.params.get("TZID") != zone.name:
        fail("a time is in no zone of the file")
    local = value.dt.replace(tzinfo=zone.rules)
    return local.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


class Zone:
    def __init__(self, calendar, data):
        found = calendar.walk("VTIMEZONE")
        if len(found) != 1:
            fail(f"there are {len(found)} zones")
        self.name = str(found[0]["TZID"])
        self.rules = tz.tzical(io.StringIO(data.decode("utf-8").replace("\r\n", "\n"))).get(self.name)


def check_event(event):
    for name in NEEDED:
        if name not in event:
            fail("an event lacks " + name)
    if "ATTENDEE" in event:
        fail("an event asks somebody to attend")
    if event["DTSTAMP"].dt.utcoffset() is None or event["DTSTAMP"].dt.utcoffset().total_seconds() != 0:
        fail("DTSTAMP is not in UTC")


def main():
    data = open(sys.argv[1], "rb").read() if len(sys.argv) > 1 else sys.stdin.buffer.read()
    check_lines(data)
    calendar = icalendar.Calendar.from_ical(data)
    if calendar.get("METHOD") != "PUBLISH" or calendar.get("VERSION") != "2.0" or "PRODID" not in calendar:
        fail("this is no published calendar")
    zone = Zone(calendar, data)
    seen = set()
    for event in calendar.walk("VEVENT"):
        check_event(event)
        if event["UID"] in seen:
            fail("two events have one UID")
        seen.add(event["UID"])
        cells = [event["UID"], event["SEQUENCE"], event["STATUS"], instant(event["DTSTART"], zone),
                 instant(event["DTEND"], zone), event.get("LOCATION", ""), event["SUMMARY"], event.get("DESCRIPTION", "")]
        print("\t".join(str(cell).replace("\n", "|") for cell in cells))


main()
