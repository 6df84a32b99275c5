package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"gongshi/bench/search/plain"
)

// pagefindVersion is the one that is measured.
const pagefindVersion = "1.6.0"

// pagefindPage asks Pagefind as its own page would, and shows the first ten
// results.
const pagefindPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Pagefind</title>
<form><input name="q"></form><ol id="list"></ol>
<script type="module">
import * as pagefind from "./pagefind/pagefind.js";
async function ask(q) {
	const found = await pagefind.search(q);
	window.found = found.results.map((r) => r.id).join();
	const ten = await Promise.all(found.results.slice(0, 10).map((r) => r.data()));
	document.querySelector("#list").replaceChildren(...ten.map((d) => {
		const item = document.createElement("li"), a = document.createElement("a"), p = document.createElement("p");
		a.href = d.url;
		a.textContent = d.meta.title;
		p.innerHTML = d.excerpt;
		item.append(a, p);
		return item;
	}));
}
document.querySelector("form").addEventListener("submit", (e) => {
	e.preventDefault();
	ask(e.target.q.value);
});
ask(new URLSearchParams(location.search).get("q"));
</script>`

// pagefindToo indexes the same pages with Pagefind and asks it the same queries.
func (s settings) pagefindToo(w io.Writer, dir string, x *index, t *texts, list []query) error {
	tool := filepath.Join(dir, "npm")
	if err := os.MkdirAll(tool, 0o755); err != nil {
		return err
	}
	install := exec.Command("npm", "install", "--prefix", tool, "--no-audit", "--no-fund", "pagefind@"+pagefindVersion)
	if out, err := install.CombinedOutput(); err != nil {
		fmt.Fprintf(w, "\nPagefind is left out: npm does not install it (%v) %.200s\n", err, out)
		return nil
	}
	site := filepath.Join(dir, "pagefind")
	for _, slot := range x.slots {
		name := filepath.Join(site, filepath.FromSlash(x.address[slot]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.Link(filepath.Join(x.dir, filepath.FromSlash(x.address[slot])), name); err != nil {
			return err
		}
	}
	var costs []cost
	for range max(1, s.runs) {
		if err := os.RemoveAll(filepath.Join(site, "pagefind")); err != nil {
			return err
		}
		c, err := timed(exec.Command(filepath.Join(tool, "node_modules", ".bin", "pagefind"), "--site", site,
			"--root-selector", "main", "--exclude-selectors", "[data-nosearch],svg,form,noscript,template"))
		if err != nil {
			return err
		}
		costs = append(costs, c)
	}
	files, size, err := sizeOf(filepath.Join(site, "pagefind"))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n== Pagefind %s, the same %d pages\n\nindexing: wall %.2f s, CPU %.2f s, peak %.0f MiB; %.2f MB, %d files\n", pagefindVersion, len(x.slots),
		spreadOf(costs, func(c cost) float64 { return c.wall }), spreadOf(costs, func(c cost) float64 { return c.cpu }),
		spreadOf(costs, func(c cost) float64 { return c.peak }).median, float64(size)/1e6, files)
	if err := os.WriteFile(filepath.Join(site, "ask.html"), []byte(pagefindPage), 0o644); err != nil {
		return err
	}
	ids, err := fragments(filepath.Join(site, "pagefind", "fragment"))
	if err != nil {
		return err
	}
	server := newServer(site)
	defer server.Close()
	answers, err := run(s.browser, dir, server, "ask.html", true, true, list)
	if err != nil {
		return err
	}
	fmt.Fprintln(w)
	tableHead(w)
	random, typed := cut(answers)
	tableRows(w, "random, 200", random)
	tableRows(w, "realistic, 36", typed)
	s.spent(w, answers)
	slots := map[string]int32{}
	for slot, address := range x.address {
		slots[address] = slot
	}
	fmt.Fprintln(w, "\n| Pagefind finds | queries | recall | precision | exact | nothing found |\n|---|---|---|---|---|---|")
	for i, list := range [][]answer{random, typed} {
		var recall, precision float64
		exact, none, n := 0, 0, 0
		for _, a := range list {
			if !a.isPiece() {
				continue
			}
			var found []int32
			for id := range strings.SplitSeq(a.found, ",") {
				if slot, ok := slots[ids[id]]; ok {
					found = append(found, slot)
				}
			}
			slices.Sort(found)
			right := a.right(t.folded)
			if a.class == "random" { // Pagefind does not fold: as it stands in the text
				right = t.lower.Find(strings.ToLower(a.text))
			}
			r, p := plain.Score(found, right)
			recall, precision, n = recall+r, precision+p, n+1
			if r == 1 && p == 1 {
				exact++
			}
			if len(found) == 0 {
				none++
			}
		}
		fmt.Fprintf(w, "| %s | %d | %.3f | %.3f | %d | %d |\n", []string{"random", "realistic, as typed"}[i],
			n, recall/float64(n), precision/float64(n), exact, none)
	}
	return nil
}

// fragments returns the pages of Pagefind's results by their ids.
func fragments(dir string) (map[string]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.pf_fragment"))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, name := range names {
		packed, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(z)
		if err != nil {
			return nil, err
		}
		var page struct{ URL string }
		if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("pagefind_dcd")), &page); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[strings.TrimSuffix(filepath.Base(name), ".pf_fragment")] = strings.TrimPrefix(page.URL, "/")
	}
	return out, nil
}

// sizeOf counts the files of a folder and their bytes.
func sizeOf(dir string) (files int, size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files++
			size += info.Size()
		}
		return err
	})
	return files, size, err
}
