package generator

import (
	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// problemFaults says in words what a snapshot refused.
func problemFaults(problems []source.Problem) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, p := range problems {
		f := &source.File{Path: p.Path}
		d := diag.Diagnostic{Code: diag.S013, Span: f.At(0, 0)}
		switch p.Kind {
		case source.Symlink:
			d.Code = diag.S014
			d.Text = diag.Say("这是一个符号链接（快捷方式），不读取", "this is a symbolic link and is not read")
			d.Hint = diag.Say("把真正的文件复制到这里来", "copy the file itself to this place")
		case source.Irregular:
			d.Code = diag.S014
			d.Text = diag.Say("这不是普通文件，不读取", "this is no regular file and is not read")
			d.Hint = diag.Say("删去它，或换成普通文件", "remove it or put a regular file in its place")
		case source.TooLarge:
			d.Text = diag.Say("文件有 %d 字节，超过上限 %d 字节", "the file has %d bytes, the limit is %d", p.Size, p.Limit)
			d.Hint = diag.Say("把它拆成几个文件；附件请先压缩", "split it; compress attachments first")
		case source.TooMany:
			d.Text = diag.Say("文件和文件夹超过 %d 个，后面的没有读取", "more than %d files and folders; the rest was not read", p.Limit)
			d.Hint = diag.Say("检查是不是把别的文件夹放进来了", "look for folders that do not belong here")
		case source.TooDeep:
			d.Text = diag.Say("文件夹嵌套超过 %d 层", "folders are nested deeper than %d", p.Limit)
			d.Hint = diag.Say("减少文件夹的层数", "use fewer levels")
		case source.BadName:
			d.Code = diag.P005
			d.Text = diag.Say("文件名里有不能使用的字符", "the file name has characters that cannot be used")
			d.Hint = diag.Say("改名：不用反斜杠、看不见的字符和控制字符", "rename it without backslashes, invisible or control characters")
		default:
			d.Text = diag.Say("读取时文件正在变化", "the file changed while it was read")
			d.Hint = diag.Say("等其他程序写完再运行一次", "run again when other programs have finished")
		}
		out = append(out, d)
	}
	return out
}
