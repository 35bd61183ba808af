"use strict";
/* Tabs, scenarios and self-assessments: without this script all of their text is shown. */
(function () {
  const unites = (window.unites = window.unites || {});
  const all = (box, selector) => Array.from(box.querySelectorAll(selector));

  const element = (name, attributes, text) => {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text) made.textContent = text;
    return made;
  };

  /** Tabs as in the ARIA Authoring Practices: arrows move between them. */
  const startTabs = (box) => {
    const panels = all(box, ":scope > .tab");
    const list = element("div", { role: "tablist", class: "tab-list" });
    const tabs = panels.map((panel) => {
      const title = panel.querySelector(".tab-title");
      const tab = element("button", { type: "button", role: "tab", id: panel.id + "--tab", "aria-controls": panel.id }, title.textContent);
      title.hidden = true;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      panel.tabIndex = 0;
      list.append(tab);
      return tab;
    });
    const choose = (index, focus) => {
      tabs.forEach((tab, other) => {
        tab.setAttribute("aria-selected", String(other === index));
        tab.tabIndex = other === index ? 0 : -1;
        panels[other].hidden = other !== index;
      });
      if (focus) tabs[index].focus();
    };
    const step = { ArrowRight: 1, ArrowLeft: -1 };
    list.addEventListener("click", (event) => { if (tabs.includes(event.target)) choose(tabs.indexOf(event.target)); });
    list.addEventListener("keydown", (event) => {
      const current = tabs.indexOf(document.activeElement);
      const forward = getComputedStyle(box).direction === "rtl" ? -1 : 1;
      if (event.key in step) choose((current + forward * step[event.key] + tabs.length) % tabs.length, true);
      else if (event.key === "Home") choose(0, true);
      else if (event.key === "End") choose(tabs.length - 1, true);
      else return;
      event.preventDefault();
    });
    box.prepend(list);
    const wanted = panels.findIndex((panel) => window.location.hash && panel.querySelector(":target"));
    choose(Math.max(0, wanted));
    // A link may lead into a panel that is not shown.
    window.addEventListener("hashchange", () => {
      const index = panels.findIndex((panel) => panel.hidden && panel.querySelector(":target"));
      if (index < 0) return;
      const target = panels[index].querySelector(":target");
      choose(index);
      target.scrollIntoView();
      target.focus({ preventScroll: true });
    });
  };

  /** One scene at a time; the way back is kept. */
  const startScenario = (box, say) => {
    const scenes = all(box, "[data-scene]");
    const way = [scenes[0]];
    const back = element("button", { type: "button", class: "button secondary", hidden: "" }, say("Back"));
    const show = (scene, focus) => {
      scenes.forEach((other) => { other.hidden = other !== scene; });
      back.hidden = way.length < 2;
      if (focus) scene.querySelector(".scene-title").focus();
    };
    box.addEventListener("click", (event) => {
      const link = event.target.closest("[data-choice], [data-again]");
      if (!link) return;
      event.preventDefault();
      const scene = document.getElementById(link.getAttribute("href").slice(1));
      if ("again" in link.dataset) way.length = 0;
      way.push(scene);
      show(scene, true);
    });
    back.addEventListener("click", () => {
      way.pop();
      show(way[way.length - 1], true);
    });
    box.append(back);
    show(scenes[0]);
  };

  const SIZE = 320, RADIUS = 120;
  const svg = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text) made.textContent = text;
    return made;
  };

  /** A radar chart of means; the table beside it says the same. */
  const radar = (means, highest) => {
    const point = (index, share) => {
      const angle = (2 * Math.PI * index) / means.length - Math.PI / 2;
      return [SIZE / 2 + RADIUS * share * Math.cos(angle), SIZE / 2 + RADIUS * share * Math.sin(angle)].map((value) => value.toFixed(1));
    };
    const outline = (share) => means.map((_, index) => point(index, share(index)).join(",")).join(" ");
    const chart = svg("svg", { viewBox: "0 0 " + SIZE + " " + SIZE });
    for (let ring = 1; ring <= highest; ring += 1) chart.append(svg("polygon", { class: "ring", points: outline(() => ring / highest) }));
    means.forEach((_, index) => {
      const [x, y] = point(index, 1);
      const [labelX, labelY] = point(index, 1.16);
      chart.append(svg("line", { class: "axis", x1: SIZE / 2, y1: SIZE / 2, x2: x, y2: y }));
      chart.append(svg("text", { x: labelX, y: labelY, "text-anchor": "middle", "dominant-baseline": "middle" }, String(index + 1)));
    });
    chart.append(svg("polygon", { class: "area", points: outline((index) => (means[index] || 0) / highest) }));
    return chart;
  };

  /** The advice for the label nearest to a mean: the lower one of two, since it helps more. */
  const fittingAdvice = (dimension, mean) => {
    const distance = (advice) => Math.abs(Number(advice.dataset.level) - mean);
    return all(dimension, "[data-level]").reduce((best, advice) => (best && distance(best) <= distance(advice) ? best : advice), null);
  };

  /** Show beside the result what fits it. */
  const showAdvice = (box, means) => {
    const place = box.querySelector("[data-fitting]");
    const found = all(box, "[data-dimension]").map((dimension, index) => {
      const advice = means[index] ? fittingAdvice(dimension, means[index]) : null;
      all(dimension, "[data-level]").forEach((other) => other.classList.toggle("fits", other === advice));
      if (!advice) return [];
      const [term, text] = [document.createElement("dt"), advice.querySelector("dd").cloneNode(true)];
      term.textContent = dimension.firstElementChild.textContent.trim() + ": " + advice.querySelector("dt").textContent;
      all(text, "[id]").forEach((copy) => copy.removeAttribute("id"));
      return [term, text];
    }).flat();
    place.querySelector("dl").replaceChildren(...found);
    place.hidden = !found.length;
  };

  const startAssessment = (box) => {
    const highest = Number(box.dataset.labels);
    const result = box.querySelector(".assessment-result");
    const ratings = (dimension) => all(dimension, "input:checked").map((input) => Number(input.value) + 1);
    const refresh = () => {
      const means = all(box, "[data-dimension]").map((dimension) => {
        const values = ratings(dimension);
        const mean = values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
        const row = box.querySelector('[data-result="' + dimension.dataset.dimension + '"]');
        row.querySelector("[data-mean]").textContent = mean ? unites.format(mean) : "–";
        row.querySelector("[data-answered]").textContent = values.length + " / " + all(dimension, "[data-statement]").length;
        return mean;
      });
      result.hidden = !means.some((mean) => mean);
      showAdvice(box, means);
      result.querySelector(".chart").replaceChildren(...(means.length > 2 ? [radar(means, highest)] : []));
    };
    box.addEventListener("change", refresh);
    box.querySelector("[data-action=clear]").addEventListener("click", () => {
      all(box, "input:checked").forEach((input) => {
        input.checked = false;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      refresh();
      box.querySelector("input").focus();
    });
    refresh();
  };

  (unites.starters = unites.starters || []).push((say) => {
    document.querySelectorAll("[data-tabs]").forEach(startTabs);
    document.querySelectorAll("[data-scenario]").forEach((box) => startScenario(box, say));
    document.querySelectorAll("[data-assessment]").forEach(startAssessment);
  });
})();
