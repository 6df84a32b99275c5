package check

import (
	"strings"
	"testing"

	"gongshi/generator/model"
	"gongshi/generator/source"
)

func TestNumbersInOutputStopTheBuild(t *testing.T) {
	site, _ := siteOf(t, "S028", "ok/")
	const id, card = "110101199003078662", "6222021001116245702"
	at := (&source.File{Path: "layouts/base.html"}).At(0, 0)
	for _, c := range []struct {
		file, data string
		want       int
	}{
		{"ju/index.html", "<p>" + id + "</p>", 1},
		{"ju/index.html", "<p>110101<b>19900307</b>8662</p>", 1},
		{"ju/index.html", "<p>" + id + " " + id + " " + card + "</p>", 2}, // each once
		{"ju/list.csv", "张某," + id + "\n", 1},
		{"ju/list.json", `{"a": "` + card + `"}`, 1},
		{"ju/" + id + ".html", "", 1},
		{"assets/site.js", "x=" + id, 1},
		{"ju/index.html", "<p>13812345678, 11*************662, 110101199003078663</p>", 0},
		{"ju/chart.svg", `<path d="M110101 19900307 8662"/>`, 0},
		{"ju/tu.png", id, 0},
	} {
		got := NewNumbers(site, model.Public).Scan(at, c.file, []byte(c.data))
		if len(got) != c.want {
			t.Errorf("%s %q: %v", c.file, c.data, got)
		}
		for _, d := range got {
			if strings.Contains(d.Text.ZH+d.Hint.ZH, id) && !strings.Contains(c.file, id) {
				t.Errorf("%v", d.Text)
			}
		}
		if len(NewNumbers(site, model.Office).Scan(at, c.file, []byte(c.data))) > 0 {
			t.Errorf("%s: the office may see it", c.file)
		}
	}
}

func TestAllowedNumbersMayStandInOutput(t *testing.T) {
	site, _ := siteOf(t, "R125", "ok/") // allows 11*************662 until 2013-12-31
	data := []byte("<p>110101 19900307 8662</p>")
	if got := NewNumbers(site, model.Public).Scan(source.Span{}, "a.html", data); len(got) > 0 {
		t.Error(got)
	}
	site.AsOf = model.Day{Y: 2014, M: 1, D: 1}
	if got := NewNumbers(site, model.Public).Scan(source.Span{}, "a.html", data); len(got) != 1 {
		t.Error(got)
	}
}
