package render

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"gongshi/generator/plan"
)

// Assets reads the files below assets/ of the layouts, minifies style sheets
// and scripts and names every file after its bytes: assets/<name>.<hash8>.<ext>.
// Where a script imports another of its folder by its name ("./more.js"), it
// gets the new name; scripts must not import each other in a circle.
func Assets(layouts fs.FS) (map[string]plan.Asset, error) {
	files, err := assetFiles(layouts)
	if err != nil {
		return nil, fmt.Errorf("read the assets: %w", err)
	}
	s := assetNaming{files, map[string]plan.Asset{}, map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, err := s.asset(name); err != nil {
			return nil, err
		}
	}
	return s.done, nil
}

// assetFiles returns the minified files by their names below assets/.
func assetFiles(layouts fs.FS) (map[string][]byte, error) {
	m := minify.New()
	m.AddFunc(".css", css.Minify)
	m.AddFunc(".js", js.Minify)
	out := map[string][]byte{}
	err := fs.WalkDir(layouts, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(layouts, name)
		if err != nil {
			return err
		}
		if ext := path.Ext(name); ext == ".css" || ext == ".js" {
			if b, err = m.Bytes(ext, b); err != nil {
				return fmt.Errorf("minify %s: %w", name, err)
			}
		}
		out[strings.TrimPrefix(name, "assets/")] = b
		return nil
	})
	return out, err
}

// assetNaming names assets after their bytes, those first which others import.
type assetNaming struct {
	files map[string][]byte
	done  map[string]plan.Asset
	begun map[string]bool
}

var scriptImport = regexp.MustCompile(`"\./([\w-]+\.js)"`)

func (s *assetNaming) asset(name string) (plan.Asset, error) {
	if a, ok := s.done[name]; ok {
		return a, nil
	}
	if s.begun[name] {
		return plan.Asset{}, fmt.Errorf("assets/%s imports itself by way of others", name)
	}
	s.begun[name] = true
	b, ext := s.files[name], path.Ext(name)
	if ext == ".js" {
		var wrong error
		b = scriptImport.ReplaceAllFunc(b, func(m []byte) []byte {
			other := path.Join(path.Dir(name), string(m[len(`"./`):len(m)-1]))
			if _, ok := s.files[other]; !ok {
				return m
			}
			a, err := s.asset(other)
			if err != nil {
				wrong = err
			}
			return []byte(`"./` + path.Base(a.Path) + `"`)
		})
		if wrong != nil {
			return plan.Asset{}, wrong
		}
	}
	sum := sha256.Sum256(b)
	a := plan.Asset{Path: "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext, Bytes: b}
	s.done[name] = a
	return a, nil
}
