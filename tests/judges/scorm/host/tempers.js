// How LMSs in use differ from the standard: each temper changes what some functions of the API do.
//
// A function gets `ask`, which asks the true run-time, and then the arguments of the content.

"use strict";

(() => {
  const busy = (milliseconds) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };
  const fail = () => { throw new Error("the API failed"); };
  const truth = (ask) => ask() === "true";
  const nothing = (ask) => { ask(); };
  let commits = 0;
  let refused = false;

  window.tempers = {
    plain: {},
    "already open": { isOpen: true },
    "no session": { initialize: () => "false", lastError: () => "102" },
    "cannot read": { get: fail },
    "reads with an error": { get: () => "", lastError: () => "101" },
    "commit fails": { commit: () => "false" },
    "commit throws": { commit: fail },
    "commit fails every third time": {
      commit: (ask) => {
        commits += 1;
        return commits % 3 ? ask() : "false";
      },
    },
    "everything fails": { set: fail, commit: fail, terminate: fail, lastError: fail },
    "set throws": { set: fail },
    "score is unknown": { set: (ask, element) => element.includes("score") ? "false" : ask() },
    "refuses the state once": {
      set: (ask, element) => {
        if (element !== "cmi.suspend_data" || refused) return ask();
        refused = true;
        return "false";
      },
    },
    "forgets interactions": { get: (ask, element) => element === "cmi.interactions._count" ? "0" : ask() },
    "slow to commit": { commit: (ask) => { busy(2000); return ask(); } },
    "persists later": { persistsAfter: 1500 },
    "real types": {
      initialize: truth, set: truth, commit: truth, terminate: truth,
      lastError: (ask) => Number(ask()),
      get: (ask) => {
        const value = ask();
        if (value === "") return null;
        return Number.isFinite(Number(value)) ? Number(value) : value;
      },
    },
    "says nothing": { initialize: nothing, set: nothing, commit: nothing, terminate: nothing },
  };
})();
