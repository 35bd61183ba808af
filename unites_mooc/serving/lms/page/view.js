/* The platform's page: which package, which session, and what its buttons do. */

import { MANNERS, openSession } from "./session.js";
import { addCalls, asText, clearCalls, countCalls, flaw, showAnswers, showKnown, showPackage, showValues } from "./panel.js";

const STORE = "unites-mooc-lms";
const LAST_WORDS = 3000;
const TOGETHER = 60;

const byId = (id) => document.getElementById(id);
const packages = await (await fetch("/packages.json")).json();

let entry = packages[0], sco = entry.scos[0], session = null, learner = null, frame = null;
let calls = [], written = 0, timer = 0;

const say = (words) => { byId("said").textContent = words; };

/* What is kept of a learner, for each package and part: under a key that no course uses. */

const key = () => `${STORE}/${entry.name}/${sco.id}`;
const nobody = () => ({ kept: {}, before: {}, sessions: 0 });

const recall = () => {
  try {
    const { kept, before, sessions } = { ...nobody(), ...JSON.parse(localStorage.getItem(key())) };
    return { kept, before, sessions };
  } catch (_) {
    return nobody();
  }
};

const remember = () => {
  try {
    localStorage.setItem(key(), JSON.stringify(learner));
  } catch (_) { /* kept in this window alone */ }
};

/* What is shown follows what was heard, a moment later: calls come in dozens. */

const draw = () => {
  window.clearTimeout(timer);
  timer = 0;
  const values = session ? session.values() : learner.kept;
  const unsaved = showValues(values, learner.kept, learner.before, Boolean(session));
  showKnown(entry.version, values, sco, unsaved);
  showAnswers(entry.version, values);
  addCalls(calls.slice(written), calls[written - 1]?.session);
  written = calls.length;
  countCalls(calls);
};

const later = () => {
  if (!timer) timer = window.setTimeout(draw, TOGETHER);
};

const heard = (call) => {
  calls.push({ ...call, session: learner.sessions, version: entry.version });
  const words = flaw(entry.version, call);
  if (words) say(`The LMS refused ${call.name}: ${words}.`);
  later();
};

const changed = (values) => Object.keys(values).filter((name) => values[name] !== learner.kept[name]).length;

const keep = (values) => {
  const count = changed(values);
  if (count) learner = { ...learner, before: learner.kept, kept: values };
  remember();
  say(count ? `Saved: ${count} ${count === 1 ? "value" : "values"} new or changed.` : "Saved: nothing has changed.");
};

/* Sessions. */

const swap = (shown, hidden) => {
  const focused = document.activeElement === byId(hidden);
  byId(shown).hidden = false;
  byId(hidden).hidden = true;
  if (focused) byId(shown).focus();
};

const begin = () => {
  if (session) return;
  learner = { ...learner, sessions: learner.sessions + 1 };
  remember();
  session = openSession({
    version: entry.version, mode: byId("mode").value, sco, kept: learner.kept,
    manner: () => byId("manner").value, keep, heard,
  });
  frame = document.createElement("iframe");
  frame.title = `The course: ${sco.title}`;
  frame.name = "content";
  frame.src = sco.address;
  byId("stage").replaceChildren(frame);
  byId("stage").hidden = false;
  byId("away").hidden = true;
  swap("leave", "begin");
  say(`Session ${learner.sessions} has begun.`);
  draw();
};

/** Lead the frame away, as a platform does when a learner goes back to the course's page. */
const emptied = () => new Promise((resolve) => {
  frame.addEventListener("load", resolve, { once: true });
  window.setTimeout(resolve, LAST_WORDS);
  frame.contentWindow.location.replace("about:blank");
});

const leave = async () => {
  if (!session) return;
  await emptied();
  const { begun, ended } = session;
  session.close();
  session = null;
  byId("stage").replaceChildren();
  byId("stage").hidden = true;
  byId("away").hidden = false;
  const end = ended ? "The course has ended the session in form."
    : begun ? "The course did not end the session. The LMS has closed it: what was saved last is kept."
      : "The course never reported to the LMS.";
  byId("away-words").textContent = `Session ${learner.sessions} is over. ${end}`;
  swap("begin", "leave");
  say(`Session ${learner.sessions} is over. ${end}`);
  draw();
};

const forget = async () => {
  await leave();
  learner = nobody();
  remember();
  calls = [];
  written = 0;
  clearCalls();
  begin();
  say("A new learner has begun: the LMS has forgotten the last one. Notes on this device are not the LMS's, and stay.");
};

/* Which package. */

const option = (value, words) => new Option(words, value);
const distinct = (values) => [...new Set(values)];
const named = (version) => packages.find((item) => item.version === version).standard;

const choose = async () => {
  await leave();
  const version = byId("version").value, language = byId("language").value;
  entry = packages.find((item) => item.version === version && item.language === language)
    ?? packages.find((item) => item.version === version);
  byId("language").value = entry.language;
  byId("part").replaceChildren(...entry.scos.map((item, index) => option(index, item.title)));
  byId("part-choice").hidden = entry.scos.length < 2;
  await launch();
};

const launch = async () => {
  await leave();
  sco = entry.scos[Number(byId("part").value || 0)];
  learner = recall();
  calls = [];
  written = 0;
  clearCalls();
  byId("package-title").textContent = entry.title;
  document.title = `${entry.title} – a look as an LMS`;
  showPackage(entry);
  begin();
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(asText(calls));
    say("The calls are in the clipboard.");
  } catch (_) {
    say("The browser does not give the clipboard. Download the calls instead.");
  }
};

const download = () => {
  const data = { package: entry.name, standard: entry.standard, part: sco.id, kept: learner.kept, calls };
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: `${entry.name}-calls.json` });
  link.click();
  URL.revokeObjectURL(address);
};

/* A deed waits until the one before is done: leaving takes a moment. */

let last = Promise.resolve();
const inTurn = (deed) => () => { last = last.then(deed, deed); };

byId("version").replaceChildren(...distinct(packages.map((item) => item.version)).map((version) => option(version, named(version))));
byId("language").replaceChildren(...distinct(packages.map((item) => item.language))
  .map((language) => option(language, packages.find((item) => item.language === language).languageName || "not said")));
byId("manner").replaceChildren(...Object.entries(MANNERS).map(([name, words]) => option(name, words)));
for (const id of ["version", "language"]) byId(id).addEventListener("change", inTurn(choose));
byId("part").addEventListener("change", inTurn(launch));
byId("mode").addEventListener("change", inTurn(async () => { await leave(); begin(); }));
byId("leave").addEventListener("click", inTurn(leave));
byId("begin").addEventListener("click", inTurn(begin));
byId("forget").addEventListener("click", inTurn(forget));
byId("copy").addEventListener("click", copy);
byId("download").addEventListener("click", download);
for (const choice of document.querySelectorAll("[name=filter]")) {
  choice.addEventListener("change", () => { byId("calls").dataset.filter = choice.value; });
}
inTurn(choose)();
