"use strict";
/* The back that keeps the state in an LMS, by SCORM 1.2 or SCORM 2004. Runs in the launch document,
 * which stays while the learner turns pages: only its end is the end of the session. */
(function () {
  const unites = (window.unites = window.unites || {});
  const COMMIT_AFTER = 1000;
  const COMMIT_AGAIN = 30000;
  const LOCATION_LIMIT = 255;
  /** How often the API is looked for, how long after the windows around this one have loaded, how long in all. */
  const LOOK_AGAIN = 50, WAIT_LOADED = 3000, WAIT_AT_MOST = 30000;
  /** Between two looks so far apart nothing ran: the device slept, or the tab was in the background. */
  const ASLEEP = 1500;
  /** The status never falls: nothing, incomplete, failed, completed, passed. */
  const STATUSES = "ifcp";
  /** After these errors an empty text does not say that nothing is stored: general errors, and reading where
   * no session is open. */
  const UNREADABLE = ["101", "122", "123", "301"];

  const higher = (one, other) => (STATUSES.indexOf(other || " ") > STATUSES.indexOf(one || " ") ? other : one);

  /** Raise the status to what the learner has reached. */
  const advance = (state, summary) => {
    const reached = !summary.completed ? "i" : !summary.scored ? "c" : summary.passed ? "p" : "f";
    state.status = higher(state.status, reached);
  };

  const attempt = (what) => { try { return what(); } catch (_) { return null; } };

  /** The API object: in this window, its parents, then in the openers of all these and their parents.
   * Windows of another origin are stepped over: what lies behind them may be the LMS again. */
  unites.findApi = (name, method) => {
    const seen = [];
    const look = (start) => {
      const family = [];
      for (let current = start; current && !seen.includes(current) && seen.length < 100; current = attempt(() => current.parent)) {
        seen.push(current);
        family.push(current);
        const found = attempt(() => typeof current[name][method] === "function" && current[name]);
        if (found) return found;
      }
      for (const member of family.reverse()) {
        const opener = attempt(() => member.opener);
        const found = opener && look(opener);
        if (found) return found;
      }
      return null;
    };
    return look(window);
  };

  /** Some LMSs ask the uploader for the version, and offer only that one: whoever answers is spoken to. */
  const findWords = (version) => [version, "1.2", "2004"].map((name) => unites.cmi[name])
    .find((words) => unites.findApi(words.api, words.initialize));

  const isLoading = () => {
    for (let current = window; current !== current.parent;) {
      current = current.parent;
      if (attempt(() => current.document.readyState !== "complete")) return true;
    }
    return false;
  };

  /** Call `then` when there is an API, or none to be expected. Some LMSs (Open edX) show the package before they
   * offer it: a window that is not alone waits until those around it have loaded, and a while longer. */
  unites.awaitApi = (version, then) => {
    const alone = window.parent === window && !window.opener;
    let began = performance.now(), loaded = began, last = began;
    const look = () => {
      const now = performance.now(), slept = now - last > ASLEEP ? now - last : 0;
      began += slept;
      loaded = isLoading() ? now : loaded + slept;
      last = now;
      const inVain = alone || now - loaded > WAIT_LOADED || now - began > WAIT_AT_MOST;
      if (inVain || findWords(version)) then();
      else window.setTimeout(look, LOOK_AGAIN);
    };
    look();
  };

  /** The functions of an API, whatever it answers: texts go out and come back, null where a call failed. */
  const connect = (api, words) => {
    const call = (what, ...values) => attempt(() => {
      const answer = api[words[what]](...values);
      return answer === undefined || answer === null ? "" : String(answer);
    });
    const error = () => call("lastError");
    /** Some say nothing where the standard asks for "true": then their error code counts. */
    const agreed = (answer) => answer === "true" || answer === "1" || (answer === "" && error() === "0");
    return {
      get: (element) => call("get", element) || "",
      set: (element, value) => agreed(call("set", element, String(value))),
      commit: () => agreed(call("commit", "")),
      terminate: () => call("terminate", ""),
      /** Open the session; one that the LMS says is open already is taken as it is. */
      open: () => agreed(call("initialize", "")) || error() === words.alreadyOpen,
      /** What an earlier session has stored, or null where nobody can say: writing would destroy it. */
      stored: () => {
        const text = call("get", "cmi.suspend_data");
        return text === null || (text === "" && UNREADABLE.includes(error())) ? null : text;
      },
    };
  };

  /** What the LMS has not confirmed yet, on this device. Learners may share it: without an id, nothing is kept. */
  const uncommitted = (course, version, learner) => {
    const key = ["unites-mooc", course.course, course.edition, "scorm-" + version, learner].join("/");
    const storage = (use) => (learner ? attempt(() => use(window.localStorage)) : null);
    return {
      load: () => JSON.parse(storage((device) => device.getItem(key)) || "null"),
      save: (entry) => Boolean(storage((device) => { device.setItem(key, JSON.stringify(entry)); return true; })),
      forget: () => storage((device) => device.removeItem(key)),
    };
  };

  /** The back for an LMS, or null where there is none. `report(ok)` hears when saving begins to fail and when
   * it works again; `attach(owner)` returns the reflections of who learns. `mode` is normal, review (nothing counts) or refused (no session); only normal writes. */
  unites.scormBack = (course, version, report, attach) => {
    const words = findWords(version);
    if (!words) return null;
    const session = connect(unites.findApi(words.api, words.initialize), words);
    const found = session.open() ? session.stored() : null;
    const mode = found === null ? "refused" : ["browse", "review"].includes(session.get(words.mode)) ? "review" : "normal";
    const writes = mode === "normal";
    const owner = found === null ? "" : session.get(words.learner).trim();
    const device = uncommitted(course, version, writes ? owner : "");
    const reflections = attach(owner);
    const began = performance.now();
    /** What the LMS has last confirmed, by element. */
    let told = new Map();
    let stored = found || "", latest = null, page = "";
    let dirty = false, saved = true, kept = false, ended = mode === "refused", timer = 0, pause = COMMIT_AFTER;

    const text = () => {
      const own = unites.encode(course, latest.state);
      return own + reflections.behind(own.length);
    };

    /** All that the LMS should know. */
    const values = () => {
      const { state, summary } = latest;
      const place = page ? [[words.location, page.slice(0, LOCATION_LIMIT)]] : [];
      return [["cmi.suspend_data", text()], ...words.status(state, summary), ...place, [words.exit, "suspend"]];
    };

    /** Some LMSs agree before they have stored anything: so all is said each time that there is news. It is safe
     * when they take the state and the status; of the rest, the more the better. */
    const commit = (last) => {
      window.clearTimeout(timer);
      timer = 0;
      if (ended || !writes || !(dirty || last === true)) return true;
      const start = performance.now();
      const news = values();
      dirty = dirty && news.some(([element, value]) => told.get(element) !== value);
      if (!dirty && last !== true) {
        device.forget();
        return true;
      }
      const refused = news.filter((entry) => !session.set(...entry)).map(([element]) => element);
      session.set(words.time, words.duration(performance.now() - began));
      const safe = session.commit() && !refused.some((element) => element === "cmi.suspend_data" || element.endsWith("_status"));
      const ok = safe || !dirty;
      told = new Map(safe ? news : []);
      pause = Math.min(COMMIT_AGAIN, Math.max(COMMIT_AFTER, 5 * (performance.now() - start)));
      dirty = !ok;
      if (ok) {
        stored = told.get("cmi.suspend_data") || stored;
        device.forget();
      } else {
        timer = window.setTimeout(commit, COMMIT_AGAIN);
      }
      if (ok !== saved) {
        saved = ok;
        report(ok);
      }
      return ok;
    };

    /** Something is new: it is on the device at once, and in the LMS soon. */
    const changed = () => {
      advance(latest.state, latest.summary);
      dirty = true;
      kept = device.save({ state: text(), after: stored });
      if (!timer) timer = window.setTimeout(commit, pause);
    };

    const interact = (state, number, entry) => {
      const pattern = unites.cmi.patterns[entry.type];
      const key = pattern.key(entry, words), answer = pattern.answer(entry, words);
      const elements = [
        ["type", entry.type], words.moment(new Date()),
        ...(key === null ? [] : [["correct_responses.0.pattern", key]]), ["weighting", entry.points],
        ...(answer === null ? [] : [[words.response, answer]]), ["result", entry.right ? "correct" : words.wrong],
        ["latency", words.duration(Math.max(0, entry.milliseconds))], ...words.description(entry.text),
      ];
      const name = (index, element) => "cmi.interactions." + index + "." + element;
      const count = Number(session.get("cmi.interactions._count")) || 0;
      const begin = (at) => session.set(name(at, "id"), entry.id + "_" + entry.question + "_" + number);
      // An LMS may have lost some of them; one that counts takes no index beyond its own.
      const index = Array.from(new Set([Math.max(state.counter, count), count])).find(begin);
      if (index === undefined) return;
      elements.forEach(([element, text]) => session.set(name(index, element), text));
      state.counter = index + 1;
    };

    /** What an earlier session could not commit comes back; the better result stays. Its interactions are lost,
     * so the counter is that of the LMS. */
    const restore = (state) => {
      const entry = attempt(device.load);
      if (!entry || entry.state === stored) return device.forget();
      const { counter, location } = state;
      const other = unites.decode(course, entry.state);
      unites.merge(state, other);
      const isLater = entry.after === stored && other.location;
      return Object.assign(state, { counter, location: isLater || location, status: higher(state.status, other.status) });
    };

    return {
      load: () => {
        const state = unites.decode(course, stored);
        if (!writes) return state;
        reflections.take(stored, attempt(device.load));
        if (!stored) {
          state.status = words.reached(session.get);
          const raw = state.status ? parseFloat(session.get(words.raw)) : -1;
          if (raw >= 0) state.score = raw;
        }
        const restored = restore(state);
        latest = { state, summary: unites.summary(course, state) };
        session.set(words.exit, "suspend");
        if (!stored || restored) changed();
        return state;
      },
      save: (state, change, summary) => {
        if (change.page) page = change.page;
        latest = { state, summary };
        if (ended || !writes) return;
        (change.interactions || []).forEach((entry) => interact(state, change.attempt, entry));
        changed();
      },
      /** The learner has written, agreed, or taken that back: say so, now or soon. Returns what was confirmed. */
      told: (now) => {
        changed();
        const ok = !now || commit();
        return { ok, text: stored };
      },
      commit,
      mode,
      owner,
      reflections,
      /** Whether this device has what the LMS has not. */
      get kept() { return kept; },
      /** Save, commit, and end the session, once. */
      terminate: () => {
        if (ended) return;
        commit(true);
        ended = true;
        window.clearTimeout(timer);
        session.terminate();
      },
    };
  };
})();
