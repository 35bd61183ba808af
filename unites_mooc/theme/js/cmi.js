"use strict";
/* What SCORM 1.2 and SCORM 2004 call things and how they write times, status, answers and keys (CMI). */
(function () {
  const unites = (window.unites = window.unites || {});

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

  /** At most 250 characters; none is cut in two. */
  const shortened = (text) => text.slice(0, 250).replace(/[\uD800-\uDBFF]$/, "");

  const decimal = (value) => String(Math.round(value * 100) / 100);

  const SCORM12 = {
    api: "API", initialize: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
    terminate: "LMSFinish", lastError: "LMSGetLastError", alreadyOpen: "101",
    mode: "cmi.core.lesson_mode", learner: "cmi.core.student_id", raw: "cmi.core.score.raw", location: "cmi.core.lesson_location", exit: "cmi.core.exit",
    time: "cmi.core.session_time", duration: timespan, separator: ",", joint: ".", range: (value) => decimals(value), wrong: "wrong", response: "student_response",
    moment: (date) => ["time", two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds())],
    reached: (get) => ({ passed: "p", completed: "c", failed: "f" })[get("cmi.core.lesson_status")] || "",
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
    terminate: "Terminate", lastError: "GetLastError", alreadyOpen: "103",
    mode: "cmi.mode", learner: "cmi.learner_id", raw: "cmi.score.raw", location: "cmi.location", exit: "cmi.exit",
    time: "cmi.session_time", duration: interval, separator: "[,]", joint: "[.]", range: (value, by) => decimals(value - by) + "[:]" + decimals(value + by), wrong: "incorrect", response: "learner_response",
    moment: (date) => ["timestamp", date.toISOString().replace(/\.(\d\d)\dZ$/, ".$1Z")],
    reached: (get) => {
      const success = get("cmi.success_status");
      if (success === "passed") return "p";
      if (get("cmi.completion_status") !== "completed") return "";
      return success === "failed" ? "f" : "c";
    },
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
    description: (text) => [["description", shortened(text)]],
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
  const written = (text) => shortened(text.trim().replace(/\s+/g, " "));

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

  unites.cmi = { "1.2": SCORM12, 2004: SCORM2004, patterns };
})();
