"use strict";
/* The kinds of answers: how one is read from the page and shown there, and what it earns. This file has the
 * choices; placing.js and entries.js have what fewer pages ask.
 *
 * kind: { controls(box), read(box), write(box, answer), given(answer), marks(question, answer),
 *         show(question, answer, say) }
 * An answer is: for choices (s, m) the indexes of the options; for places (p) the place of each item, -1
 * for none; for texts and numbers (t, n) what was written, or the marks alone where only those were kept. */
(function () {
  const unites = (window.unites = window.unites || {});
  const all = (box, selector) => Array.from(box.querySelectorAll(selector));

  const choice = {
    controls: (box) => all(box, "input"),
    read: (box) => all(box, "input").filter((input) => input.checked).map((input) => Number(input.value)).sort((a, b) => a - b),
    write: (box, answer) => all(box, "input").forEach((input) => { input.checked = answer.includes(Number(input.value)); }),
    given: (answer) => answer.length > 0,
    /** +1 a right, -1 a wrong one, never below 0. */
    marks: (question, answer) => {
      const right = answer.filter((index) => question.key.includes(index)).length;
      return question.kind === "m" ? Math.max(0, right - (answer.length - right)) : right;
    },
    show: (question, answer) => all(question.box, ".option").forEach((option) => {
      const index = Number(option.dataset.option);
      const picked = answer.includes(index);
      option.classList.toggle("right", picked && question.key.includes(index));
      option.classList.toggle("wrong", picked && !question.key.includes(index));
      option.querySelector(".feedback").hidden = !picked;
    }),
  };

  unites.answerKinds = Object.assign(unites.answerKinds || {}, { s: choice, m: choice });
})();
