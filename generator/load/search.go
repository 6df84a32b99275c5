package load

import (
	"path"
	"reflect"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// searchTable is the table of gongshi.toml beside [site].
const searchTable = "search"

// search decodes [search] of gongshi.toml.
func (d *decoder) search(f tomlField, out *model.SearchSettings) {
	if f.Value.Kind != kindTable {
		d.fault(diag.S025, f.KeyAt, diag.Say("search 应当是一个表", "search must be a table"),
			diag.Say("写一行 [search]，设置写在下面", "write a line [search] and the settings below it"))
		return
	}
	w := walk{decoder: d}
	w.table(reflect.ValueOf(out).Elem(), model.FieldsOf[model.SearchSettings](), f.Value.Table, searchTable)
	for _, g := range out.Synonyms {
		if len(g.Words) < 2 {
			d.fault(diag.S025, g.At, diag.Say("一组同义词至少有两个", "a group of synonyms has two words or more"),
				diag.Say("写成 [\"公示\", \"公告\"]，或者删去这一组", "write [\"…\", \"…\"] or drop the group"))
		}
	}
	for i := range out.Expect {
		d.expect(&out.Expect[i], len(w.unread) == 0)
	}
}

// expect judges one expectation; whole says that all that was written was read.
func (d *decoder) expect(x *model.SearchExpect, whole bool) {
	const most = 10 // results of a first page
	wanted := len(x.First)+len(x.Any) > 0
	switch {
	case !x.Query.Set() && whole:
		d.fault(diag.S010, x.At, diag.Say("[[search.expect]] 缺少要检索的词 query", "[[search.expect]] lacks query"),
			diag.Say("加一行 query = \"权力清单\"", "add query = \"…\""))
	case !wanted && len(x.Never) == 0 && !x.None.V && whole:
		d.fault(diag.S025, x.At, diag.Say("没有写检索“%s”应当找到什么", "nothing is expected of the query %q", x.Query.V),
			diag.Say("写 first、any、never 或者 none = true 中的一项", "give first, any, never or none = true"))
	case wanted && x.None.V:
		d.fault(diag.S025, x.None.At, diag.Say("none = true 是什么也找不到，不能又写 first 或 any", "none = true means that nothing is found; first and any contradict it"),
			diag.Say("只留一样", "keep one of the two"))
	case x.Within.Set() && (x.Within.V < 1 || x.Within.V > most):
		d.fault(diag.S025, x.Within.At, diag.Say("within 应当是 1 到 10", "within must be 1 to 10"),
			diag.Say("写 first 里的网页最迟排在第几条，例如 3；不写就是 3", "say by which place a page of first must come; 3 where left out"))
	case x.Within.Set() && len(x.First) == 0:
		d.fault(diag.S025, x.Within.At, diag.Say("within 只和 first 一起写", "within goes with first"),
			diag.Say("加上 first，或者删去 within", "add first or drop within"))
	}
	for _, list := range [][]model.Str{x.First, x.Any, x.Never} {
		for _, a := range list {
			d.expectAddress(a)
		}
	}
}

// expectAddress judges an address or a pattern of addresses.
func (d *decoder) expectAddress(a model.Str) {
	hint := diag.Say("从网站的文件夹写起，例如 danwei/powers.html；* 代替任意文字，例如 */powers.html", "write it from the folder of the site: danwei/powers.html; * stands for any letters: */powers.html")
	_, err := path.Match(a.V, "")
	switch {
	case err != nil || strings.ContainsAny(a.V, "\\# ") || strings.Contains(a.V, "://") || strings.HasPrefix(a.V, "/"):
		d.fault(diag.S025, a.At, diag.Say("“%s”不是站内的网址", "%q is no address of the site", a.V), hint)
	case !strings.HasSuffix(a.V, ".html") && !strings.HasSuffix(a.V, "*"):
		d.fault(diag.S025, a.At, diag.Say("网址“%s”没有以 .html 结尾", "the address %q does not end with .html", a.V), hint)
	}
}

// words decodes a group of words.
func (w *walk) words(v reflect.Value, f *model.Field, val tomlValue) bool {
	if val.Kind != kindArray {
		return w.wrong(val.At, f, diag.Say("每一组再用一对方括号括起来：%s = [[\"公示\", \"公告\"]]", "brackets around each group: %s = [[\"…\", \"…\"]]", f.Key))
	}
	g := model.SynonymGroup{At: val.At}
	for _, item := range val.Items {
		if item.Kind != kindString || strings.TrimSpace(item.Str) == "" {
			return w.wrong(item.At, f, diag.Say("每个词用双引号括起来", "put each word in quotes"))
		}
		g.Words = append(g.Words, model.Str{V: item.Str, At: item.At})
	}
	v.Set(reflect.ValueOf(g))
	return true
}

// header is the header of the table at path in the file that is read.
func (w *walk) header(path string) string {
	if w.kind == nil && inSearch(path) {
		return path
	}
	return w.name() + "." + path
}

// inSearch reports whether a table of the settings is [search] or below it.
func inSearch(at string) bool { return at == searchTable || strings.HasPrefix(at, searchTable+".") }
