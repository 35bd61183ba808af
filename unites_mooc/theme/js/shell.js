"use strict";
/* The launch document of a package: it holds the connection to the LMS and shows the pages in a frame. */
(function () {
  const unites = window.unites;
  const data = JSON.parse(document.getElementById("shell-data").textContent);

  const { messages } = data;
  const status = document.getElementById("shell-status");
  const say = (text) => { status.textContent = text; };
  const waiting = window.setTimeout(() => say(messages.waiting), 1000);

  unites.awaitApi(data.version, () => {
    window.clearTimeout(waiting);
    say("");
    const course = unites.unpack(window.unitesCourse);
    // Made now: a frame that was there before would be filled by browsers that remember its page.
    const frame = document.createElement("iframe");
    Object.assign(frame, { id: "course-frame", name: "course", title: document.title });
    document.querySelector("header").after(frame);
    const [exit, retry] = ["exit", "retry"].map((name) => document.querySelector("[data-action=" + name + "]"));

    const report = (ok) => {
      document.body.classList.toggle("not-saved", !ok);
      say(ok ? messages.saved : lms.kept ? messages.kept : messages.failed);
      if (ok && document.activeElement === retry) status.focus();
      retry.hidden = ok;
    };
    const attach = (owner) => unites.reflections(data.reflections, unites.notes(course, owner));
    const lms = unites.scormBack(course, data.version, report, attach);
    const tracker = unites.createTracker(course, lms || unites.localBack(course), lms ? lms.owner : "");
    const isOpen = Boolean(lms) && lms.mode !== "refused";
    window.unitesTracker = tracker;
    document.body.classList.add(isOpen ? "with-lms" : "alone");
    if (lms && lms.mode !== "normal") say(messages[lms.mode]);

    /** Where to begin: the page of the address, else the one the learner left, else the first. */
    const start = () => {
      const wanted = window.location.hash.slice(1);
      if (data.pages.includes(wanted)) return wanted;
      const { location } = tracker.state;
      return Object.keys(data.lessons).includes(location) ? data.lessons[location] : data.first;
    };

    const follow = () => {
      try {
        document.title = frame.contentDocument.title || document.title;
        frame.title = document.title;
        const page = data.pages.find((entry) => frame.contentWindow.location.pathname.endsWith("/" + entry));
        if (page) window.history.replaceState(null, "", "#" + page);
        if (lms && lms.mode === "normal") unites.attendReflections(frame.contentDocument, lms.reflections, messages, lms.told);
      } catch (_) { /* the frame shows another origin */ }
    };

    /** Save now, whatever time the LMS takes: first the learner reads that it is being tried. */
    const save = (then) => {
      say(messages.trying);
      window.setTimeout(() => (lms.commit() ? then() : say(messages.again)), 50);
    };

    frame.addEventListener("load", follow);
    frame.src = start();
    exit.hidden = !isOpen;
    retry.hidden = !lms || isOpen;
    retry.addEventListener("click", () => (isOpen ? save(() => {}) : window.location.reload()));
    exit.addEventListener("click", () => save(() => {
      lms.terminate();
      say(lms.mode === "normal" ? messages.left : messages.closed);
      exit.hidden = true;
      frame.remove();
      status.focus();
      if (window.opener) window.close();
    }));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && lms) lms.commit();
    });
    window.addEventListener("pagehide", () => lms && lms.terminate());
    window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
  });
})();
