package write

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func put(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// damage is something that happens to the output folder between two builds
// and that the next build must put right.
var damage = map[string]func(t *testing.T, out string){
	"stray file":   func(t *testing.T, out string) { put(t, out+"/stray.html", "x") },
	"stray folder": func(t *testing.T, out string) { put(t, out+"/stray/a/b.html", "x") },
	"stray file in a folder of ours": func(t *testing.T, out string) {
		put(t, out+"/unit/powers/.hidden", "x")
	},
	"edit in place, same size": func(t *testing.T, out string) {
		edit(t, out+"/unit/index.html", "単位")
	},
	"edit in place, same size and time": func(t *testing.T, out string) {
		info := stat(t, out+"/unit/index.html")
		edit(t, out+"/unit/index.html", "単位")
		must(t, os.Chtimes(out+"/unit/index.html", info.ModTime(), info.ModTime()))
	},
	"edit in place, longer": func(t *testing.T, out string) { edit(t, out+"/index.html", "本页已被修改，与原文不同") },
	"edit by rename": func(t *testing.T, out string) {
		put(t, out+"/x", "首页丙")
		must(t, os.Rename(out+"/x", out+"/index.html"))
	},
	"file deleted":       func(t *testing.T, out string) { must(t, os.Remove(out+"/unit/powers/p1.html")) },
	"folder deleted":     func(t *testing.T, out string) { must(t, os.RemoveAll(out+"/unit")) },
	"everything deleted": func(t *testing.T, out string) { must(t, os.RemoveAll(out)) },
	"emptied": func(t *testing.T, out string) {
		must(t, os.RemoveAll(out))
		must(t, os.Mkdir(out, 0o755))
	},
	"manifest torn":    func(t *testing.T, out string) { put(t, out+"/"+ManifestName, `{"audience": "pub`) },
	"manifest emptied": func(t *testing.T, out string) { put(t, out+"/"+ManifestName, "") },
	"manifest deleted": func(t *testing.T, out string) { must(t, os.Remove(out+"/"+ManifestName)) },
	"manifest swapped for another": func(t *testing.T, out string) {
		put(t, out+"/"+ManifestName, `{"name": "an app", "icons": []}`)
	},
	"manifest a folder": func(t *testing.T, out string) {
		must(t, os.Remove(out+"/"+ManifestName))
		put(t, out+"/"+ManifestName+"/x", "")
	},
	"file became a folder": func(t *testing.T, out string) {
		must(t, os.Remove(out+"/index.html"))
		put(t, out+"/index.html/x", "")
	},
	"folder became a file": func(t *testing.T, out string) {
		must(t, os.RemoveAll(out+"/unit"))
		put(t, out+"/unit", "")
	},
	"twin deleted": func(t *testing.T, out string) { must(t, os.RemoveAll(home(out)+"/tree")) },
	"twin edited":  func(t *testing.T, out string) { edit(t, home(out)+"/tree/index.html", "首页丙") },
	"stray in the twin": func(t *testing.T, out string) {
		put(t, home(out)+"/tree/secret.html", "x")
		put(t, home(out)+"/tree/secret/x.html", "x")
	},
	"twin is a file": func(t *testing.T, out string) {
		must(t, os.RemoveAll(home(out)+"/tree"))
		put(t, home(out)+"/tree", "x")
	},
	"state deleted":        func(t *testing.T, out string) { must(t, os.Remove(home(out)+"/state")) },
	"state torn":           func(t *testing.T, out string) { must(t, os.Truncate(home(out)+"/state", 100)) },
	"state folder deleted": func(t *testing.T, out string) { must(t, os.RemoveAll(filepath.Join(out, "../.gongshi"))) },
	"copied elsewhere and back": func(t *testing.T, out string) {
		must(t, os.CopyFS(out+"2", os.DirFS(out)))
		must(t, os.RemoveAll(out))
		must(t, os.Rename(out+"2", out))
	},
}

func home(out string) string { return filepath.Join(out, "../.gongshi/public/public") }

func edit(t *testing.T, name, data string) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	must(t, err)
	_, err = f.WriteString(data)
	must(t, errors.Join(err, f.Close()))
}

func TestDamageIsPutRight(t *testing.T) {
	for name, hurt := range damage {
		for _, next := range []tree{siteA(), siteB()} {
			t.Run(name, func(t *testing.T) {
				o := opts(filepath.Join(t.TempDir(), "public"))
				mustBuild(t, o, siteB())
				mustBuild(t, o, siteA())
				age(t, o.Out)
				hurt(t, o.Out)
				mustBuild(t, o, next)
				wantClean(t, o.Out)
				r := mustBuild(t, o, next)
				if r.Changed || r.Written+r.Linked > 0 {
					t.Errorf("a second build after it still does %+v", r)
				}
			})
		}
	}
}

// age lets the clock of the file system move on, so that records of the last
// build are believed, as they are between two builds of people.
func age(t *testing.T, out string) {
	t.Helper()
	later := time.Now().Add(time.Hour)
	must(t, os.Chtimes(home(out)+"/state", later, later))
}

func TestAgedStateIsBelieved(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	age(t, o.Out)
	// With every record believed no file is opened for reading but the state.
	parent, err := OpenDisk(filepath.Dir(o.Out))
	must(t, err)
	defer parent.Close()
	f := &faulty{FileSystem: parent, log: map[string]int{}}
	o.FS = f
	mustBuild(t, o, siteA())
	if f.log["open"] != 1 || f.log["write"] != 0 {
		t.Errorf("an unchanged build does %v", f.log)
	}
}

func TestForeignFolderIsRefused(t *testing.T) {
	for name, files := range map[string]tree{
		"photos":               {"holiday.jpg": "x"},
		"app with a manifest":  {"manifest.json": `{"name": "an app", "icons": []}`, "index.html": ""},
		"broken manifest":      {"manifest.json": `{"audience": "public", "files": [`, "index.html": ""},
		"manifest and more":    {"manifest.json": `{"audience": "public", "files": [], "name": "x"}`, "index.html": ""},
		"files without a list": {"manifest.json": `{"audience": "public"}`},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			for p, s := range files {
				put(t, out+"/"+p, s)
			}
			_, err := build(opts(out), siteA())
			var r *Refusal
			if !errors.Is(err, ErrForeign) || !errors.As(err, &r) || !strings.Contains(r.Message().ZH, "--out") {
				t.Errorf("got %v", err)
			}
			if _, err := os.Lstat(filepath.Join(out, "../.gongshi")); err == nil {
				t.Error("the refusal left a state folder")
			}
		})
	}
}

// The state proves a folder without a manifest only as long as it is the
// folder, and most of it is as we left it.
func TestFolderNotProvenIsRefused(t *testing.T) {
	for name, hurt := range map[string]func(t *testing.T, out string){
		"mostly replaced": func(t *testing.T, out string) {
			for p := range siteA() {
				if p != "404.html" {
					must(t, os.Remove(out+"/"+p))
				}
			}
			put(t, out+"/holiday.jpg", "x")
		},
		"all rewritten": func(t *testing.T, out string) {
			for p, s := range siteA() {
				must(t, os.Remove(out+"/"+p))
				put(t, out+"/"+p, s)
			}
		},
		"another folder of the name": func(t *testing.T, out string) {
			must(t, os.Rename(out, out+"2"))
			put(t, out+"/holiday.jpg", "x")
		},
		"files moved into a new folder": func(t *testing.T, out string) {
			must(t, os.Rename(out, out+"2"))
			must(t, os.Mkdir(out, 0o755))
			list, err := os.ReadDir(out + "2")
			must(t, err)
			for _, e := range list {
				must(t, os.Rename(out+"2/"+e.Name(), out+"/"+e.Name()))
			}
		},
		"state lost": func(t *testing.T, out string) { must(t, os.Remove(home(out)+"/state")) },
	} {
		t.Run(name, func(t *testing.T) {
			o := opts(filepath.Join(t.TempDir(), "public"))
			mustBuild(t, o, siteA())
			must(t, os.Remove(o.Out+"/"+ManifestName))
			hurt(t, o.Out)
			before, err := readTree(o.Out)
			must(t, err)
			if _, err := build(o, siteB()); !errors.Is(err, ErrForeign) {
				t.Errorf("got %v", err)
			}
			if after, _ := readTree(o.Out); len(after) != len(before) {
				t.Errorf("the folder was touched: %q, before %q", after, before)
			}
		})
	}
}

func TestOtherAudienceIsRefused(t *testing.T) {
	o := opts(filepath.Join(t.TempDir(), "public"))
	mustBuild(t, o, siteA())
	o.Audience = "limited"
	_, err := build(o, siteB())
	var r *Refusal
	if !errors.Is(err, ErrOtherAudience) || !errors.As(err, &r) {
		t.Fatalf("got %v", err)
	}
	for _, word := range []string{"public", "limited", "--out"} {
		if !strings.Contains(r.Message().ZH, word) || !strings.Contains(r.Error(), word) {
			t.Errorf("%q does not name %s", r.Message(), word)
		}
	}
	wantTree(t, o.Out, siteA())
}

func TestUnusableOutIsRefused(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, opts(dir+"/public"), siteA())
	put(t, dir+"/file", "")
	outs := map[string]string{
		"inside another tree":    dir + "/public/sub",
		"deep inside":            dir + "/public/a/b/c",
		"in the state folder":    dir + "/.gongshi/public/x",
		"the state folder":       dir + "/.gongshi",
		"a file":                 dir + "/file",
		"the root of everything": filepath.VolumeName(dir) + string(filepath.Separator),
	}
	if runtime.GOOS != "windows" {
		must(t, os.Mkdir(dir+"/target", 0o755))
		must(t, os.Symlink("target", dir+"/link"))
		outs["a link"] = dir + "/link"
	}
	for name, out := range outs {
		var r *Refusal
		if _, err := build(opts(out), siteB()); !errors.Is(err, ErrOut) || !errors.As(err, &r) || !strings.Contains(r.Message().ZH, "--out") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	wantTree(t, dir+"/public", siteA())
	for _, o := range []Options{{Out: dir + "/x"}, {Out: dir + "/x", Audience: "../x"}, {Out: dir + "/x", Audience: "Public"}, {Audience: "public"}} {
		if _, err := Open(o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
}

func TestLinksAreReplacedNeverFollowed(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // needs a privilege there
	}
	const word = "not ours"
	for _, p := range []string{"index.html", "unit", "unit/powers", "unit/powers/p1.html", "old", ManifestName, "stray"} {
		for _, where := range []string{"live", "twin"} {
			for _, to := range []string{"outside/file", "outside", "nowhere"} {
				t.Run(where+" "+p+" to "+to, func(t *testing.T) {
					dir := t.TempDir()
					for f := range siteA() {
						put(t, dir+"/outside/"+f, word)
						put(t, dir+"/outside/"+filepath.Base(f), word)
					}
					put(t, dir+"/outside/file", word)
					o := opts(dir + "/public")
					mustBuild(t, o, siteB())
					mustBuild(t, o, siteA())
					name := o.Out + "/" + p
					if where == "twin" {
						name = home(o.Out) + "/tree/" + p
					}
					must(t, os.RemoveAll(name))
					must(t, os.Symlink(filepath.Join(dir, to), name))
					before, err := readTree(dir + "/outside")
					must(t, err)
					mustBuild(t, o, siteB())
					wantClean(t, o.Out)
					after, err := readTree(dir + "/outside")
					must(t, err)
					if len(before) != len(after) {
						t.Errorf("files appeared or vanished outside: %q", after)
					}
					for p, s := range after {
						if s != word {
							t.Errorf("outside/%s was written: %q", p, s)
						}
					}
				})
			}
		}
	}
}
