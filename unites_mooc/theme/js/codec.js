"use strict";
/* The learner's state as a short ASCII text, for an LMS that keeps at most 4,096 characters.
 *
 *   1.HASH.LOCATION.COUNTER.STATUS+SCORE.UNITS.QUIZ,QUIZ,…
 *
 * Numbers are base 36; UNITS is a bitmap of the visited units in the order of the course, six a
 * character; a QUIZ is its attempts, a colon, for a pool a bitmap of the drawn questions, and for
 * each question its best marks and its last answer. */
(function () {
  const unites = (window.unites = window.unites || {});
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const NONE = "~";

  const number = (value) => value.toString(36);

  const bitmap = (bits) => {
    let text = "";
    for (let start = 0; start < bits.length; start += 6) {
      let value = 0;
      for (let offset = 0; offset < 6; offset += 1) value |= (bits[start + offset] ? 1 : 0) << offset;
      text += DIGITS[value];
    }
    return text;
  };

  const bits = (text, count) => {
    const result = [];
    for (let index = 0; index < count; index += 1) {
      const value = Math.max(0, DIGITS.indexOf(text[Math.floor(index / 6)] || "A"));
      result.push(Boolean(value & (1 << index % 6)));
    }
    return result;
  };

  const units = (course) => course.lessons.flatMap((lesson) => lesson.units.map((unit) => lesson.id + "/" + unit));
  const quizzes = (course) => course.lessons.flatMap((lesson) => lesson.quizzes);
  const width = (question) => (question.kind === "m" ? Math.ceil(question.size / 6) : question.kind === "p" ? question.size : 1);

  /** Of a written answer, only its marks are kept. */
  const encodeAnswer = (question, answer, marks) => {
    if (answer === undefined || answer === null) return NONE.repeat(width(question));
    switch (question.kind) {
      case "s": return answer.length ? DIGITS[answer[0]] : NONE;
      case "m": return bitmap(Array.from({ length: question.size }, (_, index) => answer.includes(index)));
      case "p": return Array.from({ length: question.size }, (_, index) => (answer[index] >= 0 ? DIGITS[answer[index]] : NONE)).join("");
      default: return answer === "" ? NONE : DIGITS[marks];
    }
  };

  const decodeAnswer = (question, text) => {
    if (!text || Array.from(text).every((character) => character === NONE)) return undefined;
    switch (question.kind) {
      case "s": return [DIGITS.indexOf(text)];
      case "m": return bits(text, question.size).flatMap((bit, index) => (bit ? [index] : []));
      case "p": return Array.from(text, (character) => (character === NONE ? -1 : DIGITS.indexOf(character)));
      default: return DIGITS.indexOf(text);
    }
  };

  const encodeQuiz = (quiz, record) => {
    if (!record) return "";
    const questions = quiz.questions.map(unites.question);
    const drawn = quiz.draw ? bitmap(questions.map((q) => !record.drawn || record.drawn.includes(q.id))) : "";
    const answers = questions.map((question) => {
      const best = record.best[question.id];
      const last = (record.last || {})[question.id];
      return (best === undefined ? NONE : DIGITS[best]) + encodeAnswer(question, record.answers[question.id], last);
    });
    return number(record.attempts) + ":" + drawn + answers.join("");
  };

  const decodeQuiz = (quiz, text) => {
    const [attempts, rest] = text.split(":");
    const questions = quiz.questions.map(unites.question);
    const record = { attempts: parseInt(attempts, 36) || 0, drawn: null, answers: {}, best: {} };
    let position = 0;
    if (quiz.draw) {
      position = Math.ceil(questions.length / 6);
      const mask = bits(rest.slice(0, position), questions.length);
      record.drawn = questions.filter((_, index) => mask[index]).map((question) => question.id);
    }
    for (const question of questions) {
      const best = rest[position];
      const answer = decodeAnswer(question, rest.slice(position + 1, position + 1 + width(question)));
      if (best && best !== NONE) record.best[question.id] = DIGITS.indexOf(best);
      if (answer !== undefined) record.answers[question.id] = answer;
      if (typeof answer === "number") record.last = Object.assign(record.last || {}, { [question.id]: answer });
      position += 1 + width(question);
    }
    return record;
  };

  unites.encode = (course, state) => {
    const location = course.lessons.findIndex((lesson) => lesson.id === state.location) + 1;
    const visited = bitmap(units(course).map((unit) => state.visited[unit])).replace(/A+$/, "");
    const records = quizzes(course).map((quiz) => encodeQuiz(quiz, state.quizzes[quiz.id])).join(",").replace(/,+$/, "");
    const status = (state.status || "-") + (state.score < 0 ? "" : number(Math.round(state.score * 100)));
    return ["1", course.hash, number(location), number(state.counter), status, visited, records].join(".");
  };

  /** The state that a text holds. A text of another structure keeps its status, score and counter. */
  unites.decode = (course, text) => {
    const state = unites.emptyState();
    const [version, hash, location, counter, status, visited, records] = String(text || "").split(".");
    if (version !== "1" || status === undefined) return state;
    state.counter = parseInt(counter, 36) || 0;
    state.status = status[0] === "-" ? "" : status[0];
    state.score = status.length > 1 ? parseInt(status.slice(1), 36) / 100 : -1;
    if (hash !== course.hash) return state;
    const lesson = course.lessons[parseInt(location, 36) - 1];
    state.location = lesson ? lesson.id : "";
    const seen = bits(visited, units(course).length);
    units(course).forEach((unit, index) => { if (seen[index]) state.visited[unit] = true; });
    const parts = (records || "").split(",");
    quizzes(course).forEach((quiz, index) => {
      if ((parts[index] || "").includes(":")) state.quizzes[quiz.id] = decodeQuiz(quiz, parts[index]);
    });
    return state;
  };
})();
