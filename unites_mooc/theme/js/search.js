"use strict";
/* The search as a page of its own and as a dialog over any page; loaded when it is first asked for.
 * Results are a list of links and no listbox: an option of a listbox is read as one run of text, and is
 * no link that opens in a new tab. Screen readers count the list, jump from link to link, and hear where
 * each leads and what it says (aria-describedby). Arrow keys move the focus itself from the field
 * through the links, so that Enter, menus and speech input work as on any link. */
(function () {
  const { unites } = window;
  const link = document.querySelector(".search-link");
  const page = document.querySelector("[data-search]");
  const notes = unites.notesOfCourse;
  const LIMIT = page ? 100 : 8;
  let index, focus;
  if (unites.search) return;

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  };

  const result = ({ kind, url, anchor, hits, title, heading, text }, number) => {
    const id = "search--" + number;
    const target = new URL(url, link.href);
    target.search = "?find=" + encodeURIComponent([...hits].slice(0, 8).join(" "));
    target.hash = anchor;
    // The author's words say their language, where the interface is in another.
    const [lang, dir] = index.content;
    const own = lang === index.language ? {} : { lang, dir };
    const marked = (pieces) => element("span", own, ...pieces.map(([part, hit]) => (hit ? element("mark", {}, part) : part)));
    return element("li", {},
      element("p", { id }, kind, ...(heading[0] ? [" · ", marked(title)] : [])),
      element("a", { href: target, "aria-describedby": id + " " + id + "-text" }, marked(heading[0] ? heading : title)),
      element("p", { id: id + "-text", ...own }, marked(text)));
  };

  /** Field, count and results. */
  const build = () => {
    const say = index.messages;
    const { ask } = unites.searcher(index);
    // No type=search: its Escape would empty the field before it closes the dialog.
    const input = element("input", { role: "searchbox", dir: "auto", autocomplete: "off", placeholder: say.field, "aria-label": say.field });
    const status = element("p", { role: "status" });
    const list = element("ol", { class: "results" });
    const more = element("a", { hidden: "" }, say.more);
    // The key / may be in the way of those who speak to their machine (WCAG 2.1.4): it can be turned off.
    const slash = element("input", { type: "checkbox" });
    slash.checked = !notes.get("no-slash");
    slash.onchange = () => notes.set("no-slash", slash.checked ? "" : "1");
    const key = element("label", {}, slash, say.key);
    const box = element("div", { class: "search-box", role: "search" }, input, status, list, more, key);
    let timer;
    const search = () => {
      timer = clearTimeout(timer);
      const hash = "#q=" + encodeURIComponent(input.value);
      const { terms, all, count, results } = ask(input.value, LIMIT);
      list.replaceChildren(...results.map(result));
      more.href = link.href + hash;
      more.hidden = page || count <= LIMIT;
      const counted = unites.fill((all ? "" : say.most + " ") + (count > LIMIT ? say.best : say.count), { shown: LIMIT, n: count });
      status.textContent = terms[0] ? (count ? counted : say.none) : "";
      if (!page) return;
      document.querySelector(".search-pages").hidden = terms[0];
      if (terms[0] || location.hash) history.replaceState(null, "", hash);
    };
    input.oninput = () => {
      clearTimeout(timer);
      timer = setTimeout(search, 120);
    };
    box.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.target === input }[event.key];
      if (!step || event.isComposing) return;
      if (timer) search();
      const stops = [input, ...box.querySelectorAll("a:not([hidden])")];
      const next = stops[stops.indexOf(event.target) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    return { box, input, search };
  };

  const startPage = () => {
    const { box, input, search } = build();
    const read = () => {
      input.value = new URLSearchParams(location.hash.slice(1) + "&" + location.search.slice(1)).get("q") || "";
      search();
    };
    page.append(box);
    read();
    // Other hashes are places on this page, such as the one behind the menu.
    window.onhashchange = () => location.hash.startsWith("#q=") && read();
    return () => input.focus();
  };

  const startDialog = () => {
    const { box, input } = build();
    const close = element("button", { "aria-label": index.messages.close }, "×");
    const dialog = element("dialog", { class: "search-dialog", "aria-label": index.messages.search }, close, box);
    // Also for a result on this very page, which would leave the dialog open.
    dialog.onclick = ({ target }) => { if (target === dialog || target === close || target.closest("a")) dialog.close(); };
    document.body.append(dialog);
    return () => {
      if (!dialog.open) dialog.showModal();
      input.focus();
      input.select();
    };
  };

  unites.search = () => focus && focus();
  const script = element("script", { src: link.dataset.index });
  script.onload = () => {
    index = window.unitesSearch;
    focus = page ? startPage() : startDialog();
    focus();
  };
  script.onerror = () => { if (!page) location = link.href; };
  const style = element("link", { rel: "stylesheet", href: link.dataset.style });
  style.onload = style.onerror = () => document.head.append(script);
  if (page) document.head.append(script);
  else document.head.append(style);
})();
