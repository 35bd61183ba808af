"use strict";
/* The learner's page: marks units as visited, keeps notes, shows progress. */
(function () {
  const unites = window.unites;
  const page = JSON.parse(document.getElementById("page--data").textContent);
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const say = (text) => page.messages[text];
  const tracker = unites.findTracker();

  /** Every unit that has come up to the lower edge of the window counts as visited. */
  const watchUnits = () => {
    const units = Array.from(document.querySelectorAll("section.unit[data-unit]"));
    if (!units.length) return tracker.visit(page.lesson, [""]);
    const visit = () => {
      const seen = units.filter((unit) => unit.getBoundingClientRect().top < window.innerHeight);
      tracker.visit(page.lesson, seen.map((unit) => unit.dataset.unit));
    };
    const observer = new IntersectionObserver(visit, { threshold: [0, 0.1, 0.5, 1] });
    units.forEach((unit) => observer.observe(unit));
    window.addEventListener("scroll", visit, { passive: true });
    return visit();
  };

  const keepNotes = () => {
    const notes = unites.notes(tracker.course);
    document.querySelectorAll("[data-note]").forEach((input) => {
      const key = input.dataset.note;
      const choice = input.type === "radio" || input.type === "checkbox";
      const read = () => {
        if (!choice) return input.value;
        const group = Array.from(document.querySelectorAll("[data-note]")).filter((other) => other.dataset.note === key && other.checked);
        return group.map((other) => other.value).join(",");
      };
      const stored = notes.get(key);
      if (stored !== null) {
        if (choice) input.checked = stored.split(",").includes(input.value);
        else input.value = stored;
      }
      input.addEventListener("input", () => {
        if (!notes.set(key, read())) input.setCustomValidity(say("Your answers could not be kept on this device."));
      });
    });
  };

  const showProgress = () => {
    const done = new Set(tracker.course.lessons.filter((lesson) => unites.lessonDone(lesson, tracker.state)).map((lesson) => lesson.id));
    document.querySelectorAll("[data-lesson]").forEach((item) => {
      const complete = done.has(item.dataset.lesson);
      if (item.classList.contains("done") === complete) return;
      item.classList.toggle("done", complete);
      const mark = document.createElement("span");
      mark.className = "visually-hidden";
      mark.textContent = " (" + say("Completed") + ")";
      item.append(mark);
    });
    document.querySelectorAll(".toc [data-unit]").forEach((item) => {
      item.classList.toggle("done", Boolean(tracker.state.visited[page.lesson + "/" + item.dataset.unit]));
    });
    const line = document.querySelector("[data-progress=course]");
    if (line) {
      const summary = tracker.summary();
      const parts = [unites.fill(say("{done} of {total} lessons completed"), { done: summary.done, total: summary.lessons })];
      if (summary.scored && Object.keys(tracker.state.quizzes).length) {
        parts.push(unites.fill(say("Best result: {percent} %"), { percent: unites.format(summary.percent) }));
      }
      if (summary.completed) parts.unshift(say("Course completed."));
      line.textContent = parts.join(" · ");
      line.hidden = false;
    }
  };

  const offerContinuation = () => {
    const link = document.querySelector("[data-action=continue]");
    const lesson = tracker.course.lessons.find((entry) => entry.id === tracker.state.location);
    if (!link || !lesson) return;
    link.href = lesson.page;
    link.textContent = unites.fill(say("Continue: {title}"), { title: lesson.title });
  };

  const foldMenu = () => {
    const menu = document.querySelector(".course-nav details");
    if (menu && window.matchMedia("(max-width: 60rem)").matches) menu.open = false;
  };

  /** Beside the text, a long menu scrolls by itself: show where the learner is. */
  const showPlace = () => {
    const menu = document.querySelector(".course-nav");
    const current = menu && menu.querySelector("[aria-current=page]");
    if (current && menu.scrollHeight > menu.clientHeight) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
  };

  /** The search is loaded when it is asked for; what marks its words, where it led here. */
  const offerSearch = () => {
    const { src } = document.currentScript;
    const load = (name) => document.head.append(Object.assign(document.createElement("script"), { src: src.replace(/learn.js$/, name) }));
    const open = (event) => {
      event.preventDefault();
      if (unites.search) unites.search();
      else load("search.js");
    };
    document.querySelector(".search-link").onclick = (event) => event.ctrlKey || event.metaKey || open(event);
    document.onkeydown = (event) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey ? key === "k" : key === "/" && !target.closest("input,textarea,select") && !unites.notes(tracker.course).get("no-slash")) open(event);
    };
    if (/find=/.test(location.search)) load("found.js");
  };

  foldMenu();
  showPlace();
  keepNotes();
  tracker.locate(page.page, page.lesson || "");
  document.querySelectorAll("[data-quiz]").forEach((section) => {
    unites.startQuiz(section, (page.quizzes || {})[section.dataset.quiz], page, tracker);
  });
  document.querySelectorAll("[data-tabs]").forEach(unites.startTabs);
  document.querySelectorAll("[data-scenario]").forEach((box) => unites.startScenario(box, say));
  document.querySelectorAll("[data-assessment]").forEach(unites.startAssessment);
  if (page.lesson) watchUnits();
  offerContinuation();
  offerSearch();
  const unsubscribe = tracker.subscribe(showProgress);
  window.addEventListener("pagehide", unsubscribe);
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
  window.addEventListener("storage", () => tracker.refresh());
  showProgress();
})();
