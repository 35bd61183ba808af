"use strict";
/* Reads the index (render/search_index.py) and answers questions. Each text is the numbers of its words:
 * what is found and what is shown are the same.
 * Of a word asked for, the word itself counts most, then one of the same stem, one that begins so, one that
 * is a slip away; words in titles count more than in texts, rare ones more than frequent ones (BM25). */
(function () {
  const STEM = 0.8, BEGINNING = 0.5, SLIP = 0.25, TITLE = 8, HEADING = 4, EXCERPT = 32;

  /** Whether one letter more, less or other, or two exchanged, make one word of the other. */
  const near = (a, b) => {
    let at = 0;
    while (a[at] && a[at] === b[at]) at += 1;
    const x = a.slice(at), y = b.slice(at), rest = x.slice(1);
    return rest === y || x === y.slice(1) || rest === y.slice(1) || x === y[1] + y[0] + x.slice(2) && x.slice(2) === y.slice(2);
  };
  const highest = (list, value) => list.reduce((high, item) => Math.max(high, value(item)), 0);

  window.unites.searcher = (index) => {
    const { digits, letters, marks, pattern } = index.rules;
    const WORD = new RegExp(pattern, "gu"), MARKS = new RegExp(marks, "g");
    const fold = (text) => text.toLowerCase().normalize("NFKD").replace(MARKS, "").replace(/[^\0-~]/gu, (letter) => letters[letter] || letter);
    const value = Object.fromEntries(Array.from(digits, (letter, digit) => [letter, digit]));
    const numbers = (coded) => {
      const found = [];
      let high = 0;
      for (const letter of coded) {
        const digit = value[letter];
        if (digit < 60) found.push(high * 60 + digit);
        high = digit < 60 ? 0 : high * 32 + digit - 59;
      }
      return found;
    };

    const forms = index.words.split("\n");
    const words = forms.map((form) => (form.search(WORD) ? "" : fold(form)));
    const fronts = new Set(), ends = new Set();
    const stems = words.map((word, id) => {
      const place = value[index.stems[id]], end = word.length - place % 18, front = place / 18 | 0;
      fronts.add(word.slice(0, front));
      ends.add(word.slice(end));
      return word.slice(front, end);
    });
    const entries = index.pages.flatMap(([kind, url, title, sections]) => sections.map(([anchor, heading, text], place) => (
      { kind, url, anchor, first: !place, title: numbers(title), heading: numbers(heading), text: numbers(text) })));
    const places = forms.map(() => []);
    entries.forEach(({ text }, number) => text.forEach((id) => places[id].push(number)));
    const mean = entries.reduce((sum, { text }) => sum + text.length, 1) / entries.length;

    /** How well each word of the texts fits a word asked for, from 0 to 1. */
    const weigh = (asked, share) => {
      const own = new Set(stems.filter((_, id) => words[id] === asked));
      const related = (stem) => {
        if (own.size) return own.has(stem);
        const at = asked.indexOf(stem);
        return stem[2] && at >= 0 && fronts.has(asked.slice(0, at)) && ends.has(asked.slice(at + stem.length));
      };
      const fit = words.map((word, id) => {
        if (!word || word === asked) return word ? 1 : 0;
        if (related(stems[id])) return STEM;
        return word.startsWith(asked) ? share * (1 + asked.length / word.length) / 2 : 0;
      });
      if (asked.length < 4 || fit.some(Boolean)) return fit;
      return words.map((word) => (near(asked, word) ? SLIP : near(asked, word.slice(0, asked.length)) ? SLIP / 2 : 0));
    };

    /** Answer a question: how many texts, whether each has all of the words, and a view of the first ones. */
    const ask = (question, limit) => {
      const long = (word) => word[1] || word > "\u0e00";
      const terms = [...new Set((question.match(WORD) || []).map(fold).filter(long))];
      const asked = terms.map((word, place) => weigh(word, terms[place + 1] ? BEGINNING / 2 : BEGINNING));
      const hit = (id) => asked.some((fit) => fit[id]);

      /** How often words stand side by side in the order in which they were asked for. */
      const pairs = (ids) => ids.filter((id) => words[id])
        .filter((id, at, spoken) => asked.some((fit, place) => at && place && fit[id] && asked[place - 1][spoken[at - 1]])).length;

      /** Where an excerpt begins that has most of the words asked for: with a sentence, if that is near. */
      const start = (ids) => {
        const values = ids.map((id, at) => hit(id) && asked.reduce((sum, fit) => sum + highest(ids.slice(at, at + EXCERPT / 2), (other) => fit[other]), 0));
        let from = Math.max(0, values.indexOf(highest(values, Number)));
        for (let step = 12; from && step && !/[.!?…·؟。]/.test(forms[ids[from - 1]]); step -= 1) from -= 1;
        return from;
      };

      entries.forEach((entry) => Object.assign(entry, { score: 0, having: 0, own: entry.first }));
      asked.forEach((fit) => {
        const often = entries.map(() => 0);
        fit.forEach((weight, id) => weight && places[id].forEach((number) => { often[number] += weight; }));
        const best = (ids) => highest(ids, (id) => fit[id]) * (1 + 1 / (1 + ids.length));
        const values = entries.map((entry, number) => {
          const within = best(entry.heading) * HEADING + 2 * often[number] / (often[number] + 0.5 + entry.text.length / mean);
          entry.own = entry.own || within;
          return best(entry.title) * (entry.first ? TITLE : 0.5) + within;
        });
        const rarity = Math.log(1 + values.length / (1 + values.filter(Boolean).length));
        entries.forEach((entry, number) => {
          entry.score += values[number] * rarity;
          entry.having += values[number] > 0;
        });
      });
      const most = highest(entries, (entry) => entry.having);
      const found = entries.filter(({ own, having }) => most && own && having === most);
      found.forEach((entry) => {
        const beside = asked[1] ? 2 * pairs(entry.first ? entry.title : entry.heading) + pairs(entry.text) : 0;
        entry.score *= 1 + beside / (2 + 2 * beside);
      });
      // Sorting is stable: what is as good stays in the order of the course.
      found.sort((a, b) => b.score - a.score);
      const pieces = (ids) => ids.flatMap((id, at) => [[at && words[id] && words[ids[at - 1]] ? " " : ""], [forms[id], hit(id)]]);
      const view = (entry) => {
        const { title, heading, text } = entry;
        const from = start(text), to = from + EXCERPT;
        return {
          ...entry,
          hits: new Set([...title, ...heading, ...text].filter(hit).map((id) => forms[id].toLowerCase())),
          title: pieces(title), heading: pieces(heading),
          text: [[from ? "… " : ""], ...pieces(text.slice(from, to)), [to < text.length ? " …" : ""]],
        };
      };
      return { terms, all: most === terms.length, count: found.length, results: found.slice(0, limit).map(view) };
    };
    return { ask, fold };
  };
})();
