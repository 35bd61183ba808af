"use strict";
/* The workbook: shows what the learner wrote, and saves, loads and deletes it.
 * The file: { format, version, course, edition, notes: {key: text}, progress: state }. */
(function () {
  const unites = window.unites;
  if (!document.querySelector(".workbook-status")) return;
  const { say, tracker, notesOfCourse: notes } = unites;
  const FORMAT = "unites-mooc/learner-data", LARGEST = 8e6;
  const all = (selector, box) => Array.from((box || document).querySelectorAll(selector));
  const status = document.querySelector(".workbook-status");
  const action = (name) => document.querySelector("[data-action=" + name + "]");
  const tell = (text, values) => { status.textContent = unites.fill(say(text), values || {}); };
  const holds = (key) => document.querySelector('[data-shows="' + CSS.escape(key) + '"]');
  /** Of a worksheet that is gone, nobody can say any more that it was not sensitive. */
  const isSensitive = (key) => {
    const cell = holds(key);
    return cell ? Boolean(cell.closest("[data-sensitive]")) : key.startsWith("worksheet/");
  };

  /** What a kept value says: choices are kept as the numbers of their options. */
  const inWords = (cell, value) => {
    if (!cell.dataset.options || !value) return value;
    const options = JSON.parse(cell.dataset.options);
    return value.split(",").map((index) => options[Number(index)]).filter(Boolean).join(", ");
  };

  const showLeftovers = (kept) => {
    const section = document.querySelector("[data-leftover]");
    const keys = Object.keys(kept).filter((key) => !holds(key) && !key.startsWith("certificate/"));
    section.hidden = !keys.length;
    section.lastElementChild.replaceChildren(...keys.map((key) => {
      const [box, name, text] = ["div", "p", "p"].map((tag) => document.createElement(tag));
      box.className = "written";
      name.className = "prompt";
      name.textContent = key;
      text.className = "answer";
      text.textContent = kept[key];
      box.append(name, text);
      return box;
    }));
  };

  const show = () => {
    const kept = notes.all();
    const withEmpty = document.getElementById("workbook--empty").checked;
    all("[data-shows]").forEach((cell) => { cell.textContent = inWords(cell, kept[cell.dataset.shows] || ""); });
    all("[data-written]").forEach((box) => {
      box.hidden = !withEmpty && !all("[data-shows]", box).some((cell) => cell.textContent);
    });
    all(".written-in").forEach((section) => { section.hidden = all("[data-written]", section).every((box) => box.hidden); });
    all(".chapter").forEach((chapter) => { chapter.hidden = all(".written-in", chapter).every((section) => section.hidden); });
    const shown = all(".chapter").some((chapter) => !chapter.hidden);
    document.querySelector(".workbook-empty").hidden = shown;
    action("print").hidden = !shown;
    showLeftovers(kept);
    const asked = document.querySelector("[data-sensitive]") || Object.keys(kept).some(isSensitive);
    document.getElementById("workbook--sensitive").parentElement.hidden = !asked;
  };

  /** Hand a file to the browser, which asks where to put it. */
  const save = () => {
    const sensitive = document.getElementById("workbook--sensitive");
    const kept = Object.entries(notes.all()).filter(([key]) => !isSensitive(key) || sensitive.checked);
    const course = tracker.course;
    const data = { format: FORMAT, version: 1, course: course.course, edition: course.edition, notes: Object.fromEntries(kept), progress: tracker.state };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: "application/json" }));
    link.download = [course.course, course.edition, new Date().toISOString().slice(0, 10)].join("-") + ".json";
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    tell("Saved as {name}.", { name: link.download });
  };

  /** What a file holds, or the reason why it cannot be taken. */
  const understood = (text) => {
    let data;
    try { data = JSON.parse(text); } catch (_) { return { problem: "This is not a file that was saved here." }; }
    if (!data || data.format !== FORMAT || typeof data.notes !== "object" || !data.notes) return { problem: "This is not a file that was saved here." };
    if (data.version !== 1) return { problem: "This file was saved by a newer version of the course." };
    if (data.course !== tracker.course.course) return { problem: "This file belongs to another course." };
    const entries = Object.entries(data.notes).filter(([key, value]) => key.length < 300 && /^[\w-]+(\/[\w-]+)+$/.test(key) && typeof value === "string" && value);
    return { notes: Object.fromEntries(entries), progress: data.edition === tracker.course.edition ? data.progress : null };
  };

  /** Ask what shall stay where the file and the device differ: "file", "device", or "" for neither. */
  const decide = (count) => new Promise((resolve) => {
    const dialog = document.getElementById("workbook--differences");
    dialog.querySelector("[data-differences]").textContent = unites.fill(say("Answers that differ: {count}"), { count });
    dialog.returnValue = "";
    dialog.onclose = () => resolve(dialog.returnValue);
    all("[data-keep]", dialog).forEach((button) => { button.onclick = () => dialog.close(button.dataset.keep); });
    dialog.showModal();
  });

  const load = async (file) => {
    if (file.size > LARGEST) return tell("This is not a file that was saved here.");
    const found = understood(await file.text());
    if (found.problem) return tell(found.problem);
    const kept = notes.all();
    const differ = Object.entries(found.notes).filter(([key, value]) => kept[key] && kept[key] !== value);
    const keep = differ.length ? await decide(differ.length) : "file";
    if (!keep) return tell("Nothing was changed.");
    const taken = Object.entries(found.notes).filter(([key, value]) => kept[key] !== value && (keep === "file" || !kept[key]));
    const stored = taken.every(([key, value]) => notes.set(key, value));
    if (stored && found.progress && tracker.adopt && action("reset")) tracker.adopt(unites.cleanState(found.progress));
    show();
    if (!stored) return tell("Your answers could not be kept on this device.");
    return tell("Loaded. Answers taken from the file: {count}", { count: taken.length });
  };

  const ask = (button, then) => button && button.addEventListener("click", () => {
    const dialog = document.getElementById(button.dataset.dialog);
    dialog.querySelector("[data-yes]").onclick = () => { dialog.close(); then(); };
    dialog.querySelector("[data-no]").onclick = () => dialog.close();
    dialog.showModal();
  });

  document.getElementById("workbook--empty").addEventListener("change", show);
  action("print").addEventListener("click", () => window.print());
  action("export").addEventListener("click", save);
  action("import").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) load(file).then(() => { event.target.value = ""; });
  });
  ask(action("forget"), () => {
    Object.keys(notes.all()).forEach((key) => notes.set(key, ""));
    show();
    tell("Deleted.");
  });
  ask(action("reset"), () => { tracker.reset(); tell("Your progress begins anew."); });
  window.addEventListener("storage", show);
  show();
})();
