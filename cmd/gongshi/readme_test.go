package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"gongshi/generator/edit"
)

// TestReadmesLeadToAPublishedPage does what the READMEs tell an officer to do:
// begin a site, add the notice they show, check, build.
func TestReadmesLeadToAPublishedPage(t *testing.T) {
	block := regexp.MustCompile("(?s)```markdown\n(.*?)```")
	for _, readme := range []string{"../../README.md", "../../README.zh-CN.md"} {
		text, err := os.ReadFile(readme)
		if err != nil {
			t.Fatal(err)
		}
		notice := block.FindSubmatch(text)
		if notice == nil {
			t.Fatalf("%s shows no notice", readme)
		}
		dir := t.TempDir()
		if _, err := edit.Init(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "content", "danwei", "first.md"), notice[1], 0o644); err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{{"check"}, {"build"}} {
			var out, errs bytes.Buffer
			args := append([]string{"--site", dir, "--as-of", "2026-01-15", "--lang", "zh"}, command...)
			if status := run(args, &out, &errs); status != 0 {
				t.Errorf("%s, %v: status %d\n%s", readme, command, status, errs.String())
			}
		}
		page, err := os.ReadFile(filepath.Join(dir, "public", "danwei", "notices", "first.html"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(page, []byte("某某事项予以公示")) {
			t.Error("the notice's page lacks its text")
		}
	}
}
