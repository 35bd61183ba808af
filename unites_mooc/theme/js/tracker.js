"use strict";
/* One tracker, several backs. A page tells the tracker what the learner did; the tracker keeps the
 * state and hands it to its back: { load(): state, save(state, change) }.
 * This file has the tracker and the back for a device; scorm.js has the one for an LMS. */
(function () {
  const unites = (window.unites = window.unites || {});

  /** `owner` is who learns, where an LMS says it: devices are shared. */
  unites.createTracker = (course, back, owner) => {
    const state = back.load();
    const listeners = [];
    const changed = (change) => {
      if (back.shared) unites.merge(state, back.load());
      const summary = unites.summary(course, state);
      if (summary.completed) state.score = Math.max(state.score, summary.percent);
      back.save(state, change || {}, summary);
      listeners.slice().forEach((listener) => listener());
    };
    return {
      course, state, owner,
      summary: () => unites.summary(course, state),
      /** Hear of changes; returns the function that ends it. */
      subscribe: (listener) => {
        listeners.push(listener);
        return () => { listeners.splice(listeners.indexOf(listener), 1); };
      },
      /** Take over what another page has stored meanwhile. */
      refresh: () => {
        if (!back.shared) return;
        unites.merge(state, back.load());
        listeners.slice().forEach((listener) => listener());
      },
      /** Take over a state from a file, beside what is here; the better result stays. */
      adopt: (other) => {
        unites.merge(state, Object.assign({}, other, { generation: state.generation }));
        changed();
      },
      /** Forget everything, in every page that is open. */
      reset: () => {
        Object.assign(state, unites.emptyState(), { generation: state.generation + 1 });
        back.save(state, {}, unites.summary(course, state));
        listeners.slice().forEach((listener) => listener());
      },
      /** The learner opened a page; lesson is empty on pages that are not lessons. */
      locate: (page, lesson) => {
        if (lesson) state.location = lesson;
        changed({ page });
      },
      /** The learner came to units of a lesson. */
      visit: (lesson, units) => {
        const fresh = units.map((unit) => lesson + "/" + unit).filter((unit) => !state.visited[unit]);
        if (!fresh.length) return;
        fresh.forEach((unit) => { state.visited[unit] = true; });
        changed();
      },
      /** The learner checked a quiz; marks and answers by question id. */
      record: (quiz, attempt) => {
        const record = state.quizzes[quiz] || { attempts: 0, drawn: null, answers: {}, best: {} };
        record.attempts += 1;
        record.last = attempt.marks;
        record.drawn = attempt.drawn;
        record.answers = attempt.answers;
        for (const [question, marks] of Object.entries(attempt.marks)) {
          record.best[question] = Math.max(record.best[question] || 0, marks);
        }
        state.quizzes[quiz] = record;
        changed({ interactions: attempt.interactions, attempt: record.attempts });
      },
    };
  };

  /** Bring what is stored into a state: other pages of the course may be open beside this one.
   * Each reset begins a generation; what belongs to an earlier one is forgotten. */
  unites.merge = (state, stored) => {
    if (stored.generation < state.generation) return;
    if (stored.generation > state.generation) Object.assign(state, unites.emptyState(), { generation: stored.generation });
    Object.assign(state.visited, stored.visited);
    state.score = Math.max(state.score, stored.score);
    state.counter = Math.max(state.counter, stored.counter);
    for (const [quiz, record] of Object.entries(stored.quizzes)) {
      const own = state.quizzes[quiz];
      const newer = !own || record.attempts > own.attempts ? record : own;
      const best = Object.assign({}, own && own.best);
      for (const [question, marks] of Object.entries(record.best)) best[question] = Math.max(best[question] || 0, marks);
      state.quizzes[quiz] = Object.assign({}, newer, { best });
    }
  };

  /** The back that keeps the state on this device. Answers are numbers of options: those to questions of
   * another version of the course are forgotten, what they earned is kept. */
  unites.localBack = (course) => {
    const key = "unites-mooc/" + course.course + "/" + course.edition;
    let memory = null;
    return {
      shared: true,
      load: () => {
        try {
          const stored = JSON.parse(window.localStorage.getItem(key));
          const state = unites.cleanState(stored);
          if (stored && stored.hash !== course.hash) Object.values(state.quizzes).forEach((record) => { record.answers = {}; });
          return state;
        } catch (_) {
          return memory || unites.emptyState();
        }
      },
      save: (state) => {
        memory = state;
        try { window.localStorage.setItem(key, JSON.stringify(Object.assign({}, state, { hash: course.hash }))); } catch (_) { /* storage is off: this page only */ }
      },
    };
  };

  /** The tracker of a page: that of the launch document in a package, else one of its own. */
  unites.findTracker = () => {
    try {
      if (window.parent !== window && window.parent.unitesTracker) return window.parent.unitesTracker;
    } catch (_) { /* a frame of another origin: this page stands alone */ }
    const course = unites.unpack(window.unitesCourse);
    return unites.createTracker(course, unites.localBack(course));
  };

  /** What the learner writes: kept on this device, for each learner of an LMS apart. */
  unites.notes = (course, owner) => {
    const prefix = "unites-mooc/" + course.course + "/" + course.edition + (owner ? "/of/" + owner : "") + "/note/";
    return {
      get: (key) => { try { return window.localStorage.getItem(prefix + key); } catch (_) { return null; } },
      set: (key, value) => {
        try {
          if (value) window.localStorage.setItem(prefix + key, value);
          else window.localStorage.removeItem(prefix + key);
          return true;
        } catch (_) { return false; }
      },
      /** Every note of this course by its key, also those that no page has any more. */
      all: () => {
        const found = {};
        try {
          Object.keys(window.localStorage).filter((key) => key.startsWith(prefix)).sort()
            .forEach((key) => { found[key.slice(prefix.length)] = window.localStorage.getItem(key); });
        } catch (_) { /* storage is off */ }
        return found;
      },
    };
  };
})();
