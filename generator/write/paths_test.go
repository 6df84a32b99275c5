package write

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckPath(t *testing.T) {
	for _, p := range []string{
		"index.html", "unit/powers/p-1_a.html", "A.b.c", "assets/site.0a1b2c3d.css", "calendar.ics",
		".well-known/x.txt", ".nojekyll", "console.html", "com.html", "com10.html", "lpt/x", "nulls",
		strings.Repeat("a", MaxSegmentBytes), strings.Repeat("a/", MaxSegments-1) + "a", ManifestName,
	} {
		if err := CheckPath(p); err != nil {
			t.Errorf("%q is refused: %v", p, err)
		}
	}
	for _, p := range []string{
		"", "/", "/etc/passwd", "a/", "a//b", "../x", "a/../b", "a/..", ".", "./a", "a/.",
		`a\b`, `a\..\b`, "c:x", "a:b", "a*", "a?", `a"`, "a<b", "a|b", "a b", "a\tb", "a\nb", "a\x00b",
		"权力.html", "é.html", "e\u0301.html", "a\u202eb", "a\xff", "a%2fb", "a&b", "a'b", "a+b", "~a", "#a",
		"con", "CON", "con.html", "unit/aux.tar.gz", "nul", "prn.x", "com1", "COM9.html", "lpt0",
		"a.", "a. ", "a ", "...", "a/b./c", ".git/x", ".htaccess", "a/.hidden", "-rf", "a/-x",
		strings.Repeat("a", MaxSegmentBytes+1), strings.Repeat("a/", MaxSegments) + "a",
		strings.Repeat(strings.Repeat("a", 100)+"/", 2) + strings.Repeat("a", 60),
	} {
		err := CheckPath(p)
		var bad *PathError
		if !errors.As(err, &bad) || bad.Path != p {
			t.Errorf("%q: got %v", p, err)
			continue
		}
		if m := bad.Message(); m.ZH == "" || strings.Contains(m.ZH+m.EN, "%!") {
			t.Errorf("%q: message %q", p, m)
		}
	}
}

func FuzzCheckPath(f *testing.F) {
	for _, p := range []string{"a/b.html", "../x", "con.x", `a\b`, ".well-known/a", "权力", "a/./b"} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if CheckPath(p) != nil {
			return
		}
		if !filepath.IsLocal(p) || filepath.ToSlash(filepath.Clean(p)) != p {
			t.Errorf("%q is accepted and is not a plain local path", p)
		}
	})
}

func TestCollidingPathsAreRefused(t *testing.T) {
	for name, pair := range map[string][2]string{
		"twice":                {"a/x.html", "a/x.html"},
		"case of a file":       {"a/blog.html", "a/Blog.html"},
		"case of a folder":     {"a/x.html", "A/y.html"},
		"file, then folder":    {"a", "a/x.html"},
		"folder, then file":    {"a/x.html", "a"},
		"file, folder by case": {"a", "A/x.html"},
		"folder, file by case": {"a/b/x.html", "a/B"},
	} {
		t.Run(name, func(t *testing.T) {
			o := opts(filepath.Join(t.TempDir(), "public"))
			w, err := Open(o)
			must(t, err)
			defer w.Close()
			must(t, w.Put(pair[0], nil))
			err = w.Put(pair[1], nil)
			var bad *PathError
			if !errors.As(err, &bad) || bad.Path != pair[1] || !strings.HasPrefix(pair[0], bad.Other) {
				t.Fatalf("got %v", err)
			}
			for _, s := range []string{bad.Message().ZH, bad.Message().EN} {
				if !strings.Contains(s, bad.Path) || !strings.Contains(s, bad.Other) || strings.Contains(s, "%!") {
					t.Errorf("message %q", s)
				}
			}
		})
	}
}

func TestManifestPathIsReserved(t *testing.T) {
	for _, p := range []string{"manifest.json", "Manifest.JSON", "manifest.json/x"} {
		w, err := Open(opts(filepath.Join(t.TempDir(), "public")))
		must(t, err)
		var bad *PathError
		if err := w.Put(p, nil); !errors.As(err, &bad) || bad.Other != ManifestName {
			t.Errorf("%s: got %v", p, err)
		}
		must(t, w.Close())
	}
	must(t, CheckPath("unit/manifest.json"))
}
