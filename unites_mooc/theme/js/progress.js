"use strict";
/* The rules of progress: which lessons are completed, how many points are earned. Pure functions
 * on the course's structure and the learner's state; every tracker uses these and no others.
 *
 * state: { visited: {"lesson/unit": true}, quizzes: {id: record}, location, counter, status, score, generation }
 * record: { attempts, drawn: [question ids] | null, answers: {id: answer}, best: {id: marks} }
 * Marks are whole numbers: of 1, of the number of right options of a multiple choice, or of items placed. */
(function () {
  const unites = (window.unites = window.unites || {});

  /** Three characters for an id, 18 bits: FNV-1a, of which the upper bits are mixed in. */
  unites.digest = (text) => {
    let value = 2166136261;
    for (const character of text) value = Math.imul(value ^ character.codePointAt(0), 16777619);
    value = (value ^ (value >>> 15)) >>> 0;
    return [0, 6, 12].map((by) => unites.DIGITS[(value >>> by) & 63]).join("");
  };
  unites.DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  const names = (text) => text.split(/,|(?=\.)/);

  /** The course as the rules below take it. In a package course.js holds it as it is. On the site it has a line
   * for each lesson (`lesson_line` in render/learner_data.py), where a point and a digest stand for the id of a unit
   * or a question: what is not on a page is only counted there. */
  unites.unpack = (course) => Object.assign({}, course, {
    lessons: course.lessons.map((lesson) => {
      if (lesson.id) return lesson;
      const [id, units, ...quizzes] = lesson.split(" ");
      return {
        id, units: names(units),
        quizzes: quizzes.map((text) => {
          const [[quiz, points], ...questions] = names(text).map((part) => part.split(":"));
          return { id: quiz, points: Number(points), questions: questions.map(([name, full = 1, worth = 1]) => [name, "", 0, Number(full), Number(worth)]) };
        }),
      };
    }),
  });
  /** Whether a structure means an id by a name. */
  const means = (name, id) => name === id || name === "." + unites.digest(id);

  unites.emptyState = () => ({ visited: {}, quizzes: {}, location: "", counter: 0, status: "", score: -1, generation: 0 });

  const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const number = (value, otherwise) => (Number.isFinite(value) ? value : otherwise);

  /** A state from outside, a file or a storage, without anything that would not fit. */
  unites.cleanState = (stored) => {
    const state = unites.emptyState();
    if (!isObject(stored)) return state;
    Object.keys(isObject(stored.visited) ? stored.visited : {}).forEach((unit) => { state.visited[unit] = true; });
    for (const [quiz, record] of Object.entries(isObject(stored.quizzes) ? stored.quizzes : {})) {
      if (!isObject(record) || !isObject(record.answers) || !isObject(record.best)) continue;
      const best = Object.fromEntries(Object.entries(record.best).filter((pair) => Number.isFinite(pair[1])));
      const drawn = Array.isArray(record.drawn) ? record.drawn : null;
      state.quizzes[quiz] = Object.assign({}, record, { attempts: number(record.attempts, 0), best, drawn });
    }
    return Object.assign(state, {
      location: String(stored.location || ""),
      counter: number(stored.counter, 0), status: String(stored.status || ""),
      score: number(stored.score, -1), generation: number(stored.generation, 0),
    });
  };

  /** kind: s single, m multiple choice, p places, t text, n number; full: the most marks; options: a digest
   * of what there was to choose from, in its order. */
  unites.question = (tuple) => ({ id: tuple[0], kind: tuple[1], size: tuple[2], full: tuple[3], points: tuple[4], options: tuple[5] || "" });

  /** Points of the best answers given to a quiz so far. */
  unites.quizPoints = (quiz, record) => {
    if (!record) return 0;
    let points = 0;
    for (const tuple of quiz.questions) {
      const question = unites.question(tuple);
      const id = Object.keys(record.best).find((known) => means(question.id, known));
      points += Math.min(1, (record.best[id] || 0) / question.full) * question.points;
    }
    return Math.min(points, quiz.points);
  };

  /** How many units of a lesson were visited. */
  const visited = (lesson, state) => {
    const start = lesson.id + "/";
    const seen = Object.keys(state.visited).filter((unit) => unit.startsWith(start)).map((unit) => unit.slice(start.length));
    return lesson.units.filter((name) => seen.some((unit) => means(name, unit))).length;
  };
  const answered = (lesson, state) => lesson.quizzes.filter((quiz) => (state.quizzes[quiz.id] || { attempts: 0 }).attempts > 0).length;
  const taken = (lesson, state) => visited(lesson, state) + answered(lesson, state);
  const steps = (lesson) => lesson.units.length + lesson.quizzes.length;

  unites.lessonDone = (lesson, state) => taken(lesson, state) === steps(lesson);

  /** The share of the steps (units and quizzes) of some lessons that were taken, 0 to 1. */
  unites.share = (lessons, state) => {
    const sum = (count) => lessons.reduce((before, lesson) => before + count(lesson, state), 0);
    return sum(steps) && sum(taken) / sum(steps);
  };

  /** What the learner has reached: { done, lessons, required, completed, scored, percent, passed, measure }. */
  unites.summary = (course, state) => {
    const done = course.lessons.filter((lesson) => unites.lessonDone(lesson, state)).length;
    let points = 0, total = 0;
    for (const lesson of course.lessons) {
      for (const quiz of lesson.quizzes) {
        points += unites.quizPoints(quiz, state.quizzes[quiz.id]);
        total += quiz.points;
      }
    }
    const percent = total ? Math.round((1e6 * points) / total) / 1e4 : 0;
    const completed = done >= course.required;
    const scored = course.pass !== null;
    return {
      done, lessons: course.lessons.length, required: course.required, completed, scored, percent,
      passed: completed && (!scored || percent >= course.pass),
      measure: course.required ? Math.min(1, done / course.required) : 1,
    };
  };
})();
