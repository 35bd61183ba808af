"use strict";
/* The rules of progress: which lessons are completed, how many points are earned. Pure functions
 * on the course's structure and the learner's state; every tracker uses these and no others.
 *
 * state: { visited: {"lesson/unit": true}, quizzes: {id: record}, location, counter, status, score }
 * record: { attempts, drawn: [question ids] | null, answers: {id: [option indexes]}, best: {id: marks} }
 * Marks are whole numbers: of 1 for a single choice, of the number of right options for a multiple one. */
(function () {
  const unites = (window.unites = window.unites || {});

  unites.emptyState = () => ({ visited: {}, quizzes: {}, location: "", counter: 0, status: "", score: -1 });

  unites.question = (tuple) => ({ id: tuple[0], multiple: tuple[1] === "m", options: tuple[2], right: tuple[3], points: tuple[4] });

  unites.fullMarks = (question) => (question.multiple ? question.right : 1);

  /** Marks for a chosen set of options: +1 a right, -1 a wrong one, never below 0. */
  unites.grade = (question, key, chosen) => {
    const right = chosen.filter((index) => key.includes(index)).length;
    if (!question.multiple) return right;
    return Math.max(0, right - (chosen.length - right));
  };

  /** Points of the best answers given to a quiz so far. */
  unites.quizPoints = (quiz, record) => {
    if (!record) return 0;
    let points = 0;
    for (const tuple of quiz.questions) {
      const question = unites.question(tuple);
      points += ((record.best[question.id] || 0) / unites.fullMarks(question)) * question.points;
    }
    return Math.min(points, quiz.points);
  };

  unites.lessonDone = (lesson, state) =>
    lesson.units.every((unit) => state.visited[lesson.id + "/" + unit]) &&
    lesson.quizzes.every((quiz) => (state.quizzes[quiz.id] || { attempts: 0 }).attempts > 0);

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
