"use strict";
/* The learner's page: marks units as visited, keeps notes, shows progress and meanings of terms. */
(function () {
  const unites = window.unites;
  const page = JSON.parse(document.getElementById("page--data").textContent);
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const say = (text) => (page.messages || {})[text] || text;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const tracker = unites.findTracker();
  const notes = unites.notes(tracker.course, tracker.owner);
  const lessons = tracker.course.lessons;

  /** Say something at the lower edge of the window, for eyes and ears. */
  const bar = document.createElement("p");
  bar.className = "notice-bar";
  bar.lang = root.lang;
  bar.setAttribute("role", "status");
  bar.hidden = true;
  document.body.append(bar);
  const tell = (text) => {
    bar.hidden = false;
    bar.textContent = text;
    window.clearTimeout(bar.timer);
    bar.timer = window.setTimeout(() => { bar.hidden = true; }, 8000);
  };

  /** A unit counts as visited when its end has come up to the lower edge of the window, by whatever way (who
   * hears a page does not scroll as who sees it), and when its quizzes are answered. */
  const watchUnits = () => {
    const units = all("section.unit[data-unit]");
    if (!units.length) return tracker.visit(page.lesson, [""]);
    const visit = () => {
      const seen = units.filter((unit) => unit.getBoundingClientRect().bottom <= window.innerHeight + 1 && unites.answered(unit, tracker.state));
      tracker.visit(page.lesson, seen.map((unit) => unit.dataset.unit));
      const reading = units.filter((unit) => unit.getBoundingClientRect().top < window.innerHeight / 2).pop();
      // Who changes the language reads on where they are.
      if (reading) all(".language-list a").forEach((link) => { link.hash = reading.dataset.unit; });
      all(".toc [data-unit]").forEach((item) => {
        const link = item.firstElementChild;
        if (reading && item.dataset.unit === reading.dataset.unit) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    const observer = new IntersectionObserver(visit, { threshold: [0, 0.1, 0.5, 1] });
    units.forEach((unit) => observer.observe(unit));
    window.addEventListener("scroll", visit, { passive: true });
    return visit();
  };

  /** On paper, what is written stands as text, for a field shows a part of it; and what is folded is open. */
  const printed = [];
  const preparePrint = () => {
    window.addEventListener("beforeprint", () => {
      all(".printed").forEach((copy) => copy.remove());
      printed.filter((input) => input.value || input.type === "date").forEach((input) => {
        const copy = document.createElement("div");
        copy.className = "printed";
        copy.textContent = input.value;
        input.after(copy);
      });
      all("main details:not(.solution, [open])").forEach((part) => { part.open = part.dataset.folded = true; });
    });
    window.addEventListener("afterprint", () => all("[data-folded]").forEach((part) => {
      part.open = false;
      delete part.dataset.folded;
    }));
  };

  const keepNotes = () => {
    const inputs = all("[data-note]");
    inputs.forEach((input) => {
      const key = input.dataset.note;
      const choice = input.type === "radio" || input.type === "checkbox";
      const read = () => {
        if (!choice) return input.value;
        return inputs.filter((other) => other.dataset.note === key && other.checked).map((other) => other.value).join(",");
      };
      const stored = notes.get(key);
      if (stored !== null) {
        if (choice) input.checked = stored.split(",").includes(input.value);
        else input.value = stored;
      }
      if (!choice) printed.push(input);
      input.addEventListener("input", () => {
        if (!notes.set(key, read())) tell(say("Your answers could not be kept on this device."));
      });
    });
  };

  /** Mark an element as done, for the eyes by a class and for the ears by a word. */
  const mark = (item, done) => {
    if (item.classList.contains("done") === done) return;
    item.classList.toggle("done", done);
    const said = item.querySelector(".said");
    if (said) said.remove();
    if (!done) return;
    const word = document.createElement("span");
    word.className = "visually-hidden said";
    word.lang = root.lang;
    word.textContent = " (" + say("Completed") + ")";
    (item.querySelector("a") || item).append(word);
  };

  const summaryText = () => {
    const summary = tracker.summary();
    const parts = [unites.percent(unites.share(lessons, tracker.state)), unites.fill(say("{done} of {total} lessons completed"), { done: summary.done, total: summary.lessons })];
    if (summary.scored && Object.keys(tracker.state.quizzes).length) {
      parts.push(unites.fill(say("Best result: {percent} %"), { percent: unites.format(summary.percent) }));
    }
    if (summary.completed) parts.unshift(say("Course completed."));
    return parts.join(" · ");
  };

  /** The button of the first page leads to where the learner stopped, to what is still to do after it,
   * and in the end to the certificate. */
  const offerContinuation = () => {
    const button = document.querySelector("[data-continue]");
    const last = lessons.findIndex((lesson) => lesson.id === tracker.state.location);
    if (!button || last < 0) return;
    const open = (lesson) => !unites.lessonDone(lesson, tracker.state);
    const lesson = lessons.slice(last).find(open) || lessons.find(open) || lessons[last];
    const link = document.querySelector('.course-nav [data-lesson="' + lesson.id + '"]');
    const certificate = document.querySelector("[data-certificate-link]");
    const passed = tracker.summary().passed;
    button.href = (passed ? certificate : link).href;
    button.textContent = passed ? certificate.textContent : unites.fill(say("Continue: {title}"), { title: link.firstChild.textContent });
  };

  const showProgress = () => {
    const state = tracker.state;
    const done = new Set(lessons.filter((lesson) => unites.lessonDone(lesson, state)).map((lesson) => lesson.id));
    all("[data-lesson]").forEach((item) => mark(item, done.has(item.dataset.lesson)));
    all(".toc [data-unit]").forEach((item) => mark(item, Boolean(state.visited[page.lesson + "/" + item.dataset.unit])));
    all("[data-progress=bar]").forEach((progress) => {
      const module = progress.closest("[data-module]");
      const within = module ? Array.from(module.querySelectorAll("[data-lesson]"), (item) => item.dataset.lesson) : null;
      const share = unites.share(within ? lessons.filter((lesson) => within.includes(lesson.id)) : lessons, state);
      progress.value = Math.floor(100 * share);
    });
    all("[data-progress=course]").forEach((line) => { line.textContent = summaryText(); });
    offerContinuation();
  };

  /** Beside the text, a long menu scrolls by itself: show where the learner is. */
  const showPlace = () => {
    const menu = document.querySelector(".course-nav");
    const current = menu && menu.querySelector("[aria-current=page]");
    if (current && menu.scrollHeight > menu.clientHeight) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
  };

  /** A term of the glossary opens its meaning in place; without popovers, the link leads to the glossary. */
  const explainTerms = () => {
    if (!HTMLElement.prototype.showPopover) return;
    let shown = null;
    document.addEventListener("click", (event) => {
      const term = event.target.closest("a.term");
      if (!term || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (shown) shown.remove();
      // The listeners below are of this box: "toggle" comes late, perhaps when the next one is open.
      const box = (shown = document.createElement("div"));
      box.className = "definition";
      box.popover = "auto";
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", term.textContent);
      const [meaning, way, link] = ["p", "p", "a"].map((name) => document.createElement(name));
      meaning.textContent = term.dataset.definition;
      link.href = term.href;
      link.lang = root.lang;
      link.textContent = say("In the glossary");
      way.append(link);
      box.append(meaning, way);
      term.after(box);
      box.showPopover();
      const place = term.getBoundingClientRect();
      const room = root.clientWidth - box.offsetWidth - 16;
      box.style.left = Math.max(16, Math.min(place.left, room)) + window.scrollX + "px";
      box.style.top = place.bottom + window.scrollY + 6 + "px";
      link.focus({ preventScroll: true });
      box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && box.hidePopover());
      box.addEventListener("toggle", (change) => {
        if (change.newState !== "closed" || box !== shown) return;
        if (document.activeElement === document.body || box.contains(document.activeElement)) term.focus({ preventScroll: true });
      });
    });
  };

  /** The search is loaded when it is asked for; what marks its words, where it led here. */
  const offerSearch = () => {
    const link = document.querySelector(".search-link");
    const load = (src) => document.head.append(Object.assign(document.createElement("script"), { src }));
    const open = (event) => {
      event.preventDefault();
      if (unites.search) unites.search();
      else load(link.dataset.script);
    };
    link.onclick = (event) => event.ctrlKey || event.metaKey || open(event);
    document.onkeydown = (event) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey ? key === "k" : key === "/" && !target.closest("input,textarea,select") && !notes.get("no-slash")) open(event);
    };
    if (/find=/.test(location.search)) load(link.dataset.found);
  };

  Object.assign(unites, { page, say, tell, tracker, notesOfCourse: notes });
  showPlace();
  keepNotes();
  preparePrint();
  explainTerms();
  tracker.locate(page.page, page.lesson || "");
  all("[data-quiz]").forEach((section) => unites.startQuiz(section, (page.quizzes || {})[section.dataset.quiz], page, tracker));
  (unites.starters || []).forEach((start) => start(say));
  if (page.lesson) watchUnits();
  offerSearch();
  const unsubscribe = tracker.subscribe(showProgress);
  window.addEventListener("pagehide", unsubscribe);
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
  window.addEventListener("storage", () => tracker.refresh());
  showProgress();
})();
