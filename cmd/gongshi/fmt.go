package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"gongshi/generator"
	"gongshi/generator/edit"
	"gongshi/generator/personal"
)

func (a *app) fmtCommand() *cobra.Command {
	var fix bool
	c := &cobra.Command{
		Use: "fmt [文件]...", Short: "列出机器可以改好的笔误；加 --fix 就改", Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, only []string) error {
			files, err := generator.Format(a.opt)
			if err != nil {
				return err
			}
			if len(only) > 0 {
				files = slices.DeleteFunc(files, func(f generator.Mended) bool { return !slices.Contains(only, f.Path) })
			}
			if a.format == "json" {
				if err := a.mendsJSON(files); err != nil {
					return err
				}
			} else {
				a.differences(files)
			}
			if fix {
				return a.rewrite(files)
			}
			if len(files) == 0 {
				a.speak("没有机器可以改好的笔误。", "there is nothing a machine could mend.")
				return nil
			}
			a.speak("共 %[1]d 个文件、%[2]d 处。加 --fix 就照上面改：gongshi fmt --fix", "%[1]d files, %[2]d places. To mend them as shown: gongshi fmt --fix", len(files), mends(files))
			return errFaults
		},
	}
	c.Flags().BoolVar(&fix, "fix", false, "照列出的改，其他一个字也不动")
	return c
}

// speak prints a sentence unless the caller wants none or a format for machines.
func (a *app) speak(zh, en string, args ...any) {
	if a.speaks() {
		fmt.Fprintln(a.stdout, a.say(zh, en, args...))
	}
}

func mends(files []generator.Mended) int {
	n := 0
	for _, f := range files {
		n += f.Mends
	}
	return n
}

// differences prints the lines that change, old and new.
func (a *app) differences(files []generator.Mended) {
	for _, f := range files {
		fmt.Fprintln(a.stdout, personal.Mask(f.Path))
		for _, d := range changedLines(f) {
			if d.Old != "" {
				fmt.Fprintf(a.stdout, "%5d - %s\n", d.Line, personal.Mask(d.Old))
			}
			if d.New != "" {
				fmt.Fprintf(a.stdout, "      + %s\n", personal.Mask(d.New))
			}
		}
	}
}

// lineChange is one line of the old text and what takes its place.
type lineChange struct {
	Line int    `json:"line"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// changedLines pairs the lines that differ, stretch by stretch. Where lines
// were joined the later ones have no new text.
func changedLines(f generator.Mended) []lineChange {
	old, fresh := bytes.Split(f.Before, []byte{'\n'}), bytes.Split(f.After, []byte{'\n'})
	var out []lineChange
	for i, j := 0, 0; i < len(old) || j < len(fresh); {
		if i < len(old) && j < len(fresh) && bytes.Equal(old[i], fresh[j]) {
			i, j = i+1, j+1
			continue
		}
		toOld, toNew := together(old[i:], fresh[j:])
		for k := range max(toOld, toNew) {
			d := lineChange{Line: i + k + 1}
			if k < toOld {
				d.Old = string(old[i+k])
			}
			if k < toNew {
				d.New = string(fresh[j+k])
			}
			out = append(out, d)
		}
		i, j = i+toOld, j+toNew
	}
	return out
}

// together returns how many lines of each side to pass until both go on with
// the same line, the fewest; all of them where they never do.
func together(a, b [][]byte) (x, y int) {
	for sum := 1; sum <= len(a)+len(b); sum++ {
		for x := max(0, sum-len(b)); x <= min(sum, len(a)); x++ {
			y := sum - x
			if x < len(a) && y < len(b) && len(a[x]) > 0 && bytes.Equal(a[x], b[y]) {
				return x, y
			}
		}
	}
	return len(a), len(b)
}

// mendsJSON prints what changes as one object.
func (a *app) mendsJSON(files []generator.Mended) error {
	type file struct {
		File  string       `json:"file"`
		Mends int          `json:"mends"`
		Lines []lineChange `json:"lines"`
	}
	out := struct {
		Files []file `json:"files"`
	}{Files: []file{}}
	for _, f := range files {
		lines := changedLines(f)
		for i := range lines {
			lines[i].Old, lines[i].New = personal.Mask(lines[i].Old), personal.Mask(lines[i].New)
		}
		out.Files = append(out.Files, file{personal.Mask(f.Path), f.Mends, lines})
	}
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// rewrite writes the files.
func (a *app) rewrite(files []generator.Mended) error {
	for _, f := range files {
		if err := edit.Rewrite(a.opt.Dir, f.Path, f.Before, f.After); err != nil {
			return err
		}
	}
	a.speak("改好 %[1]d 个文件、%[2]d 处。再运行 gongshi check 看还有什么要人来定。", "%[1]d files mended, %[2]d places. Run gongshi check for what needs a person.", len(files), mends(files))
	return nil
}
