/* The platform's side of one launch: the API that the course finds, the calls it makes, what is kept.
 * scorm-again is the run-time. What is kept is handed on at once: a learner may close the window. */

import { VERSIONS } from "./words.js";

const SILENT = 5;
const SLOWNESS = 2000;
const FAILING = 3;

/** How the platform answers; each plays one that is in use. */
export const MANNERS = {
  normal: "as the standard says",
  gaps: "only the state (Open edX)",
  failing: "failing: every third save",
  slow: "two seconds late",
};

const without = (values, ...elements) =>
  Object.fromEntries(Object.entries(values).filter(([element]) => !elements.includes(element)));

/** The values with which a session begins. SCORM 1.2 RTE 3.4: what was kept stays, `entry` tells of it.
 * SCORM 2004 RTE 4.2.8: without exit=suspend the next session starts from nothing. */
const initialValues = (version, mode, sco, kept) => {
  const suspended = kept[VERSIONS[version].exit] === "suspend";
  if (version === "1.2") {
    return {
      ...without(kept, "cmi.core.exit", "cmi.core.session_time"),
      "cmi.core.student_id": "learner-1",
      "cmi.core.student_name": "Learner, Lena",
      "cmi.core.credit": mode === "normal" ? "credit" : "no-credit",
      "cmi.core.lesson_mode": mode,
      "cmi.core.entry": suspended ? "resume" : Object.keys(kept).length ? "" : "ab-initio",
      "cmi.student_data.mastery_score": sco.masteryScore,
      "cmi.launch_data": sco.launchData,
    };
  }
  return {
    ...(suspended ? without(kept, "cmi.exit", "cmi.session_time") : {}),
    "cmi.learner_id": "learner-1",
    "cmi.learner_name": "Lena Learner",
    "cmi.credit": mode === "normal" ? "credit" : "no-credit",
    "cmi.mode": mode,
    "cmi.entry": suspended ? "resume" : "ab-initio",
    "cmi.scaled_passing_score": sco.passingScore,
    "cmi.launch_data": sco.launchData,
  };
};

/** Nothing else happens meanwhile: calls of SCORM do not return before the platform has answered. */
const standStill = (milliseconds) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

/** Begin a session. `manner()` says how to answer now; `keep(values)` gets what is to be kept at each save;
 * `heard(call)` hears of each call. */
export const openSession = ({ version, mode, sco, kept, manner, keep, heard }) => {
  const words = VERSIONS[version];
  const { names } = words;
  const runtime = words.create({ autocommit: false, logLevel: SILENT });
  const started = performance.now();
  const waits = [names.begin, names.save, names.end];
  const asks = [names.lastError, names.errorString, names.diagnostic];
  let begun = false, ended = false, saves = 0, refusal = "";

  runtime.loadFromFlattenedJSON(initialValues(version, mode, sco, kept));

  const values = () => {
    const found = {};
    for (const [element, value] of Object.entries(runtime.getFlattenedCMI())) {
      if (typeof value === "string" && value !== "") found[element] = value;
    }
    found[words.totalTime] = runtime.cmi.getCurrentTotalTime();
    return found;
  };

  const refuses = (name) => {
    if (name !== names.save || manner() !== "failing") return false;
    saves += 1;
    return saves % FAILING === 0;
  };

  const answer = (name, args) => {
    if (waits.includes(name) && manner() === "slow") standStill(SLOWNESS);
    if (name === names.lastError && refusal) return refusal;
    if (asks.includes(name)) return runtime[name](...args);
    refusal = refuses(name) ? words.refused : "";
    if (refusal) return "false";
    const result = runtime[name](...args);
    return name === names.get && manner() === "gaps" && args[0] !== "cmi.suspend_data" ? "" : result;
  };

  const call = (name, args) => {
    const result = answer(name, args);
    const error = asks.includes(name) ? "0" : refusal || String(runtime[names.lastError]());
    const done = String(result) === "true";
    begun ||= name === names.begin && done;
    ended ||= name === names.end && done;
    if (done && (name === names.save || name === names.end)) keep(values());
    heard({
      name,
      arguments: args.map((value) => (value === undefined ? null : value)),
      result: String(result),
      error,
      words: error === "0" ? "" : String(runtime[names.errorString](error)),
      milliseconds: Math.round(performance.now() - started),
    });
    return result;
  };

  // The course gets a plain object: nothing of the run-time but the standard's eight functions.
  window[words.api] = Object.fromEntries(
    Object.values(names).map((name) => [name, (...args) => call(name, args)]),
  );

  return {
    version,
    values,
    get begun() { return begun; },
    get ended() { return ended; },
    /** Take the API away: nothing is heard any more. */
    close: () => { delete window[words.api]; },
  };
};
