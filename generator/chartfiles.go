package generator

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongshi/generator/load"
	"gongshi/generator/model"
)

// chartFiles lists the files of the project in fsys that a chart called name
// needs: the settings, what all units share, and all texts of the units whose
// texts hold the name, or of the unit that the name tells, with the units that
// these name in turn. Reading the example site's largest unit takes a third of
// the time of reading all nine, and the share falls with every unit more. It
// returns nil, for the whole project, where a file is not as it should be.
func chartFiles(fsys fs.FS, name string) []string {
	unit, id, whole := strings.Cut(name, "/")
	if !whole {
		unit, id = "", name
	}
	g := glance{fsys: fsys, texts: map[string][]glanced{}}
	homes := g.homes()
	wanted := []string{model.Shared}
	for _, h := range homes {
		if h != model.Shared && (h == unit || !whole && g.holds(h, id)) {
			wanted = append(wanted, h)
		}
	}
	for i := 0; i < len(wanted); i++ { // grows while units name others
		for _, h := range homes {
			if !slices.Contains(wanted, h) && g.holds(wanted[i], h+"/") {
				wanted = append(wanted, h)
			}
		}
	}
	files := []string{load.SettingsFile}
	for _, h := range wanted {
		for _, t := range g.text(h) {
			files = append(files, t.path)
		}
	}
	if g.odd || len(wanted) == 1 {
		return nil
	}
	return files
}

// glance reads texts of a project without understanding them.
type glance struct {
	fsys  fs.FS
	texts map[string][]glanced // by folder
	odd   bool                 // something is left to the snapshot to judge
}

type glanced struct {
	path  string
	bytes []byte
}

// homes lists the folders of units and of what they share.
func (g *glance) homes() []string {
	var out []string
	for _, root := range []string{"data", "content"} {
		entries, err := fs.ReadDir(g.fsys, root)
		if err != nil {
			continue // a project may do without either
		}
		for _, e := range entries {
			if e.IsDir() && !slices.Contains(out, e.Name()) {
				out = append(out, e.Name())
			}
		}
	}
	return out
}

// holds reports whether a text of the folder home holds s.
func (g *glance) holds(home, s string) bool {
	return slices.ContainsFunc(g.text(home), func(t glanced) bool { return bytes.Contains(t.bytes, []byte(s)) })
}

// text returns the texts of the folder home: what may hold records.
func (g *glance) text(home string) []glanced {
	if have, ok := g.texts[home]; ok {
		return have
	}
	var out []glanced
	for _, root := range []string{"data", "content"} {
		if _, err := fs.Stat(g.fsys, path.Join(root, home)); err != nil {
			continue
		}
		err := fs.WalkDir(g.fsys, path.Join(root, home), func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			hidden := strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") // as in a snapshot
			switch ext := strings.ToLower(path.Ext(name)); {
			case e.IsDir() && hidden:
				return fs.SkipDir
			case e.IsDir(), hidden, ext != ".toml" && ext != ".md":
				return nil
			}
			const large = 4 << 20 // bytes; the snapshot refuses such a file
			if info, err := e.Info(); err != nil || !info.Mode().IsRegular() || info.Size() > large {
				g.odd = true
				return err
			}
			b, err := fs.ReadFile(g.fsys, name)
			out = append(out, glanced{name, b})
			return err
		})
		g.odd = g.odd || err != nil
	}
	g.texts[home] = out
	return out
}
