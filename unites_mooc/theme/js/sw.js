"use strict";
/* The service worker of the web site: pages that were read, and courses that were kept, open offline.
 *
 * What is kept is named by path and content hash, and nothing is kept whose bytes are not those that
 * the build wrote. So a worker can only ever answer with files of its own version: a half-copied
 * site, a cache on the way or a server that rewrites pages makes things absent, never mixed. A new
 * version shares the cache with the old one and loads only what changed; when it takes over, what
 * it does not know is deleted.
 *
 * Pages come from the network where there is one: a public body that corrects a page, or takes it
 * back, must not find the old one with half of its readers. After PATIENCE a kept page is shown
 * instead. Files whose address names their content come from the cache first, for they cannot
 * differ; an address that names another content than ours is left to the network alone. Ranges of recordings go to the network unless the recording is kept.
 *
 * Before this script stand `unitesShared` and, by language, `unitesInventory`: path → hash, size, kind,
 * and the name in its address where that is not made of the hash.
 */
(function () {
  const ROOT = self.registration.scope;
  const CACHE = "unites-mooc " + ROOT;
  const CHOICE = ROOT + "?kept";
  const PATIENCE = 4000; // ms
  const AT_ONCE = 4;
  const LARGE = 8e6; // bytes; more is not held in memory to be compared: its name has the hash
  const languages = self.unitesInventory;
  const files = Object.assign({}, self.unitesShared, ...Object.values(languages).map((language) => language.files));
  const served = new Map();

  /* Addresses and paths */

  const decoded = (text) => { try { return decodeURIComponent(text); } catch (_) { return text; } };

  /** Return the path of a file by its address: servers show `a/index.html` at `a/`, some `a.html` at `a`. */
  const pathOf = (address) => {
    if (!address.startsWith(ROOT)) return null;
    const path = decoded(address.slice(ROOT.length).split(/[?#]/)[0]);
    const names = [path, path + "index.html", path + ".html", path + "/index.html"];
    return names.find((name) => Object.prototype.hasOwnProperty.call(files, name)) || null;
  };
  const languageOf = (path) => {
    const first = path.split("/")[0];
    return languages[first] ? first : null;
  };
  const hashOf = (path) => files[path][0];
  const keyOf = (path) => ROOT + encodeURI(path) + "?" + hashOf(path);
  const nameOf = (path) => files[path][3] || hashOf(path).slice(0, 8);
  const namesContent = ({ url }, path) => url.includes(nameOf(path));
  const namesAnother = ({ url }, path) => url.includes("?v=") && !namesContent({ url }, path);

  /* Keeping */

  const open = () => caches.open(CACHE);
  const kept = async (path) => (await open()).match(keyOf(path));
  const hash = async (body) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const put = async (path, body, type) => {
    const headers = { "Content-Type": type || "application/octet-stream", "Content-Length": body.byteLength };
    await (await open()).put(keyOf(path), new Response(body, { headers }));
  };

  /** Load a file of this version; false where the server has no such file. */
  const obtain = async (path) => {
    if (await kept(path)) return true;
    const response = await fetch(ROOT + encodeURI(path), { cache: "no-cache" });
    if (response.status === 404 || response.status === 410) return false;
    if (!response.ok) throw new Error(path + ": " + response.status);
    const type = response.headers.get("Content-Type");
    if (files[path][1] > LARGE && path.includes(hashOf(path).slice(0, 8))) {
      await (await open()).put(keyOf(path), new Response(response.body, { headers: { "Content-Type": type || "" } }));
      return true;
    }
    const body = await response.arrayBuffer();
    if (await hash(body) !== hashOf(path)) throw new Error(path + " is of another version");
    await put(path, body, type);
    return true;
  };

  /** Load files, a few at a time; return how many the server does not have. */
  const keep = async (paths) => {
    const waiting = Array.from(new Set(paths)).filter((path) => files[path]);
    let absent = 0;
    const work = async () => {
      for (let path = waiting.pop(); path; path = waiting.pop()) if (!(await obtain(path))) absent += 1;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return absent;
  };

  /* What the learner chose to keep: kinds of files by language */

  const choices = async () => {
    const stored = await (await open()).match(CHOICE);
    return stored ? stored.json() : {};
  };
  const choose = async (language, kinds) => {
    const chosen = Object.assign(await choices(), { [language]: kinds });
    await (await open()).put(CHOICE, new Response(JSON.stringify(chosen)));
  };
  const filesOf = (language) => {
    const { shell, files: own } = languages[language];
    return Object.keys(own).concat(shell.filter((path) => !own[path]));
  };
  const chosenFiles = async () => {
    const chosen = Object.entries(await choices()).filter(([language]) => languages[language]);
    return chosen.flatMap(([language, kinds]) => filesOf(language).filter((path) => kinds.includes(files[path][2])));
  };

  /* A version comes and goes */

  /** Have in this version the pages that are open now, and what the one before had: the small files first,
   * for where there is no room for both versions, this one comes without the rest, and can be completed. */
  const prepare = async () => {
    const before = (await (await open()).keys()).map((request) => pathOf(request.url)).filter(Boolean);
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const shown = windows.map((client) => pathOf(client.url)).filter(Boolean);
    const spoken = new Set(before.concat(shown).map(languageOf).filter(Boolean));
    const shells = Array.from(spoken).flatMap((language) => languages[language].shell);
    await keep(shown.concat(shells));
    const rest = before.concat(await chosenFiles()).sort((a, b) => files[b][1] - files[a][1]); // the last comes first
    await keep(rest).catch((problem) => { if (problem.name !== "QuotaExceededError") throw problem; });
  };

  const takeOver = async () => {
    const cache = await open();
    const current = new Set(Object.keys(files).map(keyOf).concat(CHOICE));
    const old = (await cache.keys()).filter((request) => !current.has(request.url));
    await Promise.all(old.map((request) => cache.delete(request)));
    await self.clients.claim();
  };

  self.addEventListener("install", (event) => event.waitUntil(prepare()));
  self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

  /* Answering */

  /** Keep an answer of the network, if it is of this version; return its hash. */
  const remember = async (path, response) => {
    const body = await response.arrayBuffer();
    const found = await hash(body);
    if (found === hashOf(path)) await put(path, body, response.headers.get("Content-Type"));
    return found;
  };

  const fromNetwork = async (event, path) => {
    const response = await fetch(event.request);
    const whole = response.status === 200 && path && files[path][2] !== "recordings";
    if (whole && files[path][1] <= LARGE) {
      const copy = response.clone();
      event.waitUntil(remember(path, copy).then((found) => {
        // Where the network was too slow, the page shows what was kept.
        const page = event.resultingClientId;
        if (page && !served.has(page)) served.set(page, found);
      }).catch(() => {})); // a full disk is no reason not to show the page
    }
    return response;
  };

  const fromCache = async (event, path) => {
    const response = path && await kept(path);
    if (response && event.resultingClientId) served.set(event.resultingClientId, hashOf(path));
    return response;
  };

  const file = async (event, path) => {
    const first = namesContent(event.request, path) && await kept(path);
    if (first) return first;
    try {
      return await fromNetwork(event, path);
    } catch (problem) {
      const own = !namesAnother(event.request, path) && await kept(path);
      return own || Response.error();
    }
  };

  const absent = async (event, path) => {
    const asked = event.request.url.slice(ROOT.length);
    const language = languageOf(asked) || Object.keys(languages)[0];
    const page = language + "/offline.html";
    if (path === page || !(await kept(page))) return Response.error();
    return Response.redirect(ROOT + page + "#" + asked, 302);
  };

  const page = async (event, path) => {
    const network = fromNetwork(event, path).catch(() => null);
    event.waitUntil(network);
    const patience = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
    const response = await Promise.race([network, patience.then(() => fromCache(event, path))])
      || await fromCache(event, path) || await network;
    if (response && path && languageOf(path)) event.waitUntil(keep(languages[languageOf(path)].shell).catch(() => {}));
    return response || absent(event, path);
  };

  /** A part of a recording: browsers ask for ranges, and some play nothing else. */
  const part = async (request, path) => {
    const whole = await kept(path);
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range"));
    if (!whole || !range) return fetch(request);
    const body = await whole.blob();
    const [first, last] = [Number(range[1]), Math.min(Number(range[2] || body.size - 1), body.size - 1)];
    if (first > last) return new Response(null, { status: 416, headers: { "Content-Range": "bytes */" + body.size } });
    const headers = {
      "Accept-Ranges": "bytes",
      "Content-Length": last - first + 1,
      "Content-Range": "bytes " + first + "-" + last + "/" + body.size,
      "Content-Type": whole.headers.get("Content-Type"),
    };
    return new Response(body.slice(first, last + 1), { status: 206, headers });
  };

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
    const path = pathOf(request.url);
    if (path && request.headers.has("Range")) event.respondWith(part(request, path));
    else if (request.mode === "navigate") event.respondWith(page(event, path));
    else if (path) event.respondWith(file(event, path));
  });

  /* Talking with pages: see offline.js */

  const answers = {
    takeOver: () => self.skipWaiting(),
    served: (question, source) => ({ hash: served.get(source.id) }),
    current: ({ page: address }) => {
      const path = pathOf(address);
      return { hash: path && hashOf(path) };
    },
    status: async ({ language }) => {
      const known = new Set((await (await open()).keys()).map((request) => request.url));
      const list = filesOf(language).map((path) => {
        const [, size, kind] = files[path];
        return { path, size, kind, kept: known.has(keyOf(path)) };
      });
      return { files: list, choice: (await choices())[language] || [] };
    },
    choose: ({ language, kinds }) => choose(language, kinds),
    keep: async ({ paths }) => ({ failed: await keep(paths) > 0 }),
    remove: async ({ language }) => {
      const cache = await open();
      await choose(language, []);
      const stay = new Set(languages[language].shell.concat(await chosenFiles()));
      const gone = filesOf(language).filter((path) => !stay.has(path));
      await Promise.all(gone.map((path) => cache.delete(keyOf(path))));
    },
  };
  self.addEventListener("message", (event) => {
    const port = event.ports[0];
    const reply = (answer) => port && port.postMessage(answer || {});
    const answer = Promise.resolve(answers[event.data.ask](event.data, event.source));
    event.waitUntil(answer.then(reply, () => reply({ failed: true })));
  });
})();
