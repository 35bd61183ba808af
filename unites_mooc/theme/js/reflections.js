"use strict";
/* Reflections in an LMS, where a learner agrees, until the learner takes it back. Runs in the launch document.
 *
 * They stand behind the state in the same text: "!" says that the learner agreed; then, parted by semicolons,
 * for each reflection its id and its text, the last one written first. After "=" a text stands as in an
 * address, after ":" as base64url of UTF-8: what is shorter. Progress goes first: what has no room stays on
 * the device alone. */
(function () {
  const unites = (window.unites = window.unites || {});
  const MARK = "!", LIMIT = 4000, LONGEST = 700, MORE = "…";

  const plain = (text) => encodeURIComponent(text).replace(/[!'()*.~]/g, (sign) => "%" + sign.charCodeAt(0).toString(16)).replace(/%20/g, "+");
  const packed = (text) => {
    const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
    return window.btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const written = (text) => {
    const [one, other] = ["=" + plain(text), ":" + packed(text)];
    return other.length < one.length ? other : one;
  };
  const read = (sign, text) => {
    if (sign === "=") return decodeURIComponent(text.replace(/\+/g, "%20"));
    const bytes = window.atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  };

  /** A text that is not longer than an LMS may get of one reflection. */
  const shortened = (text) => {
    const letters = Array.from(text);
    let fits = 0, tooMany = letters.length + 1;
    while (tooMany - fits > 1) {
      const half = (fits + tooMany) >> 1;
      const cut = letters.slice(0, half).join("") + (half < letters.length ? MORE : "");
      if (written(cut).length <= LONGEST) fits = half;
      else tooMany = half;
    }
    return letters.slice(0, fits).join("") + (fits < letters.length ? MORE : "");
  };

  /** The reflections of a course: `ids` of those that may be kept, `notes` on the device. */
  unites.reflections = (ids, notes) => {
    let agreed = false, order = [];
    const key = (id) => "reflection/" + id;
    const all = () => {
      const known = order.filter((id) => ids.includes(id));
      return [...known, ...ids.filter((id) => !known.includes(id))].filter((id) => notes.get(key(id)));
    };
    const entries = () => all().map((id) => id + written(shortened(notes.get(key(id)))));
    return {
      get agreed() { return agreed; },
      agree: (yes) => { agreed = yes; },
      may: (note) => ids.some((id) => key(id) === note),
      wrote: (note) => {
        const id = note.slice(key("").length);
        order = [id, ...order.filter((other) => other !== id)];
      },
      /** What goes behind a state of so many characters; the text is always ASCII. */
      behind: (length) => {
        if (!agreed) return "";
        let text = MARK;
        for (const entry of entries()) {
          const more = (text === MARK ? "" : ";") + entry;
          if (length + text.length + more.length > LIMIT) break;
          text += more;
        }
        return text;
      },
      /** Whether all of it is kept there, to the last word. */
      complete: (text) => {
        const kept = (text.split(MARK)[1] || "").split(";").filter(Boolean);
        return all().every((id) => kept.includes(id + written(notes.get(key(id)))));
      },
      /** Take what another device has left in the LMS; what this one has not yet told stays. */
      take: (text, waiting) => {
        const [, kept] = text.split(MARK);
        agreed = kept !== undefined;
        order = [];
        for (const entry of (kept || "").split(";")) {
          const [, id, sign, value] = /^([\w-]+)([=:])(.*)$/.exec(entry) || [];
          if (!ids.includes(id)) continue;
          order.push(id);
          try {
            const theirs = read(sign, value), own = notes.get(key(id)) || "";
            const isCut = theirs.endsWith(MORE) && own.startsWith(theirs.slice(0, -1));
            if (!isCut && !(waiting && own)) notes.set(key(id), theirs);
          } catch (_) { /* not what was stored */ }
        }
      },
    };
  };

  /** Let a page of the course show where reflections are kept, hear what is written, and ask. */
  unites.attendReflections = (document, reflections, messages, told) => {
    const all = (selector) => Array.from(document.querySelectorAll(selector));
    const show = () => all("[data-kept]").forEach((line) => { line.hidden = (line.dataset.kept === "lms") !== reflections.agreed; });
    all("[data-note]").filter((input) => reflections.may(input.dataset.note)).forEach((input) => {
      input.addEventListener("input", () => {
        reflections.wrote(input.dataset.note);
        if (reflections.agreed) told();
      });
    });
    const choice = document.getElementById("workbook--lms");
    show();
    if (!choice) return;
    choice.closest("[hidden]").hidden = false;
    choice.checked = reflections.agreed;
    choice.addEventListener("change", () => {
      reflections.agree(choice.checked);
      const { ok, text } = told(true);
      const said = !ok ? "later" : !choice.checked ? "withdrawn" : reflections.complete(text) ? "agreed" : "partly";
      document.querySelector(".workbook-status").textContent = messages[said];
      show();
    });
  };
})();
