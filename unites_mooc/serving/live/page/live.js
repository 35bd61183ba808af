/* Follows the course while it is written: asks for the page again when something changed, puts the
 * difference into the page that is open, and lists what is wrong.
 *
 * What a script of the course has made of the page stays: the old and the new page are compared as the
 * server sent them, and only what differs is exchanged. Where that would take something away that
 * scripts hold on to (a quiz, a form), the page is loaded anew, with its place, what is unfolded and what
 * is filled in. */
(function () {
  "use strict";
  const own = document.currentScript;
  const KEPT = "unites-mooc-live";
  const HELD = "form, input, textarea, select, button, script, audio, video, dialog, [data-quiz], [data-note], [data-lesson], [data-unit]";
  /* What scripts make something else of: any change in it is shown by loading the page anew. */
  const REMADE = "form, [data-quiz], [data-tabs], [data-scenario], [data-assessment], [data-filters]";
  let number = Number(own.dataset.number);
  const AGAIN = 1000;
  let before = null;
  let busy = false;
  let again = false;

  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
  const asked = () => fetch(location.href.split("#")[0], { cache: "no-store" });

  /* ---- the page ---- */

  const isHeld = (node) => node.nodeType === 1 && (node.matches(HELD) || node.querySelector(HELD) !== null);
  const isAlike = (a, b) => a.nodeName === b.nodeName && (a.nodeType !== 1 || a.id === b.id);

  /* The children in the open page that stand for those in the page as it was sent; null where they are gone. */
  const counterparts = (sent, open) => {
    const found = [];
    let next = open.firstChild;
    for (const child of sent.childNodes) {
      while (next && !isAlike(child, next)) next = next.nextSibling;
      if (!next) return null;
      found.push(next);
      next = next.nextSibling;
    }
    return found;
  };

  const differing = (a, b) => {
    let start = 0;
    let end = 0;
    while (start < a.length && start < b.length && a[start].isEqualNode(b[start])) start += 1;
    const most = Math.min(a.length, b.length) - start;
    while (end < most && a[a.length - 1 - end].isEqualNode(b[b.length - 1 - end])) end += 1;
    return [start, a.length - end, b.length - end];
  };

  /* Gather what has to be done to `open`, so that nothing is done where not all can be. */
  const plan = (old, fresh, open, deeds) => {
    if (old.isEqualNode(fresh)) return true;
    if (old.nodeType !== 1) {
      deeds.push(() => { open.nodeValue = fresh.nodeValue; });
      return true;
    }
    if (old.matches(REMADE)) return false;
    if (old.matches("script:not([type='application/ld+json'])")) return false;
    for (const { name, value } of [...fresh.attributes]) {
      if (old.getAttribute(name) !== value) deeds.push(() => open.setAttribute(name, value));
    }
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name)) deeds.push(() => open.removeAttribute(name));
    }
    const a = [...old.childNodes];
    const b = [...fresh.childNodes];
    const there = counterparts(old, open);
    const [start, endOld, endNew] = differing(a, b);
    if (start === endOld && start === endNew) return true;
    if (!there) return false;
    const gone = a.slice(start, endOld);
    const come = b.slice(start, endNew);
    if (gone.length === come.length && gone.every((node, index) => isAlike(node, come[index]))) {
      return gone.every((node, index) => plan(node, come[index], there[start + index], deeds));
    }
    if ([...gone, ...come].some(isHeld)) return false;
    const place = there[endOld] || (endOld ? there[endOld - 1].nextSibling : open.firstChild);
    deeds.push(() => {
      for (let index = start; index < endOld; index += 1) there[index].remove();
      for (const node of come) open.insertBefore(document.importNode(node, true), place);
    });
    return true;
  };

  const follow = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await asked().catch(() => null);
      if (!answer || answer.status >= 500) {
        setTimeout(follow, AGAIN);
        return undefined;
      }
      if (answer.redirected) return location.assign(answer.url);
      const html = await answer.text();
      const fresh = parsed(html);
      const deeds = [];
      fresh.querySelectorAll("script[data-number]").forEach((node) => node.removeAttribute("data-number"));
      if (!before || !plan(before.documentElement, fresh.documentElement, document.documentElement, deeds)) return reload();
      deeds.forEach((deed) => deed());
      before = fresh;
      document.documentElement.dataset.live = number;
    } finally {
      busy = false;
      if (again) {
        again = false;
        follow();
      }
    }
  };

  /* ---- loading anew, in the same state ---- */

  const LANDMARKS = "main h1, main h2, main h3, main p, main li, main figure, main section, main table";
  const FIELDS = "main input, main textarea, main select";
  const said = (node) => node.textContent.trim().slice(0, 80);

  const reload = () => {
    const marks = [...document.querySelectorAll(LANDMARKS)];
    const index = marks.findIndex((node) => node.getBoundingClientRect().bottom > 0);
    const mark = marks[index];
    sessionStorage.setItem(KEPT, JSON.stringify({
      page: location.pathname,
      index,
      said: mark && scrollY > 0 ? said(mark) : "",
      top: mark ? mark.getBoundingClientRect().top : 0,
      open: [...document.querySelectorAll("details")].map((node) => [said(node.querySelector("summary") || node), node.open]),
      fields: [...document.querySelectorAll(FIELDS)].map((node) => [node.name || node.id, node.type, node.value, node.checked]),
    }));
    location.reload();
  };

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    if (!kept || kept.page !== location.pathname) return;
    const open = new Map(kept.open);
    for (const node of document.querySelectorAll("details")) {
      const was = open.get(said(node.querySelector("summary") || node));
      if (was !== undefined) node.open = was;
    }
    const fields = [...document.querySelectorAll(FIELDS)];
    kept.fields.forEach(([name, type, value, checked], index) => {
      const alike = (node) => node && node.type === type && (node.name || node.id) === name;
      const same = (node) => alike(node) && (!/^(radio|checkbox)$/.test(type) || node.value === value);
      const node = same(fields[index]) ? fields[index] : fields.find(same);
      if (!node) return;
      if (/^(radio|checkbox)$/.test(type)) node.checked = checked;
      else if (type !== "file") node.value = value;
    });
    if (!kept.said) return;
    const marks = [...document.querySelectorAll(LANDMARKS)];
    const near = marks.map((node, index) => [Math.abs(index - kept.index), node]).filter(([, node]) => said(node) === kept.said);
    const mark = near.length ? near.sort((a, b) => a[0] - b[0])[0][1] : marks[Math.min(kept.index, marks.length - 1)];
    if (mark) scrollBy({ top: mark.getBoundingClientRect().top - kept.top, behavior: "instant" });
  };

  /* ---- what is wrong ---- */

  const panel = document.createElement("section");
  panel.className = "live--panel";
  panel.lang = "en";
  panel.dir = "ltr";
  panel.setAttribute("aria-label", "What is wrong with the course");
  panel.setAttribute("role", "status");
  panel.hidden = true;
  let unfolded = false;

  const element = (name, kind, text) => {
    const node = document.createElement(name);
    if (kind) node.className = `live--${kind}`;
    if (text) node.textContent = text;
    return node;
  };

  const counted = (flaws) => ["error", "warning", "hint"]
    .map((severity) => [severity, flaws.filter((flaw) => flaw.severity === severity).length])
    .filter(([, count]) => count)
    .map(([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`)
    .join(", ");

  const entry = (flaw) => {
    const node = element("li", flaw.severity);
    node.append(element("p", "place", `${flaw.path}:${flaw.line}:${flaw.column}`));
    node.append(element("p", "message", `${flaw.message}`), element("code", "code", `${flaw.severity}[${flaw.code}]`));
    if (flaw.text.trim()) {
      const line = element("pre", "line");
      const at = Math.max(0, flaw.column - 1);
      const mark = element("mark", "", flaw.text.slice(at, at + 1) || " ");
      line.append(flaw.text.slice(0, at), mark, flaw.text.slice(at + 1));
      node.append(line);
    }
    if (flaw.hint) node.append(element("p", "hint", flaw.hint));
    return node;
  };

  const show = async () => {
    const { flaws, counts } = await (await fetch("/-/flaws.json", { cache: "no-store" })).json();
    const severe = flaws.some((flaw) => flaw.severity === "error");
    const rank = { error: 0, warning: 1, hint: 2 };
    flaws.sort((a, b) => rank[a.severity] - rank[b.severity]);
    if (severe !== panel.classList.contains("live--severe")) unfolded = severe;
    panel.hidden = !flaws.length;
    panel.classList.toggle("live--severe", severe);
    const details = element("details");
    details.open = unfolded;
    details.ontoggle = () => { unfolded = details.open; };
    const title = severe ? `${counted(flaws)}: the page is as it was before, where it cannot be shown` : counted(flaws);
    details.append(element("summary", "", title));
    const list = element("ol");
    list.append(...flaws.map(entry));
    details.append(list);
    if (counts.all > counts.shown) details.append(element("p", "", `And ${counts.all - counts.shown} more.`));
    panel.replaceChildren(details);
  };

  /* ---- news ---- */

  const changed = (now) => {
    if (now === number) return;
    number = now;
    follow();
  };

  const begin = () => {
    document.body.append(panel);
    restore();
    const news = new EventSource("/-/events");
    news.addEventListener("number", (event) => { changed(Number(event.data)); show(); });
    news.addEventListener("changed", (event) => changed(Number(event.data)));
    news.addEventListener("checked", show);
    addEventListener("pagehide", () => news.close());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  };

  asked().then((answer) => answer.text()).then((html) => {
    before = parsed(html);
    const sent = before.querySelector("script[data-number]");
    /* The course was read in between: what is open is not what was sent now. */
    if (!sent || Number(sent.dataset.number) !== Number(own.dataset.number)) return reload();
    sent.removeAttribute("data-number");
    document.documentElement.dataset.live = number;
  });
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
})();
