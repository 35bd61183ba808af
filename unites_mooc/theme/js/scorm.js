"use strict";
/* The back that keeps the state in an LMS, by SCORM 1.2 or SCORM 2004. Runs in the launch document,
 * which stays while the learner turns pages: only its end is the end of the session. */
(function () {
  const unites = (window.unites = window.unites || {});
  const COMMIT_AFTER = 1000;
  const COMMIT_AGAIN = 30000;
  const LOCATION_LIMIT = 255;

  const two = (value) => String(value).padStart(2, "0");

  /** SCORM 1.2 CMITimespan: HHHH:MM:SS.cc. */
  const timespan = (milliseconds) => {
    const hundredths = Math.floor(milliseconds / 10);
    const seconds = Math.floor(hundredths / 100);
    return String(Math.floor(seconds / 3600)).padStart(4, "0") + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60) + "." + two(hundredths % 100);
  };

  /** SCORM 2004 timeinterval(second,10,2): PT#H#M#S. */
  const interval = (milliseconds) => {
    const seconds = Math.floor(milliseconds / 10) / 100;
    return "PT" + Math.floor(seconds / 3600) + "H" + (Math.floor(seconds / 60) % 60) + "M" + Number((seconds % 60).toFixed(2)) + "S";
  };

  const letter = (index) => "abcdefghijklmnopqrstuvwxyz0123456789"[index];

  const decimal = (value) => String(Math.round(value * 100) / 100);

  /** Raise the status to what the learner has reached; it never falls. i < f < c < p. */
  const advance = (state, summary) => {
    const reached = !summary.completed ? "i" : !summary.scored ? "c" : summary.passed ? "p" : "f";
    const order = "ifcp";
    if (order.indexOf(reached) > order.indexOf(state.status || " ")) state.status = reached;
  };

  const SCORM12 = {
    api: "API", initialize: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
    terminate: "LMSFinish", lastError: "LMSGetLastError",
    mode: "cmi.core.lesson_mode", location: "cmi.core.lesson_location", exit: "cmi.core.exit",
    time: "cmi.core.session_time", duration: timespan, separator: ",", joint: ".", range: (value) => decimals(value), wrong: "wrong", response: "student_response",
    moment: (date) => ["time", two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds())],
    status: (state, summary) => {
      const values = [];
      if (summary.scored && state.score >= 0) {
        values.push(["cmi.core.score.raw", decimal(state.score)], ["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"]);
      }
      values.push(["cmi.core.lesson_status", { i: "incomplete", f: "failed", c: "completed", p: "passed" }[state.status]]);
      return values;
    },
    description: () => [],
  };

  const SCORM2004 = {
    api: "API_1484_11", initialize: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit",
    terminate: "Terminate", lastError: "GetLastError",
    mode: "cmi.mode", location: "cmi.location", exit: "cmi.exit",
    time: "cmi.session_time", duration: interval, separator: "[,]", joint: "[.]", range: (value, by) => decimals(value - by) + "[:]" + decimals(value + by), wrong: "incorrect", response: "learner_response",
    moment: (date) => ["timestamp", date.toISOString().replace(/\.(\d\d)\dZ$/, ".$1Z")],
    status: (state, summary) => {
      const values = [];
      if (summary.scored && state.score >= 0) {
        values.push(["cmi.score.scaled", String(Math.round(state.score * 100) / 10000)], ["cmi.score.raw", decimal(state.score)], ["cmi.score.min", "0"], ["cmi.score.max", "100"]);
      }
      const finished = state.status !== "i";
      values.push(["cmi.progress_measure", finished ? "1" : String(Math.round(summary.measure * 100) / 100)]);
      values.push(["cmi.completion_status", finished ? "completed" : "incomplete"]);
      if (state.status === "p" || state.status === "f") values.push(["cmi.success_status", state.status === "p" ? "passed" : "failed"]);
      return values;
    },
    description: (text) => [["description", text.slice(0, 250)]],
  };

  const place = (index) => "123456789abcdefghijklmnopqrstuvwxyz"[index];
  const letters = (indexes, words) => indexes.map(letter).join(words.separator);
  const pairs = (places, words) =>
    places.flatMap((to, from) => (to < 0 ? [] : [letter(from) + words.joint + place(to)])).join(words.separator);
  /** The items in the order of their places; those without one are left out. */
  const sequence = (places, words) => {
    const placed = places.map((to, item) => [to, item]).filter(([to]) => to >= 0).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return letters(placed.map(([, item]) => item), words);
  };
  const decimals = (value) => String(Number(value.toFixed(6)));
  const written = (text) => text.trim().replace(/\s+/g, " ").slice(0, 250);

  /** How key and answer of each type of interaction are written (CMI vocabularies); null: not reported. */
  const patterns = {
    choice: { key: (entry, words) => letters(entry.key, words), answer: (entry, words) => letters(entry.answer, words) },
    matching: { key: (entry, words) => pairs(entry.key, words), answer: (entry, words) => pairs(entry.answer, words) },
    sequencing: { key: (entry, words) => sequence(entry.key, words), answer: (entry, words) => sequence(entry.answer, words) },
    numeric: {
      key: (entry, words) => words.range(entry.key[0], entry.key[1]),
      answer: (entry) => (Number.isNaN(unites.parseNumber(entry.answer)) ? null : decimals(unites.parseNumber(entry.answer))),
    },
    "fill-in": { key: () => null, answer: (entry) => written(entry.answer) || null },
  };

  /** The API object: in this window, its parents, the opener of the top one, the opener. */
  unites.findApi = (name) => {
    const look = (start) => {
      let current = start;
      for (let depth = 0; current && depth < 500; depth += 1) {
        try {
          if (current[name]) return current[name];
          if (current.parent === current) return null;
          current = current.parent;
        } catch (_) {
          return null;
        }
      }
      return null;
    };
    const starts = [() => window, () => window.top.opener, () => window.opener];
    for (const start of starts) {
      try {
        const found = start() && look(start());
        if (found) return found;
      } catch (_) { /* a window of another origin */ }
    }
    return null;
  };

  /** The back for an LMS, or null where there is none. `report(ok)` hears of each commit. */
  unites.scormBack = (course, version, report) => {
    const words = version === "1.2" ? SCORM12 : SCORM2004;
    const api = unites.findApi(words.api);
    if (!api || String(api[words.initialize]("")) !== "true") return null;
    const began = Date.now();
    const get = (element) => String(api[words.get](element));
    const set = (element, value) => String(api[words.set](element, String(value))) === "true";
    const stored = get("cmi.suspend_data");
    const mode = get(words.mode) || "normal";
    const writes = mode === "normal";
    let dirty = false, ended = false, timer = 0, latest = null, page = "", refused = false;

    const write = () => {
      if (!latest || !writes) return;
      const { state, summary } = latest;
      advance(state, summary);
      const values = words.status(state, summary);
      refused = !set("cmi.suspend_data", unites.encode(course, state));
      values.forEach(([element, value]) => set(element, value));
      if (page) set(words.location, page.slice(0, LOCATION_LIMIT));
      set(words.time, words.duration(Date.now() - began));
      set(words.exit, "suspend");
    };

    const commit = () => {
      window.clearTimeout(timer);
      timer = 0;
      if (ended || !writes || !dirty) return true;
      write();
      const ok = String(api[words.commit]("")) === "true" && !refused;
      dirty = !ok;
      report(ok);
      if (!ok) timer = window.setTimeout(commit, COMMIT_AGAIN);
      return ok;
    };

    const interact = (state, attempt, entry) => {
      const count = Number(get("cmi.interactions._count")) || 0;
      const index = Math.max(state.counter, count);
      const name = (element) => "cmi.interactions." + index + "." + element;
      const [moment, value] = words.moment(new Date());
      const pattern = patterns[entry.type];
      const key = pattern.key(entry, words), answer = pattern.answer(entry, words);
      const values = [
        ["id", entry.id + "_" + entry.question + "_" + attempt], ["type", entry.type], [moment, value],
        ...(key === null ? [] : [["correct_responses.0.pattern", key]]), ["weighting", entry.points],
        ...(answer === null ? [] : [[words.response, answer]]), ["result", entry.right ? "correct" : words.wrong],
        ["latency", words.duration(entry.milliseconds)], ...words.description(entry.text),
      ];
      values.forEach(([element, text]) => set(name(element), text));
      state.counter = index + 1;
    };

    return {
      load: () => unites.decode(course, stored),
      save: (state, change, summary) => {
        if (change.page) page = change.page;
        latest = { state, summary };
        if (ended || !writes) return;
        (change.interactions || []).forEach((entry) => interact(state, change.attempt, entry));
        dirty = true;
        if (!timer) timer = window.setTimeout(commit, COMMIT_AFTER);
      },
      commit,
      get mode() { return mode; },
      get ended() { return ended; },
      /** Save, commit, and end the session, once. */
      terminate: () => {
        if (ended) return true;
        dirty = dirty || Boolean(latest);
        const ok = commit();
        ended = true;
        window.clearTimeout(timer);
        return String(api[words.terminate]("")) === "true" && ok;
      },
    };
  };
})();
