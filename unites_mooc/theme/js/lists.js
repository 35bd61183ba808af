"use strict";
/* Generated lists: cases can be filtered, and times are also shown in the reader's own time zone. */
(function () {
  const unites = (window.unites = window.unites || {});

  /** Filters above a list of cases: what is chosen in each must hold. */
  const startFilters = (box) => {
    const list = document.getElementById(box.dataset.filters);
    const cases = Array.from(list.children);
    const controls = Array.from(box.querySelectorAll("select"));
    const count = box.querySelector("[role=status]");
    const apply = () => {
      cases.forEach((item) => {
        item.hidden = !controls.every((control) => !control.value || item.dataset[control.name] === control.value);
      });
      const shown = cases.filter((item) => !item.hidden).length;
      count.textContent = unites.fill(count.dataset.text, { shown, all: cases.length });
    };
    controls.forEach((control) => control.addEventListener("change", apply));
    box.hidden = false;
    apply();
  };

  /** The reader's own time, where it is another than that of the place. */
  const showLocal = (time, say) => {
    const start = new Date(time.dateTime);
    const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
    if (!offset || Number.isNaN(start.getTime())) return;
    const minutes = (offset[1] === "-" ? -1 : 1) * (60 * Number(offset[2]) + Number(offset[3]));
    if (-start.getTimezoneOffset() === minutes) return;
    const line = document.createElement("span");
    line.className = "local";
    line.lang = document.documentElement.lang;
    const words = new Intl.DateTimeFormat(unites.locale, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    line.textContent = unites.fill(say("Your time: {time}"), { time: words.format(start) });
    time.closest(".meeting-when").append(line);
  };

  (unites.starters = unites.starters || []).push((say) => {
    document.querySelectorAll("[data-filters]").forEach(startFilters);
    document.querySelectorAll(".meeting-when time").forEach((time) => showLocal(time, say));
  });
})();
