package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// constants reads the declared codes from the source of this package.
func constants(t *testing.T) []Code {
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []Code
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); !ok || typ.Name != "Code" {
			return true
		}
		value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil || value != spec.Names[0].Name {
			t.Errorf("constant %s is %q", spec.Names[0].Name, value)
		}
		all = append(all, Code(value))
		return true
	})
	return all
}

func TestConstantsAndTableAgree(t *testing.T) {
	var table []Code
	for _, in := range Codes() {
		table = append(table, in.Code)
	}
	declared := constants(t)
	slices.Sort(declared)
	if len(table) < 60 || !slices.Equal(declared, table) {
		t.Errorf("declared %v\nin codes.txt %v", declared, table)
	}
}

func TestWhatMayNotBeWaived(t *testing.T) {
	never := []Code{R065, R110, R111, R113, R125, R126}
	for _, in := range Codes() {
		want := in.Code[0] == 'R' && !slices.Contains(never, in.Code)
		if in.Waivable != want {
			t.Errorf("%s: waivable is %v", in.Code, in.Waivable)
		}
		if in.Code[0] != 'R' && in.Severity != Error && in.Code != P006 { // its page is whole without the drawing
			t.Errorf("%s is no error", in.Code)
		}
	}
}

func TestTextsOfCodes(t *testing.T) {
	for _, in := range Codes() {
		for name, m := range map[string]Message{"what": in.What, "why": in.Why, "source": in.Source, "mend": in.Mend, "title": in.Title} {
			if strings.IndexFunc(m.ZH, func(r rune) bool { return r >= 0x4e00 }) < 0 {
				t.Errorf("%s %s is not Chinese: %q", in.Code, name, m.ZH)
			}
			if first, _, _ := strings.Cut(m.EN, "\n"); len(first) > 260 || len(m.ZH) > 400 {
				t.Errorf("%s %s is too long", in.Code, name)
			}
			if name == "title" && (strings.ContainsAny(m.ZH, "。\n") || strings.HasSuffix(m.EN, ".")) {
				t.Errorf("%s: the title is no sentence: %v", in.Code, m)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	in, ok := Explain("r075")
	if !ok || in.Code != R075 || in.Severity != Error || !in.Waivable || !strings.Contains(in.Source.ZH, "34") {
		t.Errorf("%+v, %v", in, ok)
	}
	if in, ok := Explain("R002"); !ok || in.Mend.ZH != "照抄对方记录的 id；别的单位的记录写成 单位/id。\ndepartment = \"office\"\nto_power = \"caizhengju/permit-1\"" {
		t.Errorf("%q", in.Mend.ZH)
	}
	for _, code := range []Code{"", "R999", "S01", "R0011"} {
		if _, ok := Explain(code); ok {
			t.Errorf("%q is explained", code)
		}
	}
}

func TestCodesBelongToTheCaller(t *testing.T) {
	Codes()[0].Code = "X"
	if Codes()[0].Code == "X" {
		t.Error("a caller changed the table")
	}
}

func TestBrokenTableIsRefused(t *testing.T) {
	block := func(code string) string {
		b := "code " + code + "\nseverity E\nwaivable no\n"
		for _, k := range []string{"title", "what", "why", "source", "mend"} {
			b += k + " 文\n" + k + ".en x\n"
		}
		return b
	}
	if all, err := parseCodes("# c\n" + block("R001") + "\n" + block("R002")); err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	for name, text := range map[string]string{
		"twice":     block("R001") + "\n" + block("R001"),
		"unsorted":  block("R002") + "\n" + block("R001"),
		"form":      block("r01"),
		"key twice": block("R001") + "why 文\n",
		"key over":  block("R001") + "when 文\n",
		"missing":   strings.Replace(block("R001"), "why.en x\n", "", 1),
		"severity":  strings.Replace(block("R001"), "severity E", "severity X", 1),
		"waivable":  strings.Replace(block("R001"), "waivable no", "waivable maybe", 1),
		"loose":     "  on\n",
	} {
		if _, err := parseCodes(text); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func FuzzParseCodes(f *testing.F) {
	f.Add(codesText[:2000])
	f.Add("code R001\n  x\n\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		all, err := parseCodes(s)
		if err == nil && !slices.IsSortedFunc(all, func(a, b Info) int { return strings.Compare(string(a.Code), string(b.Code)) }) {
			t.Fatal("codes are out of order")
		}
	})
}
