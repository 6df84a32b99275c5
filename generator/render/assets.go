package render

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"

	"gongshi/generator/plan"
)

// Assets reads the files below assets/ of the layouts, minifies stylesheets
// and names every file after its bytes: assets/<name>.<hash8>.<ext>.
func Assets(layouts fs.FS) (map[string]plan.Asset, error) {
	out := map[string]plan.Asset{}
	err := fs.WalkDir(layouts, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(layouts, name)
		if err != nil {
			return err
		}
		ext := path.Ext(name)
		if ext == ".css" {
			m := minify.New()
			m.AddFunc("text/css", css.Minify)
			if b, err = m.Bytes("text/css", b); err != nil {
				return fmt.Errorf("minify %s: %w", name, err)
			}
		}
		sum := sha256.Sum256(b)
		stem := strings.TrimSuffix(name, ext)
		out[strings.TrimPrefix(name, "assets/")] = plan.Asset{
			Path: stem + "." + hex.EncodeToString(sum[:4]) + ext, Bytes: b,
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the assets: %w", err)
	}
	return out, nil
}
