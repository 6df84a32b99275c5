package check

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"gongshi/generator/diag"
	"gongshi/generator/personal"
)

// TestNoFaultPrintsWhatItFound prints the faults of the archives on personal
// data in every form: no number and no name may be in them.
func TestNoFaultPrintsWhatItFound(t *testing.T) {
	for _, archive := range []string{"R125", "R126", "R127", "S027", "S028"} {
		site, _ := siteOf(t, archive, "bad/")
		faults := Site(site)
		for name, print := range map[string]func(io.Writer, []diag.Diagnostic, string) error{
			"text": diag.WriteText, "json": diag.WriteJSON, "sarif": diag.WriteSARIF, "github": diag.WriteGitHub,
		} {
			for _, lang := range []string{"zh", "en"} {
				var out bytes.Buffer
				if err := print(&out, faults, lang); err != nil {
					t.Fatal(err)
				}
				for _, line := range strings.Split(out.String(), "\n") {
					if finds := personal.Scan(line); len(finds) > 0 || strings.Contains(line, "欧阳试验") || strings.Contains(line, "张某") && name != "text" {
						t.Errorf("%s, %s %s prints %s: %v", archive, name, lang, line, finds)
					}
				}
			}
		}
	}
}

// TestHintShowsTheLineThatAllows pastes the line of a hint into the record.
func TestHintShowsTheLineThatAllows(t *testing.T) {
	site, files := siteOf(t, "S027", "bad/")
	var line string
	for _, d := range Site(site) {
		if d.Code == diag.R125 {
			_, after, _ := strings.Cut(d.Hint.ZH, "加上 ")
			line = strings.Replace(after, "…", "依法公告", 1)
		}
	}
	const more = "data/ju/more.toml"
	head, tail, _ := strings.Cut(string(files[more].Data), "allowances = [\n")
	_, tail, _ = strings.Cut(tail, "]\n")
	head2, _, _ := strings.Cut(tail, "allowances")
	files[more].Data = []byte(head + line + "\n" + head2)
	for _, d := range Site(loadSite(t, files)) {
		if d.Waived != "依法公告" {
			t.Errorf("%s: %s (%s)", d.Code, d.Text.ZH, line)
		}
	}
}
