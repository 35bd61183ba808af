"use strict";
/* A quiz on a page: draws and shuffles, checks, shows feedback, tells the tracker. */
(function () {
  const unites = (window.unites = window.unites || {});

  /** A generator of numbers in [0, 1) that depends on the seed alone. */
  const random = (seed) => {
    let state = 2166136261;
    for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 16777619);
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let value = Math.imul(state ^ (state >>> 15), 1 | state);
      value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
      return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
    };
  };

  const shuffled = (items, next) => {
    const result = items.slice();
    for (let index = result.length - 1; index > 0; index -= 1) {
      const other = Math.floor(next() * (index + 1));
      [result[index], result[other]] = [result[other], result[index]];
    }
    return result;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** The locale of the page, as the build writes dates: the English of Europe, unless the course says which. */
  const language = document.documentElement.lang;
  unites.locale = language === "en" ? "en-GB" : language;

  const format = (value) => new Intl.NumberFormat(unites.locale, { maximumFractionDigits: 1 }).format(value);

  unites.fill = fill;
  unites.format = format;
  /** A share of 1 in words; what is not quite all is never 100 %. */
  unites.percent = (share) => new Intl.NumberFormat(unites.locale, { style: "percent" }).format(Math.floor(100 * share) / 100);

  /** A question of the page: what its data say, its box, and what its kind of answer can do. */
  const question = (data, section, say) => {
    const kind = unites.answerKinds[data.kind];
    const box = section.querySelector('[data-question="' + data.id + '"]');
    const shuffles = box.querySelector("[data-shuffled]");
    const self = Object.assign({}, data, {
      box,
      shuffles,
      /** The options or items in the order of the source: every attempt shuffles these. */
      parts: shuffles ? Array.from(shuffles.children) : [],
      controls: () => kind.controls(box),
      read: () => kind.read(box),
      write: (answer) => kind.write(box, answer),
      given: kind.given,
      marks: (answer) => kind.marks(self, answer),
      show: (answer) => kind.show(self, answer, say),
    });
    return self;
  };

  /** Whether each quiz of a unit was checked. */
  unites.answered = (unit, state) => Array.from(unit.querySelectorAll("[data-quiz]")).every((quiz) => state.quizzes[quiz.dataset.quiz]);

  unites.startQuiz = (section, keys, page, tracker) => {
    const id = section.dataset.quiz;
    const { say } = unites;
    if (!keys) return;
    const form = section.querySelector("form");
    const result = section.querySelector(".quiz-result");
    const retry = section.querySelector("[data-action=retry]");
    const check = section.querySelector("[data-action=check]");
    const questions = keys.questions.map((data) => question(data, section, say));
    let drawn = questions;
    let began = Date.now();

    /** Draw and shuffle for an attempt, counted from 0; `kept` are the questions it drew, where that is known. */
    const arrange = (attempt, kept) => {
      const next = random([tracker.course.course, id, attempt].join("/"));
      const order = keys.shuffle || keys.draw ? shuffled(questions, next) : questions;
      drawn = kept ? order.filter((entry) => kept.includes(entry.id)) : keys.draw ? order.slice(0, keys.draw) : order;
      if (!keys.shuffle) drawn = questions.filter((entry) => drawn.includes(entry));
      questions.forEach((entry) => { entry.box.hidden = !drawn.includes(entry); });
      drawn.forEach((entry, index) => {
        entry.box.querySelector(".number").textContent = index + 1;
        if (!keys.shuffle) return;
        form.insertBefore(entry.box, form.querySelector(".quiz-actions"));
        shuffled(entry.parts, next).forEach((part) => entry.shuffles.append(part));
      });
    };

    const verdict = (entry, marks, answered) => {
      if (!answered) return say("Not answered.");
      if (marks === entry.full) return say("Right.");
      return say(marks ? "Partly right." : "Not yet right.");
    };

    const show = (entry, answer) => {
      const marks = entry.marks(answer);
      entry.box.dataset.result = marks === entry.full ? "right" : marks ? "partly" : "wrong";
      entry.show(answer);
      const general = entry.box.querySelector(".general-feedback");
      general.hidden = false;
      general.querySelector(".verdict").textContent = verdict(entry, marks, entry.given(answer));
      entry.controls().forEach((control) => { control.disabled = true; });
    };

    const interaction = (entry, answer) => ({
      id, question: entry.id, text: entry.text, type: entry.type, key: entry.key, answer,
      right: entry.marks(answer) === entry.full, points: entry.points, milliseconds: Date.now() - began,
    });

    const report = (answers) => {
      const earned = (entry) => entry.marks(answers[entry.id]) / entry.full * entry.points;
      const points = drawn.reduce((sum, entry) => sum + earned(entry), 0);
      const total = drawn.reduce((sum, entry) => sum + entry.points, 0);
      const lines = [fill(say("You have {points} of {total} points."), { points: format(points), total: format(total) })];
      if (keys.pass !== null) {
        const passed = total > 0 && (100 * points) / total >= keys.pass - 1e-9;
        lines.push(passed ? say("Passed.") : fill(say("Not yet passed: {pass} % are needed."), { pass: keys.pass }));
      }
      result.textContent = lines.join(" ");
    };

    const showAll = (answers) => {
      drawn.forEach((entry) => show(entry, answers[entry.id]));
      report(answers);
      check.hidden = true;
      retry.hidden = false;
    };

    const submit = (event) => {
      event.preventDefault();
      const answers = {}, marks = {};
      drawn.forEach((entry) => {
        answers[entry.id] = entry.read();
        marks[entry.id] = entry.marks(answers[entry.id]);
      });
      if (!drawn.some((entry) => entry.given(answers[entry.id]))) {
        result.textContent = say("Answer at least one question first.");
        return;
      }
      const interactions = drawn.map((entry) => interaction(entry, answers[entry.id]));
      showAll(answers);
      tracker.record(id, { answers, marks, interactions, drawn: keys.draw ? drawn.map((entry) => entry.id) : null });
      const unit = section.closest("[data-unit]");
      if (unit && unites.answered(unit, tracker.state)) tracker.visit(page.lesson, [unit.dataset.unit]);
      retry.focus();
    };

    /** Another attempt: what was right stays. */
    const again = () => {
      const right = drawn.filter((entry) => entry.box.dataset.result === "right").map((entry) => [entry, entry.read()]);
      form.reset();
      questions.forEach((entry) => {
        delete entry.box.dataset.result;
        entry.box.querySelectorAll(".feedback, .general-feedback").forEach((part) => { part.hidden = true; });
        entry.box.querySelectorAll(".right, .wrong").forEach((part) => part.classList.remove("right", "wrong"));
        entry.controls().forEach((control) => { control.disabled = false; });
      });
      result.textContent = "";
      check.hidden = false;
      retry.hidden = true;
      began = Date.now();
      arrange(tracker.state.quizzes[id].attempts);
      right.forEach(([entry, answer]) => { if (drawn.includes(entry)) entry.write(answer); });
      const open = drawn.find((entry) => !right.some(([other]) => other === entry)) || drawn[0];
      open.controls()[0].focus();
    };

    /** Show the answers of the last attempt, as the learner left them. */
    const restore = () => {
      const record = tracker.state.quizzes[id];
      if (!record || !record.attempts) return arrange(0);
      // The questions have changed since: their answers are gone, the marks are kept.
      if (!Object.keys(record.answers).length) return arrange(record.attempts);
      arrange(record.attempts - 1, record.drawn);
      const answers = {};
      questions.forEach((entry) => {
        if (record.answers[entry.id] !== undefined) entry.write(record.answers[entry.id]);
        answers[entry.id] = record.answers[entry.id] !== undefined ? record.answers[entry.id] : entry.read();
      });
      return showAll(answers);
    };

    form.addEventListener("submit", submit);
    retry.addEventListener("click", again);
    restore();
  };
})();
