// Package load turns the files of a project into a site of records. It
// collects the faults of all files in one run, each with its place, and never
// guesses at bad input: what it cannot read is left out and reported.
package load

import (
	"path"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// SettingsFile is the path of the site's settings.
const SettingsFile = "gongshi.toml"

// Options tune loading. The zero value reads one file after the other.
type Options struct {
	// Each runs do for every i in [0, n), in any order or at once, and
	// returns when all are done. Nil runs them in order.
	Each func(n int, do func(i int))
}

// Settings reads the site's settings. Faults of the file are returned; the
// settings hold what could be read.
func Settings(snap *source.Snapshot) (model.Settings, []diag.Diagnostic) {
	var out model.Settings
	f := snap.File(SettingsFile)
	if f == nil {
		missing := &source.File{Path: SettingsFile}
		return out, []diag.Diagnostic{{
			Code: diag.S025, Span: missing.At(0, 0),
			Text: diag.Say("找不到 %s", "%s is missing", SettingsFile),
			Hint: diag.Say("在网站目录下新建这个文件，至少写上 [site] 和 title = \"网站名称\"", "create it with [site] and title = \"…\""),
		}}
	}
	d := &decoder{file: f}
	root, faults := readTOML(f, 0, len(f.Bytes))
	d.out.Add(faults...)
	if root != nil {
		d.settings(root, &out)
	}
	return out, d.out.Sorted()
}

// Site reads all records of a project. The settings and the as-of date become
// part of the site. The site holds what could be read; where faults of
// severity Error were found it must not be built.
func Site(snap *source.Snapshot, settings model.Settings, asOf model.Day, opt Options) (*model.Site, []diag.Diagnostic) {
	files := append(snap.Under("data"), snap.Under("content")...)
	parts := make([]part, len(files))
	each := opt.Each
	if each == nil {
		each = func(n int, do func(int)) {
			for i := range n {
				do(i)
			}
		}
	}
	each(len(files), func(i int) { parts[i] = readFile(files[i]) })

	var records []model.Record
	var faults diag.List
	attachments := map[string]*source.File{}
	for i, p := range parts {
		records = append(records, p.records...)
		faults.Add(p.faults...)
		if p.attachment {
			attachments[files[i].Path] = files[i]
		}
	}
	site := model.NewSite(settings, asOf, records, attachments)
	readBefore(site)
	return site, faults.Sorted()
}

// part is what one file gives.
type part struct {
	records    []model.Record
	faults     []diag.Diagnostic
	attachment bool
}

func readFile(f *source.File) part {
	d := &decoder{file: f}
	root, rest, _ := strings.Cut(f.Path, "/")
	home, name, nested := strings.Cut(rest, "/")
	ext := strings.ToLower(path.Ext(f.Path))
	d.home = home
	switch {
	case !nested || name == "":
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("这个文件不在任何单位的文件夹里", "this file lies in no unit's folder"),
			diag.Say("把它移到 %[1]s/单位编号/ 下；各单位共用的放到 %[1]s/common/ 下", "move it into %[1]s/<unit>/ or %[1]s/common/", root))
	case root == "data" && ext == ".toml":
		if table, faults := readTOML(f, 0, len(f.Bytes)); true {
			d.out.Add(d.suggestKeys(faults)...)
			d.records(table)
		}
	case root == "data":
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("data 文件夹里只放 .toml 文件", "only .toml files belong in data"),
			diag.Say("附件和 Markdown 正文放到 content/%s/ 下", "attachments and Markdown belong in content/%s/", home))
	case ext == ".md":
		d.markdown()
	case ext == ".toml":
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("content 文件夹里只放 .md 正文和附件", "only Markdown and attachments belong in content"),
			diag.Say("把它移到 data/%s/ 下", "move it to data/%s/", home))
	default:
		return part{attachment: true}
	}
	return part{records: d.list, faults: d.out.Sorted()}
}

// decoder reads the records of one file.
type decoder struct {
	file *source.File
	home string
	out  diag.List
	list []model.Record
}

func (d *decoder) fault(code diag.Code, at source.Span, text, hint diag.Message) {
	d.out.Add(diag.Diagnostic{Code: code, Span: at, Text: text, Hint: hint})
}
