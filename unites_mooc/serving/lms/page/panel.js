/* What the platform was told, for people: from values and calls to rows and words. */

import { VERSIONS, STATE_LIMIT, exitWords, inOrder, interactions, scoreWords, statusWords, strictness, timeWords } from "./words.js";

const LONG = 120;
const RIGHT = { correct: "✓ right", wrong: "✗ wrong", incorrect: "✗ wrong", neutral: "– neutral", unanticipated: "– not foreseen" };

const byId = (id) => document.getElementById(id);

const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const cell = (...children) => element("td", {}, ...children);

/** A text that may be long: its beginning, and the rest when it is asked for. */
const shown = (text) => {
  if (text.length <= LONG) return text;
  return element("details", {}, element("summary", {}, `${text.slice(0, LONG / 2)}… (${text.length} characters)`), text);
};

const code = (text) => element("code", {}, shown(text));

/** The name of an element: lines break after its dots. */
const nameOf = (text) => element("code", { class: "name" }, ...text.split(/(?<=[._])/).flatMap((part) => [part, element("wbr", {})]));

const fact = (name, ...words) => element("div", {}, element("dt", {}, name), element("dd", {}, ...words));

const room = (state) => {
  const size = state.length;
  const words = `${size.toLocaleString("en")} of ${STATE_LIMIT.toLocaleString("en")} characters`;
  const label = `Room taken by the state: ${words}`;
  const meter = element("meter", { min: 0, max: STATE_LIMIT, value: Math.min(size, STATE_LIMIT), "aria-label": label });
  return [meter, ` ${words}${size > STATE_LIMIT ? ". Too long: SCORM 1.2 refuses it" : ""}`];
};

const written = (version, values) => {
  const words = Object.entries(values).filter(([name]) => name.startsWith(VERSIONS[version].comments));
  return words.length ? words.map(([, value]) => value).join(" / ") : "None";
};

/** The few things that a report shows, in words. */
export const showKnown = (version, values, sco, unsaved) => {
  const words = VERSIONS[version];
  byId("known").replaceChildren(
    fact("Status", element("strong", {}, statusWords(version, values))),
    fact("Score", scoreWords(version, values, sco)),
    ...(values["cmi.progress_measure"] === undefined ? [] : [fact("Progress", `${Math.round(Number(values["cmi.progress_measure"]) * 100)} %`)]),
    fact("Place", values[words.place] || "Not said"),
    fact("Time", `this session: ${timeWords(values[words.sessionTime])}; all sessions: ${timeWords(values[words.totalTime])}`),
    fact("On leaving", exitWords(values[words.exit])),
    fact("State", ...room(values["cmi.suspend_data"] || "")),
    fact("Comments", written(version, values)),
    fact("Not saved yet", unsaved ? `${unsaved} ${unsaved === 1 ? "value" : "values"}` : "Nothing"),
  );
};

/** What became of a value: against what is kept, and what was kept before. */
const fate = (name, values, kept, before) => {
  if (values[name] !== kept[name]) return "not saved yet";
  if (kept[name] === before[name]) return "";
  return before[name] === undefined ? "new" : "changed";
};

/** The whole data model. Returns how many values are not saved. */
export const showValues = (values, kept, before, running) => {
  const names = inOrder(Object.keys(values));
  const fates = names.map((name) => fate(name, values, kept, before));
  byId("values").replaceChildren(...names.map((name, index) => {
    const row = element("tr", fates[index] ? { class: "fresh" } : {}, element("th", { scope: "row" }, nameOf(name)), cell(code(values[name])), cell(fates[index]));
    return row;
  }));
  byId("values-count").textContent = `(${names.length})`;
  return running ? fates.filter((word) => word === "not saved yet").length : 0;
};

export const showAnswers = (version, values) => {
  const found = interactions(values).filter(Boolean);
  byId("answers-count").textContent = found.length ? `(${found.length})` : "";
  byId("no-answers").hidden = found.length > 0;
  byId("answers-box").hidden = !found.length;
  byId("answers").replaceChildren(...found.map((entry) => {
    const question = entry.description ? [entry.description, element("br", {}), code(entry.id || "")] : [code(entry.id || "")];
    return element("tr", {},
      element("th", { scope: "row" }, ...question),
      cell(shown(entry[VERSIONS[version].response] ?? "not reported")),
      cell(shown(entry["correct_responses.0.pattern"] ?? "not reported")),
      cell(RIGHT[entry.result] ?? entry.result ?? ""),
      cell(entry.weighting ?? ""),
      cell(timeWords(entry.latency)),
    );
  }));
};

const kindOf = (version, call) => {
  const { names } = VERSIONS[version];
  return call.name === names.set ? "set" : call.name === names.get ? "get" : "other";
};

/** SCORM 2004 calls it an error (403) when a value is read that nobody has set; every course does it. */
const isUsual = (version, call) => version === "2004" && call.error === "403" && kindOf(version, call) === "get";

/** What is wrong with a call in words; empty for nothing. */
export const flaw = (version, call) => {
  const strict = strictness(version, call);
  if (call.error !== "0" && !isUsual(version, call)) return `${call.error}: ${call.words}`;
  return strict && `A strict LMS refuses it: ${strict}`;
};

const note = (version, call) => {
  const words = flaw(version, call);
  if (words) return [element("strong", { class: "wrong" }, `⚠ ${words}`)];
  return isUsual(version, call) ? ["403: not set yet, as is usual at the beginning"] : [];
};

export const seconds = (call) => (call.milliseconds / 1000).toFixed(2);

/** A row of the log; `data-kind` and `data-error` are what the filter looks at. */
const row = (version, call) => {
  const [first, value] = call.arguments.map((argument) => (typeof argument === "string" ? argument : JSON.stringify(argument)));
  const marks = { "data-kind": kindOf(version, call), ...(flaw(version, call) ? { "data-error": "" } : {}) };
  return element("tr", marks,
    cell(`${seconds(call)} s`),
    element("th", { scope: "row" }, code(call.name)),
    cell(first ? nameOf(first) : ""),
    cell(value === undefined ? "" : code(value)),
    cell(code(call.result)),
    cell(...note(version, call)),
  );
};

const heading = (session) =>
  element("tr", { class: "session" }, element("th", { colspan: 6, scope: "colgroup" }, `Session ${session}`));

/** Add calls to the log; those of a new session get a heading. */
export const addCalls = (calls, before) => {
  let last = before;
  const rows = [];
  for (const call of calls) {
    if (call.session !== last) rows.push(heading(call.session));
    last = call.session;
    rows.push(row(call.version, call));
  }
  const box = byId("calls-box");
  const follows = box.scrollTop + box.clientHeight >= box.scrollHeight - 8;
  byId("calls").append(...rows);
  if (follows) box.scrollTop = box.scrollHeight;
};

export const clearCalls = () => byId("calls").replaceChildren();

export const countCalls = (calls) => {
  const errors = calls.filter((call) => flaw(call.version, call)).length;
  byId("calls-count").textContent = `(${calls.length})`;
  byId("errors-count").textContent = `(${errors})`;
};

/** The log as lines, for a message to a colleague. */
export const asText = (calls) => calls.map((call) => {
  const values = call.arguments.map((value) => JSON.stringify(value)).join(", ");
  const words = flaw(call.version, call);
  return `${call.session}  ${seconds(call)} s  ${call.name}(${values}) → ${JSON.stringify(call.result)}${words ? `  ⚠ ${words}` : ""}`;
}).join("\n");

export const showPackage = (entry) => {
  byId("package").replaceChildren(
    fact("File", entry.name),
    fact("Standard", entry.standard),
    ...(entry.languageName ? [fact("Language", entry.languageName)] : []),
    fact("Files", String(entry.files)),
    ...entry.scos.map((sco, index) => fact(`Part ${index + 1} (SCO)`, `${sco.title}: `, code(sco.launch))),
  );
};
