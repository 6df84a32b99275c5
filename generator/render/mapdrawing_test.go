package render

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"gongshi/generator/flow"
	"gongshi/generator/plan"
	"gongshi/generator/text"
)

// randomMap is a map with up to ten categories of up to 20 powers.
func randomMap(r *rand.Rand) *plan.MapDrawing {
	const words = "行政许可征收审核发放救助（补贴）、W7 与《办法》检查"
	say := func(most int) string {
		all := []rune(strings.Repeat(words, 9))
		at := r.IntN(len(all) / 2)
		return string(all[at : at+1+r.IntN(most)])
	}
	d := &plan.MapDrawing{ID: "tu", Title: "防控图", Desc: "总图", Unit: say(60), Size: "3类 · 9项权力"}
	for i := range 1 + r.IntN(10) {
		c := plan.DrawnCategory{Text: say(20), Href: fmt.Sprintf("#map-%d", i+1), Small: []string{"9项", "100个风险点"}}
		for k := range r.IntN(20) {
			w := plan.DrawnPower{Text: say(40), Small: "100步 · 100个风险点", Href: fmt.Sprintf("#map-%d-%d", i+1, k+1)}
			for m := range r.IntN(6) {
				w.Marks = append(w.Marks, plan.DrawnMark{Rank: m, Label: say(6) + "×99"})
			}
			c.Powers = append(c.Powers, w)
		}
		d.Categories = append(d.Categories, c)
	}
	return d
}

// TestMapsAreDrawnWhole draws 100 random maps: each category and power has its
// link, no text is wider than its box, and no sheet higher than paper.
func TestMapsAreDrawnWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	link := regexp.MustCompile(`<a href="#map-\d+-\d+"`)
	for range 100 {
		m := randomMap(r)
		h := &writing{}
		h.mapDrawing(m)
		again := &writing{}
		again.mapDrawing(m)
		if string(h.b) != string(again.b) {
			t.Fatal("drawn twice it differs")
		}
		page := string(h.b)
		powers := 0
		for _, c := range m.Categories {
			powers += len(c.Powers)
			for _, w := range c.Powers {
				if n := strings.Count(page, `<a href="`+w.Href+`"`); n != 1 {
					t.Errorf("%d links to %s", n, w.Href)
				}
			}
			if !strings.Contains(page, `<a href="`+c.Href+`"`) {
				t.Errorf("no link to %s", c.Href)
			}
		}
		if n := len(link.FindAllString(page, -1)); n != powers {
			t.Errorf("%d links to %d powers", n, powers)
		}
		for _, svg := range strings.SplitAfter(page, "</svg>\n") {
			wellFormed(t, []byte(svg))
		}
		alone := mapFile(nil, m)
		wellFormed(t, alone)
		if strings.Contains(string(alone), "<a ") || strings.Count(string(alone), "<svg") != 1 {
			t.Error("links or several pictures in a file that opens alone")
		}
		textsFit(t, layOutMap(m, false))
	}
}

func textsFit(t *testing.T, o overview) {
	t.Helper()
	for _, g := range o.picture.Groups {
		for _, n := range g.Boxes {
			lines, small := flow.OverviewTextWidth(mapBoxW)
			for _, s := range n.Lines {
				if text.Ems(s) > lines {
					t.Errorf("%q is wider than its box", s)
				}
			}
			for _, s := range n.Small {
				if text.Ems(s) > small {
					t.Errorf("%q is wider than its box", s)
				}
			}
			for _, m := range n.Marks {
				const sign = 14 // pixels, with its gap
				if text.Ems(m.Text)+sign*text.Em/12 > small {
					t.Errorf("%q is wider than its box", m.Text)
				}
			}
		}
	}
	for _, s := range o.sheets {
		if s.H*mapPaperW > max(s.W, mapPaperW)*(mapPaperH+20) {
			t.Errorf("a sheet of %d by %d", s.W, s.H)
		}
	}
}
