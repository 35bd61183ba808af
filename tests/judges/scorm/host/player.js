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
  const [, finish, getValue, , commit, getLastError] = version.methods;
  const silent = 5;
  const runtime = version.create({ autocommit: false, logLevel: silent });
  const started = performance.now();
  let sequence = 0;

  runtime.loadFromFlattenedJSON(launch.cmi);

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

  function call(method, args) {
    let result = runtime[method](...args);
    const error = runtime[getLastError]();
    if (method === getValue && args[0] in launch.answers) result = launch.answers[args[0]];
    write(`call/${String(sequence).padStart(6, "0")}`, {
      name: method,
      arguments: args.map((argument) => argument === undefined ? null : argument),
      result,
      error,
      milliseconds: Math.round(performance.now() - started),
    });
    sequence += 1;
    if ((method === commit || method === finish) && result === "true") {
      write("record", currentValues());
    }
    return result;
  }

  // The content gets a plain object: nothing of scorm-again but the standard's eight functions.
  window[version.global] = Object.fromEntries(
    version.methods.map((method) => [method, (...args) => call(method, args)]),
  );

  window.player = { currentValues };

  const place = document.getElementById("content");
  if (launch.window === "popup") {
    const button = document.createElement("button");
    button.textContent = "Open";
    button.onclick = () => window.open(launch.address, "content", "width=1024,height=768");
    place.append(button);
  } else {
    const frame = document.createElement("iframe");
    frame.title = "Course";
    frame.name = launch.window === "nested" ? "shell" : "content";
    frame.src = launch.window === "nested" ? launch.shell : launch.address;
    place.append(frame);
  }
})();
