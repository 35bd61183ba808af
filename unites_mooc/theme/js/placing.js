"use strict";
/* Answers that give each item a place: matching, ordering, sorting (kind p in answers.js). */
(function () {
  const unites = (window.unites = window.unites || {});
  const items = (box) => Array.from(box.querySelectorAll(".placement"));
  const placing = {
    controls: (box) => Array.from(box.querySelectorAll("select")),
    read: (box) => {
      const answer = [];
      items(box).forEach((item) => {
        const value = item.querySelector("select").value;
        answer[Number(item.dataset.item)] = value === "" ? -1 : Number(value);
      });
      return answer;
    },
    write: (box, answer) => items(box).forEach((item) => {
      const place = answer[Number(item.dataset.item)];
      item.querySelector("select").value = place >= 0 ? String(place) : "";
    }),
    given: (answer) => answer.some((place) => place >= 0),
    marks: (question, answer) => question.key.filter((place, index) => answer[index] === place).length,
    show: (question, answer, say) => items(question.box).forEach((item) => {
      const index = Number(item.dataset.item);
      const right = answer[index] === question.key[index];
      item.classList.toggle("right", right);
      item.classList.toggle("wrong", !right);
      const feedback = item.querySelector(".feedback");
      feedback.querySelector(".verdict").textContent = say(right ? "Right." : "Not right.");
      feedback.hidden = false;
    }),
  };

  unites.answerKinds = Object.assign(unites.answerKinds || {}, { p: placing });
})();
