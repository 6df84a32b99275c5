package load

import (
	"path"
	"reflect"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
	"gongshi/generator/text"
)

// records decodes every table of a data file.
func (d *decoder) records(root *tomlTable) {
	if root == nil {
		return
	}
	for _, f := range root.Fields {
		k := d.kind(f)
		if k == nil {
			d.lost = true
			continue
		}
		if f.Value.Kind != kindArray {
			d.fault(diag.S008, f.KeyAt,
				diag.Say("记录的表头要用双方括号", "a record's header takes double brackets"),
				diag.Say("写成 [[%s]]", "write [[%s]]", k.Name))
			if f.Value.Kind == kindTable {
				d.record(k, f.Value.Table)
			}
			continue
		}
		for _, item := range f.Value.Items {
			if item.Kind != kindTable {
				d.fault(diag.S008, item.At,
					diag.Say("%s 的每一条都应是一个表", "every %s is a table", k.Name),
					diag.Say("每条记录以单独一行 [[%s]] 开头", "begin every record with a line [[%s]]", k.Name))
				continue
			}
			d.record(k, item.Table)
		}
	}
}

// markdown decodes the one record of a Markdown file.
func (d *decoder) markdown() {
	front, body, faults := splitFront(d.file)
	d.out.Add(faults...)
	if front[0] == front[1] {
		return
	}
	root, faults := readTOML(d.file, front[0], front[1])
	d.out.Add(d.suggestKeys(faults)...)
	if root == nil {
		return
	}
	if len(root.Fields) > 0 && root.Fields[0].Value.Kind != kindTable && root.Fields[0].Value.Kind != kindArray {
		d.fault(diag.S018, root.Fields[0].KeyAt,
			diag.Say("文件头里没有先写种类", "the front matter does not begin with its kind"),
			diag.Say("在 +++ 下面加一行种类，例如 [notice]（公示公告）、[disclosure_item]（公开事项）；别的字段都写在它下面", "write a line such as [notice] below +++, and the fields below that"))
		return
	}
	if len(root.Fields) != 1 {
		at := d.file.At(front[0], front[0])
		if len(root.Fields) > 1 {
			at = root.Fields[1].KeyAt
		}
		d.fault(diag.S018, at,
			diag.Say("文件头里应当只有一个表，例如 [notice]，其他内容都写在它下面", "the front matter holds one table such as [notice] and nothing else"),
			diag.Say("第一行写 +++，第二行写 [记录类型]，然后是各个字段，最后一行再写 +++", "+++, then [kind], its fields, then +++"))
		return
	}
	f := root.Fields[0]
	k := d.kind(f)
	if k == nil {
		return
	}
	if f.Value.Kind != kindTable {
		d.fault(diag.S018, f.KeyAt,
			diag.Say("Markdown 文件头用单方括号", "the front matter of a Markdown file takes single brackets"),
			diag.Say("写成 [%s]", "write [%s]", k.Name))
		return
	}
	if r := d.record(k, f.Value.Table); r != nil {
		d.body(r, k, body)
	}
}

// body gives the text of a Markdown file to the field that takes it.
func (d *decoder) body(r model.Record, k *model.Kind, at [2]int) {
	content := string(d.file.Bytes[at[0]:at[1]])
	if strings.TrimSpace(content) == "" {
		return
	}
	span := d.file.At(at[0], at[1])
	if k.BodyKey == "" {
		d.fault(diag.S018, d.file.At(at[0], at[0]),
			diag.Say("%s（%s）没有正文，不能写成 Markdown 文件", "a %[2]s has no text and cannot be a Markdown file", k.Wording().ZH, k.Name),
			diag.Say("把这条记录写进 data/%s/ 下的 .toml 文件", "put the record into a .toml file under data/%s/", d.home))
		return
	}
	f := k.Field(k.BodyKey)
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.Index)
	if md := v.Addr().Interface().(*model.MD); md.Set() {
		d.out.Add(diag.Diagnostic{
			Code: diag.S020, Span: md.At,
			Text: diag.Say("文件头里写了 %s，+++ 下面又有正文", "%s is given in the front matter and again as the text", f.Key),
			Hint: diag.Say("删去文件头里的 %s，只留正文", "remove %s from the front matter", f.Key),
			Also: []diag.Note{{Span: d.file.At(at[0], at[0]), Text: diag.Say("正文从这里开始", "the text begins here")}},
		})
		return
	}
	v.Set(reflect.ValueOf(model.MD{V: content, At: span, Exact: true}))
}

// kind finds the kind that a table's name means.
func (d *decoder) kind(f tomlField) *model.Kind {
	if k := model.KindOf(f.Key); k != nil {
		return k
	}
	header := "[[%[2]s]]"
	if path.Ext(d.file.Path) == ".md" {
		header = "[%[2]s]"
	}
	var names []string
	for _, k := range model.Kinds() {
		if k.Wording().ZH == f.Key {
			d.fault(diag.S006, f.KeyAt,
				diag.Say("记录类型要写英文名", "the kind is written in English"),
				diag.Say("“%[1]s”写成 "+header, "write %[1]s as "+header, f.Key, k.Name))
			return nil
		}
		names = append(names, k.Name)
	}
	hint := diag.Say("可用的记录类型：%s", "the kinds are: %s", strings.Join(names, " "))
	if near, ok := text.Nearest(f.Key, names); ok {
		hint = diag.Say("是不是想写 "+header+"（%[1]s）？", "did you mean "+header+"?", model.KindOf(near).Wording().ZH, near)
	}
	d.fault(diag.S006, f.KeyAt, diag.Say("没有“%s”这种记录", "there is no kind %q", f.Key), hint)
	return nil
}

// record decodes one record and adds it to the file's list.
func (d *decoder) record(k *model.Kind, t *tomlTable) model.Record {
	if meant := d.otherKind(k, t); meant != nil {
		d.lost = true
		d.fault(diag.S006, t.At,
			diag.Say("表头写的是%[1]s（%[2]s），下面的字段却是%[3]s（%[4]s）的", "the header says %[2]s, but the fields are those of a %[4]s", k.Wording().ZH, k.Name, meant.Wording().ZH, meant.Name),
			diag.Say("表头里的 %s 改成 %s；或者把下面的内容换成这一种的", "write %[2]s in the header, or put in the fields of a %[1]s", k.Name, meant.Name))
		return nil
	}
	r := k.New()
	b := r.Base()
	b.Home = d.home
	b.At = t.At
	w := walk{decoder: d, kind: k}
	w.table(reflect.ValueOf(r).Elem(), k.Fields, t, "")
	b.Unread = w.unread
	b.Damaged = t.Damaged
	d.id(b, t)
	d.list = append(d.list, r)
	return r
}

// otherKind returns the kind that knows all fields of t, where k does not know
// many of them: somebody copied a record and left the header of another.
func (d *decoder) otherKind(k *model.Kind, t *tomlTable) *model.Kind {
	const many = 4
	unknown := func(k *model.Kind) (n int) {
		for _, f := range t.Fields {
			if find(k.Fields, f.Key) == nil {
				n++
			}
		}
		return n
	}
	if unknown(k) < many {
		return nil
	}
	for _, other := range model.Kinds() {
		if unknown(other) == 0 {
			return other
		}
	}
	return nil
}

// id judges the form of an id; without one a record gets a place to report on.
func (d *decoder) id(b *model.Common, t *tomlTable) {
	if !b.ID.Set() {
		if !t.Damaged {
			d.fault(diag.S010, t.At,
				diag.Say("这条%s没有编号 id", "this %[2]s has no id", b.Kind.Wording().ZH, b.Kind.Name),
				diag.Say("加一行 id = \"…\"，只用小写英文字母、数字和连字符；它会成为网址的一部分，定了就不要再改", "add id = \"…\": lower case letters, digits, hyphens; it becomes part of the address"))
		}
		return
	}
	if !text.IsSlug(b.ID.V) {
		if slug, ok := slugMeant(b.ID.V); ok {
			d.fault(diag.S012, b.ID.At,
				diag.Say("编号“%s”不能用：只能用小写英文字母、数字和连字符（-）", "id %q is not usable", b.ID.V),
				diag.Say("写成 id = \"%s\"", "write id = %q", slug))
			return
		}
		d.fault(diag.S012, b.ID.At,
			diag.Say("编号“%s”不能用", "id %q is not usable", b.ID.V),
			diag.Say("只用小写英文字母、数字和连字符（-），以字母或数字开头，最长 64 个字符，例如 canjizheng-banli", "use lower case letters, digits and hyphens, at most 64, beginning with a letter or digit"))
	}
}

// settings decodes gongshi.toml.
func (d *decoder) settings(root *tomlTable, out *model.Settings) {
	var site *tomlTable
	var loose []string
	for _, f := range root.Fields {
		if f.Key == searchTable {
			d.search(f, &out.Search)
			continue
		}
		if find(model.FieldsOf[model.Settings](), f.Key) != nil {
			loose = append(loose, f.Key)
			continue
		}
		if f.Key != "site" || f.Value.Kind != kindTable {
			d.fault(diag.S025, f.KeyAt,
				diag.Say("gongshi.toml 里没有“%s”这一项", "gongshi.toml has no entry %q", f.Key),
				diag.Say("网站的各项设置写在 [site] 下面，检索的写在 [search] 下面", "the settings stand below [site], those of search below [search]"))
			continue
		}
		site = f.Value.Table
	}
	if len(loose) > 0 {
		d.fault(diag.S025, root.Fields[0].KeyAt,
			diag.Say("gongshi.toml 的 %s 等设置上面没有 [site]", "the settings %s … stand above [site]", loose[0]),
			diag.Say("在第一项设置的上面加一行 [site]", "write a line [site] above the first setting"))
		return
	}
	if site == nil {
		if !root.Damaged {
			d.fault(diag.S025, d.file.At(0, 0),
				diag.Say("gongshi.toml 缺少 [site]", "gongshi.toml lacks [site]"),
				diag.Say("写上 [site] 和 title = \"网站名称\"", "add [site] and title = \"…\""))
		}
		return
	}
	out.At = site.At
	fields := model.FieldsOf[model.Settings]()
	w := walk{decoder: d}
	w.table(reflect.ValueOf(out).Elem(), fields, site, "")
	if url := out.BaseURL; url.Set() && url.V != "-" && !strings.HasPrefix(url.V, "https://") && !strings.HasPrefix(url.V, "http://") {
		d.fault(diag.S025, url.At, diag.Say("对外网址“%s”没有写 https://", "base_url %q lacks https://", url.V),
			diag.Say("写全，例如 base_url = \"https://%s\"；还没有网址的留空", "write the whole address: base_url = \"https://%s\"", strings.TrimLeft(url.V, "/:")))
	}
	if !out.Title.Set() && !site.Damaged {
		d.fault(diag.S010, site.At, diag.Say("[site] 缺少网站名称 title", "[site] lacks title"),
			diag.Say("加一行 title = \"网站名称\"", "add title = \"…\""))
	}
}

// orElse returns s, or other where s names no place.
func orElse(s, other source.Span) source.Span {
	if s.IsZero() {
		return other
	}
	return s
}
