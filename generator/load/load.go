// Package load turns the files of a project into a site of records. It
// collects the faults of all files in one run, each with its place, and never
// guesses at bad input: what it cannot read is left out and reported.
package load

import (
	"bytes"
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
			Hint: diag.Say("先看是不是在网站的文件夹里运行（或用 --site 指明）；文件名一个字母也不能差，存成 gongshi.toml.txt 的改回来；新网站用 gongshi init 建立", "run the command in the site's folder or name it with --site; see that the file is not called gongshi.toml.txt; gongshi init begins a new site"),
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
	for _, p := range parts {
		if p.lost {
			site.Lose(p.home)
		}
	}
	readBefore(site)
	return site, faults.Sorted()
}

// part is what one file gives.
type part struct {
	records    []model.Record
	faults     []diag.Diagnostic
	attachment bool
	lost       bool   // records of the file are missing from records
	home       string // the folder they belong to; "" where nobody can tell
}

func readFile(f *source.File) part {
	d := &decoder{file: f}
	root, rest, _ := strings.Cut(f.Path, "/")
	home, name, nested := strings.Cut(rest, "/")
	ext := strings.ToLower(path.Ext(f.Path))
	d.home = home
	switch {
	case !nested || name == "":
		d.lost, d.home = true, ""
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("这个文件不在任何单位的文件夹里", "this file lies in no unit's folder"),
			diag.Say("把它移到 %[1]s/单位编号/ 下；各单位共用的放到 %[1]s/common/ 下", "move it into %[1]s/<unit>/ or %[1]s/common/", root))
	case root == "data" && ext == ".toml":
		if table, faults := readTOML(f, 0, len(f.Bytes)); true {
			d.out.Add(d.suggestKeys(faults)...)
			d.lost = table == nil || table.Damaged
			d.records(table)
			d.empty()
		}
	case leftover(name):
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("这是系统或编辑软件留下的文件，不是公示的内容", "a system or an editor left this file; it is no content"),
			diag.Say("删去它；显示不出来的，先在文件夹选项里打开“显示隐藏的文件”", "delete it"))
	case misnamed(name) != "":
		d.lost = true
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("文件名的末尾（扩展名）是“%s”，这样的文件不读取", "files that end in %q are not read", path.Ext(name)),
			diag.Say("改名为 %s；看不到扩展名的，先在文件夹选项里打开“文件扩展名”", "rename it to %s", path.Base(misnamed(name))))
	case root == "data":
		d.lost = ext == ".md"
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("data 文件夹里只放 .toml 文件", "only .toml files belong in data"),
			diag.Say("正文（.md）和附件移到 content/%s/ 下；不需要的删去", "attachments and Markdown belong in content/%s/", home))
	case ext == ".md":
		d.markdown()
		d.lost = d.lost || len(d.list) == 0
	case ext == ".toml":
		d.lost = true
		d.fault(diag.S015, f.At(0, 0),
			diag.Say("content 文件夹里只放 .md 正文和附件", "only Markdown and attachments belong in content"),
			diag.Say("把它移到 data/%s/ 下", "move it to data/%s/", home))
	default:
		return part{attachment: true}
	}
	return part{records: d.list, faults: d.out.Sorted(), lost: d.lost, home: d.home}
}

// misnamed returns what a file should be called whose name says by mistake that
// it is no source: notice.md.txt, notice.markdown. It returns "" for others.
func misnamed(name string) string {
	lower := strings.ToLower(name)
	for _, wrong := range []string{".toml.txt", ".md.txt", ".markdown", ".mdown", ".md.md", ".toml.toml"} {
		if strings.HasSuffix(lower, wrong) {
			right := ".toml"
			if strings.HasPrefix(wrong, ".m") {
				right = ".md"
			}
			return name[:len(name)-len(wrong)] + right
		}
	}
	return ""
}

// leftover reports whether a system or a program leaves files of that name
// behind; those that a snapshot passes over are not among them.
func leftover(name string) bool {
	name = strings.ToLower(path.Base(name))
	switch path.Ext(name) {
	case ".bak", ".tmp", ".orig":
		return true
	}
	return name == "thumbs.db" || name == "desktop.ini"
}

// empty reports a data file that holds nothing: most often it was lost while
// it was saved or copied.
func (d *decoder) empty() {
	if len(bytes.TrimSpace(bytes.TrimPrefix(d.file.Bytes, []byte("\xef\xbb\xbf")))) > 0 {
		return
	}
	d.lost = true
	d.fault(diag.S015, d.file.At(0, 0),
		diag.Say("文件是空的，一条记录也没有", "the file is empty"),
		diag.Say("内容丢了的，从备份找回来；不要这个文件的，删去它", "take its content from a backup, or delete the file"))
}

// decoder reads the records of one file.
type decoder struct {
	file *source.File
	home string
	out  diag.List
	list []model.Record
	lost bool // a record could not be read
}

func (d *decoder) fault(code diag.Code, at source.Span, text, hint diag.Message) {
	d.out.Add(diag.Diagnostic{Code: code, Span: at, Text: text, Hint: hint})
}
