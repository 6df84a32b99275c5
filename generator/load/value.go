package load

import (
	"reflect"
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
	"gongshi/generator/text"
)

// walk decodes the tables of one record along the field list of its kind.
type walk struct {
	*decoder
	kind   *model.Kind // nil for settings
	unread []string    // see model.Common.Unread
}

// table decodes t into the struct v.
func (w *walk) table(v reflect.Value, fields []model.Field, t *tomlTable, at string) {
	if f := v.FieldByName("At"); f.IsValid() {
		if _, ok := f.Interface().(source.Span); ok {
			f.Set(reflect.ValueOf(t.At))
		}
	}
	for i := range t.Fields {
		tf := &t.Fields[i]
		f := find(fields, tf.Key)
		if f == nil {
			w.unknownKey(fields, tf, at)
			continue
		}
		faults := w.out.Len()
		w.field(v.FieldByIndex(f.Index), f, tf, at)
		if w.out.Len() > faults {
			w.unread = append(w.unread, join(at, f.Key))
		}
	}
}

func join(table, key string) string {
	if table == "" {
		return key
	}
	return table + "." + key
}

func find(fields []model.Field, key string) *model.Field {
	for i := range fields {
		if fields[i].Key == key {
			return &fields[i]
		}
	}
	return nil
}

func (w *walk) unknownKey(fields []model.Field, tf *tomlField, at string) {
	keys := make([]string, len(fields))
	for i := range fields {
		keys[i] = fields[i].Key
	}
	if key, ok := w.keyFor(fields, tf.Key, at); ok {
		w.fault(diag.S007, tf.KeyAt,
			diag.Say("字段名要写英文：“%s”", "field names are written in English: %q", tf.Key),
			diag.Say("写成 %s", "write %s", key))
		w.unread = append(w.unread, join(at, key))
		return
	}
	where, under := diag.Say("[site] ", "[site]"), at
	if w.kind == nil && inSearch(at) {
		where, under = diag.Say("[%s] ", "[%s]", at), ""
	}
	if w.kind != nil {
		where = diag.Say("%s（%s）", "%[2]s", w.kind.Wording().ZH, w.kind.Name)
	}
	if under != "" {
		where = diag.Say("%[1]s的 %[3]s ", "%[3]s of %[2]s", where.ZH, where.EN, under)
	}
	hint := diag.Say("可用的字段：%s", "the fields are: %s", strings.Join(keys, " "))
	if w.kind != nil && at == "" {
		hint = diag.Say("用 gongshi explain %[2]s 看有哪些字段，各是什么意思；常用的有：%[1]s", "see gongshi explain %[2]s; the fields are: %[1]s", strings.Join(keys[:min(len(keys), 16)], " "), w.kind.Name)
	} else if w.kind != nil && find(w.kind.Fields, tf.Key) != nil {
		hint = diag.Say("%[1]s 是整条记录的字段：把这一行移到 %[2]s 的上面", "%[1]s is a field of the whole record: move the line above %[2]s", tf.Key, at)
	}
	if near, ok := text.Nearest(tf.Key, keys); ok {
		hint = diag.Say("是不是想写 %s？", "did you mean %s?", near)
		w.unread = append(w.unread, join(at, near))
	}
	w.fault(diag.S007, tf.KeyAt, diag.Say("%[1]s没有字段“%[3]s”", "%[2]s has no field %[3]q", where.ZH, where.EN, tf.Key), hint)
}

// keyFor returns the key that a Chinese key most likely means.
func (w *walk) keyFor(fields []model.Field, zh, at string) (key string, ok bool) {
	if isASCII(zh) {
		return "", false
	}
	if at == "" {
		return model.KeyForLabel(w.kind, zh)
	}
	return model.KeyInTable(w.kind, at, fields, zh)
}

// field decodes one value, or the items of a list.
func (w *walk) field(v reflect.Value, f *model.Field, tf *tomlField, at string) {
	path := join(at, f.Key)
	switch f.Type {
	case model.TypeCounts:
		w.counts(v, f, tf)
		return
	case model.TypePairs:
		w.pairs(v, f, tf)
		return
	}
	if !f.List {
		w.one(v, f, tf.Value, orElse(tf.Value.At, tf.KeyAt), path)
		return
	}
	if tf.Value.Kind != kindArray {
		if f.Type == model.TypeGroup {
			w.wrong(tf.Value.At, f, diag.Say("写成 [{…}, {…}]，或者每项单独用一个 [[%s]]", "write [{…}, {…}] or [[%s]]", w.header(path)))
			return
		}
		w.wrong(tf.Value.At, f, diag.Say("这里是一个列表，用方括号括起来：%s = [%s]", "a list takes brackets: %s = [%s]", f.Key, raw(tf.Value)))
		return
	}
	list := reflect.MakeSlice(v.Type(), 0, len(tf.Value.Items))
	for _, item := range tf.Value.Items {
		e := reflect.New(v.Type().Elem()).Elem()
		if w.one(e, f, item, item.At, path) {
			list = reflect.Append(list, e)
		}
	}
	v.Set(list)
}

func (w *walk) name() string {
	if w.kind == nil {
		return "site"
	}
	return w.kind.Name
}

func raw(v tomlValue) string { return text.Cut(string(v.At.Bytes()), 40) }

// one decodes a single value into v and reports whether it could.
func (w *walk) one(v reflect.Value, f *model.Field, val tomlValue, at source.Span, path string) bool {
	switch f.Type {
	case model.TypeGroup:
		if val.Kind != kindTable {
			return w.wrong(at, f, diag.Say("写成 %[1]s = {%[2]s}", "write %[1]s = {%[2]s}", f.Key, sample(f.Fields)))
		}
		w.table(v, f.Fields, val.Table, path)
		if place := v.FieldByName("At"); place.IsValid() && val.Table.At.IsZero() {
			place.Set(reflect.ValueOf(at))
		}
		return true
	case model.TypeWords:
		return w.words(v, f, val)
	case model.TypeText:
		return w.text(v, f, val, at, path)
	case model.TypeMarkdown:
		return w.markdownText(v, f, val, at)
	case model.TypeRef, model.TypeAnyRef:
		return w.reference(v, f, val, at)
	case model.TypeInt:
		if val.Kind != kindInt {
			return w.wrong(at, f, plainNumber(val, "写一个不带引号的整数，例如 12"))
		}
		v.Set(reflect.ValueOf(model.Int{V: val.Int, At: at}))
	case model.TypeNumber:
		if val.Kind == kindFloat && strings.ContainsAny(val.Raw, "eE") {
			return w.wrong(at, f, diag.Say("“%s”是 Excel 的简写，写成全部的数字，例如 64000", "write %s in full, such as 64000", val.Raw))
		}
		n := model.Number{Text: val.Raw, Float: val.Float}
		switch val.Kind {
		case kindInt:
			n.Float = float64(val.Int)
		case kindFloat:
		default:
			return w.wrong(at, f, plainNumber(val, "写一个不带引号的数，例如 12 或 3.5"))
		}
		v.Set(reflect.ValueOf(model.Num{V: n, At: at}))
	case model.TypeBool:
		if val.Kind != kindBool {
			return w.wrong(at, f, diag.Say("只能写 true（是）或 false（否），不带引号", "write true or false, without quotes"))
		}
		v.Set(reflect.ValueOf(model.Bool{V: val.Bool, At: at}))
	case model.TypeDay:
		return w.day(v, f, val, at)
	case model.TypeDatex:
		return w.datex(v, f, val, at)
	case model.TypePeriod:
		return w.period(v, f, val, at)
	}
	return true
}

// wrong reports a value of the wrong type and returns false.
func (w *walk) wrong(at source.Span, f *model.Field, hint diag.Message) bool {
	zh, en := typeWords(f)
	w.fault(diag.S008, at, diag.Say("%[1]s 应当是%[2]s", "%[1]s must be %[3]s", f.Key, zh, en), hint)
	return false
}

func (w *walk) text(v reflect.Value, f *model.Field, val tomlValue, at source.Span, path string) bool {
	if val.Kind != kindString {
		return w.wrong(at, f, diag.Say("加上双引号：\"%s\"", "put it in quotes: \"%s\"", raw(val)))
	}
	if f.Enum != nil && !slices.Contains(f.Enum, val.Str) {
		w.fault(diag.S009, at, diag.Say("%s 不能写“%s”", "%s cannot be %q", f.Key, val.Str), w.closed(f, val.Str, path))
		return false
	}
	if strings.TrimSpace(val.Str) == "" {
		if w.kind == nil {
			return false // a setting left empty is not given
		}
		w.fault(diag.S010, at, diag.Say("%s 是空的", "%s is empty", f.Key),
			diag.Say("写上内容；原文没有写明的，删去这一行，把字段名列入 unstated", "give a value; where the source gives none, drop the line and list the field in unstated"))
		return false
	}
	if w.kind != nil && f.Need == model.Required && strings.Trim(val.Str, "….·?？_ ") == "" {
		w.fault(diag.S010, at, diag.Say("%[1]s 还是样例里的“%[2]s”，没有填", "%[1]s is still the %[2]q of the sample", f.Key, val.Str),
			diag.Say("写上真正的内容", "put in what it is"))
		return false
	}
	if m := excelError().FindString(val.Str); m != "" && m == val.Str {
		w.fault(diag.S009, at, diag.Say("%[1]s 写的“%[2]s”是 Excel 的出错标记，不是内容", "%[1]s is %[2]q, an error of Excel", f.Key, val.Str),
			diag.Say("回到表格里查出正确的内容，再填到这里", "look up the right content in the sheet"))
		return false
	}
	v.Set(reflect.ValueOf(model.Str{V: val.Str, At: at}))
	return true
}

func (w *walk) markdownText(v reflect.Value, f *model.Field, val tomlValue, at source.Span) bool {
	if val.Kind != kindString {
		return w.wrong(at, f, diag.Say("加上双引号", "put it in quotes"))
	}
	md := model.MD{V: val.Str, At: at, Exact: val.Exact}
	if val.Exact {
		md.At = w.file.At(val.StrStart, val.StrStart+len(val.Str))
	}
	v.Set(reflect.ValueOf(md))
	return true
}

func (w *walk) reference(v reflect.Value, f *model.Field, val tomlValue, at source.Span) bool {
	if val.Kind != kindString || strings.TrimSpace(val.Str) == "" {
		return w.wrong(at, f, diag.Say("写所指记录的编号 id，例如 %s = \"…\"", "write the id of the record meant: %s = \"…\"", f.Key))
	}
	name := model.Name{V: val.Str, At: at}
	if f.Type == model.TypeAnyRef {
		free := slices.Contains(f.Words, val.Str) || f.FreeText && !isASCII(val.Str)
		v.Set(reflect.ValueOf(model.AnyRef{Name: name, Free: free}))
		return true
	}
	v.FieldByName("Name").Set(reflect.ValueOf(name))
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func (w *walk) day(v reflect.Value, f *model.Field, val tomlValue, at source.Span) bool {
	if val.Kind == kindString {
		if d, err := model.ParseDay(val.Str); err == nil {
			return w.wrong(at, f, diag.Say("日期不加引号：%s = %s", "a date takes no quotes: %s = %s", f.Key, d))
		}
	}
	if d, ok := dayMeant(val.Str); ok {
		return w.wrong(at, f, diag.Say("写成 %[1]s = %[2]s，不加引号", "write %[1]s = %[2]s, without quotes", f.Key, d))
	}
	if d, ok := excelDay(val.Int); ok && val.Kind == kindInt {
		return w.wrong(at, f, diag.Say("%[2]d 是 Excel 内部的日期序号，就是 %[3]s：写成 %[1]s = %[3]s", "%[2]d is how Excel keeps %[3]s: write %[1]s = %[3]s", f.Key, val.Int, d))
	}
	if val.Kind != kindDate {
		return w.wrong(at, f, diag.Say("写成 年-月-日，不带引号，例如 %s = 2012-03-30", "write year-month-day without quotes: %s = 2012-03-30", f.Key))
	}
	d := model.Day{Y: int16(val.Date.Year), M: int8(val.Date.Month), D: int8(val.Date.Day)}
	v.Set(reflect.ValueOf(model.Date{V: d, At: at}))
	return true
}

func (w *walk) datex(v reflect.Value, f *model.Field, val tomlValue, at source.Span) bool {
	var printed string
	switch val.Kind {
	case kindString:
		printed = val.Str
	case kindDate:
		printed = val.Raw
	default:
		return w.wrong(at, f, diag.Say("照原文写，加双引号，例如 %s = \"2012年2月\"", "write it as printed, in quotes: %s = \"2012年2月\"", f.Key))
	}
	v.Set(reflect.ValueOf(model.When{V: model.ParseDatex(printed, model.DatexOptions{}), At: at}))
	return true
}

func (w *walk) period(v reflect.Value, f *model.Field, val tomlValue, at source.Span) bool {
	var printed string
	switch val.Kind {
	case kindString:
		printed = val.Str
	case kindInt:
		printed = val.Raw
	default:
		return w.wrong(at, f, diag.Say("写成 \"2012\"、\"2012-H1\"、\"2012-Q1\"、\"2012-03\" 或 \"2012-W14\"", "write \"2012\", \"2012-H1\", \"2012-Q1\", \"2012-03\" or \"2012-W14\""))
	}
	p, err := model.ParsePeriod(printed)
	if err != nil {
		hint := diag.Say("写成 \"2012\"（年）、\"2012-H1\"（半年）、\"2012-Q1\"（季度）、\"2012-03\"（月）或 \"2012-W14\"（周）", "write \"2012\", \"2012-H1\", \"2012-Q1\", \"2012-03\" or \"2012-W14\"")
		if meant, ok := periodMeant(printed); ok {
			hint = diag.Say("写成 %[1]s = \"%[2]s\"", "write %[1]s = %[2]q", f.Key, meant)
		}
		w.fault(diag.S011, at, diag.Say("“%s”不是一个期间", "%q is no period", printed), hint)
		return false
	}
	v.Set(reflect.ValueOf(model.Term{V: p, At: at}))
	return true
}

func (w *walk) counts(v reflect.Value, f *model.Field, tf *tomlField) {
	if tf.Value.Kind != kindTable {
		w.wrong(tf.Value.At, f, diag.Say("写成 %s = { A = 3, B = 5 }", "write %s = { A = 3, B = 5 }", f.Key))
		return
	}
	counts := model.Counts{}
	for _, x := range tf.Value.Table.Fields {
		if x.Value.Kind != kindInt || x.Value.Int < 0 {
			w.fault(diag.S008, x.Value.At, diag.Say("%s 里“%s”的数应当是不小于 0 的整数", "%s: the number of %q must be a whole number of at least 0", f.Key, x.Key),
				diag.Say("写一个不带引号的整数", "write a whole number without quotes"))
			continue
		}
		counts = append(counts, model.Count{
			Key: model.Str{V: x.Key, At: x.KeyAt}, N: model.Int{V: x.Value.Int, At: x.Value.At},
		})
	}
	v.Set(reflect.ValueOf(counts))
}

func (w *walk) pairs(v reflect.Value, f *model.Field, tf *tomlField) {
	if tf.Value.Kind != kindTable {
		w.wrong(tf.Value.At, f, diag.Say("写成 %s = { 名称 = \"内容\" }", "write %s = { key = \"value\" }", f.Key))
		return
	}
	pairs := model.Pairs{}
	for _, x := range tf.Value.Table.Fields {
		value := x.Value.Str
		switch x.Value.Kind {
		case kindString:
		case kindInt, kindFloat, kindBool, kindDate:
			value = x.Value.Raw
		default:
			w.fault(diag.S008, x.Value.At, diag.Say("%s 里“%s”只能写一个值", "%s: %q takes one plain value", f.Key, x.Key),
				diag.Say("写成 %s = \"…\"", "write %s = \"…\"", x.Key))
			continue
		}
		pairs = append(pairs, model.Pair{
			Key: model.Str{V: x.Key, At: x.KeyAt}, Value: model.Str{V: value, At: orElse(x.Value.At, x.KeyAt)},
		})
	}
	v.Set(reflect.ValueOf(pairs))
}
