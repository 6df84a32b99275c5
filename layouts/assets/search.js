// Search in the browser. docs/search.md is the format of the index that the
// build writes and this script reads: the names here are the names there.
//
// A query costs parts of a few small files: gram files (g/) say on which pages
// its words stand, files of texts (t/) decide what the grams leave open and
// hold what the list of results shows; of pages whose title holds the words
// files of cards (c/) do. What is needed rarely lies in
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

// gb2312 is level 1, then level 2.
const gb2312 = memo(() => {
  const bytes = [];
  for (let hi = 0xb0; hi <= 0xf7; hi++) {
    for (let lo = 0xa1; lo <= (hi == 0xd7 ? 0xf9 : 0xfe); lo++) bytes.push(hi, lo);
  }
  return new TextDecoder("gb18030").decode(new Uint8Array(bytes));
});

// isLevel1 reports whether a character is of level 1.
function isLevel1(c) { return gb2312().lastIndexOf(c, common - 64) >= 0; }

// codesOf returns the codes of a folded text.
export function codesOf(s) {
  return chars(s).map((c) => {
    if (c >= "a" && c <= "z") return c.charCodeAt(0) - 96;
    if (isDigit(c)) return 27 + +c;
    if (c == ".") return 37;
    return isLevel1(c) ? 64 + gb2312().indexOf(c) : 4096 + c.codePointAt(0);
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
    while (n > 0) {
      const left = 8 - (this.at & 7), k = Math.min(left, n), byte = this.bytes[this.at >> 3];
      if (byte === undefined) throw Error("the file is damaged");
      v = v * 2 ** k + (byte >> left - k & (1 << k) - 1);
      this.at += k;
      n -= k;
    }
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

// listOf reads a list into pages: slot → highest rank; into nothing to skip it.
function listOf(bits, u, pages) {
  const n = bits.number() + 1, slots = bits.set(n, 0, u - 1), ranks = new Uint8Array(n);
  if (bits.bit()) {
    for (const rank of [3, 2, 1]) {
      for (const place of bits.set(bits.number(), 0, n - 1)) ranks[place] = rank;
    }
  }
  if (pages) slots.forEach((slot, i) => { if (!(pages.get(slot) >= ranks[i])) pages.set(slot, ranks[i]); });
}

// What a node may be.
const leaf = 0, chain = 1, branch = 2, far = 3;

// kindOf reads what a node is.
function kindOf(bits) {
  let kind = 0;
  while (kind < far && bits.bit()) kind++;
  return kind;
}

// waysOf reads the codes that lead on from a branching.
function waysOf(bits) {
  const codes = bits.set(bits.number(), 1, common);
  if (bits.bit()) {
    for (let n = bits.number(); n > 0; n--) codes.push(4096 + bits.take(21));
  }
  return codes;
}

// gather reads a node and all under it; their pages go into pages.
function gather(bits, u, pages) {
  const kind = kindOf(bits);
  if (kind == leaf || kind == far) listOf(bits, u, pages);
  else if (kind == chain) {
    bits.ranged(common);
    gather(bits, u, pages);
  } else {
    if (bits.bit()) listOf(bits, u, pages);
    for (let n = waysOf(bits).length; n > 0; n--) gather(bits, u, pages);
  }
  return pages;
}

// nodeOf reads a node of the trie as a whole: pages of it alone; ways, the nodes
// by the code that leads to them; far, whether the ways are entries of their
// own. A leaf has neither ways nor far.
export function nodeOf(bits, u) {
  const kind = kindOf(bits), node = { pages: new Map() };
  if (kind == chain) node.ways = new Map([[bits.ranged(common) + 1, nodeOf(bits, u)]]);
  else if (kind == branch) {
    if (bits.bit()) listOf(bits, u, node.pages);
    node.ways = new Map(waysOf(bits).map((code) => [code, nodeOf(bits, u)]));
  } else {
    listOf(bits, u, node.pages);
    node.far = kind == far;
  }
  return node;
}

// keysOf reads a list of keys, each as codes.
function keysOf(bits) {
  const keys = bits.set(bits.number(), 1, common).map((code) => [code]);
  for (const key of bits.set(bits.number(), 0, common * common - 1)) keys.push([Math.floor(key / common) + 1, key % common + 1]);
  for (let n = bits.number(); n > 0; n--) {
    const codes = [];
    for (let length = bits.number(); length > 0; length--) codes.push(bits.bit() ? 4096 + bits.take(21) : bits.ranged(common) + 1);
    keys.push(codes);
  }
  return keys;
}

// hashOf is FNV-1a over codes.
function hashOf(codes) {
  let hash = 0x811c9dc5;
  for (const code of codes) hash = Math.imul(Math.imul(hash ^ code & 255, 0x1000193) ^ code >> 8, 0x1000193);
  return hash >>> 0;
}

// bucketOf is the place of a key: its gram file and its bucket there.
function bucketOf(root, codes) {
  const hash = hashOf(codes);
  return { file: hash % root.s, bucket: Math.floor(hash / root.s) % root.b };
}

// largeOf reads where the large bodies lie. It returns what tells of a key, and
// nothing where its body is none of them: where it lies, and whether it is far,
// so that its ways on are entries of their own.
function largeOf(root) {
  const bytes = bytesOf(root.d), all = [], places = new Map();
  let at = 0, pair = 0;
  const number = () => {
    for (let v = 0, k = 1; ; k *= 128) {
      const b = bytes[at++];
      v += (b & 127) * k;
      if (!(b > 127)) return v;
    }
  };
  const add = (key, codes) => {
    const n = bytes[at++] << 8 | bytes[at++];
    places.set(key, all.push({ codes, far: n >> 15, length: 2 + (n & 32767) }) - 1);
  };
  for (let n = number(); n > 0; n--) {
    pair += number();
    add(pair, [Math.floor(pair / common) + 1, pair % common + 1]);
  }
  while (at < bytes.length) {
    const codes = Array.from({ length: number() }, number);
    add(codes.join(), codes);
  }
  return (codes) => {
    const [a, b] = codes, body = all[places.get(codes.length == 2 && Math.max(a, b) <= common ? (a - 1) * common + b - 1 : codes.join())];
    if (!body) return;
    const { file } = bucketOf(root, codes);
    let from = root.b * root.g;
    for (let i = 0; all[i] != body; i++) if (bucketOf(root, all[i].codes).file == file) from += all[i].length;
    return { far: body.far, from, to: from + body.length };
  };
}

// bytesOf are the bytes that a text in base64, that for addresses, stands for.
export function bytesOf(text) { return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)); }

// bucketIn reads the head of a bucket that begins at a byte of its file: where
// the bodies of its keys begin and end there. Slots are those of the index; a
// file of another one is refused.
export function bucketIn(bytes, from, slots) {
  const near = sized(bytes), bits = new Bits(near), bodies = new Map();
  if (bits.number() != slots) throw Error("the index is of several builds");
  const keys = keysOf(bits), at = [from + near.length + 2, bits.number()];
  for (const key of keys) {
    const n = bits.number(), where = bits.bit();
    bodies.set(key.join(), { from: at[where], to: at[where] += n });
  }
  return bodies;
}

// sized is what stands behind a length of two bytes at a place of some bytes.
function sized(bytes, at = 0) { return bytes.subarray(at + 2, at + 2 + (bytes[at] << 8 | bytes[at + 1])); }

// ---- the index: its files, of each only what is needed, and that once ----

// openIndex returns the index that root (see docs/search.md) describes and
// whose files lie below the address base.
export function openIndex(root, base) {
  const width = root.h.length / 256;
  const parts = new Map();
  let asked = [], gives = "several"; // parts of a file at once

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
    if (asked.push({ name, from, to, resolve, reject }) == 1) queueMicrotask(send);
  }));

  // send asks for the parts that are wanted: those of a file in one request,
  // such as lie close together as one.
  function send() {
    const files = new Map();
    for (const p of asked.sort((a, b) => a.from - b.from)) files.set(p.name, [...(files.get(p.name) || []), p]);
    asked = [];
    for (const [name, wanted] of files) {
      read(name, joined(wanted, 1024)).then((pieces) => {
        for (const p of wanted) {
          const at = pieces.find(({ from, bytes }) => from <= p.from && p.from < from + bytes.length);
          p.resolve(at ? at.bytes.subarray(p.from - at.from, p.to - at.from) : new Uint8Array());
        }
      }).catch((e) => wanted.forEach((p) => p.reject(e)));
    }
  }

  // read returns pieces of a file that hold the spans: from where, and bytes.
  // What comes of the first files tells what the server gives: several parts at
  // once, one at a time, or whole files.
  async function read(name, spans) {
    if (gives == "whole") return once("whole " + name, async () => [{ from: 0, bytes: await bytesIn(await get(name)) }]);
    if (gives == "one" && spans.length > 1) return (await Promise.all(joined(spans, 8192).map((span) => read(name, [span])))).flat();
    const r = await get(name, { Range: "bytes=" + spans.map(({ from, to }) => `${from}-${to - 1}`) }).catch((e) => {
      if (spans.length < 2) throw e;
    });
    if (r && r.status == 206) return piecesOf(await bytesIn(r), r.headers.get("Content-Range"));
    if (spans.length > 1 && (!r || r.headers.get("Accept-Ranges") == "bytes")) {
      gives = "one";
      if (r) r.body.cancel();
      return read(name, spans);
    }
    gives = "whole";
    return once("whole " + name, async () => [{ from: 0, bytes: await bytesIn(r) }]);
  }

  // unpack returns pairs and records of packed bytes.
  async function unpack(...bytes) {
    let unpacked;
    try {
      const stream = new DecompressionStream("deflate-raw"), to = stream.writable.getWriter();
      [unpacked] = await Promise.all([new Response(stream.readable).arrayBuffer(), ...bytes.map((b) => to.write(b)), to.close()]);
    } catch (e) { // a browser of before 2023
      unpacked = (await import("./inflate.js")).inflate(new Uint8Array(await new Blob(bytes).arrayBuffer()));
    }
    const [, first, ...records] = new TextDecoder("gb18030").decode(unpacked).split("\x1e");
    const pairs = chars(first), variants = new Map();
    for (let i = 0; i < pairs.length; i += 2) variants.set(pairs[i], pairs[i + 1]);
    return { records, variants };
  }

  // packed reads a whole file of texts.
  const packed = (name) => once(name, async () => unpack(await bytesIn(await get(name))));

  const large = memo(() => largeOf(root));

  // entry returns the body of a key, undefined where there is none.
  async function entry(codes) {
    const { file, bucket } = bucketOf(root, codes), name = `g/${file}.bin`, from = bucket * root.g, key = codes.join();
    const far = large()(codes), near = far ? undefined : await once(name + from, async () => {
      const bytes = await part(name, from, from + root.g);
      return { bytes, bodies: bucketIn(bytes, from, root.u) };
    });
    if (near) {
      const body = near.bodies.get(key);
      return body && new Bits(body.to <= from + root.g ? near.bytes.subarray(body.from - from, body.to - from) : await part(name, body.from, body.to));
    }
    const bytes = await part(name, far.from, far.to), mark = hashOf([...codes, bytes.length - 2]) & 65535;
    if ((bytes[0] << 8 | bytes[1]) != mark) throw Error("the index is of several builds");
    return new Bits(bytes.subarray(2));
  }

  // walk follows codes through the trie: pages, and whether all of them hold
  // the codes; if not, only the first depth codes are sure.
  async function walk(codes) {
    const pages = new Map(), found = (sure) => ({ codes, depth, pages, sure });
    let depth = Math.min(codes.length, 2);
    while (depth < codes.length && (large()(codes.slice(0, depth)) || {}).far) depth++;
    let bits = await entry(codes.slice(0, depth));
    if (bits && codes.length < 2) listOf(bits, root.u, pages);
    while (bits && codes.length > 1) {
      if (depth == codes.length) {
        gather(bits, root.u, pages);
        break;
      }
      const kind = kindOf(bits);
      if (kind == leaf) {
        listOf(bits, root.u, pages);
        return found(false);
      }
      const next = codes[depth++];
      if (kind == far) bits = await entry(codes.slice(0, depth));
      else if (kind == chain) {
        if (bits.ranged(common) + 1 != next) break;
      } else {
        if (bits.bit()) listOf(bits, root.u);
        const before = waysOf(bits).indexOf(next);
        if (before < 0) break;
        for (let i = 0; i < before; i++) gather(bits, root.u);
      }
    }
    return found(true);
  }

  // narrow leaves of the candidates of a walk those on which later pieces of
  // the word stand too, as long as many files would have to be read.
  async function narrow({ codes, depth, pages, sure }) {
    for (let at = depth; !sure && at < codes.length && filesOf(pages.keys()) > 6;) {
      at = Math.min(at, codes.length - 2);
      const piece = await walk(codes.slice(at));
      for (const slot of pages.keys()) {
        if (!piece.pages.has(slot)) pages.delete(slot);
      }
      at += piece.depth;
    }
  }

  // filesOf counts the files of texts that pages lie in.
  const filesOf = (slots) => new Set(Array.from(slots, (slot) => placeOf(root, slot).file)).size;

  // block reads the records of the block of a slot, from a folder of blocks.
  async function block(folder, slot) {
    const { first, file, begin, n, at, window, shared } = placeOf(root, slot, folder), name = `${folder}/${file}.bin`;
    return once(name + at, async () => {
      const [head, bytes] = await Promise.all([part(name, 0, shared), part(name, at, at + window)]);
      const before = sized(head), starts = sized(head, before.length + 2), all = [];
      for (let i = 0; i < starts.length; i += 2) {
        const start = starts[i] << 8 | starts[i + 1];
        if (start >= begin) all.push(start);
      }
      const { records, variants } = await unpack(before, sized(bytes, all[n] - at));
      return records.map((r) => {
        const [place, address, title, kind, unit, day, state, long, body] = r.split("\x1f");
        const line = { rank: 2, text: title, variants };
        return { slot: first + +place, address, title: line, kind, unit, day, state, long, lines: [line, ...linesOf(body, variants)] };
      });
    });
  }

  // shown returns of each of some hits what the list of results shows: of a page
  // whose title holds all that was asked its card, unless its text was read
  // before or its file of texts is asked for anyway.
  function shown(hits) {
    const files = hits.map(({ slot }) => {
      const { file, at } = placeOf(root, slot);
      return parts.has(`t/${file}.bin${at}`) ? -1 : file; // −1: it was read
    });
    const open = new Set([-1, ...files.filter((_, i) => !hits[i].titled)]);
    return hits.map(({ slot }, i) => record(slot, open.has(files[i]) ? "t" : "c"));
  }

  // record returns what the texts say of a page. Its lines have rank, text and
  // variants.
  async function record(slot, folder = "t") {
    const page = (await block(folder, slot)).find((r) => r.slot == slot);
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

  // holds returns the rank of the best line of a page that holds one of some
  // folded texts, −1 if none does.
  async function holds(slot, forms) {
    const page = await record(slot);
    const best = (late) => Math.max(-1, ...page.lines.map((line) => !line.late == late ? -1 : rankIn(line, forms)));
    const rank = best(false);
    if (rank >= 0) return rank;
    await rest(page);
    return best(true);
  }

  return { root, json, packed, entry, walk, narrow, filesOf, shown, record, rest, holds };
}

// joined joins parts of a file that lie less than a gap apart; they are sorted
// by where they begin.
function joined(parts, gap) {
  const out = [];
  for (const { from, to } of parts) {
    const last = out.at(-1);
    if (last && from < last.to + gap) last.to = Math.max(last.to, to); else out.push({ from, to });
  }
  return out;
}

// bytesIn are the bytes of an answer.
async function bytesIn(answer) { return new Uint8Array(await answer.arrayBuffer()); }

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

// placeOf is where the block of a slot lies in the files of a folder, and of
// how many bytes.
function placeOf(root, slot, folder = "t", kind = root.k.find((k) => slot < k[2])) {
  const [size, file0, at0, shared] = kind[folder == "t" ? 4 : 5], slots = folder == "t" ? 2 : 16;
  const late = size >> 1, room = (at) => Math.floor((65536 - at - late) / size), block = Math.floor((slot - kind[1]) / slots);
  let n = block, file = file0, begin = at0;
  if (n >= room(at0)) {
    n -= room(at0);
    file += 1 + Math.floor(n / room(shared));
    n %= room(shared);
    begin = shared;
  }
  return { first: kind[1] + block * slots, file, begin, n, at: begin + n * size, window: size + late, shared };
}

// linesOf reads lines.
function linesOf(body, variants) {
  return body.split("\n").filter(Boolean).map((line) => ({ rank: +line[0], text: line.slice(1), variants }));
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
export async function answer(index, words, page) {
  const found = await Promise.all(words.map((w) => Promise.all(w.forms.map((f) => index.walk(codesOf(f))))));
  if (words.every((w) => w.not)) return [];
  // A page must be among the pages of every word.
  const both = () => found.filter((_, i) => !words[i].not).map((forms) => {
    const [first, ...others] = forms.map((f) => f.pages);
    const pages = others.length ? new Set(first.keys()) : first;
    for (const more of others) for (const slot of more.keys()) pages.add(slot);
    return pages;
  }).reduce((a, b) => new Set([...a.keys()].filter((slot) => b.has(slot)))).keys();
  let slots = [...both()];
  const open = found.flat().filter((f) => !f.sure);
  if (open.length) {
    const still = new Set(slots);
    await Promise.all(open.map((f) => {
      for (const slot of f.pages.keys()) {
        if (!still.has(slot)) f.pages.delete(slot);
      }
      return index.narrow(f);
    }));
    slots = [...both()];
  }
  const ranks = await Promise.all(words.map((w, i) => ranksOf(index, slots, w, found[i]))), hits = [];
  slots.forEach((slot, at) => {
    if (!words.every((w, i) => w.not == ranks[i][at] < 0)) return;
    const wanted = ranks.map((r) => r[at]).filter((r) => r >= 0);
    hits.push({ slot, score: wanted.reduce((sum, r) => sum + [0, 2, 5, 8][r], 0), titled: Math.min(...wanted) > 1 });
  });
  return rank(index.root, hits, page);
}

// ranksOf returns the rank of a word on each of some pages, −1 where it does not
// stand: what the grams are sure of, else what the texts say.
async function ranksOf(index, slots, word, found) {
  const sure = found.filter((f) => f.sure), open = found.filter((f) => !f.sure), ranks = new Int8Array(slots.length).fill(-1), asked = [];
  slots.forEach((slot, at) => {
    for (const f of sure) {
      const rank = f.pages.get(slot);
      if (rank > ranks[at]) ranks[at] = rank;
    }
    if (ranks[at] < 0 && open.some((f) => f.pages.has(slot))) asked.push(index.holds(slot, word.forms).then((rank) => { ranks[at] = rank; }));
  });
  await Promise.all(asked);
  return ranks;
}

// rank puts hits into their order: score and class; words in titles and headings
// then by kind, of kinds that stand by day the newest first; others that are
// equal so that the first ten lie close together. Behind the first page that
// many hits fill, what is equal stands in any order.
export function rank(root, hits, page = 100) {
  let k = 0;
  for (const hit of hits) {
    const { slot, score, titled } = hit;
    if (slot < root.k[k][1] || slot >= root.k[k][2]) k = root.k.findIndex((kind) => slot < kind[2]);
    let level = 0;
    for (const first of root.c) if (slot >= first) level++;
    if (!score && level == 3) level = 2;
    hit.order = (((1e6 - score) * 4 + level) * 256 + (score ? k : 0)) * 2 + (titled ? 0 : 1);
    hit.newest = titled || score && root.k[k][3];
  }
  hits.sort((a, b) => a.order - b.order || b.slot - a.slot);
  const open = new Set(); // files of the first page so far
  for (let first = 0, end; first < Math.min(hits.length, page); first = end) {
    end = first + 1;
    while (end < hits.length && hits[end].order == hits[first].order) end++;
    if (end > first + 1 && !hits[first].newest) arrange(root, hits.slice(first, end), open).forEach((hit, i) => { hits[first + i] = hit; });
    for (const hit of hits.slice(first, Math.min(end, 10))) {
      if (!hit.titled) open.add(placeOf(root, hit.slot).file);
    }
  }
  return hits;
}

// arrange puts equal hits into an order: those in open files first, then where
// most lie in one file, in one block of it.
function arrange(root, hits, open) {
  const n = new Map(), count = (key) => n.set(key, (n.get(key) || 0) + 1);
  let place = {};
  for (const hit of hits) {
    if (!(hit.slot >= place.first && hit.slot < place.first + 2)) place = placeOf(root, hit.slot);
    hit.file = place.file;
    hit.block = 1 + place.file + place.at / 65536;
    count(-hit.file);
    count(hit.block);
  }
  for (const hit of hits) hit.near = (open.has(hit.file) ? 1e6 : 0) + n.get(-hit.file);
  return hits.sort((a, b) => b.near - a.near || b.file - a.file || n.get(b.block) - n.get(a.block) || b.slot - a.slot);
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
  // A further file is read only where nothing at all could be shown else.
  const forms = words.flatMap((w) => w.forms), shows = () => page.lines.some((line) => rankIn(line, forms) >= 0);
  if (!shows()) await index.rest(page);
  if (forms.length && !shows()) throw Error("the index is of several builds");
  const out = [], lines = page.lines.slice(1);
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
  if (!out.length) out.push(...lines.filter(isSentence).slice(0, 1).map((line) => ({ line })));
  for (const piece of out) {
    const { text } = piece.line, n = text.length, low = (i) => /[\udc00-\udfff]/.test(text[i]); // never half a character
    let begin = marksOf(piece.line, forms).indexOf(1) - 20;
    begin = begin < 6 ? 0 : Math.min(begin, n - 60);
    piece.end = begin + 66 > n ? n : begin + 60 - low(begin + 60);
    piece.begin = begin - low(begin);
  }
  return out;
}

// isSentence reports whether a line tells something: its beginning has some Han
// characters. An address for mail or of a site is none.
function isSentence({ text }) { return text.slice(0, 28).replace(/[^\u3400-\u9fff]/g, "").length > 11; }

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
async function itemOf(index, page, words) {
  const forms = words.flatMap((w) => w.forms);
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

// startPage makes the search page work: what it finds goes into box; the form
// with the input q stands before it, the root of the index in the head.
export function startPage(box) {
  const root = JSON.parse(document.querySelector("meta[name=search-index]").content);
  const index = openIndex(root, new URL("search/", document.baseURI));
  const input = document.querySelector("main input[name=q]");
  const status = element("p", { className: "search-status" });
  status.setAttribute("role", "status");
  const results = element("div", { className: "results" });
  const panel = element("details", { className: "search-filters" }, element("summary", {}, "按单位、种类、年份等筛选"));
  box.replaceChildren(panel, status, results);
  let turn = 0, settled = true, variants, timer;

  // more loads what is needed seldom; page is what it may use.
  const page = { index, panel, status, results, list, run, go, element, fold, codesOf, formsOf, answer, rank, nodeOf, Bits, bytesOf };
  const more = memo(() => import("./search-more.js").then((m) => m.searchMore(page)));

  // list is a heading and the items of a list of hits.
  async function list(hits, words, title) {
    const wanted = words.filter((w) => !w.not);
    const items = await Promise.all(index.shown(hits).map(async (page) => itemOf(index, await page, wanted)));
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
        if (before != typed()) hits = await answer(index, words, Math.max(100, p * 10));
        before = typed();
      };
      if (chars(typed()).every((c) => c < "\u3400" || gb2312().includes(c))) await ask();
      // What has characters of level 1 alone is typed as it is meant.
      if (words.length && !hits.length && !chars(typed()).every((c) => c < "\u3400" || isLevel1(c))) {
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
      const forgive = async () => {
        index.packed("words.bin").catch(() => {}); // it will be needed
        await (await more()).forgive(words, hits, stale);
      };
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
