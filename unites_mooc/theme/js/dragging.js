"use strict";
/* Dragging, as an addition to the menus of a question: what is dragged only sets a menu.
 * Items to order are dragged above one another; items to match or to sort are dragged onto a place. */
(function () {
  const unites = (window.unites = window.unites || {});
  const all = (box, selector) => Array.from(box.querySelectorAll(selector));

  const choose = (item, value) => {
    const select = item.querySelector("select");
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };

  /** The places of a question as boxes to drop items on. */
  const targets = (box) => {
    const first = box.querySelector("select");
    const lettered = box.querySelector(".places");
    const row = document.createElement("div");
    row.className = "drop-targets";
    row.setAttribute("aria-hidden", "true");
    Array.from(first.options).filter((option) => option.value).forEach((option) => {
      const target = document.createElement("div");
      target.className = "drop-target";
      target.dataset.value = option.value;
      target.textContent = lettered ? option.textContent.split(":")[0] : option.textContent;
      row.append(target);
    });
    return row;
  };

  const start = (box) => {
    const items = all(box, ".placement");
    const row = targets(box);
    const said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    box.querySelector(".placements").before(row, said);
    let dragged = null;

    const show = () => all(row, ".drop-target").forEach((target) => {
      target.classList.toggle("filled", items.some((item) => item.querySelector("select").value === target.dataset.value));
    });
    const over = (x, y) => {
      const found = document.elementFromPoint(x, y);
      return found && row.contains(found) ? found.closest(".drop-target") : null;
    };
    const end = () => {
      if (!dragged) return;
      dragged.classList.remove("dragged");
      dragged.style.transform = "";
      all(row, ".over").forEach((target) => target.classList.remove("over"));
      dragged = null;
    };

    items.forEach((item) => {
      const handle = document.createElement("span");
      handle.className = "handle";
      handle.setAttribute("aria-hidden", "true");
      item.prepend(handle);
      handle.addEventListener("pointerdown", (event) => {
        if (item.querySelector("select").disabled || event.button) return;
        event.preventDefault();
        dragged = item;
        item.classList.add("dragged");
        handle.setPointerCapture(event.pointerId);
        const from = [event.clientX, event.clientY + window.scrollY];
        const move = (moved) => {
          if (!dragged) return;
          item.style.transform = "translate(" + (moved.clientX - from[0]) + "px," + (moved.clientY + window.scrollY - from[1]) + "px)";
          const target = over(moved.clientX, moved.clientY);
          all(row, ".drop-target").forEach((other) => other.classList.toggle("over", other === target));
        };
        const drop = (dropped) => {
          const target = dropped.type === "pointerup" ? over(dropped.clientX, dropped.clientY) : null;
          if (target) {
            choose(item, target.dataset.value);
            said.textContent = item.querySelector("label").textContent + ": " + target.textContent;
          }
          handle.removeEventListener("pointermove", move);
          end();
          show();
        };
        handle.addEventListener("pointermove", move);
        handle.addEventListener("pointerup", drop, { once: true });
        handle.addEventListener("pointercancel", drop, { once: true });
      });
    });
    box.addEventListener("change", show);
    show();
  };

  (unites.starters = unites.starters || []).push(() => {
    document.querySelectorAll(".question").forEach((box) => { if (box.querySelector(".placement")) start(box); });
  });
})();
