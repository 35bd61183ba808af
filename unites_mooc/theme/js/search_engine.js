"use strict";
/* Reads the index (render/search_index.py) and answers questions. Each text is the numbers of its words,
 * so that a question is one pass over numbers: no list of places is kept, and excerpts need no other text.
 * Of a word asked for, the word itself counts most, then one of the same stem, one that begins so, one that
 * is a slip away; words in titles count more than in texts, rare ones more than frequent ones (BM25). */
(function () {
  const { unites } = window;
  const STEM = 0.8, BEGINNING = 0.5, SLIP = 0.25, TITLE = 8, HEADING = 4, EXCERPT = 32;

  /** Whether one letter more, less or other, or two exchanged, make one word of the other. */
  const near = (a, b) => {
    let at = 0;
    while (a[at] && a[at] === b[at]) at += 1;
    const x = a.slice(at), y = b.slice(at), rest = x.slice(1);
    return rest === y || x === y.slice(1) || rest === y.slice(1) || x === y[1] + y[0] + x.slice(2) && x.slice(2) === y.slice(2);
  };
  const highest = (list, value) => list.reduce((high, item) => Math.max(high, value(item)), 0);

  unites.searcher = (index) => {
    const { digits, letters, marks, word: part } = index.rules;
    const WORD = new RegExp(part, "gu"), MARKS = new RegExp(marks, "g");
    const fold = (text) => text.toLowerCase().normalize("NFKD").replace(MARKS, "").replace(/./gu, (letter) => letters[letter] || letter);
    const numbers = (coded) => {
      const found = [];
      let high = 0;
      for (const letter of coded) {
        const digit = digits.indexOf(letter);
        if (digit < 60) found.push(high * 60 + digit);
        high = digit < 60 ? 0 : high * 32 + digit - 59;
      }
      return found;
    };

    const forms = index.words.split("\n");
    const words = forms.map((form) => (form.search(WORD) ? "" : fold(form)));
    const fronts = new Set(), ends = new Set();
    const stems = words.map((word, id) => {
      const place = digits.indexOf(index.stems[id]), end = word.length - place % 18, front = place / 18 | 0;
      fronts.add(word.slice(0, front));
      ends.add(word.slice(end));
      return word.slice(front, end);
    });
    const entries = index.pages.flatMap(([kind, url, title, sections]) => sections.map(([anchor, heading, text], place) => (
      { kind, url, anchor, first: !place, title: numbers(title), heading: numbers(heading), text: numbers(text) })));
    const mean = entries.reduce((sum, { text }) => sum + text.length, 1) / entries.length;

    /** How well each word of the texts fits a word asked for, from 0 to 1. */
    const weigh = (asked, share) => {
      const own = new Set(stems.filter((_, id) => words[id] === asked));
      const related = (stem) => {
        if (own.size) return own.has(stem);
        const at = asked.indexOf(stem);
        return stem.length > 2 && at >= 0 && fronts.has(asked.slice(0, at)) && ends.has(asked.slice(at + stem.length));
      };
      const fit = words.map((word, id) => {
        if (!word || word === asked) return word ? 1 : 0;
        if (related(stems[id])) return STEM;
        return asked[1] && word.startsWith(asked) ? share * (1 + asked.length / word.length) / 2 : 0;
      });
      if (asked.length < 4 || fit.some(Boolean)) return fit;
      return words.map((word) => (near(asked, word) ? SLIP : near(asked, word.slice(0, asked.length)) ? SLIP / 2 : 0));
    };

    /** How often words stand side by side in the order in which they were asked for. */
    const pairs = (ids, asked) => ids.filter((id) => words[id])
      .filter((id, at, spoken) => asked.some((fit, place) => at && place && fit[id] && asked[place - 1][spoken[at - 1]])).length;

    /** Where an excerpt begins that has most of the words asked for: with a sentence, if that is near. */
    const start = (ids, asked, hit) => {
      const value = (at) => asked.reduce((sum, fit) => sum + highest(ids.slice(at, at + EXCERPT / 2), (id) => fit[id]), 0);
      const values = ids.map((id, at) => hit(id) && value(at));
      let from = Math.max(0, values.indexOf(highest(values, Number)));
      for (let step = 12; from && step && !/[.!?…·؟。]/.test(forms[ids[from - 1]]); step -= 1) from -= 1;
      return from;
    };

    /** Answer a question: how many texts, whether each has all of the words, and a view of the first ones. */
    const ask = (question, limit) => {
      const long = (word) => word[1] || word > "\u0e00";
      const terms = [...new Set((question.match(WORD) || []).map(fold).filter(long))];
      const asked = terms.map((word, place) => weigh(word, terms[place + 1] ? BEGINNING / 2 : BEGINNING));
      const hit = (id) => asked.some((fit) => fit[id]);
      const scores = entries.map(({ first, title, heading, text }) => asked.map((fit) => {
        const best = (ids) => highest(ids, (id) => fit[id]) * (1 + 1 / (1 + ids.length));
        const often = text.reduce((sum, id) => sum + fit[id], 0);
        return best(title) * (first ? TITLE : 0.5) + best(heading) * HEADING + 2 * often / (often + 0.5 + text.length / mean);
      }));
      const rarity = asked.map((_, place) => Math.log(1 + entries.length / (1 + scores.filter((score) => score[place]).length)));
      const having = scores.map((score) => score.filter(Boolean).length);
      const most = highest(having, Number);
      const found = entries.map((entry, number) => {
        const score = scores[number].reduce((sum, value, place) => sum + value * rarity[place], 0);
        const beside = 2 * pairs(entry.first ? entry.title : entry.heading, asked) + pairs(entry.text, asked);
        return { entry, number, score: score * (1 + beside / (2 + 2 * beside)) };
      }).filter(({ entry, number }) => most && having[number] === most && (entry.first || entry.heading.concat(entry.text).some(hit)));
      found.sort((a, b) => b.score - a.score || a.number - b.number);
      const pieces = (ids) => ids.flatMap((id, at) => [[at && words[id] && words[ids[at - 1]] ? " " : ""], [forms[id], hit(id)]]);
      const view = ({ entry }) => {
        const { title, heading, text } = entry;
        const from = start(text, asked, hit), to = from + EXCERPT;
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
