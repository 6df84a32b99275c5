// What search needs seldom: filters, and what is offered where few pages hold
// what was typed. search.js loads it on demand and hands it what both use.

// searchMore returns open, filter and forgive for the search page.
export function searchMore({ index, panel, status, results, list, run, go, element, fold, codesOf, formsOf, answer, rank, nodeOf, Bits, bytesOf }) {
  const words = async () => JSON.parse((await index.packed("words.bin")).records[0]);
  const chars = Array.from;

  // ---- filters ----

  let facets, boxes;

  // readFacets reads the facets: each value has its label and the slots of its
  // pages, each facet the values of a slot.
  async function readFacets() {
    if (facets) return;
    const read = await index.json("facets.json");
    for (const f of read.facets) {
      f.of = new Map();
      for (const v of f.values) {
        for (const slot of new Bits(bytesOf(v.set)).set(v.n, 0, index.root.u - 1)) f.of.set(slot, [...(f.of.get(slot) || []), v]);
      }
    }
    facets = read.facets;
  }

  const chosen = (f, params) => f.values.filter((v) => params.getAll(f.name).includes(v.label));

  // filter returns those of hits that have the chosen values: of one facet any,
  // of each facet one. Without words all pages that have them are hits.
  async function filter(hits, asked, params) {
    await readFacets();
    const choices = facets.map((f) => new Set(chosen(f, params)));
    if (!asked.length) {
      const slots = new Set(choices.some((c) => c.size) || boxes ? facets.flatMap((f) => [...f.of.keys()]) : []);
      hits = rank(index.root, [...slots].map((slot) => ({ slot, score: 0 })))
        .sort((a, b) => a.class - b.class || b.slot - a.slot);
    }
    const passes = (slot, i) => !choices[i].size || (facets[i].of.get(slot) || []).some((v) => choices[i].has(v));
    const counts = new Map();
    const out = hits.filter(({ slot }) => {
      const misses = facets.filter((_, i) => !passes(slot, i));
      facets.forEach((f) => {
        // A facet counts what the other facets let pass.
        if (misses.some((m) => m != f)) return;
        for (const v of f.of.get(slot) || []) counts.set(v, (counts.get(v) || 0) + 1);
      });
      return !misses.length;
    });
    chips(choices, params);
    if (boxes) count(counts, choices);
    return asked.length || choices.some((c) => c.size) ? out : [];
  }

  // chips shows what is chosen; a click takes it away.
  function chips(choices, params) {
    const items = facets.flatMap((f, i) => [...choices[i]].map((v) => {
      const without = new URLSearchParams([...params].filter(([name, value]) => name != f.name || value != v.label));
      const q = new URLSearchParams(location.search).get("q");
      if (q) without.set("q", q);
      const a = element("a", { href: "?" + without }, `${f.label}：${v.label}`);
      a.setAttribute("aria-label", `取消筛选 ${f.label}：${v.label}`);
      return element("li", {}, a);
    }));
    const old = panel.parentNode.querySelector(".search-chips");
    if (old) old.remove();
    if (items.length) panel.after(element("ul", { className: "search-chips" }, ...items));
  }

  // count writes how many results each value has.
  function count(counts, choices) {
    for (const [v, { box, number, item, facet }] of boxes) {
      box.checked = choices[facet].has(v);
      number.textContent = `（${counts.get(v) || 0}）`;
      item.hidden = !counts.get(v) && !box.checked;
    }
    for (const f of panel.querySelectorAll("fieldset")) f.hidden = !f.querySelector("li:not([hidden])");
  }

  // open fills the panel.
  async function open() {
    try {
      await readFacets();
    } catch (e) {
      panel.append(element("p", {}, "筛选的数据没有读到，请稍后再试。"));
      return;
    }
    boxes = new Map();
    facets.forEach((f, facet) => {
      const items = f.values.map((v) => {
        const box = element("input", { type: "checkbox", name: f.name, value: v.label });
        const number = element("span", {});
        const item = element("li", {}, element("label", {}, box, " ", v.label, number));
        boxes.set(v, { box, number, item, facet });
        return item;
      });
      panel.append(element("fieldset", {}, element("legend", {}, f.label), element("ul", {}, ...items)));
    });
    panel.addEventListener("change", () => {
      const params = new URLSearchParams(location.search), old = new URLSearchParams(location.search);
      for (const name of new Set([...old.keys()])) if (name != "q") params.delete(name);
      for (const [, { box }] of boxes) if (box.checked) params.append(box.name, box.value);
      go("?" + params, true);
    });
    await run();
  }

  // ---- forgiving: what is offered where few pages hold what was typed ----

  // Each step returns words to ask for, or hits, and says what it did; undefined
  // where it has nothing to do.
  const steps = [withoutSign, likewise, withoutQuestion, inPieces, spelled, oneWrong, some];

  // forgive shows after the hits of asked what the steps find, one after the
  // other. The first four take the query as it is meant and go on until the
  // first page is full; the others guess, and only where there is next to
  // nothing.
  async function forgive(asked, hits, stale) {
    const known = new Set(hits.map((h) => h.slot)), wanted = asked.filter((w) => !w.not), not = asked.filter((w) => w.not);
    const said = `“${wanted.map((w) => w.text).join(" ")}”`;
    const none = (wanted.length > 1 ? "没有一页同时有" : "没有找到") + quoted(wanted) +
      (not.length ? `而没有${not.map((w) => `“${w.text}”`).join("")}` : "") + "。";
    for (const step of steps) {
      if (known.size >= (steps.indexOf(step) < 4 ? 10 : 3)) break;
      const found = await step(asked, hits.length < 3);
      if (stale()) return;
      if (!found) continue;
      const all = found.hits || await answer(index, found.words);
      const fresh = all.filter((h) => !known.has(h.slot)).slice(0, 10);
      if (!fresh.length) continue;
      for (const h of fresh) known.add(h.slot);
      const many = all.length > fresh.length && !hits.length ? `（共 ${all.length} 项，先列 ${fresh.length} 项）` : "";
      const shown = await list(fresh, found.words || [], `${hits.length ? `没有更多完全匹配${said}的，` : ""}以下是${found.say}${many}`);
      if (stale()) return;
      if (!hits.length) status.textContent = none + "下面是相近的结果。";
      results.append(...shown);
      if (many && found.q) {
        const q = [...found.q.map((w) => (w.not ? "-" : "") + (w.exact ? `"${w.text}"` : w.text))].join(" ");
        results.append(element("p", {}, element("a", { href: "?" + new URLSearchParams({ q }) }, `看全部 ${all.length} 项`)));
      }
    }
    if (known.size || stale()) return;
    status.textContent = none;
    results.append(element("p", {}, "可以少写几个字，换一种说法，或者从下面的目录查找；有问题要反映，请看“监督渠道”。"));
  }

  // each applies change to the forms of the words that must be there; undefined
  // where it changes none.
  function each(asked, change) {
    let changed = false;
    const out = asked.map((w) => {
      const forms = w.not ? [] : w.forms.flatMap(change).filter((f) => f && !w.forms.includes(f));
      changed = changed || forms.length > 0;
      return { ...w, forms: [...new Set([...w.forms, ...forms])].slice(0, 12) };
    });
    return changed ? out : undefined;
  }

  function withoutSign(asked) {
    const found = each(asked, (f) => /\d号$/.test(f) ? [f.slice(0, -1)] : []);
    return found && { words: found, say: "不带“号”字的" };
  }

  // likewise puts words of the same meaning for one another.
  async function likewise(asked) {
    const groups = ((await words()).syn).map((g) => g.map((w) => fold(w).s));
    const found = each(asked, (f) => groups.flatMap((g) => g.filter((w) => f.includes(w)).flatMap((w) =>
      g.map((other) => other.includes(w) && f.includes(other) ? "" : f.replace(w, other)))));
    return found && { words: found, say: "按相近的说法找到的" };
  }

  // piece is a word that stands for a part of another.
  const piece = (s) => ({ text: s, not: false, forms: formsOf(s, index.root.asof) });

  const stands = async (w) => (await answer(index, [w])).length > 0;

  // wide returns an offer of words, with those of the same meaning.
  async function wide(out, say) {
    const more = await likewise(out);
    return { words: more ? more.words : out, q: out, say };
  }

  // withoutQuestion leaves out the words that questions are made of; where pages
  // hold all that was asked, only such as stand by themselves.
  async function withoutQuestion(asked, few) {
    const ask = (await words()).ask.map((w) => fold(w).s);
    const out = await parts(asked, (w) => {
      const left = kept(w.forms[0], ask);
      return few || !left.length ? left : [w.forms[0]];
    });
    return out && wide(out, `有${quoted(out)}的`);
  }

  // kept returns what is left of s without words of ask: cut so that the fewest
  // single characters are left, then the fewest characters.
  function kept(s, ask) {
    const best = [{ cost: 0, pieces: [] }];
    for (let i = 0; i < s.length; i++) {
      const from = best[i];
      const reach = (to, cost, piece) => {
        if (best[to] && best[to].cost <= from.cost + cost) return;
        best[to] = { cost: from.cost + cost, pieces: piece ? [...from.pieces, piece] : from.pieces, run: !!piece };
      };
      if (!from) continue;
      for (const w of ask) if (w && s.startsWith(w, i)) reach(i + w.length, 0);
      for (let to = i + 1; to <= s.length && !from.run; to++) reach(to, to - i + (to - i > 1 ? 0 : 100), s.slice(i, to));
    }
    return best[s.length].pieces.filter((p) => p.length > 1);
  }

  // parts puts for every word that must be there, phrases apart, the pieces that
  // cut makes of it; undefined where nothing changes or nothing is left.
  async function parts(asked, cut) {
    const out = [];
    for (const w of asked) {
      out.push(...w.not || w.exact ? [w] : (await cut(w)).map((p) => p == w.forms[0] ? w : piece(p)));
    }
    const same = out.length == asked.length && out.every((w) => asked.includes(w));
    return same || !out.some((w) => !w.not) ? undefined : out;
  }

  const quoted = (asked) => asked.filter((w) => !w.not).map((w) => `“${w.text}”`).join("和");

  // longest returns how many characters at the beginning of list stand together
  // on some page.
  async function longest(list) {
    const codes = codesOf(list.join("")), { depth, sure, pages } = await index.walk(codes);
    if (sure) return pages.size ? list.length : depth - 1;
    await Promise.all(Array.from(pages.keys(), (slot) => index.record(slot)));
    for (let n = list.length; n > depth; n--) {
      for (const slot of pages.keys()) {
        if (await index.holds(slot, [list.slice(0, n).join("")]) >= 0) return n;
      }
    }
    return depth;
  }

  // cut returns a word as the longest pieces that stand on pages, of a pasted
  // text those of the beginning. Letters alone have no pieces that mean
  // something.
  async function cut(word) {
    const all = /^[a-z]*$/.test(word) ? [] : chars(word), out = [];
    for (let i = 0, tries = 0; i + 1 < all.length && tries < 16; tries++) {
      const n = await longest(all.slice(i));
      if (n > 1) out.push(all.slice(i, i + n).join(""));
      i += Math.max(n, 1);
    }
    return out;
  }

  // inPieces cuts words that stand nowhere as a whole.
  async function inPieces(asked) {
    const out = await parts(asked, async (w) => {
      const found = await stands(w) ? [] : await cut(w.forms[0]);
      return found.join("") == w.forms[0] ? found : [w.forms[0]];
    });
    return out && wide(out, `有${quoted(out)}的`);
  }

  // spelled finds titles by pinyin, in full or by initials.
  async function spelled(asked) {
    const letters = asked.map((w) => w.not ? "" : w.forms[0]).join("");
    if (!/^[a-z]{2,}$/.test(letters)) return;
    const { pages } = await index.walk(chars(letters).map((c) => c.charCodeAt(0) - 97 + 38));
    const hits = [...pages].map(([slot, score]) => ({ slot, score, titled: true }));
    return { hits: rank(index.root, hits), say: `标题的拼音像“${letters}”的` };
  }

  // oneWrong takes one character of a word that stands nowhere for another.
  async function oneWrong(asked) {
    const near = (await words()).near;
    for (const w of asked) {
      if (w.not || await stands(w)) continue;
      const forms = (await corrected(chars(w.forms[0]), near)).slice(0, 4);
      if (!forms.length) continue;
      const found = asked.map((x) => x == w ? { ...w, forms } : x);
      return { words: found, say: `有${forms.map((f) => `“${f}”`).join("或")}的` };
    }
  }

  // corrected returns what stands on pages and differs from a word in one
  // character, what most pages have first: what sounds or looks alike, all else
  // only where there is no such thing.
  async function corrected(word, near) {
    const codes = codesOf(word.join("")), weights = new Map();
    if (word.length < 2) return [];
    const isNear = (i, c) => near.some((g) => g.includes(c) && g.includes(word[i]));
    const add = (i, c, weight) => {
      if (c == word[i]) return;
      const form = [...word.slice(0, i), c, ...word.slice(i + 1)].join("");
      weights.set(form, (weights.get(form) || (isNear(i, c) ? 1e6 : 0)) + weight);
    };
    // look reads in the texts of a few pages what stands at some places.
    const look = async (slots, places) => {
      if (index.filesOf(slots) > 6) return;
      await Promise.all(slots.map((slot) => index.record(slot)));
      for (const slot of slots) {
        const page = await index.record(slot);
        await index.rest(page);
        for (const line of page.lines) {
          const { s } = fold(line.text || "", line.variants);
          for (const i of places) {
            const pattern = word.map((c, j) => j == i ? "(.)" : c.replace(".", "\\.")).join("");
            for (const m of s.matchAll(new RegExp(pattern, "gu"))) add(i, m[1], 1);
          }
        }
      }
    };
    // tried takes others for the character at a place. Texts are read only where
    // no grams are sure of any.
    const tried = async (i, others) => {
      const walked = await Promise.all(others.map(async (c) => {
        const form = word.map((x, j) => j == i ? c : x).join("");
        return { c, form, ...await index.walk(codesOf(form)) };
      }));
      const known = walked.some(({ sure, pages }) => sure && pages.size);
      await Promise.all(walked.map(async ({ c, form, sure, pages }) => {
        const n = sure ? pages.size : known ? 0 : (await answer(index, [{ forms: [form], not: false }])).length;
        if (n) add(i, c, n);
      }));
    };
    // From the third character on the trie shows what else follows; where it
    // ends before the word, the texts do. Wrong is the place of the character
    // taken for another, c that other.
    const later = [];
    const nodeAt = async (depth) => {
      const bits = await index.entry(codes.slice(0, depth));
      return bits && nodeOf(bits, index.root.u);
    };
    const below = (n) => [...n.pages.keys(), ...[...n.ways ? n.ways.values() : []].flatMap(below)];
    const descend = async (node, depth, wrong, c) => {
      if (node && depth == codes.length) {
        if (wrong) add(wrong, c, new Set(below(node)).size);
      } else if (node && node.ways) {
        for (const [code, way] of node.ways) {
          if (code == codes[depth]) await descend(way, depth + 1, wrong, c);
          else if (!wrong) await descend(way, depth + 1, depth, charOf(code));
        }
      } else if (node && node.far) {
        if (!wrong) await descend(await nodeAt(depth + 1), depth + 1);
      } else if (node) {
        const order = !wrong ? 0 : isNear(wrong, c) ? 1 : 2;
        later.push({ slots: [...node.pages.keys()], places: wrong ? [wrong] : codes.map((_, i) => i).slice(depth), order });
      }
    };
    if (codes.length > 2) await descend(await nodeAt(2), 2);
    let files = 0; // that are read; a frequent beginning leads to very many
    for (const { slots, places } of later.sort((a, b) => a.order - b.order)) {
      if ((files += index.filesOf(slots)) > 6 || weights.size) break;
      await look(slots, places);
    }
    // Before it, what sounds or looks alike is tried in short words, then what
    // follows the wrong character is searched.
    for (const i of [1, 0]) {
      if (!weights.size && codes.length < 5) {
        const alike = [...new Set(near.filter((g) => g.includes(word[i])).map((g) => g.split(" ")[0]).join("").replaceAll(word[i], ""))].slice(0, 8);
        while (alike.length && !weights.size) await tried(i, alike.splice(0, 4));
      }
      if (!weights.size && codes.length - i > 2) {
        const rest = await index.walk(codes.slice(i + 1));
        await index.narrow(rest);
        await look([...rest.pages.keys()], [i]);
      }
    }
    const forms = [...weights.keys()], likely = forms.filter((f) => weights.get(f) >= 1e6);
    return (likely.length ? likely : forms).sort((a, b) => weights.get(b) - weights.get(a) || (a < b ? -1 : 1));
  }

  // charOf is the character of a code.
  function charOf(code) {
    if (code > 4095) return String.fromCodePoint(code - 4096);
    if (code < 27) return String.fromCharCode(96 + code);
    if (code < 38) return code == 37 ? "." : "" + (code - 27);
    const i = code - 64, bytes = [0xb0 + Math.floor(i / 94), 0xa1 + i % 94];
    return new TextDecoder("gb18030").decode(new Uint8Array(bytes));
  }

  // some finds pages that have any of the words or their pieces, most first.
  async function some(asked) {
    const parts = [];
    for (const w of asked) {
      if (!w.not) parts.push(...await stands(w) ? [w] : (await cut(w.forms[0])).map(piece));
    }
    const not = asked.filter((w) => w.not), scores = new Map();
    for (const w of parts) {
      for (const h of await answer(index, [w, ...not])) scores.set(h.slot, (scores.get(h.slot) || 0) + 100 + h.score);
    }
    if (!parts.length) return;
    const hits = rank(index.root, [...scores].map(([slot, score]) => ({ slot, score })));
    return { hits, words: parts, say: `只有其中一部分的` };
  }

  return { open, filter, forgive };
}
