package load

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// hostile texts make the library work for seconds or take gigabytes; we must
// refuse or read each in an instant.
func hostileTexts() map[string]struct {
	text string
	code diag.Code // "" if the text is sound
} {
	const million = 1_000_000
	type text = struct {
		text string
		code diag.Code
	}
	var distinct, deep, headers strings.Builder
	for i := range 120_000 {
		fmt.Fprintf(&distinct, "k%d=1\n", i)
	}
	deep.WriteString("[" + strings.TrimSuffix(strings.Repeat(strings.Repeat("k", 120)+".", 8), ".") + "]\n")
	for i := range 100_000 {
		fmt.Fprintf(&deep, "k%d=1\n", i)
	}
	for i := range 120_000 {
		fmt.Fprintf(&headers, "[h%d]\n", i)
	}
	return map[string]text{
		"dotted key of 40 kB":           {"a" + strings.Repeat(".a", 20_000) + " = 1", diag.S013},
		"dotted header of 40 kB":        {"[a" + strings.Repeat(".a", 20_000) + "]", diag.S013},
		"a million nested arrays":       {"a = " + strings.Repeat("[", million), diag.S013},
		"nested arrays, closed":         {"a = " + strings.Repeat("[", million/3) + strings.Repeat("]", million/3), diag.S013},
		"a million nested tables":       {"a = " + strings.Repeat("{a=", million/3), diag.S013},
		"arrays nested over lines":      {"a = " + strings.Repeat("[\n", million), diag.S013},
		"bare key of a megabyte":        {strings.Repeat("a", million) + " = 1", diag.S013},
		"quoted key of a megabyte":      {"\"" + strings.Repeat("a", million) + "\" = 1", diag.S013},
		"dotted key of quoted parts":    {strings.TrimSuffix(strings.Repeat("\"\".", million/4), ".") + " = 1", diag.S013},
		"line of 3 MB":                  {"a = \"" + strings.Repeat("a", 3*million) + "\"", diag.S013},
		"number of 100 kB":              {"a = " + strings.Repeat("1", 100_000), diag.S002},
		"120,000 keys":                  {distinct.String(), diag.S013},
		"120,000 headers":               {headers.String(), diag.S013},
		"100,000 keys at a long path":   {deep.String(), diag.S013},
		"120,000 items":                 {"a = [\n" + strings.Repeat("1,\n", 120_000) + "]", diag.S013},
		"120,000 empty tables":          {"a = [\n" + strings.Repeat("{},\n", 120_000) + "]", diag.S013},
		"120,000 records":               {strings.Repeat("[[a]]\n", 120_000), diag.S013},
		"a million unclosed quotes":     {strings.Repeat("a = \"\n", million/2), diag.S013},
		"unclosed quotes, one end":      {strings.Repeat("a = 'x\n", million/4) + "\"", diag.S013},
		"a million wide commas":         {"a = [" + strings.Repeat("1，\n", million/3) + "]", diag.S013},
		"a million wide spaces":         {strings.Repeat("\u3000", million/3), diag.S003},
		"wide spaces on every line":     {strings.Repeat("\u3000\n", million/2), diag.S013},
		"a million brackets":            {strings.Repeat("]", million), diag.S002},
		"open blocks":                   {strings.Repeat("a = \"\"\"\n", 400_000), diag.S005},
		"open arrays before statements": {strings.Repeat("a = [\n", 400_000), diag.S013},
		"quotes on one line":            {"a = [" + strings.Repeat("\"x\"y", 200_000), diag.S002},
		"equals signs on one line":      {strings.Repeat("=", million), diag.S002},
		"backslashes":                   {"a = \"" + strings.Repeat("\\", million-10) + "\"", ""},
		"escapes in a block":            {"a = \"\"\"" + strings.Repeat("\\\n", 300_000) + "\"\"\"", ""},
		"bad escapes":                   {"a = \"" + strings.Repeat("\\q", million/3) + "\"", diag.S013},
		"blanks after a backslash":      {"a = \"\"\"" + strings.Repeat("\\ ", million/3) + "\"\"\"", diag.S013},
		"text of 17 MB":                 {strings.Repeat("#\n", 17<<19), diag.S013},
		"comment of 4 MB":               {strings.Repeat("# 注释注释\n", 250_000), ""},
	}
}

func TestHostileTextIsRefusedAtOnce(t *testing.T) {
	texts := hostileTexts()
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		c := texts[name]
		t.Run(name, func(t *testing.T) {
			f := &source.File{Path: "x.toml", Bytes: []byte(c.text)}
			var faults []diag.Diagnostic
			took, bytes := cost(func() { _, faults = readTOML(f, 0, len(f.Bytes)) })
			codes := map[diag.Code]bool{}
			for _, d := range faults {
				codes[d.Code] = true
			}
			if c.code != "" && !codes[c.code] || c.code == "" && len(faults) > 0 {
				t.Errorf("faults %v, want %q", codes, c.code)
			}
			if len(faults) > maxFaults+1 {
				t.Errorf("%d faults", len(faults))
			}
			if took > 2*time.Second { // tens of milliseconds on a quiet machine, seconds to minutes without the limits
				t.Errorf("took %v", took)
			}
			if bytes > 192<<20 {
				t.Errorf("allocated %d MiB", bytes>>20)
			}
			t.Logf("%v, %d KiB", took, bytes>>10)
		})
	}
}

// cost runs do up to five times and returns its least wall time and what the
// first run allocated: other work on the machine must not fail the test.
func cost(do func()) (took time.Duration, bytes uint64) {
	var before, after runtime.MemStats
	for i := range 5 {
		runtime.ReadMemStats(&before)
		start := time.Now()
		do()
		d := time.Since(start)
		runtime.ReadMemStats(&after)
		if i == 0 {
			took, bytes = d, after.TotalAlloc-before.TotalAlloc
		}
		took = min(took, d)
		if took < 100*time.Millisecond {
			break
		}
	}
	return took, bytes
}

func TestNestingAtTheLimitIsRead(t *testing.T) {
	at := "a = " + strings.Repeat("[", maxTOMLDepth) + strings.Repeat("]", maxTOMLDepth)
	if _, faults := readText(at); len(faults) > 0 {
		t.Errorf("at the limit: %s", faults[0].Text.EN)
	}
	past := "a = [" + strings.Repeat("[", maxTOMLDepth) + strings.Repeat("]", maxTOMLDepth) + "]"
	if _, faults := readText(past); len(faults) == 0 || faults[0].Code != diag.S013 {
		t.Errorf("past the limit: %v", faults)
	}
	parts := strings.TrimSuffix(strings.Repeat("a.", maxTOMLParts), ".") + " = 1"
	if _, faults := readText(parts); len(faults) > 0 {
		t.Errorf("parts at the limit: %s", faults[0].Text.EN)
	}
}
