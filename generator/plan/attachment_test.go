package plan

import (
	"testing"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

func TestAttachmentsLieBesideTheirRecordAndHavePortableNames(t *testing.T) {
	files := map[string]*source.File{}
	for _, name := range []string{"content/u/a.pdf", "content/u/x/b.csv", "content/u/附件.pdf", "content/w/secret.pdf"} {
		files[name] = &source.File{Path: name, Bytes: []byte("x")}
	}
	p := &planner{site: model.NewSite(model.Settings{}, model.Day{Y: 2013, M: 1, D: 20}, nil, files), files: map[string]string{}}
	text := &source.File{Path: "content/u/n.md", Bytes: []byte("x")}
	data := &source.File{Path: "data/u/n.toml", Bytes: []byte("x")}
	for _, c := range []struct {
		from *source.File
		name string
		to   string
		code diag.Code
	}{
		{text, "a.pdf", "u/files/a.pdf", ""},
		{text, "x/b.csv", "u/files/x/b.csv", ""},
		{data, "a.pdf", "u/files/a.pdf", ""},
		{text, "附件.pdf", "", diag.P005},
		{text, "none.pdf", "", diag.P004},
		{text, "../w/secret.pdf", "", diag.P004},
		{data, "../w/secret.pdf", "", diag.P004},
		{text, "../../gongshi.toml", "", diag.P004},
	} {
		p.faults = diag.List{}
		_, to, ok := p.attachment(c.from.At(0, 1), "u", c.name, c.from.At(0, 1))
		var code diag.Code
		if ds := p.faults.Sorted(); len(ds) > 0 {
			code = ds[0].Code
		}
		if to != c.to || ok != (c.to != "") || code != c.code {
			t.Errorf("%s from %s: %q, %v, fault %q", c.name, c.from.Path, to, ok, code)
		}
	}
	if len(p.out) != 2 {
		t.Errorf("%d files are published, want 2", len(p.out))
	}
}

func TestPathsThatDifferInCaseOnlyCollide(t *testing.T) {
	f := &source.File{Path: "content/u/n.md", Bytes: []byte("xy")}
	p := &planner{}
	p.add(Target{Path: "u/files/A.pdf", At: f.At(0, 1)})
	p.add(Target{Path: "u/files/a.pdf", At: f.At(1, 2)})
	p.add(Target{Path: "u/files/b.pdf", At: f.At(1, 2)})
	if got := p.finish(); len(got.Targets) != 2 {
		t.Errorf("%d targets", len(got.Targets))
	}
	if ds := p.faults.Sorted(); len(ds) != 1 || ds[0].Code != diag.P001 || len(ds[0].Also) != 1 {
		t.Errorf("faults %v", ds)
	}
}
