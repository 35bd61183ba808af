// The LMS's side of a SCORM session: scorm-again is the run-time, this file is the player.
//
// It puts the API where content looks for it, writes every call down, keeps what the content
// commits, and opens the launch page in the window that the test asked for. Calls and record
// go to localStorage at once: they outlive this page, as a learner may close it at any moment.

"use strict";

(() => {
  const launch = JSON.parse(document.getElementById("launch").textContent);
  const versions = {
    "1.2": {
      global: "API",
      create: (settings) => new Scorm12API(settings),
      methods: [
        "LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit",
        "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic",
      ],
      totalTime: "cmi.core.total_time",
    },
    "2004": {
      global: "API_1484_11",
      create: (settings) => new Scorm2004API(settings),
      methods: [
        "Initialize", "Terminate", "GetValue", "SetValue", "Commit",
        "GetLastError", "GetErrorString", "GetDiagnostic",
      ],
      totalTime: "cmi.total_time",
    },
  };
  const version = versions[launch.version];
  const [initialize, finish, getValue, , commit, getLastError] = version.methods;
  const roles = ["initialize", "terminate", "get", "set", "commit", "lastError"];
  const silent = 5;
  const runtime = version.create({ autocommit: false, logLevel: silent });
  const started = performance.now();
  let sequence = 0;

  runtime.loadFromFlattenedJSON(launch.cmi);
  if (window.tempers[launch.temper].isOpen) runtime[initialize]("");

  function currentValues() {
    const values = {};
    for (const [element, value] of Object.entries(runtime.getFlattenedCMI())) {
      if (typeof value === "string" && value !== "") values[element] = value;
    }
    values[version.totalTime] = runtime.cmi.getCurrentTotalTime();
    return values;
  }

  function write(name, value) {
    localStorage.setItem(`${launch.storage}/${name}`, JSON.stringify(value));
  }

  let temper = window.tempers[launch.temper];

  function answer(method, args) {
    if (method === getValue && args[0] in launch.answers) return launch.answers[args[0]];
    const role = roles[version.methods.indexOf(method)];
    const change = temper[role];
    return change ? change(() => runtime[method](...args), ...args) : runtime[method](...args);
  }

  function lastError() {
    try {
      return String(answer(getLastError, []));
    } catch {
      return "thrown";
    }
  }

  function call(method, args) {
    let result;
    let thrown = null;
    try {
      result = answer(method, args);
    } catch (error) {
      thrown = error;
      result = "thrown";
    }
    const error = lastError();
    write(`call/${String(sequence).padStart(6, "0")}`, {
      name: method,
      arguments: args.map((argument) => argument === undefined ? null : argument),
      result: result === undefined ? null : result,
      error,
      milliseconds: Math.round(performance.now() - started),
    });
    sequence += 1;
    if ((method === commit || method === finish) && String(result) !== "false" && !thrown && launch.keeps) {
      const kept = currentValues();
      if (temper.persistsAfter) window.setTimeout(write, temper.persistsAfter, "record", kept);
      else write("record", kept);
    }
    if (thrown) throw thrown;
    return result;
  }

  // The content gets a plain object: nothing of scorm-again but the standard's eight functions.
  window[version.global] = Object.fromEntries(
    version.methods.map((method) => [method, (...args) => call(method, args)]),
  );

  window.player = { currentValues, setTemper: (name) => { temper = window.tempers[name]; } };

  // Where the content stands: "popup" is opened by this page, "framed opener" by a frame of it;
  // "framed popup" is a window with a frame; "nested" and "foreign" are frames in a frame.
  const place = document.getElementById("content");
  const open = { popup: launch.address, "framed popup": launch.shell }[launch.window];
  if (open) {
    const button = document.createElement("button");
    button.textContent = "Open";
    button.onclick = () => window.open(open, "window", "width=1024,height=768");
    place.append(button);
  } else {
    const frame = document.createElement("iframe");
    frame.title = "Course";
    frame.name = launch.window === "frame" ? "content" : "shell";
    frame.src = {
      frame: launch.address, nested: launch.shell, foreign: launch.shell, "framed opener": launch.opener,
    }[launch.window];
    place.append(frame);
  }
})();
