"use strict";
/* The certificate: offered when the course is completed, filled in and printed on this device alone. */
(function () {
  const unites = window.unites;
  const sheet = document.querySelector(".certificate");
  if (!sheet) return;
  const { say, tracker } = unites;
  const name = document.getElementById("certificate--name");
  const date = document.getElementById("certificate--date");

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  const fillIn = () => {
    sheet.querySelector("[data-name]").textContent = name.value.trim() || "…";
    const [year, month, day] = (date.value || today()).split("-").map(Number);
    sheet.querySelector("[data-date]").textContent =
      new Intl.DateTimeFormat(unites.locale, { dateStyle: "long" }).format(new Date(year, month - 1, day));
  };

  const show = () => {
    const { state, course } = tracker;
    const summary = tracker.summary();
    document.querySelectorAll("[data-certificate]").forEach((part) => {
      part.hidden = summary.passed !== (part.dataset.certificate === "done");
    });
    const result = sheet.querySelector("[data-result]");
    result.hidden = !summary.scored;
    result.textContent = unites.fill(say("Best result: {percent} %"), { percent: unites.format(summary.percent) });
    const missing = (lesson) => !unites.lessonDone(lesson, state);
    const points = (lesson) => lesson.quizzes.reduce((sum, quiz) => sum + unites.quizPoints(quiz, state.quizzes[quiz.id]), 0);
    const most = (lesson) => lesson.quizzes.reduce((sum, quiz) => sum + quiz.points, 0);
    const weak = (lesson) => most(lesson) && (100 * points(lesson)) / most(lesson) < course.pass;
    const open = course.lessons.filter(summary.completed ? weak : missing);
    document.querySelector("[data-open-title]").hidden = summary.completed;
    document.querySelector("[data-missing]").hidden = summary.passed;
    document.querySelector("[data-list]").replaceChildren(...open.map((lesson) => {
      const link = document.querySelector('.course-nav [data-lesson="' + lesson.id + '"]');
      const [item, copy] = ["li", "a"].map((tag) => document.createElement(tag));
      copy.href = link.href;
      copy.lang = link.lang;
      copy.textContent = link.firstChild.textContent;
      item.append(copy);
      if (summary.completed) {
        const result = document.createElement("span");
        result.className = "minutes";
        result.textContent = unites.fill(say("{points} of {total} points"), { points: unites.format(points(lesson)), total: most(lesson) });
        copy.append(" ", result);
      }
      return item;
    }));
    document.querySelectorAll("[data-not-passed]").forEach((part) => { part.hidden = !summary.completed || summary.passed; });
  };

  date.value = today();
  [name, date].forEach((input) => input.addEventListener("input", fillIn));
  document.querySelector(".certificate-form").addEventListener("submit", (event) => {
    event.preventDefault();
    fillIn();
    window.print();
  });
  const unsubscribe = tracker.subscribe(show);
  window.addEventListener("pagehide", unsubscribe);
  show();
  fillIn();
})();
