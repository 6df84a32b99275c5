package render

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestScriptsImportEachOtherByTheirNewNames(t *testing.T) {
	site := func(more string) fstest.MapFS {
		return fstest.MapFS{
			"assets/a.js": {Data: []byte("// first\nexport const load = () => import('./b.js');\nconst other = './none.js';\nload(other);\n")},
			"assets/b.js": {Data: []byte("export const n = " + more + ";\n")},
		}
	}
	one, err := Assets(site("1"))
	if err != nil {
		t.Fatal(err)
	}
	two, err := Assets(site("2"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(one["a.js"].Bytes)
	if b := strings.TrimPrefix(one["b.js"].Path, "assets/"); !strings.Contains(text, `import("./`+b+`")`) || !strings.Contains(text, `"./none.js"`) {
		t.Errorf("b.js is %s, a.js: %s", b, text)
	}
	if strings.Contains(text, "first") {
		t.Errorf("a script is not minified: %s", text)
	}
	if one["a.js"].Path == two["a.js"].Path {
		t.Errorf("%s keeps its name although what it imports changed", one["a.js"].Path)
	}
}

func TestScriptsThatImportEachOtherInACircleAreRefused(t *testing.T) {
	_, err := Assets(fstest.MapFS{
		"assets/a.js": {Data: []byte(`import "./b.js"`)},
		"assets/b.js": {Data: []byte(`import "./a.js"`)},
	})
	if err == nil || !strings.Contains(err.Error(), "imports itself") {
		t.Errorf("a circle of imports: %v", err)
	}
}
