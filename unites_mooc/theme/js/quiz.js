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

  const format = (value) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(value);

  unites.fill = fill;
  unites.format = format;

  unites.startQuiz = (section, keys, page, tracker) => {
    const id = section.dataset.quiz;
    const say = (text) => page.messages[text];
    const structure = tracker.course.lessons.flatMap((lesson) => lesson.quizzes).find((quiz) => quiz.id === id);
    if (!structure || !keys) return;
    const form = section.querySelector("form");
    const result = section.querySelector(".quiz-result");
    const retry = section.querySelector("[data-action=retry]");
    const check = section.querySelector("[data-action=check]");
    const questions = structure.questions.map((tuple, index) => Object.assign(unites.question(tuple), keys.questions[index], {
      box: section.querySelector('[data-question="' + tuple[0] + '"]'),
    }));
    let drawn = questions;
    let began = Date.now();

    const inputs = (question) => Array.from(question.box.querySelectorAll("input"));
    const chosen = (question) => inputs(question).filter((input) => input.checked).map((input) => Number(input.value)).sort((a, b) => a - b);

    /** Draw and shuffle for an attempt, counted from 0; `kept` are the questions it drew, where that is known. */
    const arrange = (attempt, kept) => {
      const next = random([tracker.course.course, id, attempt].join("/"));
      const order = keys.shuffle || structure.draw ? shuffled(questions, next) : questions;
      drawn = kept ? order.filter((question) => kept.includes(question.id)) : structure.draw ? order.slice(0, structure.draw) : order;
      if (!keys.shuffle) drawn = questions.filter((question) => drawn.includes(question));
      questions.forEach((question) => { question.box.hidden = !drawn.includes(question); });
      drawn.forEach((question, index) => {
        question.box.querySelector(".number").textContent = index + 1;
        if (!keys.shuffle) return;
        form.insertBefore(question.box, form.querySelector(".quiz-actions"));
        const options = question.box.querySelector(".options");
        shuffled(Array.from(options.children), next).forEach((option) => options.append(option));
      });
    };

    const verdict = (question, marks, answered) => {
      if (!answered) return say("Not answered.");
      if (marks === unites.fullMarks(question)) return say("Right.");
      return say(marks ? "Partly right." : "Not yet right.");
    };

    const show = (question) => {
      const answer = chosen(question);
      const marks = unites.grade(question, question.key, answer);
      question.box.dataset.result = marks === unites.fullMarks(question) ? "right" : marks ? "partly" : "wrong";
      question.box.querySelectorAll(".option").forEach((option) => {
        const index = Number(option.dataset.option);
        const picked = answer.includes(index);
        option.classList.toggle("right", picked && question.key.includes(index));
        option.classList.toggle("wrong", picked && !question.key.includes(index));
        option.querySelector(".feedback").hidden = !picked;
      });
      const general = question.box.querySelector(".general-feedback");
      general.hidden = false;
      general.querySelector(".verdict").textContent = verdict(question, marks, answer.length);
      inputs(question).forEach((input) => { input.disabled = true; });
      return marks;
    };

    const interaction = (question, marks) => ({
      id, question: question.id, text: question.text, options: question.options, key: question.key,
      answer: chosen(question), right: marks === unites.fullMarks(question), points: question.points, milliseconds: Date.now() - began,
    });

    const report = () => {
      const best = (question) => unites.grade(question, question.key, chosen(question)) / unites.fullMarks(question) * question.points;
      const points = drawn.reduce((sum, question) => sum + best(question), 0);
      const total = drawn.reduce((sum, question) => sum + question.points, 0);
      const lines = [fill(say("You have {points} of {total} points."), { points: format(points), total: format(total) })];
      if (keys.pass !== null) {
        const passed = total > 0 && (100 * points) / total >= keys.pass - 1e-9;
        lines.push(passed ? say("Passed.") : fill(say("Not yet passed: {pass} % are needed."), { pass: keys.pass }));
      }
      result.textContent = lines.join(" ");
    };

    const showAll = () => {
      drawn.forEach(show);
      report();
      check.hidden = true;
      retry.hidden = false;
    };

    const submit = (event) => {
      event.preventDefault();
      if (!drawn.some((question) => chosen(question).length)) {
        result.textContent = say("Answer at least one question first.");
        inputs(drawn[0])[0].focus();
        return;
      }
      const answers = {}, marks = {}, interactions = [];
      for (const question of drawn) {
        answers[question.id] = chosen(question);
        marks[question.id] = unites.grade(question, question.key, answers[question.id]);
        interactions.push(interaction(question, marks[question.id]));
      }
      showAll();
      tracker.record(id, { answers, marks, interactions, drawn: structure.draw ? drawn.map((question) => question.id) : null });
      retry.focus();
    };

    const again = () => {
      form.reset();
      questions.forEach((question) => {
        delete question.box.dataset.result;
        question.box.querySelectorAll(".feedback, .general-feedback").forEach((part) => { part.hidden = true; });
        question.box.querySelectorAll(".option").forEach((option) => option.classList.remove("right", "wrong"));
        inputs(question).forEach((input) => { input.disabled = false; });
      });
      result.textContent = "";
      check.hidden = false;
      retry.hidden = true;
      began = Date.now();
      arrange(tracker.state.quizzes[id].attempts);
      inputs(drawn[0])[0].focus();
    };

    /** Show the answers of the last attempt, as the learner left them. */
    const restore = () => {
      const record = tracker.state.quizzes[id];
      if (!record || !record.attempts) return arrange(0);
      arrange(record.attempts - 1, record.drawn);
      questions.forEach((question) => {
        inputs(question).forEach((input) => { input.checked = (record.answers[question.id] || []).includes(Number(input.value)); });
      });
      return showAll();
    };

    form.addEventListener("submit", submit);
    retry.addEventListener("click", again);
    restore();
  };
})();
