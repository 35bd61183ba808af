"use strict";
/* Answers that are written: texts and numbers (kinds t and n in answers.js). */
(function () {
  const unites = (window.unites = window.unites || {});

  /** SHA-256 (FIPS 180-4) as hex digits; crypto.subtle is absent on plain http. */
  unites.sha256 = (text) => {
    const bytes = Array.from(new TextEncoder().encode(text));
    const bits = bytes.length * 8;
    bytes.push(0x80);
    while (bytes.length % 64 !== 56) bytes.push(0);
    for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(bits / 2 ** shift) & 255);
    const primes = [];
    for (let number = 2; primes.length < 64; number += 1) if (primes.every((prime) => number % prime)) primes.push(number);
    const fraction = (value) => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
    const hash = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
    const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
    const rotate = (value, by) => (value >>> by) | (value << (32 - by));
    for (let start = 0; start < bytes.length; start += 64) {
      const words = Array.from({ length: 16 }, (_, index) => {
        const at = start + 4 * index;
        return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      });
      let [a, b, c, d, e, f, g, h] = hash;
      for (let index = 0; index < 64; index += 1) {
        if (index >= 16) {
          const [x, y] = [words[index - 15], words[index - 2]];
          const low = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
          const high = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
          words[index] = (words[index - 16] + low + words[index - 7] + high) | 0;
        }
        const sum = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + constants[index] + words[index]) | 0;
        const next = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [a, b, c, d, e, f, g, h] = [(sum + next) | 0, a, b, c, (d + sum) | 0, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach((value, index) => { hash[index] = (hash[index] + value) | 0; });
    }
    return hash.map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
  };

  /** A text as it is compared; `model/answers.py` does the same. */
  unites.normalized = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[’‘ʼ]/g, "'").replace(/ß/g, "ss").replace(/ς/g, "σ").trim().replace(/\s+/g, " ");

  /** The number that a text says, or NaN: a comma or a point begins the decimals, spaces group digits. */
  unites.parseNumber = (text) => {
    const digits = text.replace(/\s/g, "").replace(/^[−–]/, "-").replace(",", ".");
    return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : NaN;
  };

  const entry = (isRight) => ({
    controls: (box) => [box.querySelector(".entry input")],
    read: (box) => box.querySelector(".entry input").value,
    write: (box, answer) => { box.querySelector(".entry input").value = typeof answer === "string" ? answer : ""; },
    given: (answer) => typeof answer === "number" || (answer || "").trim() !== "",
    marks: (question, answer) => (typeof answer === "number" ? answer : isRight(question, answer || "") ? 1 : 0),
    show: (question, answer) => {
      const right = question.marks(answer) > 0;
      const field = question.box.querySelector(".entry");
      field.classList.toggle("right", right);
      field.classList.toggle("wrong", !right);
    },
  });

  const text = entry((question, answer) =>
    question.key.includes(unites.sha256(question.salt + "/" + unites.normalized(answer)).slice(0, 24)));
  const number = entry((question, answer) =>
    Math.abs(unites.parseNumber(answer) - question.key[0]) <= question.key[1] + 1e-9);

  unites.answerKinds = Object.assign(unites.answerKinds || {}, { t: text, n: number });
})();
