package write

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// ManifestName is the file at the top of every published tree that lists all
// others. It is also the mark that the tree is ours.
const ManifestName = "manifest.json"

// maxManifestBytes bounds what is read back; 128 MiB is about a million files.
const maxManifestBytes = 128 << 20

// Manifest is the public list of a published tree.
type Manifest struct {
	Audience string         `json:"audience"`
	Files    []ManifestFile `json:"files"` // sorted by path, without the manifest itself
}

// ManifestFile is one file of a published tree.
type ManifestFile struct {
	Path   string `json:"path"`   // slash-separated, relative to the tree
	Size   int64  `json:"size"`   // bytes
	SHA256 string `json:"sha256"` // 64 hexadecimal digits, lower case
}

// ParseManifest reads the bytes of a manifest and refuses anything that this
// package would not have written: unknown fields, paths out of order, sums
// that are none.
func ParseManifest(data []byte) (Manifest, error) {
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("reading %s: %w", ManifestName, err)
	}
	if d.More() || !validAudience(m.Audience) || m.Files == nil {
		return Manifest{}, errNotManifest
	}
	for i, f := range m.Files {
		sum, err := hex.DecodeString(f.SHA256)
		if err != nil || len(sum) != 32 || f.Size < 0 || CheckPath(f.Path) != nil {
			return Manifest{}, errNotManifest
		}
		if i > 0 && m.Files[i-1].Path >= f.Path {
			return Manifest{}, errNotManifest
		}
	}
	return m, nil
}

var errNotManifest = errors.New(ManifestName + " is not a list of published files")

// bytes returns the manifest as it is published: one file a line.
func (m Manifest) bytes() []byte {
	b := make([]byte, 0, 64+160*len(m.Files))
	b = append(b, `{"audience": "`...)
	b = append(b, m.Audience...)
	b = append(b, `", "files": [`...)
	for i, f := range m.Files {
		if i > 0 {
			b = append(b, ',')
		}
		// Paths are checked: they need no escaping.
		b = append(b, "\n{\"path\": \""...)
		b = append(b, f.Path...)
		b = append(b, `", "size": `...)
		b = strconv.AppendInt(b, f.Size, 10)
		b = append(b, `, "sha256": "`...)
		b = append(b, f.SHA256...)
		b = append(b, `"}`...)
	}
	return append(b, "\n]}\n"...)
}

// validAudience reports whether s can name an audience: lower-case letters,
// as it becomes a folder name.
func validAudience(s string) bool {
	for _, r := range s {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return s != "" && len(s) <= 20 && CheckPath(s) == nil
}
