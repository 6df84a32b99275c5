package main

import (
	"encoding/xml"
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/plan"
)

// The sizes of a sheet in CSS pixels of the picture; a drawing is shown at
// scale percent, the least at which its small type can be read.
const (
	sheetWidth = 2400
	scale      = 80
	gap        = 24
	headRoom   = 26 // of the title above a drawing
)

// sheet is the charts of one unit.
type sheet struct {
	unit  string
	cards []card
}

// card is one chart: the file of its drawing and the size at which it is shown.
type card struct {
	id, title, file string
	w, h            int
}

// sheetsOf lists the charts of each unit of a site built in dir. A chart that
// has no drawing is left out.
func sheetsOf(s *model.Site, dir string) []sheet {
	var out []sheet
	for _, u := range s.Units {
		sh := sheet{unit: u.Name.V}
		for _, f := range model.In[model.Flowchart](s, u.Home) {
			file := filepath.Join(dir, filepath.FromSlash(strings.TrimSuffix(plan.Address(f), ".html")+".svg"))
			w, h, err := sizeOf(file)
			if err != nil {
				fmt.Fprintf(os.Stderr, "%s: %v\n", plan.Address(f), err)
				continue
			}
			sh.cards = append(sh.cards, card{path.Join(u.Home, f.ID.V), model.Title(f), file, w * scale / 100, h * scale / 100})
		}
		if len(sh.cards) > 0 {
			out = append(out, sh)
		}
	}
	return out
}

// sizeOf reads the size of an SVG file.
func sizeOf(file string) (w, h int, err error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	token, err := xml.NewDecoder(f).Token()
	if err != nil {
		return 0, 0, err
	}
	root, _ := token.(xml.StartElement)
	for _, a := range root.Attr {
		switch a.Name.Local {
		case "width":
			w, _ = strconv.Atoi(a.Value)
		case "height":
			h, _ = strconv.Atoi(a.Value)
		}
	}
	if w == 0 || h == 0 {
		return 0, 0, fmt.Errorf("the drawing has no size")
	}
	return w, h, nil
}

// rowsOf puts cards, the highest first, into rows: each into the first that has
// room for it. A row is as high as its first card.
func rowsOf(cards []card) [][]card {
	var rows [][]card
	var used []int
	for _, c := range cards {
		at := slices.IndexFunc(used, func(w int) bool { return w+c.w+gap <= sheetWidth })
		if at < 0 {
			at = len(rows)
			rows, used = append(rows, nil), append(used, gap)
		}
		rows[at] = append(rows[at], c)
		used[at] += c.w + gap
	}
	return rows
}

// draw writes the picture of a sheet.
func (s sheet) draw(b *browser, dir, name string) error {
	cards := slices.Clone(s.cards)
	slices.SortStableFunc(cards, func(a, b card) int { return b.h - a.h })
	var page strings.Builder
	page.WriteString(`<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>
body{margin:0;background:#fff;font:14px/20px "Noto Sans CJK SC",sans-serif;color:#000}
h1{position:absolute;margin:0;left:24px;top:16px;font-size:22px;line-height:32px}
div{position:absolute;white-space:nowrap;overflow:hidden}
img{display:block;margin-top:4px;outline:1px solid #ccc}
small{color:#555}
</style>`)
	fmt.Fprintf(&page, "<h1>%s · %d幅</h1>\n", html.EscapeString(s.unit), len(cards))
	top := 64
	for _, row := range rowsOf(cards) {
		x := gap
		for _, c := range row {
			fmt.Fprintf(&page, `<div style="left:%dpx;top:%dpx;width:%dpx;padding:1px"><b>%s</b> <small>%s</small><img src="file://%s" width="%d" height="%d"></div>`+"\n",
				x, top, c.w, html.EscapeString(strings.TrimSuffix(c.title, "流程图")), html.EscapeString(path.Base(c.id)), filepath.ToSlash(c.file), c.w, c.h)
			x += c.w + gap
		}
		top += row[0].h + headRoom + gap
	}
	file := filepath.Join(dir, "sheet.html")
	if err := os.WriteFile(file, []byte(page.String()), 0o600); err != nil {
		return err
	}
	picture, err := b.picture(file, look{width: sheetWidth, height: top, scale: 1})
	if err != nil {
		return err
	}
	return writeSmall(name, picture, 16)
}
