"""Cohorts and their sessions.

# unknown-timezone (error)

A time zone is none that the world's calendars know.

Zones have the names of an area and a city, in English: `Europe/Athens`. Not every city has one: take the
largest of its country. An offset such as `UTC+2` does not say when clocks go forward.

**Why:** without it nobody elsewhere can be told when a session begins.

**Wrong:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Athens
only: [pilot]
```

**Right:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
```

# invalid-local-time (error)

A session begins at something that is not a date and a time.

Write year, month and day, a `T`, and the time on a clock of 24 hours, as clocks at the cohort's place show
it, without an offset from Greenwich.

**Why:** calendars need the day and the minute, and `03/04` is another day in each country.

**Wrong:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: start, title: The first meeting, start: 1 March 2027 10 am, duration: 90 min}
```

**Right:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: start, title: The first meeting, start: 2027-03-01T10:00, duration: 90 min}
```

# unknown-mode (error)

A session takes place in a way that there is not.

It is `online`, `onsite` or a `visit`. Without `mode`, the schedule says nothing of it.

**Why:** the schedule says it in the language of the reader, and can translate only these three.

**Wrong:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: start, title: The first meeting, start: 2027-03-01T10:00, duration: 90 min, mode: hybrid}
```

**Right:**

```yaml course/cohorts/harbour.yaml
id: harbour-2027
city: Harbour City
timezone: Europe/Athens
only: [pilot]
sessions:
  - {id: start, title: The first meeting, start: 2027-03-01T10:00, duration: 90 min, mode: onsite}
```
"""
