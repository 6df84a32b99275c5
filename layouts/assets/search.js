// Search in the browser. docs/search.md is the format of the index that the
// build writes and this script reads: the names here are the names there.
//
// A query costs a few small files: gram files (g/) say on which pages its
// words stand, files of texts (t/) decide what the grams leave open and hold
// what the list of results shows. What is needed rarely lies in
// search-more.js: filters and forgiving search. The rest is one file, longer
// than others here, as every further script would be a request.
//
// Sections: folding, codes, bits, gram files, the index, queries, answers,
// snippets, the page.

// ---- folding: what counts as equal ----

const digits = "零一二三四五六七八九";
const counts = /[\p{L}\p{M}\p{N}]/u;
const compatible = /[\u2e80-\u2fdf\uf900-\ufaff\uff00-\uffef\u{2f800}-\u{2fa1f}]/u;
const han = /^\p{Script=Han}$/u;
const note = /(?:[(（][\p{Script=Latin}\u0300-\u0308\u030c \xa0\u3000]+[)）]|[[［][\p{Script=Latin}\u0300-\u0308\u030c \xa0\u3000]+[\]］])/uy;
const toned = /[\u0300\u0301\u0304\u030c]/;

// plain is a character without regard to width and case.
const plain = memo((c) => {
  const n = compatible.test(c) ? c.normalize("NFKD") : c;
  return chars((chars(n).length > 1 ? c : n).toLowerCase())[0];
});

// counted is a plain character as it counts, "" where it does not.
const counted = memo((c) => {
  const i = c == "〇" || c == "○" ? 0 : digits.indexOf(c);
  return i < 0 ? counts.test(c) ? c : "" : "" + i;
});

// fold returns what counts of a text as a string s, and for every unit of s
// where in the text its character begins: at. Variants maps traditional and
// variant characters to common ones.
export function fold(text, variants = new Map()) {
  let s = "", before = "";
  const at = [], one = (c) => counted(variants.get(c) || variants.get(plain(c)) || plain(c));
  for (let i = 0, c; i < text.length; i += c.length) {
    c = String.fromCodePoint(text.codePointAt(i));
    let f = one(c);
    if (!f && plain(c) == "." && isDigit(one(before)) && isDigit(one(text[i + 1] || " "))) f = ".";
    for (let k = 0; k < f.length; k++) at.push(i);
    s += f;
    note.lastIndex = i;
    const m = !f && han.test(before) && note.exec(text);
    if (m && toned.test(m[0].normalize("NFD"))) c = m[0];
    before = c;
  }
  return { s, at };
}

function isDigit(c) { return c >= "0" && c <= "9"; }

function chars(s) { return Array.from(s); }

function memo(f) {
  const known = new Map();
  return (x) => {
    if (!known.has(x)) known.set(x, f(x));
    return known.get(x);
  };
}

// ---- codes: the alphabet of the grams ----

const common = 3818;

// gb2312 holds level 1 from its 64th place on, as codes go; then level 2.
const gb2312 = memo(() => {
  const bytes = [];
  for (let hi = 0xb0; hi <= 0xf7; hi++) {
    for (let lo = 0xa1; lo <= (hi == 0xd7 ? 0xf9 : 0xfe); lo++) bytes.push(hi, lo);
  }
  const place = new Map();
  for (const c of new TextDecoder("gb18030").decode(new Uint8Array(bytes))) place.set(c, place.size + 64);
  return place;
});

// codesOf returns the codes of a folded text.
export function codesOf(s) {
  return chars(s).map((c) => {
    if (c >= "a" && c <= "z") return c.charCodeAt(0) - 96;
    if (isDigit(c)) return 27 + +c;
    if (c == ".") return 37;
    const place = gb2312().get(c);
    return place <= common ? place : 4096 + c.codePointAt(0);
  });
}

// ---- bits ----

export class Bits {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }

  bit() {
    const byte = this.bytes[this.at >> 3];
    if (byte === undefined) throw Error("the file is damaged");
    return byte >> (7 - (this.at++ & 7)) & 1;
  }

  take(n) {
    let v = 0;
    while (n-- > 0) v = v * 2 + this.bit();
    return v;
  }

  number() {
    let k = 0;
    while (!this.bit()) k++;
    return 2 ** k + this.take(k) - 1;
  }

  ranged(r) {
    const k = 31 - Math.clz32(r), t = 2 ** (k + 1) - r, v = this.take(k);
    return v < t ? v : v * 2 + this.bit() - t;
  }

  set(n, lo, hi, out = []) {
    if (n > hi - lo + 1) throw Error("the file is damaged");
    if (n == hi - lo + 1) {
      while (lo <= hi) out.push(lo++);
    } else if (n) {
      const m = n >> 1, v = lo + m + this.ranged(hi - lo - n + 2);
      this.set(m, lo, v - 1, out);
      out.push(v);
      this.set(n - 1 - m, v + 1, hi, out);
    }
    return out;
  }
}

// ---- gram files ----

// listOf reads a list: pairs of slot and rank as slot·4 + rank.
function listOf(bits, u) {
  const n = bits.number() + 1, out = bits.set(n, 0, u - 1).map((slot) => slot * 4);
  if (bits.bit()) {
    for (const rank of [3, 2, 1]) {
      for (const place of bits.set(bits.number(), 0, n - 1)) out[place] += rank;
    }
  }
  return out;
}

// nodeOf reads a node of the trie: its list; ways, the nodes by the code that
// leads to them; far, whether the ways are entries of their own. A leaf has
// neither ways nor far.
function nodeOf(bits, u) {
  if (!bits.bit()) return { list: listOf(bits, u) };
  const ways = new Map();
  if (!bits.bit()) {
    const code = bits.ranged(common) + 1;
    return { list: [], ways: ways.set(code, nodeOf(bits, u)) };
  }
  if (bits.bit()) return { list: listOf(bits, u), far: true };
  const list = bits.bit() ? listOf(bits, u) : [];
  const codes = bits.set(bits.number(), 1, common);
  if (bits.bit()) {
    for (let n = bits.number(); n > 0; n--) codes.push(4096 + bits.take(21));
  }
  for (const code of codes) ways.set(code, nodeOf(bits, u));
  return { list, ways };
}

// headOf reads the head of a gram file: where the bodies of its keys begin and
// end, by the keys' codes with commas between them. Slots are those of the
// index; a file of another one is refused.
export function headOf(bytes, slots) {
  let at = bytes[0] << 8 | bytes[1];
  const bits = new Bits(bytes.subarray(2, at)), bodies = new Map();
  if (bits.number() != slots) throw Error("the index is of several builds");
  const keys = bits.set(bits.number(), 1, common).map((code) => [code]);
  for (const key of bits.set(bits.number(), 0, common * common - 1)) keys.push([Math.floor(key / common) + 1, key % common + 1]);
  for (let n = bits.number(); n > 0; n--) {
    const codes = [];
    for (let length = bits.number(); length > 0; length--) codes.push(bits.bit() ? 4096 + bits.take(21) : bits.ranged(common) + 1);
    keys.push(codes);
  }
  const b = bits.number(), lengths = keys.map(() => bits.bit() ? bits.number() : bits.take(b));
  for (const large of [false, true]) {
    keys.forEach((key, i) => {
      if (lengths[i] >= 2 ** b == large) bodies.set(key.join(), { from: at, to: at += lengths[i] });
    });
  }
  return bodies;
}

// below gathers the pages of a node and of all under it: slot → highest rank.
export function below(node, pages = new Map()) {
  for (const x of node.list) {
    if (!(pages.get(x >> 2) >= (x & 3))) pages.set(x >> 2, x & 3);
  }
  if (node.ways) node.ways.forEach((n) => below(n, pages));
  return pages;
}

// ---- the index: its files, of each only what is needed, and that once ----

// openIndex returns the index that root (see docs/search.md) describes and
// whose files lie below the address base.
export function openIndex(root, base) {
  const width = root.h.length / 256;
  const parts = new Map(), wholes = new Map();
  let asked = [], several = true; // whether the server gives several parts at once

  // get asks for a file.
  async function get(name, headers) {
    const number = parseInt(name.slice(2)) % 256 * width || 0;
    const r = await fetch(new URL(`${name}?h=${root.h.substr(number, width)}`, base), { headers });
    if (!r.ok) throw Error(name + ": " + r.status);
    return r;
  }

  // once keeps what make promises for a key; what failed is tried again.
  function once(key, make) {
    if (!parts.has(key)) {
      parts.set(key, make());
      parts.get(key).catch(() => parts.delete(key));
    }
    return parts.get(key);
  }

  const json = (name) => once(name, async () => (await get(name)).json());

  // part returns the bytes from…to of a file, to not among them.
  const part = (name, from, to) => once([name, from, to].join(), () => new Promise((resolve, reject) => {
    if (asked.push({ name, from, to, resolve, reject }) == 1) setTimeout(send);
  }));

  // send asks for the parts that are wanted: those of a file in one request,
  // such as lie close together as one.
  function send() {
    const files = new Map();
    for (const p of asked.sort((a, b) => a.from - b.from)) files.set(p.name, [...(files.get(p.name) || []), p]);
    asked = [];
    for (const [name, wanted] of files) {
      const spans = [];
      for (const { from, to } of wanted) {
        const last = spans.at(-1);
        if (last && from < last.to + 1024) last.to = Math.max(last.to, to); else spans.push({ from, to });
      }
      read(name, spans).then((pieces) => {
        for (const p of wanted) {
          const at = pieces.find(({ from, bytes }) => from <= p.from && p.from < from + bytes.length);
          p.resolve(at ? at.bytes.subarray(p.from - at.from, p.to - at.from) : new Uint8Array());
        }
      }).catch((e) => wanted.forEach((p) => p.reject(e)));
    }
  }

  // read returns pieces of a file that hold the spans: from where, and bytes.
  // Servers that give no single parts give the whole file. Those that give the
  // whole where several parts are asked are asked for one at a time from then on.
  async function read(name, spans) {
    if (wholes.has(name)) return [wholes.get(name)];
    if (spans.length > 1 && !several) return (await Promise.all(spans.map((span) => read(name, [span])))).flat();
    const r = await get(name, { Range: "bytes=" + spans.map(({ from, to }) => `${from}-${to - 1}`) }).catch((e) => {
      if (spans.length < 2) throw e;
    });
    if (spans.length > 1 && (!r || r.status != 206)) {
      several = false;
      if (r) r.body.cancel();
      return read(name, spans);
    }
    const bytes = new Uint8Array(await r.arrayBuffer());
    if (r.status == 206) return piecesOf(bytes, r.headers.get("Content-Range"));
    wholes.set(name, { from: 0, bytes });
    return [wholes.get(name)];
  }

  // unpack returns pairs and records of packed bytes.
  async function unpack(bytes) {
    let unpacked;
    try {
      const stream = new DecompressionStream("deflate-raw");
      unpacked = await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
    } catch (e) { // a browser of before 2023
      unpacked = (await import("./inflate.js")).inflate(bytes);
    }
    const records = new TextDecoder("gb18030").decode(unpacked).split("\x1e");
    const pairs = chars(records.shift()), variants = new Map();
    for (let i = 0; i < pairs.length; i += 2) variants.set(pairs[i], pairs[i + 1]);
    return { records, variants };
  }

  // packed reads a whole file of texts.
  const packed = (name) => once(name, async () => unpack(new Uint8Array(await (await get(name)).arrayBuffer())));

  // grams reads the head of a gram file and what comes with it.
  const grams = (name) => once(name, async () => {
    let bytes = await part(name, 0, root.g);
    const size = bytes[0] << 8 | bytes[1];
    if (size > bytes.length) bytes = await part(name, 0, size);
    return { bytes, bodies: headOf(bytes, root.u) };
  });

  // entry returns the node of a key, undefined where there is none.
  async function entry(codes) {
    let hash = 0x811c9dc5;
    for (const code of codes) {
      for (const x of [code & 255, code >> 8]) hash = Math.imul(hash ^ x, 0x1000193);
    }
    const name = `g/${(hash >>> 0) % root.s}.bin`, { bytes, bodies } = await grams(name);
    const body = bodies.get(codes.join());
    if (!body) return;
    const { from, to } = body;
    return once(name + codes, async () => {
      const bits = new Bits(to > bytes.length ? await part(name, from, to) : bytes.subarray(from, to));
      return codes.length > 1 ? nodeOf(bits, root.u) : { list: listOf(bits, root.u) };
    });
  }

  // walk follows codes through the trie: pages, and whether all of them hold
  // the codes; if not, only the first depth codes are sure.
  async function walk(codes) {
    let depth = Math.min(codes.length, 2);
    let node = await entry(codes.slice(0, depth));
    while (node && depth < codes.length && (node.ways || node.far)) {
      node = node.ways ? node.ways.get(codes[depth++]) : await entry(codes.slice(0, ++depth));
    }
    return { codes, depth, pages: node ? below(node) : new Map(), sure: !node || depth == codes.length };
  }

  // narrow leaves of the candidates of a walk those on which later pieces of
  // the word stand too, as long as many blocks would have to be read.
  async function narrow({ codes, depth, pages, sure }) {
    for (let at = depth; !sure && at < codes.length && blocksOf(pages) > 3;) {
      at = Math.min(at, codes.length - 2);
      const piece = await walk(codes.slice(at));
      for (const slot of pages.keys()) {
        if (!piece.pages.has(slot)) pages.delete(slot);
      }
      at += piece.depth;
    }
  }

  // block reads the records of eight slots.
  const block = (slot) => once("slot" + (slot - slot % 8), async () => {
    const { file, from, size } = placeOf(root, slot), bytes = await part(`t/${file}.bin`, from, from + size);
    const { records, variants } = await unpack(bytes.subarray(2, 2 + (bytes[0] << 8 | bytes[1])));
    return records.map((r) => {
      const [place, address, title, kind, unit, day, state, long, body] = r.split("\x1f");
      const line = { rank: 2, text: title, variants };
      return { slot: slot - slot % 8 + +place, address, title: line, kind, unit, day, state, long, lines: [line, ...linesOf(body, variants)] };
    });
  });

  // record returns what the texts say of a page. Its lines have rank, text and
  // variants; a common line has only its place there until commons is called.
  async function record(slot) {
    const page = (await block(slot)).find((r) => r.slot == slot);
    if (!page) throw Error("no text of page " + slot);
    return page;
  }

  // rest adds the lines of a long page that do not stand with the others.
  async function rest(page) {
    if (page.long) {
      const { records, variants } = await packed(`x/${page.slot >> 7}.bin`);
      for (const r of records) {
        const [slot, body] = r.split("\x1f");
        if (slot == page.slot && page.long) page.lines.push(...linesOf(body, variants).map((line) => ({ ...line, late: true })));
      }
      page.long = "";
    }
  }

  // commons fills in the common lines of a page.
  async function commons(page) {
    if (page.lines.some((line) => line.common >= 0)) {
      const { records, variants } = await packed("common.bin");
      const lines = linesOf(records[0], variants);
      page.lines = page.lines.map((line) => lines[line.common] || line);
    }
  }

  // holds returns the rank of the best line of a page that holds one of some
  // folded texts, −1 if none does. Common lines need not be asked: what is in
  // one stands on so many pages that grams alone are sure of it.
  async function holds(slot, forms) {
    const page = await record(slot);
    const best = (late) => Math.max(-1, ...page.lines.map((line) => !line.late == late ? -1 : rankIn(line, forms)));
    const rank = best(false);
    if (rank >= 0) return rank;
    await rest(page);
    return best(true);
  }

  return { root, json, packed, entry, walk, narrow, record, rest, commons, holds };
}

// piecesOf reads the parts of a file that a server gave: one, whose range the
// header tells, or several, each behind lines with its own (RFC 9110, 14.6).
function piecesOf(bytes, range) {
  if (range) return [{ from: +/\d+/.exec(range)[0], bytes }];
  const text = new TextDecoder("latin1").decode(bytes), head = /^content-range: *bytes (\d+)-(\d+)[^]*?\r\n\r\n/gim, out = [];
  for (let m; (m = head.exec(text)); head.lastIndex += m[2] - m[1] + 1) {
    out.push({ from: +m[1], bytes: bytes.subarray(head.lastIndex, head.lastIndex + (m[2] - m[1] + 1)) });
  }
  return out;
}

// placeOf is where the block of a slot lies.
function placeOf(root, slot) {
  const [, first, , size, file] = root.k.find((k) => slot < k[2]), each = Math.floor(65536 / size), b = slot - first >> 3;
  return { file: file + Math.floor(b / each), from: b % each * size, size };
}

// linesOf reads lines; a common one has only its place in common.bin.
function linesOf(body, variants) {
  return body.split("\n").filter(Boolean).map((line) => line.length > 1
    ? { rank: +line[0], text: line.slice(1), variants }
    : { common: line.charCodeAt(0) - 0x4e00 });
}

// folded is the folded text of a line, made once.
function folded(line) {
  if (!line.folded) line.folded = fold(line.text || "", line.variants);
  return line.folded;
}

// rankIn is the rank of the best place of forms in a line, −1 if it has none.
export function rankIn(line, forms) {
  let best = -1;
  for (const form of forms) {
    const at = folded(line).s.indexOf(form);
    if (at >= 0) best = Math.max(best, line.rank == 2 && !at ? 3 : line.rank);
  }
  return best;
}

// blocksOf counts the blocks of texts that pages lie in.
function blocksOf(pages) { return new Set([...pages.keys()].map((slot) => slot >> 3)).size; }

// ---- queries ----

// parse returns the words of a query: text as typed, forms that count as the
// word (folded), not for a word that must be missing, exact for a phrase.
export function parse(q, asof, variants) {
  const words = [];
  for (const m of q.slice(0, 300).matchAll(/([-－−]?)(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))/g)) {
    const text = (m[3] || m[2] || "").trim(), s = fold(text, variants).s;
    if (s && !words.some((w) => w.forms[0] == s)) {
      words.push({ text, not: !!m[1], exact: !m[3], forms: m[3] ? formsOf(s, asof) : [s] });
    }
  }
  return words;
}

// formsOf returns a folded word and other ways to write it: years, months and
// quarters counted from the day asof (上季度), quarters as 第1季度, 1季度 and q1,
// numbers with 十 in dates.
export function formsOf(s, asof) {
  const t = s.replace(/(今|去)年|(本|上个?)(月|季度)/, (word, year, since, unit) => {
    const back = /[去上]/.test(word) ? 1 : 0, parts = unit == "月" ? 12 : unit ? 4 : 1;
    const n = asof.slice(0, 4) * parts + Math.floor((asof.slice(5, 7) - 1) * parts / 12) - back;
    return Math.floor(n / parts) + "年" + (unit ? n % parts + 1 + unit : "");
  });
  const forms = [s, t], m = /^(.*?)(?:(\d{4})年?)?(?:第?([1-4])季度|q([1-4])(?!\d))(.*)$/.exec(t);
  if (m) {
    const [, before, year, a, b, after] = m, n = a || b;
    const ways = year ? [`${year}年第${n}季度`, `${year}年${n}季度`, `${year}q${n}`] : [`${n}季度`, `q${n}`];
    if (!year && before) ways.push(`第${n}季度`);
    forms.push(...ways.map((w) => before + w + after));
  }
  forms.push(t.replace(/(^|\D)([1-3])(\d)(?=[月日])/g, (_, x, a, b) => `${x}${a > 1 ? a : ""}十${b > 0 ? b : ""}`));
  forms.push(t.replace(/(^|\D)([23]?)十(\d?)(?=[月日])/g, (_, x, a, b) => x + (a || 1) + (b || 0)));
  return [...new Set(forms)];
}

// ---- answers ----

// answer returns the pages that hold all words and none of those with not,
// best first, as [{slot, score}].
export async function answer(index, words) {
  const found = await Promise.all(words.map((w) => Promise.all(w.forms.map((f) => index.walk(codesOf(f))))));
  const wanted = words.filter((w) => !w.not).length;
  if (!wanted) return [];
  // A page must be among the pages of every word.
  const both = () => {
    const n = new Map();
    words.forEach((w, i) => {
      if (w.not) return;
      for (const slot of new Set(found[i].flatMap((f) => [...f.pages.keys()]))) n.set(slot, (n.get(slot) || 0) + 1);
    });
    return [...n.keys()].filter((slot) => n.get(slot) == wanted);
  };
  let slots = both();
  const open = found.flat().filter((f) => !f.sure);
  if (open.length) {
    const still = new Set(slots);
    await Promise.all(open.map((f) => {
      for (const slot of f.pages.keys()) {
        if (!still.has(slot)) f.pages.delete(slot);
      }
      return index.narrow(f);
    }));
    slots = both();
  }
  const hits = await Promise.all(slots.map(async (slot) => {
    let score = 0;
    for (let i = 0; i < words.length; i++) {
      const on = found[i].filter((f) => f.pages.has(slot));
      let rank = Math.max(-1, ...on.filter((f) => f.sure).map((f) => f.pages.get(slot)));
      if (rank < 0 && on.length) rank = await index.holds(slot, words[i].forms);
      if (words[i].not == rank >= 0) return;
      score += [0, 2, 5, 8][rank] || 0;
    }
    return { slot, score };
  }));
  return rank(index.root, hits.filter(Boolean));
}

// rank puts hits into their order: score and class; words in titles and
// headings then by kind, the newest first, words in texts alone so that the
// first ten lie close together.
export function rank(root, hits) {
  const n = {};
  for (const hit of hits) {
    hit.class = root.c.filter((first) => hit.slot >= first).length;
    hit.kind = root.k.findIndex((k) => hit.slot < k[2]);
    hit.file = placeOf(root, hit.slot).file;
    hit.keys = [hit.file, "b" + (hit.slot >> 3)].map((x) => [hit.score, hit.class, x].join());
    for (const key of hit.keys) n[key] = (n[key] || 0) + 1;
  }
  return hits.sort((a, b) => b.score - a.score || a.class - b.class || (a.score ? a.kind - b.kind
    : n[b.keys[0]] - n[a.keys[0]] || b.file - a.file || n[b.keys[1]] - n[a.keys[1]]) || b.slot - a.slot);
}

// ---- snippets ----

// marksOf tells for every place of a line's text whether it belongs to one of
// the forms.
export function marksOf(line, forms) {
  const { s, at } = folded(line), marks = new Uint8Array(line.text.length);
  for (const form of forms) {
    for (let i = -1; (i = s.indexOf(form, i + 1)) >= 0;) marks.fill(1, at[i], (at[i + form.length - 1] || 0) + 1);
  }
  return marks;
}

// snippetsOf chooses at most two pieces of a page that show its words: line,
// begin, end, and the heading above it.
export async function snippetsOf(index, page, words) {
  // Further files are read only where nothing at all could be shown else.
  const forms = words.flatMap((w) => w.forms), shows = () => page.lines.some((line) => rankIn(line, forms) >= 0);
  if (!shows()) await index.commons(page);
  if (!shows()) {
    await index.rest(page);
    await index.commons(page);
  }
  if (forms.length && !shows()) throw Error("the index is of several builds");
  const out = [], lines = page.lines.slice(1).filter((line) => line.text);
  let left = words;
  const has = (line) => left.filter((w) => rankIn(line, w.forms) >= 0);
  while (out.length < 2) {
    // The most words, then the most text.
    let best, most = 0, heading, above;
    for (const line of lines) {
      if (line.rank == 1) heading = line;
      const n = has(line).length * 100 + Math.min(line.text.length, 60);
      if (n > 99 && n > most) [best, most, above] = [line, n, heading];
    }
    if (!best) break;
    const found = [...has(best), ...(above ? has(above) : [])], next = lines[lines.indexOf(best) + 1];
    left = left.filter((w) => !found.includes(w));
    if (best == above) [best, above] = next && next.rank == 0 ? [next, best] : [best];
    if (!out.some(({ line }) => line.text == best.text)) out.push({ line: best, above });
    else break;
  }
  if (!out.length) out.push(...lines.filter((line) => line.text.length > 12).slice(0, 1).map((line) => ({ line })));
  for (const piece of out) {
    const { text } = piece.line, n = text.length, low = (i) => /[\udc00-\udfff]/.test(text[i]); // never half a character
    let begin = marksOf(piece.line, forms).indexOf(1) - 20;
    begin = begin < 6 ? 0 : Math.min(begin, n - 60);
    piece.end = begin + 66 > n ? n : begin + 60 - low(begin + 60);
    piece.begin = begin - low(begin);
  }
  return out;
}

// ---- the page ----

// element makes an element; content are texts and nodes, never HTML.
export function element(name, properties, ...content) {
  const e = Object.assign(document.createElement(name), properties);
  e.append(...content.filter((x) => x || x === 0));
  return e;
}

// addressOf is an address of the index seen from the page, "" for one that
// would lead off the site.
export function addressOf(address) {
  return /^[\\/]|[:\\]|[\0-\x20]/.test(address) ? "" : address;
}

// marked returns the text of a line from begin to end with its matches in mark
// elements.
export function marked(line, forms, begin = 0, end = line.text.length) {
  const marks = marksOf(line, forms), out = [];
  for (let i = begin; i < end; begin = i) {
    while (++i < end && marks[i] == marks[begin]);
    const text = line.text.slice(begin, i);
    out.push(marks[begin] ? element("mark", {}, text) : text);
  }
  return out;
}

// itemOf is an item of the list of results.
async function itemOf(index, slot, words) {
  words = words.filter((w) => !w.not);
  const page = await index.record(slot), forms = words.flatMap((w) => w.forms);
  const snippets = await snippetsOf(index, page, words);
  return element("li", {},
    element("h3", {}, element("a", { href: addressOf(page.address) }, ...marked(page.title, forms))),
    ...snippets.map(({ line, above, begin, end }) => element("p", { className: "snippet" },
      above && element("b", {}, ...marked(above, forms), "："),
      begin > 0 && "…", ...marked(line, forms, begin, end), end < line.text.length && "…")),
    element("p", { className: "about" },
      ...[page.kind, page.unit, page.day.replace(/(\d+)-0?(\d+)-0?(\d+)/, "$1年$2月$3日"), page.state].filter(Boolean).map((x) => element("span", {}, x))));
}

// isAtOnce reports whether what may be meant is shown unasked: one word that is
// found is found; of several some may be too many.
export function isAtOnce(words, hits) { return !hits.length || words.filter((w) => !w.not).length > 1; }

// startPage makes the search page work: box has the root of the index in
// data-root; the form with the input q stands before it.
export function startPage(box) {
  const root = JSON.parse(box.dataset.root), index = openIndex(root, new URL("search/", document.baseURI));
  const input = document.querySelector("main input[name=q]");
  const status = element("p", { className: "search-status" });
  status.setAttribute("role", "status");
  const results = element("div", { className: "results" });
  const panel = element("details", { className: "search-filters" }, element("summary", {}, "按单位、种类、年份等筛选"));
  box.replaceChildren(panel, status, results);
  let turn = 0, settled = true, variants, timer;

  // more loads what is needed seldom; page is what it may use.
  const page = { index, panel, status, results, list, run, go, element, fold, codesOf, formsOf, answer, rank, below, Bits };
  const more = memo(() => import("./search-more.js").then((m) => m.searchMore(page)));

  // list is a heading and the items of a list of hits.
  async function list(hits, words, title) {
    const items = await Promise.all(hits.map((hit) => itemOf(index, hit.slot, words)));
    return [element("h2", title ? {} : { className: "visually-hidden" }, title || "检索结果"), element("ol", {}, ...items)];
  }

  // run answers what the address asks.
  async function run() {
    const mine = ++turn, stale = () => mine != turn;
    const params = new URLSearchParams(location.search);
    const q = (params.get("q") || "").trim(), p = Math.max(1, params.get("p") | 0);
    params.delete("q");
    params.delete("p");
    const filtered = !!String(params);
    if (input.value.trim() != q) input.value = q;
    const busy = setTimeout(() => { status.textContent = "正在查找…"; }, 500);
    results.ariaBusy = "true";
    try {
      let words = parse(q, root.asof, variants), hits = [], before;
      const typed = () => words.map((w) => w.forms[0]).join();
      const ask = async () => {
        if (before != typed()) hits = await answer(index, words);
        before = typed();
      };
      if (chars(typed()).every((c) => c < "\u3400" || gb2312().has(c))) await ask();
      if (words.length && !hits.length) {
        variants = (await index.packed("variants.bin")).variants;
        words = parse(q, root.asof, variants);
        await ask();
      }
      if (filtered || panel.open) hits = await (await more()).filter(hits, words, params);
      const shown = hits.length ? [...await list(hits.slice(p * 10 - 10, p * 10), words), ...pager(hits.length, p)] : [];
      if (stale()) return;
      const forgiving = words.length && hits.length < 10 && !filtered;
      if (hits.length || !forgiving) {
        clearTimeout(busy);
        status.textContent = words.length || filtered ? `找到 ${hits.length} 项` + (p > 1 ? `，第 ${p} 页` : "") : "";
      }
      results.replaceChildren(...shown);
      const forgive = async () => (await more()).forgive(words, hits, stale);
      if (forgiving && isAtOnce(words, hits)) await forgive();
      else if (forgiving) results.append(offer(forgive));
    } catch (e) {
      if (stale()) return;
      status.textContent = "检索没有完成：有文件没有读到，或者网站刚刚更新。请刷新本页再试，或者从下面的目录查找。";
      results.replaceChildren();
      console.warn(e);
    } finally {
      clearTimeout(busy);
      if (!stale()) results.ariaBusy = "false";
    }
  }

  // offer is a button that does something once.
  function offer(what) {
    const button = element("button", { type: "button", className: "search-near" }, "再看相近的结果");
    button.addEventListener("click", () => {
      button.remove();
      what();
    });
    return button;
  }

  // go changes the address and answers it. What is being typed is one step of
  // history, and so is what was submitted.
  async function go(search, submit) {
    if (search != location.search) {
      history[submit || settled ? "pushState" : "replaceState"]("", "", search);
      await run();
    }
    settled = submit;
  }

  // link is the address with one parameter changed.
  function link(name, value) {
    const params = new URLSearchParams(location.search);
    params.delete("p");
    params.set(name, value);
    if (!value) params.delete(name);
    return "?" + params;
  }

  function pager(n, p) {
    const last = Math.ceil(n / 10), items = [];
    for (let i = 1; i <= last && last > 1; i++) {
      if (i > 1 && i < last && Math.abs(i - p) > 2) {
        if (Math.abs(i - p) == 3) items.push(element("li", {}, "…"));
        continue;
      }
      const a = element(i == p ? "span" : "a", i == p ? {} : { href: link("p", i > 1 ? i : "") }, "" + i);
      if (i == p) a.setAttribute("aria-current", "page");
      items.push(element("li", {}, a));
    }
    const nav = element("nav", { className: "pager" }, element("ul", {}, ...items));
    nav.setAttribute("aria-label", "检索结果的页码");
    return items.length ? [nav] : [];
  }

  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (input.value.trim().length != 1) go(link("q", input.value.trim()));
    }, 250);
  };
  input.addEventListener("input", (e) => e.isComposing || typed());
  input.addEventListener("compositionend", typed);
  input.form.addEventListener("submit", (e) => {
    e.preventDefault();
    clearTimeout(timer);
    go(link("q", input.value.trim()), true);
  });
  box.addEventListener("click", (e) => {
    const a = e.target.closest("a[href^='?']");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    go(a.getAttribute("href"), true).then(() => status.scrollIntoView());
  });
  panel.addEventListener("toggle", async () => (await more()).open(), { once: true });
  document.addEventListener("keydown", (e) => {
    const inside = /^(input|select|textarea)$/i.test(e.target.tagName);
    if (e.key == "/" && !inside && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault();
      input.focus();
    } else if (e.key == "Escape" && e.target == input && !e.isComposing) {
      input.value = "";
      typed();
    }
  });
  addEventListener("popstate", () => {
    settled = true;
    run();
  });
  run();
}

if (globalThis.document && document.getElementById("search")) startPage(document.getElementById("search"));
