#!/usr/bin/env python3
"""Counts a Mashang city's public figures again from its files, with nothing but the words of its page /open/method.

usage: recompute_figures.py URL     URL is the city's address, e.g. https://city.example
"""
import csv, io, json, sys, urllib.request
from math import sqrt

Z = 1.959964
COUNTS = ("reviews", "received", "closed", "resolved")

def get(url): return urllib.request.urlopen(url, timeout=30).read().decode("utf-8-sig")

def number(text): return None if text in ("", None) else float(text)

def read(base, name):
    """The rows of a table; its csv and its JSON must say the same."""
    rows = list(csv.DictReader(io.StringIO(get(f"{base}/open/{name}.csv"), newline="")))
    same = [{k: "" if v is None else v for k, v in row.items()} for row in json.loads(get(f"{base}/open/{name}.json"))["rows"]]
    assert len(rows) == len(same), f"{name}: csv and json have not the same number of rows"
    for a, b in zip(rows, same):
        for k in a:
            alike = a[k] == str(b[k]) or (number(a[k] if a[k].replace(".", "", 1).isdigit() else "") == b[k])
            assert alike, f"{name}: csv says {a[k]!r} and json {b[k]!r}"
    return rows

def key(row): return row["place_kind"], row["place_code"], row["from"], row["to"]

def whole(rows): return [row for row in rows if row["procedure"] == ""]

def interval(n, p, r):
    if r >= 1:
        return p, p
    m, d = n / (1 - r), 0.05 * (1 - r)
    middle, half = p + Z * Z / (2 * m), Z * sqrt(p * (1 - p) / m + Z * Z / (4 * m * m))
    a, b = (middle - half) / (1 + Z * Z / m), (middle + half) / (1 + Z * Z / m)
    return min(p, max(a - d, r * p, 0)), max(p, min(b + d, r * p + 1 - r, 1))

def check_intervals(name, rows):
    cell = {(row["measure"], key(row)): row for row in rows}
    checked = 0
    for row in rows:
        if row["measure"] != "satisfaction" or row["value"] == "":
            continue
        where = f"{name}: {row['place_name']} {row['from']}"
        n, p = number(cell["reviews", key(row)]["value"]), number(row["value"])
        low, high = number(row["low"]), number(row["high"])
        assert n is not None and n >= 30 and 0 <= low <= p <= high <= 1, f"{where}: not an interval"
        if row["note"] == "about":
            assert n % 10 == 0 and all(abs(x * 100 - round(x * 100)) < 1e-6 for x in (low, p, high)), f"{where}: not rounded"
            continue
        spoke = number(cell["participation", key(row)]["value"])
        near = 1e-5 if spoke is None else 1e-3  # participation is published to a thousandth
        a, b = interval(n, p, spoke or 0)
        assert abs(a - low) < near and abs(b - high) < near, f"{where}: {low}–{high} should be {a:.6f}–{b:.6f}"
        checked += 1
    return checked

def check_groups(name, rows):
    kinds = {}
    for row in rows:
        if row["measure"] == "satisfaction" and row["group"] != "":
            kinds.setdefault((row["place_kind"], row["from"], row["to"]), []).append(row)
    for these in kinds.values():
        for row in these:
            above = sum(number(other["low"]) > number(row["high"]) for other in these)
            below = sum(number(other["high"]) < number(row["low"]) for other in these)
            said = int(row["rank_from"]), int(row["rank_to"])
            assert said == (1 + above, len(these) - below), f"{name}: {row['place_name']} has not the places {said}"
            for other in these:
                apart = number(row["low"]) > number(other["high"])
                before = int(row["group"]) < int(other["group"])
                assert apart or not before, f"{name}: {row['place_name']} is set before {other['place_name']}, and overlaps"
    return len(kinds)

def check_sums(figures, months):
    city_of = {row["measure"]: row for row in whole(figures) if row["place_kind"] == "city"}
    for measure in COUNTS:
        rows = [row for row in months if row["measure"] == measure]
        cities = [row for row in rows if row["place_kind"] == "city"]
        # The city's matters are counted up to the end of the last month that is over; a running month tells none.
        over = cities if measure == "reviews" else [row for row in cities if row["to"] <= city_of[measure]["to"]]
        total, told = number(city_of[measure]["value"]), [number(row["value"]) for row in over]
        if total is not None:
            # A hidden month is in no running total of the city.
            assert sum(t or 0 for t in told) == total, f"{measure}: the months are not the city"
            assert (city_of[measure]["note"] == "at-least") == (None in told), f"{measure}: the city is not {city_of[measure]['note']}"
        for city in cities:
            counties = [row for row in rows if row["place_kind"] == "county" and row["from"] == city["from"]]
            if not counties or city["value"] == "":
                continue
            shown, hidden = sum(number(c["value"]) or 0 for c in counties), sum(c["note"] == "hidden" for c in counties)
            rest = number(city["value"]) - shown
            where = f"{measure} {city['from']}"
            # A matter taken up again leaves the month it was closed in: its cell stays hidden, though nothing is left in it.
            least = hidden if measure == "reviews" else 0
            assert rest == 0 if hidden == 0 else rest >= least, f"{where}: the counties are not the city"
            assert hidden != 1, f"{where}: one hidden cell is no hidden cell"
        county = {(c["place_code"], c["from"]): c for c in rows if c["place_kind"] == "county"}
        for row in figures:
            if row["place_kind"] != "county" or row["measure"] != measure or row["value"] == "":
                continue
            own = [c for (code, _), c in county.items() if code == row["place_code"]]
            told = sum(number(c["value"]) or 0 for c in own)
            fine = told == number(row["value"]) if all(c["note"] == "exact" for c in own) else number(row["value"]) >= told
            assert fine, f"{measure} {row['place_name']}: the months are not the county"

def check_procedures(figures):
    city = [row for row in figures if row["place_kind"] == "city"]
    for measure in ("received", "closed", "resolved"):
        kinds = [row for row in city if row["measure"] == measure and row["procedure"] != ""]
        total = next(row for row in whole(city) if row["measure"] == measure)
        if not kinds or total["value"] == "":
            continue
        rest = number(total["value"]) - sum(number(row["value"]) or 0 for row in kinds)
        notes = [row["note"] for row in kinds]
        # A kind leaves months out that would give a small one away, and the city those whose total would: then no sum is due.
        if total["note"] == "exact":
            hidden = notes.count("hidden")
            assert rest == 0 if set(notes) == {"exact"} else rest >= hidden, f"{measure}: the kinds of work are not the city"
            assert hidden != 1 or "at-least" in notes, f"{measure}: one hidden kind is no hidden kind"

def check_times(figures):
    cell = {(row["measure"], key(row), row["procedure"], row["phase"]): row for row in figures}
    checked = 0
    for (measure, *where), row in cell.items():
        if not measure.startswith("days-"):
            continue
        days, low, high = (number(row[column]) for column in ("value", "low", "high"))
        name = f"{row['place_name']} {row['procedure']} {row['phase']}"
        assert (days is None) == (row["note"] in ("not-reached", "not-enough-data")), f"{name}: {days} and {row['note']}"
        if days is None:
            continue
        assert (low is None or low <= days) and (high is None or days <= high), f"{name}: {days} is not in {low}–{high}"
        half = number(cell["days-half", *where]["value"])
        assert half is not None and half <= days, f"{name}: nine in ten before half"
        checked += 1
    return checked

def check_small(name, rows):
    for row in rows:
        small = row["measure"] in COUNTS and row["value"] != "" and 0 < number(row["value"]) < 5
        runs = row["measure"] in ("open", "overdue") and row["value"] != "" and number(row["value"]) % 10 != 0
        assert not small and not runs, f"{name}: {row['measure']} {row['place_name']} shows {row['value']}"

def check_taken_over(name, rows):
    """Reviews of an older system end where the city's own begin: no day is on both sides."""
    of_reviews = [row for row in rows if row["measure"] in ("reviews", "satisfaction", "satisfaction-weighted", "participation")]
    assert all(row["taken_over"] == "" for row in rows if row not in of_reviews), f"{name}: what is no review was taken over"
    ends = [row["to"] for row in of_reviews if row["taken_over"] == "all"]
    begins = [row["from"] for row in of_reviews if row["taken_over"] == ""]
    assert not ends or not begins or max(ends) < min(begins), f"{name}: a month of the city's own before one taken over"
    for row in of_reviews:
        assert row["taken_over"] != "part" or row["from"] < row["to"], f"{name}: {row['place_name']} is no part"

def check(base):
    tables = {name: read(base, name) for name in ("figures", "months", "halls", "windows", "services")}
    intervals = sum(check_intervals(name, rows) for name, rows in tables.items())
    groups = sum(check_groups(name, rows) for name, rows in tables.items())
    for name, rows in tables.items():
        check_small(name, rows)
        check_taken_over(name, rows)
    check_sums(tables["figures"], tables["months"])
    check_procedures(tables["figures"])
    times = check_times(tables["figures"])
    print(f"ok: {sum(map(len, tables.values()))} figures, {intervals} intervals, {groups} comparisons, {times} times")

if __name__ == "__main__":
    try:
        check(sys.argv[1].rstrip("/"))
    except (AssertionError, KeyError, IndexError, ValueError, OSError) as problem:
        sys.exit(f"wrong: {problem}")
