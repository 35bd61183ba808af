"use strict";
/* The launch document of a package: it holds the connection to the LMS and shows the pages in a frame. */
(function () {
  const unites = window.unites;
  const data = JSON.parse(document.getElementById("shell-data").textContent);
  const course = unites.unpack(window.unitesCourse);
  const frame = document.getElementById("course-frame");
  const status = document.getElementById("shell-status");
  const exit = document.querySelector("[data-action=exit]");
  const say = (text) => { status.textContent = text; };

  const report = (ok) => {
    document.body.classList.toggle("not-saved", !ok);
    if (!ok) say(data.messages.failed);
    else if (status.textContent) say(data.messages.saved);
  };
  const lms = unites.scormBack(course, data.version, report);
  const tracker = unites.createTracker(course, lms || unites.localBack(course));
  window.unitesTracker = tracker;
  document.body.classList.add(lms ? "with-lms" : "alone");
  if (lms && lms.mode !== "normal") say(data.messages.review);

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
    } catch (_) { /* the frame shows another origin */ }
  };

  const leave = () => {
    if (lms) lms.terminate();
  };

  frame.addEventListener("load", follow);
  frame.src = start();
  exit.hidden = !lms;
  exit.addEventListener("click", () => {
    const ok = lms.terminate();
    say(ok ? data.messages.left : data.messages.failed);
    exit.hidden = true;
    frame.hidden = true;
    if (window.opener) window.close();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && lms) lms.commit();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
})();
