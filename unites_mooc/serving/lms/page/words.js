/* What SCORM says, in plain words: versions, statuses, times, limits. Pure functions and tables. */

export const VERSIONS = {
  "1.2": {
    api: "API",
    create: (settings) => new window.Scorm12API(settings),
    names: {
      begin: "LMSInitialize", end: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", save: "LMSCommit",
      lastError: "LMSGetLastError", errorString: "LMSGetErrorString", diagnostic: "LMSGetDiagnostic",
    },
    place: "cmi.core.lesson_location", exit: "cmi.core.exit", sessionTime: "cmi.core.session_time",
    totalTime: "cmi.core.total_time", raw: "cmi.core.score.raw", max: "cmi.core.score.max",
    response: "student_response", comments: "cmi.comments", refused: "101",
    status: ["cmi.core.lesson_status"],
    limits: { "cmi.core.lesson_location": 255, "cmi.suspend_data": 4096 },
  },
  "2004": {
    api: "API_1484_11",
    create: (settings) => new window.Scorm2004API(settings),
    names: {
      begin: "Initialize", end: "Terminate", get: "GetValue", set: "SetValue", save: "Commit",
      lastError: "GetLastError", errorString: "GetErrorString", diagnostic: "GetDiagnostic",
    },
    place: "cmi.location", exit: "cmi.exit", sessionTime: "cmi.session_time",
    totalTime: "cmi.total_time", raw: "cmi.score.raw", max: "cmi.score.max",
    response: "learner_response", comments: "cmi.comments_from_learner.0.comment", refused: "391",
    status: ["cmi.completion_status", "cmi.success_status"],
    limits: { "cmi.location": 1000, "cmi.suspend_data": 64000 },
  },
};

/** Room for the state that every LMS has: packages keep to SCORM 1.2's limit in SCORM 2004, too. */
export const STATE_LIMIT = 4096;

const STATUS = {
  "": "Not attempted: the course has said nothing yet",
  "not attempted": "Not attempted: the course has said nothing yet",
  unknown: "Unknown",
  incomplete: "Incomplete: begun, and not done",
  completed: "Completed",
  passed: "Passed",
  failed: "Failed: done, with too few points",
  browsed: "Browsed",
};

const EXIT = {
  "": "Not said: the next session may begin anew",
  suspend: "Suspended: the next session goes on from here",
  logout: "Logged out",
  normal: "Finished: the next session begins anew",
  "time-out": "Out of time",
};

/** Completion and success as one line; SCORM 1.2 has one value for both. */
export const statusWords = (version, values) => {
  const [first, second] = VERSIONS[version].status.map((element) => values[element] || "");
  const known = (value) => STATUS[value] ?? value;
  return second && second !== "unknown" ? `${known(first)}. ${known(second)}` : known(first);
};

export const exitWords = (value) => EXIT[value || ""] ?? value;

export const scoreWords = (version, values, sco) => {
  const { raw, max } = VERSIONS[version];
  const scaled = values["cmi.score.scaled"];
  const pass = version === "1.2" ? sco.masteryScore : sco.passingScore && String(Number(sco.passingScore) * 100);
  const needed = pass ? `; the package asks for ${pass} to pass` : "";
  if (values[raw] === undefined && scaled === undefined) return "None yet" + needed;
  const points = values[raw] === undefined ? `${Number(scaled) * 100} %` : `${values[raw]} of ${values[max] ?? "?"}`;
  return points + (scaled === undefined ? "" : ` (scaled: ${scaled})`) + needed;
};

/** Seconds of a SCORM 1.2 CMITimespan or a SCORM 2004 timeinterval; null for another text. */
const seconds = (text) => {
  const span = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text);
  if (span) return Number(span[1]) * 3600 + Number(span[2]) * 60 + Number(span[3]);
  const interval = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text);
  if (!interval) return null;
  const [days, hours, minutes, rest] = interval.slice(1).map((part) => Number(part || 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + rest;
};

export const timeWords = (text) => {
  if (!text) return "Not said";
  const total = seconds(text);
  if (total === null) return text;
  const hours = Math.floor(total / 3600), minutes = Math.floor(total / 60) % 60;
  const rest = `${Math.round((total % 60) * 10) / 10} s`;
  return [hours ? `${hours} h` : "", hours || minutes ? `${minutes} min` : "", rest].filter(Boolean).join(" ");
};

/** What a strict LMS would refuse of a call, though this run-time takes it; empty for nothing. */
export const strictness = (version, call) => {
  const { names, limits } = VERSIONS[version];
  if (!call.arguments.every((value) => typeof value === "string")) return "an argument is not a text";
  const [first, value] = call.arguments;
  if ([names.begin, names.end, names.save].includes(call.name) && (call.arguments.length !== 1 || first !== "")) {
    return "the argument must be one empty text";
  }
  const limit = call.name === names.set ? limits[first] : undefined;
  return limit && value.length > limit ? `${value.length} characters, ${limit} are allowed` : "";
};

/** The interactions among values, by number. */
export const interactions = (values) => {
  const found = [];
  for (const [element, value] of Object.entries(values)) {
    const match = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element);
    if (match) (found[Number(match[1])] ??= {})[match[2]] = value;
  }
  return found;
};

/** cmi.interactions.10 after cmi.interactions.9. */
export const inOrder = (elements) => [...elements].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
