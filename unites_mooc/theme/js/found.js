"use strict";
/* On a page that the search led to (?find=…): marks the words, and opens what hides them unless one is to
 * be seen. Solutions and scenes that come later stay closed. The page itself is left as it is: highlights
 * are ranges, which old browsers go without. */
(function () {
  const LETTER = /[\p{L}\p{N}\p{M}_]/u;
  const asked = new URLSearchParams(window.location.search).get("find") || "";
  const words = asked.toLowerCase().split(" ").filter(Boolean);
  const target = document.querySelector(":target");
  const within = () => {
    if (!target) return document.querySelector("main");
    return target.matches("dt") ? target.nextElementSibling : target.closest("section") || target;
  };

  const ranges = [];
  const find = (node, text, word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      const part = word.length > 1 && (LETTER.test(text[at - 1] || " ") || LETTER.test(text[end] || " "));
      if (!part) ranges.push(new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: end }));
    }
  };
  const walker = document.createTreeWalker(within(), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.data.toLowerCase();
    const secret = node.parentElement.closest(".solution, .feedback, .general-feedback, [data-scene][hidden]");
    if (!secret && text.length === node.length) words.forEach((word) => find(node, text, word));
  }

  /** The outermost thing that hides a range. */
  const cover = (range) => {
    const around = range.startContainer.parentElement;
    return around.closest(around.closest("summary") ? "[hidden]" : "details:not([open]), [hidden]");
  };
  if (ranges.length && ranges.every(cover)) {
    for (let hidden = cover(ranges[0]); hidden; hidden = cover(ranges[0])) {
      const tab = document.getElementById(hidden.id + "--tab");
      if (hidden.matches("details")) hidden.open = true;
      else if (tab) tab.click();
      else break;
    }
  }
  if (window.Highlight) window.CSS.highlights.set("search", new window.Highlight(...ranges));
  if (target) target.scrollIntoView({ behavior: "instant" });
})();
