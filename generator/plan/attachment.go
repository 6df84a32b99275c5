package plan

import (
	"path"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
	"gongshi/generator/text"
)

// lostFile says what to do about a file that is not there. Authors also write
// addresses of the site and of other sites that way.
func lostFile(name, folder string) diag.Message {
	switch {
	case strings.HasPrefix(strings.ToLower(name), "www."):
		return diag.Say("网址前面要写 https://：https://%s", "write https:// before an address: https://%s", name)
	case strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".htm") || strings.HasSuffix(name, ".md"):
		return diag.Say("链接到本站的记录，写 ref:种类/编号，例如 ref:power/%s；链接到别的网站，写全 https://", "for a record of this site write ref:kind/id, as in ref:power/%s; for another site the whole https:// address", strings.TrimSuffix(path.Base(name), path.Ext(name)))
	}
	return diag.Say("把文件放进 %[1]s/，文件名要一字不差（大小写、扩展名都算）；不能用别的单位的附件", "attachments lie in %[1]s/ under exactly this name; those of other units cannot be used", folder)
}

// attachment publishes the file called name that lies beside the source at
// place at, in the unit's folder home, and returns where it lies in the source
// and in the site. mention is where the author names it; a file that is
// missing, of another unit, or that no address can hold is a fault there.
func (p *planner) attachment(at model.Place, home, name string, mention source.Span) (src, to string, ok bool) {
	folder := path.Dir(at.Path())
	if !strings.HasPrefix(folder, "content/") {
		folder = "content/" + home // the record stands in a data file
	}
	src = path.Join(folder, name)
	f := p.site.Attachments[src]
	rest, inside := strings.CutPrefix(src, "content/"+home+"/")
	if f == nil || !inside {
		p.dead(diag.P004, mention, diag.Say("找不到附件“%s”", "the attachment %q is missing", name), lostFile(name, folder))
		return "", "", false
	}
	for _, part := range strings.Split(rest, "/") {
		if !text.IsFileName(part) {
			p.dead(diag.P005, mention, diag.Say("附件的文件名“%s”不能作网址", "the attachment's name %q cannot be part of an address", part),
				diag.Say("改名：只用英文字母、数字、“-”“_”和“.”，例如 fujian-1.pdf；给读者看的名称写在 title 或链接文字里", "rename it with letters, digits, - _ and . only; what readers see is the title or the text of the link"))
			return "", "", false
		}
	}
	to = home + "/files/" + rest
	if p.files[src] == "" {
		p.files[src] = to
		p.add(Target{Path: to, View: Raw(f.Bytes), At: f.At(0, 0)})
	}
	return src, to, true
}
