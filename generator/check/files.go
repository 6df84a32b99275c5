package check

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// r124: the files of an item are there, and of the size and hash declared.
func r124(s *model.Site, out *report) {
	for _, i := range all[model.DisclosureItem](s) {
		for _, f := range i.Files {
			if !f.Name.Set() {
				continue
			}
			folder, file := attachmentOf(s, i, f.Name.V)
			if file == nil {
				out.add(i, diag.Diagnostic{
					Code: diag.R124, Span: f.Name.At,
					Text: diag.Say("文件“%[1]s”不在 %[2]s/ 里", "the file %[1]q is not in %[2]s/", f.Name.V, folder),
					Hint: diag.Say("把文件放进这个文件夹，文件名要一字不差（大小写、扩展名都算）；不再提供的，删去 files 里的这一项", "put the file there under exactly this name, or take it out of files"),
				})
				continue
			}
			if n := int64(len(file.Bytes)); f.Bytes.Set() && f.Bytes.V != n {
				out.add(i, diag.Diagnostic{
					Code: diag.R124, Span: f.Bytes.At,
					Text: diag.Say("文件“%[1]s”写的是 %[2]d 字节，实际 %[3]d 字节", "the file %[1]q is declared with %[2]d bytes and has %[3]d", f.Name.V, f.Bytes.V, n),
					Hint: diag.Say("先看文件是不是放错了；确实更新过的，写 bytes = %d", "see first whether it is the right file; where it was renewed, write bytes = %d", n),
				})
			}
			sum := sha256.Sum256(file.Bytes)
			want := hex.EncodeToString(sum[:])
			if f.SHA256.Set() && !strings.EqualFold(strings.TrimSpace(f.SHA256.V), want) {
				out.add(i, diag.Diagnostic{
					Code: diag.R124, Span: f.SHA256.At,
					Text: diag.Say("文件“%s”的校验值 sha256 与写的不符，文件换过或者抄错了", "the sha256 of the file %q is not the one declared", f.Name.V),
					Hint: diag.Say("先看文件是不是放错了；确实更新过的，写 sha256 = \"%s\"", "see first whether it is the right file; where it was renewed, write sha256 = %q", want),
				})
			}
		}
	}
}

// attachmentOf returns the file called name beside the source of rec and the
// folder where it is looked for; nil where there is none or it is another
// unit's. A record of a data file has its files in the unit's content folder.
func attachmentOf(s *model.Site, rec model.Record, name string) (folder string, f *source.File) {
	b := rec.Base()
	home := "content/" + b.Home
	folder = path.Dir(b.At.Path())
	if !strings.HasPrefix(folder, "content/") {
		folder = home
	}
	full := path.Join(folder, name)
	if !strings.HasPrefix(full, home+"/") {
		return folder, nil
	}
	return folder, s.Attachments[full]
}
