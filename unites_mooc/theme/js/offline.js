"use strict";
/* What a page says of the service worker: a newer version, and the course kept on this device.
 * Loaded by register.js, once, where there is something to say. */
navigator.serviceWorker.getRegistration().then((registration) => {
  const workers = navigator.serviceWorker;
  const root = registration.scope;
  const texts = window.unitesCourse.update;

  const ask = (worker, question) => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(question, [channel.port2]);
  });

  /* A newer version */

  const button = (label, act, quiet) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = quiet ? "button secondary" : "button";
    element.textContent = label;
    element.addEventListener("click", act);
    return element;
  };

  const notice = (reload) => {
    if (document.querySelector(".update-notice")) return;
    const box = document.createElement("div");
    box.className = "update-notice";
    box.setAttribute("role", "status");
    document.body.append(box);
    const text = document.createElement("p");
    text.textContent = texts.notice;
    const say = () => box.append(text, button(texts.reload, reload), button(texts.later, () => box.remove(), true));
    window.setTimeout(say, 100); // a live region speaks of what comes into it later
  };

  let expected = !workers.controller; // whether the worker may change without a word
  workers.addEventListener("controllerchange", () => {
    if (!expected) notice(() => location.reload());
    expected = false;
  });

  /** A page that is the same in the new version needs no notice: the worker changes under it.
   * A worker that does not want to wait is left in peace: a question would keep the old one awake. */
  const offer = async (waiting) => {
    await new Promise((resolve) => { window.setTimeout(resolve, 500); });
    if (waiting.state !== "installed") return undefined;
    const served = workers.controller && (await ask(workers.controller, { ask: "served" })).hash;
    if (served && (await ask(waiting, { ask: "current", page: location.href })).hash === served) {
      expected = true;
      return waiting.postMessage({ ask: "takeOver" });
    }
    return notice(() => {
      // Meanwhile another page may have let it in, or a still newer one may have taken its place.
      const newest = registration.waiting;
      if (!newest) return location.reload();
      expected = true;
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      return newest.postMessage({ ask: "takeOver" });
    });
  };

  const watch = (worker) => worker && registration.active && worker.addEventListener("statechange", () => {
    if (worker.state === "installed") offer(worker);
  });
  if (registration.waiting) offer(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));

  /* The course on this device */

  const KINDS = ["documents", "recordings"];
  const PORTION = 12;

  const weigh = (bytes) => new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit: "megabyte", maximumFractionDigits: 1,
  }).format(Math.max(bytes / 1e6, 0.1));

  const control = async (box) => {
    const { language } = box.dataset;
    const [line, bar] = [box.querySelector("[role=status]"), box.querySelector("progress")];
    const [keep, remove] = ["keep", "remove"].map((action) => box.querySelector("[data-action=" + action + "]"));
    const boxes = KINDS.map((kind) => box.querySelector("[value=" + kind + "]"));
    const say = (what) => { line.textContent = what ? line.dataset[what] : ""; };
    const worker = () => registration.active;
    let state = await ask(worker(), { ask: "status", language });

    const wanted = () => ["pages", ...boxes.filter((input) => input.checked).map((input) => input.value)];
    const missing = () => state.files.filter((file) => !file.kept && wanted().includes(file.kind));
    const sum = (files) => files.reduce((total, file) => total + file.size, 0);

    const show = () => {
      boxes.forEach((input) => {
        const files = state.files.filter((file) => file.kind === input.value);
        input.parentElement.hidden = !files.length;
        input.disabled = state.choice.includes(input.value);
        input.parentElement.querySelector(".size").textContent = "(" + weigh(sum(files)) + ")";
      });
      const left = missing();
      keep.hidden = state.choice.length > 0 && !left.length;
      keep.querySelector(".size").textContent = "(" + weigh(sum(left)) + ")";
      remove.hidden = !state.choice.length;
      box.hidden = false;
    };
    const refresh = async () => {
      state = await ask(worker(), { ask: "status", language });
      show();
    };

    const load = async () => {
      keep.disabled = remove.disabled = true;
      bar.hidden = false;
      say("loading");
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
      await ask(worker(), { ask: "choose", language, kinds: wanted() });
      const files = missing();
      const all = sum(files) || 1;
      let done = 0;
      let failed = false;
      for (let first = 0; first < files.length && !failed; first += PORTION) {
        const portion = files.slice(first, first + PORTION);
        failed = Boolean((await ask(worker(), { ask: "keep", paths: portion.map((file) => file.path) })).failed);
        done += sum(portion);
        bar.value = done / all;
      }
      bar.hidden = true;
      keep.disabled = remove.disabled = false;
      const focused = document.activeElement === document.body || document.activeElement === keep;
      await refresh();
      say(failed ? "failed" : "ready");
      if (focused && keep.hidden) remove.focus();
    };

    boxes.forEach((input) => {
      input.checked = state.choice.includes(input.value);
      input.addEventListener("change", () => { say(""); show(); });
    });
    keep.addEventListener("click", load);
    remove.addEventListener("click", async () => {
      await ask(worker(), { ask: "remove", language });
      boxes.forEach((input) => { input.checked = false; });
      await refresh();
      say("removed");
      keep.focus();
    });
    show();
    if (state.choice.length) say(missing().length ? "failed" : "ready");
  };

  /* The page for what is not kept: where to go from it */

  const again = (link) => {
    const wanted = new URL(location.hash.slice(1), root);
    if (location.hash && wanted.href.startsWith(root)) link.href = wanted.href;
  };

  const kept = async (section) => {
    const language = document.querySelector("link[rel=manifest]").href.slice(root.length).split("/")[0];
    const state = await ask(registration.active, { ask: "status", language });
    const pages = new Set(state.files.filter((file) => file.kept).map((file) => root + file.path));
    const links = Array.from(document.querySelectorAll(".course-nav a")).filter((link) => pages.has(link.href));
    section.querySelector("ul").append(...links.map((link) => {
      const item = document.createElement("li");
      const copy = document.createElement("a");
      copy.href = link.href;
      copy.textContent = link.firstChild.textContent; // what follows are marks of progress
      item.append(copy);
      return item;
    }));
    section.hidden = !links.length;
  };

  workers.ready.then(() => {
    const act = { control, again, kept };
    document.querySelectorAll("[data-offline]").forEach((element) => act[element.dataset.offline](element));
  });
});
