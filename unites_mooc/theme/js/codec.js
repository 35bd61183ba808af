"use strict";
/* The learner's state as a short ASCII text, for an LMS that keeps at most 4,096 characters.
 *
 *   2.HASH.LOCATION.COUNTER.STATUS+SCORE.UNITS.QUIZ,QUIZ,….IDS
 *
 * Numbers are base 36; UNITS is a bitmap of the visited units in the order of the course, six a
 * character; a QUIZ is its attempts, a colon, for a pool a bitmap of the drawn questions and a semicolon,
 * and, parted by semicolons, of each question its best marks and its last answer.
 * IDS says which is which, so that a later version of the course, in another order or with more and fewer
 * parts, still knows what the learner did: a line for each lesson, parted by semicolons, of digests of three
 * characters of the lesson's id and its units', then after a comma for each quiz of its own (with a star, if
 * it is a pool) and its questions', these with two more of the options in their order. It is left out where
 * there is no room. */
(function () {
  const unites = (window.unites = window.unites || {});
  const { DIGITS, digest } = unites;
  const NONE = "~";
  const ROOM = 3800;

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
    const drawn = quiz.draw ? [bitmap(questions.map((q) => !record.drawn || record.drawn.includes(q.id)))] : [];
    const answers = questions.map((question) => {
      const best = record.best[question.id];
      const answer = encodeAnswer(question, record.answers[question.id], (record.last || {})[question.id]);
      return best === undefined && answer[0] === NONE ? "" : (best === undefined ? NONE : DIGITS[best]) + answer;
    });
    return number(record.attempts) + ":" + [...drawn, ...answers].join(";").replace(/;+$/, "");
  };

  /** The record that a text holds of a quiz; `asked` are its questions as they were then: each a question
   * of today, or undefined, and whether its options are the same. */
  const decodeQuiz = (quiz, text, asked) => {
    const [attempts, rest] = text.split(":");
    const parts = rest.split(";");
    const record = { attempts: parseInt(attempts, 36) || 0, drawn: null, answers: {}, best: {} };
    if (asked.pool) {
      const mask = bits(parts.shift(), asked.length);
      const drawn = asked.flatMap(([question], index) => (question && mask[index] ? [question.id] : []));
      if (quiz.draw) record.drawn = drawn;
    }
    asked.forEach(([question, same], index) => {
      const part = parts[index] || "";
      if (!question || !part) return;
      if (part[0] !== NONE) record.best[question.id] = Math.max(0, Math.min(DIGITS.indexOf(part[0]), question.full));
      const answer = same && part.length > width(question) ? decodeAnswer(question, part.slice(1)) : undefined;
      if (answer !== undefined) record.answers[question.id] = answer;
      if (typeof answer === "number") record.last = Object.assign(record.last || {}, { [question.id]: answer });
    });
    return record;
  };

  const lines = (course) => course.lessons.map((lesson) => ({
    mark: digest(lesson.id), lesson,
    units: lesson.units.map((unit) => ({ mark: digest(unit), unit: lesson.id + "/" + unit })),
    quizzes: lesson.quizzes.map((quiz) => ({
      mark: digest(quiz.id) + (quiz.draw ? "*" : ""), quiz,
      questions: quiz.questions.map(unites.question).map((question) => ({
        mark: digest([question.id, question.kind, question.size, question.full].join("/")), question,
        options: (question.options + "AA").slice(0, 2),
      })),
    })),
  }));

  const marks = (entries) => entries.map((entry) => entry.mark).join("");
  const encodeIds = (course) => lines(course).map((line) => [
    line.mark + marks(line.units),
    ...line.quizzes.map((quiz) => quiz.mark + quiz.questions.map((question) => question.mark + question.options).join("")),
  ].join(",")).join(";");

  const pieces = (text, length) => text.match(new RegExp(".{" + length + "}", "g")) || [];
  const decodeIds = (ids) => ids.split(";").map((line) => {
    const [own, ...asked] = line.split(",");
    return {
      mark: own.slice(0, 3), units: pieces(own.slice(3), 3),
      quizzes: asked.map((text) => ({ mark: text.slice(0, 3), pool: text[3] === "*", questions: pieces(text.replace("*", "").slice(3), 5) })),
    };
  });

  /** The entry of today for each mark of then; the first for the first where some are alike. */
  const found = (then, today) => then.map((mark, index) => {
    const before = then.slice(0, index).filter((other) => other === mark).length;
    return today.filter((entry) => entry.mark.replace("*", "") === mark)[before];
  });

  /** What a text of another structure says of the parts that are still there. */
  const remap = (course, state, location, visited, records, ids) => {
    const then = decodeIds(ids), today = lines(course);
    const lessons = found(then.map((line) => line.mark), today);
    const place = lessons[location - 1];
    if (place) state.location = place.lesson.id;
    const seen = bits(visited, then.reduce((sum, line) => sum + line.units.length, 0));
    then.forEach((line, index) => {
      const own = found(line.units, lessons[index] ? lessons[index].units : []);
      own.forEach((entry) => { if (seen.shift() && entry) state.visited[entry.unit] = true; });
    });
    const asked = then.flatMap((line) => line.quizzes);
    const kept = found(asked.map((quiz) => quiz.mark), today.flatMap((line) => line.quizzes));
    asked.forEach(({ pool, questions }, index) => {
      const entry = kept[index], text = records[index] || "";
      if (!entry || !text.includes(":")) return;
      const matches = found(questions.map((mark) => mark.slice(0, 3)), entry.questions);
      const pairs = matches.map((match, at) => (match ? [match.question, match.options === questions[at].slice(3)] : []));
      state.quizzes[entry.quiz.id] = decodeQuiz(entry.quiz, text, Object.assign(pairs, { pool }));
    });
  };

  unites.encode = (course, state) => {
    const location = course.lessons.findIndex((lesson) => lesson.id === state.location) + 1;
    const visited = bitmap(units(course).map((unit) => state.visited[unit])).replace(/A+$/, "");
    const records = quizzes(course).map((quiz) => encodeQuiz(quiz, state.quizzes[quiz.id])).join(",").replace(/,+$/, "");
    const status = (state.status || "-") + (state.score < 0 ? "" : number(Math.round(state.score * 100)));
    const text = ["2", course.hash, number(location), number(state.counter), status, visited, records].join(".");
    const ids = "." + encodeIds(course);
    return text.length + ids.length > ROOM ? text : text + ids;
  };

  /** What a text from an LMS says of the state: what a learner agreed to keep there stands behind a "!". */
  unites.stateIn = (text) => text.split("!")[0];

  /** The state that a text holds. Of a text of another structure: status, score, counter, and of the rest
   * what belongs to parts that are still there. */
  unites.decode = (course, text) => {
    const state = unites.emptyState();
    const [version, hash, location, counter, status, visited, records, ids] = unites.stateIn(String(text || "")).split(".");
    if (version !== "2" || status === undefined) return state;
    state.counter = parseInt(counter, 36) || 0;
    state.status = status[0] === "-" ? "" : status[0];
    state.score = status.length > 1 ? parseInt(status.slice(1), 36) / 100 : -1;
    const parts = (records || "").split(",");
    if (hash !== course.hash) {
      if (ids) remap(course, state, parseInt(location, 36), visited, parts, ids);
      return state;
    }
    const lesson = course.lessons[parseInt(location, 36) - 1];
    state.location = lesson ? lesson.id : "";
    const seen = bits(visited, units(course).length);
    units(course).forEach((unit, index) => { if (seen[index]) state.visited[unit] = true; });
    quizzes(course).forEach((quiz, index) => {
      if (!(parts[index] || "").includes(":")) return;
      const asked = quiz.questions.map((tuple) => [unites.question(tuple), true]);
      state.quizzes[quiz.id] = decodeQuiz(quiz, parts[index], Object.assign(asked, { pool: quiz.draw }));
    });
    return state;
  };
})();
