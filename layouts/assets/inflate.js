// Raw DEFLATE (RFC 1951) for browsers without DecompressionStream("deflate-raw"):
// before 2023. Codes are read bit by bit, short and fast enough for texts of
// some 50 KB.

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// inflate returns what bytes unpack to. It throws where they are damaged.
export function inflate(bytes) {
  let at = 0; // in bits
  const out = [];

  function bits(n) {
    let v = 0;
    for (let i = 0; i < n; i++, at++) v |= (bytes[at >> 3] >> (at & 7) & 1) << i;
    if (at > bytes.length * 8) throw Error("the file is damaged");
    return v;
  }

  // symbol reads a symbol of a code.
  function symbol({ count, symbols }) {
    let code = 0, first = 0, index = 0;
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      if (code - first < count[length]) return symbols[index + code - first];
      index += count[length];
      first = (first + count[length]) << 1;
      code <<= 1;
    }
    throw Error("the file is damaged");
  }

  function stored() {
    at = (at + 7) & ~7;
    const n = bits(16);
    bits(16);
    for (let i = 0; i < n; i++) out.push(bits(8));
  }

  function compressed(literals, distances) {
    for (let s = symbol(literals); s != 256; s = symbol(literals)) {
      if (s < 256) {
        out.push(s);
        continue;
      }
      const length = lengthBase[s - 257] + bits(lengthBits[s - 257]), d = symbol(distances);
      const back = d < 4 ? d + 1 : (2 + (d & 1) << (d >> 1) - 1) + 1 + bits((d >> 1) - 1);
      if (back > out.length) throw Error("the file is damaged");
      for (let i = 0; i < length; i++) out.push(out[out.length - back]);
    }
  }

  // dynamic reads the codes that a block brings along.
  function dynamic() {
    const literals = bits(5) + 257, distances = bits(5) + 1, n = bits(4) + 4;
    const lengths = new Array(19).fill(0);
    for (let i = 0; i < n; i++) lengths[orderOfLengths[i]] = bits(3);
    const code = codeOf(lengths), all = [];
    while (all.length < literals + distances) {
      const s = symbol(code);
      const [value, times] = s < 16 ? [s, 1] : s == 16 ? [all[all.length - 1], 3 + bits(2)] : s == 17 ? [0, 3 + bits(3)] : [0, 11 + bits(7)];
      for (let i = 0; i < times; i++) all.push(value);
    }
    return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals))];
  }

  let last;
  do {
    last = bits(1);
    const kind = bits(2);
    if (kind == 0) stored();
    else if (kind == 1) compressed(...fixed());
    else if (kind == 2) compressed(...dynamic());
    else throw Error("the file is damaged");
  } while (!last);
  return new Uint8Array(out);
}

// codeOf returns the canonical code of the lengths of symbols.
function codeOf(lengths) {
  const count = new Array(16).fill(0), symbols = [];
  for (let length = 1; length < 16; length++) {
    lengths.forEach((l, symbol) => {
      if (l == length) {
        count[length]++;
        symbols.push(symbol);
      }
    });
  }
  return { count, symbols };
}

function fixed() {
  const lengths = [];
  for (let i = 0; i < 288; i++) lengths.push(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
  return [codeOf(lengths), codeOf(new Array(30).fill(5))];
}
