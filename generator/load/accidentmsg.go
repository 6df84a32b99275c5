package load

import (
	"gongshi/generator/diag"
	"gongshi/generator/source"
)

// message is what a fault says and what to do about it, as formats given the
// same arguments.
type message struct{ zh, en, hintZH, hintEN string }

// fault makes a fault; arguments that are bytes print as text.
func (m message) fault(code diag.Code, at source.Span, args ...any) diag.Diagnostic {
	return diag.Diagnostic{Code: code, Span: at, Text: say(m.zh, m.en, args), Hint: say(m.hintZH, m.hintEN, args)}
}

// also makes a fault that points at an earlier place as well.
func (m message) also(code diag.Code, at, first source.Span, args ...any) diag.Diagnostic {
	d := m.fault(code, at, args...)
	d.Also = []diag.Note{{Span: first, Text: noteFirst.say()}}
	return d
}

func (m message) say(args ...any) diag.Message { return say(m.zh, m.en, args) }

// say fills both languages.
func say(zh, en string, args []any) diag.Message {
	return diag.Message{ZH: fill(zh, args), EN: fill(en, args)}
}

// fill puts args in place of {1}, {2}, … in one pass, so that what an author
// wrote is never taken for a format.
func fill(format string, args []any) string {
	out := make([]byte, 0, len(format)+32)
	for i := 0; i < len(format); i++ {
		if format[i] == '{' && i+2 < len(format) && format[i+2] == '}' {
			if n := int(format[i+1] - '1'); n >= 0 && n < len(args) {
				out = append(out, printed(args[n])...)
				i += 2
				continue
			}
		}
		out = append(out, format[i])
	}
	return string(out)
}

// The messages. {1}, {2} are what the author wrote or should write.
var (
	msgWideQuote    = message{"引号 {1} 是全角的", "{1} is a full-width quotation mark", `改用英文半角引号 " 把文字括起来`, `put the text between plain quotes "`}
	msgWideQuoteEnd = message{"收尾的引号 {1} 是全角的", "the closing quotation mark {1} is full-width", "把 {1} 改成英文半角引号 {2}", "write {2} in place of {1}"}
	msgWideEquals   = message{"等号是全角的", "the equals sign is full-width", "改成英文半角 =", "write ="}
	msgColon        = message{"键和值之间写了冒号 {1}", "a colon {1} stands between key and value", "改成等号 =", "write = between key and value"}
	msgWideSpace    = message{"这里有全角空格", "there is a full-width space here", "删去，或改成半角空格；段落开头不用空两格，网页会自动缩进", "delete it or type a plain space"}
	msgOddSpace     = message{"这里有看不见的字符 {1}", "there is an invisible character {1} here", "删去它（多半是从网页或 Word 复制带来的）", "delete it; it often comes along when copying from a web page"}
	msgWideComma    = message{"这里写了“{1}”，不是英文逗号", "{1} stands where a comma belongs", "改成英文半角逗号 ,", "write a plain comma ,"}
	msgSemicolon    = message{"这里写了分号，应当是逗号", "a semicolon stands where a comma belongs", "改成英文逗号 ,", "write a comma ,"}
	msgWideBracket  = message{"括号是全角的", "the bracket is full-width", "改成英文半角括号 [ ] 或 { }", "write plain brackets [ ] or { }"}
	msgWideKey      = message{"键名里的“{1}”是全角的", "{1} in the key is full-width", "改成半角 {2}", "write {2}"}
	msgWideNumber   = message{"“{1}”是全角的", "\"{1}\" is written in full-width characters", "改成半角 {2}", "write {2}"}
	msgTail         = message{"值的后面多了“{1}”", "{1} after the value is too much", "删去“{1}”", "delete {1}"}
	msgComment      = message{"注释不能用“{1}”开头", "a comment does not begin with {1}", "改成英文半角 #", "write #"}

	msgHanKey       = message{"键名“{1}”是中文", "the key \"{1}\" is Chinese", "键名用英文（用 gongshi explain 查对照）；如果确实要用中文作名称，给它加上英文引号", "keys are the English names; a Chinese name used as a key needs plain quotes"}
	msgKeyWithSpace = message{"键名“{1}”里有空格", `the key "{1}" has a space in it`, "键名用下划线连接，例如 published_on", "join the words with an underscore, as in published_on"}
	msgBadKey       = message{"键名“{1}”写法不对", `the key "{1}" is malformed`, "键名只用英文字母、数字、下划线和连字符", "a key is made of letters, digits, underscores and hyphens"}
	msgEmptyKey     = message{"等号左边没有键名", "no key stands left of the equals sign", "在等号左边写上键名", "write the key left of the equals sign"}
	msgOpenKey      = message{"键名的引号 {1} 没有收尾", "the quote {1} of the key is not closed", "在键名后面、等号前面补上 {1}", "add {1} after the key, before the equals sign"}

	msgOpenString   = message{"引号 {1} 从这里开始，到行末还没有收尾", "the quote {1} opens here and is not closed by the end of the line", `在文字末尾补上 {1}；文字有好几行时，前后都用三个引号 """`, `add {1} where the text ends; text of several lines stands between """ and """`}
	msgBrokenString = message{"引号 {1} 里的文字断成了几行", "the text opened by {1} runs over several lines", `好几行的文字前后都用三个引号 """`, `text of several lines stands between """ and """`}
	msgOpenBlock    = message{"多行文字从这里的 {1} 开始，一直没有收尾", "the text block opened here by {1} is not closed", "在文字结束之后另起一行写 {1}", "write {1} on a line of its own after the text"}
	msgLooseBlock   = message{"{1} 前面没有键名和等号；也可能是上面一段文字没有收尾", "{1} without key and equals sign; perhaps a text above it was not closed", `写成 键名 = """，或检查上面的 """ 是否成对`, `write key = """, or see whether the """ above come in pairs`}
	msgEscapedEnd   = message{`收尾的引号前面有反斜杠 \，引号没有收住`, `a backslash stands before the closing quote, so the text goes on`, `反斜杠写两个 \\，或者整段文字用单引号 ' 括起来`, `write the backslash twice \\, or put the text between single quotes '`}
	msgNoOpenQuote  = message{"“{1}”缺少开头的引号", "\"{1}\" has no opening quote", `在文字前面补上 "`, `add " before the text`}
	msgInnerQuote   = message{"文字在这个引号处就结束了，后面还有文字", "the text ends at this quote, yet more follows", `文字里面的引号用中文引号 “ ”，或写成 \{1}`, `for quotes inside a text write “ ” or \{1}`}
	msgBackslash    = message{`反斜杠 \ 在双引号里有特殊含义，这里的写法不对`, `a backslash has a meaning of its own between double quotes, and this is none of them`, `写两个 \\，或把整段文字用单引号 ' 括起来；路径用 / 分隔`, `write \\, or put the text between single quotes '; in paths use /`}

	msgNoValue    = message{"等号后面没有值", "no value follows the equals sign", `没有内容就删去这一行；空的文字写 ""`, `delete the line if there is nothing to say; an empty text is ""`}
	msgUnquoted   = message{"文字“{1}”没有加引号", "the text \"{1}\" has no quotes", `前后加上英文半角引号 "`, `put it between plain quotes "`}
	msgTruth      = message{"“{1}”不是真假值", "\"{1}\" is no truth value", "写 {2}，小写、不加引号", "write {2}, in lower case, without quotes"}
	msgNoSuchDay  = message{"没有“{1}”这一天{2}", "there is no day {1}", "核对原件，改正年、月、日；日期写成 2026-01-31", "check year, month and day; a date is written 2026-01-31"}
	msgBadTime    = message{"“{1}”不是日期或时刻", "{1} is neither a date nor a time", "日期写成 2026-01-31，时刻写成 2026-01-31T09:30:00", "a date is written 2026-01-31, a time 2026-01-31T09:30:00"}
	msgDateForm   = message{"日期“{1}”写法不对", "the date {1} is written in another form", "写成 {2}，不加引号", "write {2}, without quotes"}
	msgHanNumber  = message{"数字“{1}”是中文", "the number {1} is written in Chinese", `数字用 0–9；当作文字时写 "{1}"`, `write digits 0–9; as a text it is "{1}"`}
	msgLeading    = message{"数字“{1}”不能以 0 开头", "the number {1} cannot begin with 0", `数字写 {2}；编号、电话当作文字，写 "{1}"`, `as a number write {2}; codes and telephone numbers are texts: "{1}"`}
	msgPhone      = message{"“{1}”没有加引号", "{1} has no quotes", `编号、电话是文字，写 "{1}"`, `codes and telephone numbers are texts: "{1}"`}
	msgThousands  = message{"数字“{1}”里有逗号", "the number {1} has a comma in it", "去掉逗号，写 {2}", "leave out the commas: {2}"}
	msgNumberUnit = message{"数字“{1}”带着单位或者符号", "the number {1} has a unit or sign with it", `只写数字 {2}；本来就是一段文字的，加引号 "{1}"`, `write the number alone, {2}; if it is a text, put it between quotes "{1}"`}
	msgNoYear     = message{"日期“{1}”没有年份", "the date {1} has no year", `补上年份，写成 2026-01-31 的样子，不加引号；这一项可以照原文写文字的，加引号 "{1}"`, `write it as 2026-01-31, without quotes; where a text may stand, put it between quotes "{1}"`}
	msgApostrophe = message{"数字前面多了一个撇号 '", "an apostrophe stands before the number", "删去撇号，写 {1}（撇号是 Excel 带来的）", "delete it and write {1}; it comes from Excel"}
	msgExcelError = message{"“{1}”是 Excel 的出错标记，不是内容", "{1} is an error of Excel, not a value", "回到表格里查出正确的内容，再填到这里", "look up the right content in the sheet"}
	msgPasted     = message{"这一行“{1}”像是从表格里直接粘贴来的", "the line \"{1}\" looks as if pasted from a sheet", `表格的每一格都要写成 键名 = 值，文字加英文引号；行多的，用 gongshi explain 查这种记录的键名`, "write every cell as key = value, texts between plain quotes"}
	msgLineQuoted = message{"整行都在引号里", "the whole line is between quotes", `删去这一行开头和末尾的引号，行里两个连着的引号 "" 改成一个（引号是 Excel 带来的）`, `delete the first and the last quote, and write " for ""; they come from Excel`}
	msgMissing    = message{"“{1}”后面漏了等号", "no equals sign follows \"{1}\"", "写成 {1} = 值", "write {1} = value"}
	msgPercent    = message{"“{1}”带有百分号", "{1} has a percent sign", `只写数字；要原样印出时加引号 "{1}"`, `write the number alone; to print it as it is put it between quotes "{1}"`}
	msgNotValue   = message{"这里应当是一个值，却是“{1}”", "a value belongs here, not {1}", "检查括号和逗号是否成对、有没有多写", "see whether brackets and commas match"}
	msgAfterValue = message{"值的后面多了“{1}”", "{1} follows the value", "一行只写一个键；说明写在 # 之后", "one key a line; remarks follow a #"}

	msgNoEquals     = message{"“{1}”后面没有等号", "no equals sign follows \"{1}\"", "写成 键名 = 值", "write key = value"}
	msgLooseText    = message{"这一行文字“{1}”不在引号里", "the text \"{1}\" is not between quotes", `好几行的文字前后都用三个引号 """；检查上面的引号是否提前收了尾`, `text of several lines stands between """ and """; see whether a quote above closed too early`}
	msgNoPair       = message{"“{1}”不是 键名 = 值", "\"{1}\" is not key = value", "花括号里写 { 键名 = 值, 键名 = 值 }", "between braces write { key = value, key = value }"}
	msgFence        = message{"这里不该有分隔线 {1}", "a line of {1} does not belong here", "删去这一行；文件头的分隔线是 +++", "delete the line; front matter stands between lines of +++"}
	msgNoComma      = message{"两个值之间没有逗号", "no comma between two values", "在前一个值后面加英文逗号 ,", "write a comma , after the value before it"}
	msgTwoCommas    = message{"这里多了一个逗号", "there is a comma too many here", "删去它", "delete it"}
	msgUnclosed     = message{"括号 {1} 从这里开始，没有收尾", "the bracket {1} opens here and is not closed", "在清单末尾补上 {2}", "add {2} at the end of the list"}
	msgExtraBracket = message{"多了一个 {1}", "there is a {1} too many", "删去它，或补上它前面的那一半", "delete it or add its other half"}
	msgHeaderEnd    = message{"表头没有收尾", "the header is not closed", "在末尾补上 {1}", "add {1} at its end"}
	msgEmptyHeader  = message{"表头里没有名称", "the header has no name", "写明种类，例如 [[power]]", "name the kind, as in [[power]]"}
	msgBadHeader    = message{"表头写法不对", "the header is malformed", "写成 [[power]]，名称只用英文字母、数字和下划线", "write [[power]]; a name is made of letters, digits and underscores"}
	msgAfterHeader  = message{"表头后面多了“{1}”", "{1} follows the header", "键和值另起一行", "begin a new line"}

	msgTwice             = message{"键 {1} 写了两次", "the key {1} is given twice", "留下一个，删去另一个", "keep one and delete the other"}
	msgHeaderTwice       = message{"表头 [{1}] 写了两次", "the header [{1}] is given twice", "同一种记录有好几条时，每条前面写双括号 [[{1}]]", "for several records of a kind write doubled brackets [[{1}]] before each"}
	msgSingleAfterDouble = message{"{1} 前面用了双括号，这里是单括号", "{1} has doubled brackets above and single ones here", "写成 [[{1}]]", "write [[{1}]]"}
	msgDoubleAfterSingle = message{"{1} 前面是单括号或别的写法，这里是双括号", "{1} is a single table above and has doubled brackets here", "都写成 [[{1}]]", "write [[{1}]] in both places"}
	msgNotTable          = message{"{1} 已经有值，不能再往里加", "{1} has a value already and nothing can be added to it", "把内容写到一处", "write its content in one place"}
	noteFirst            = message{zh: "第一次在这里", en: "first given here"}
	noteOpened           = message{zh: "引号从这里开始", en: "the quote opens here"}
	noteStillOpen        = message{zh: "读到这里还没有收尾", en: "still open here"}
	noteWideEnd          = message{zh: "这里的引号是全角的，不能收尾", en: "these quotes are full-width and close nothing"}

	msgTextTooLong   = message{"文件超过 {1} MiB", "the text is longer than {1} MiB", "拆成几个文件", "split it into several files"}
	msgLineTooLong   = message{"这一行超过 {1} 字节", "the line is longer than {1} bytes", "断成几行", "break it into several lines"}
	msgTooDeep       = message{"括号嵌套超过 {1} 层", "brackets nest deeper than {1}", "写得平一些", "write it flatter"}
	msgTooManyParts  = message{"键名超过 {1} 段", "the key has more than {1} parts", "减少点号", "use fewer dots"}
	msgKeyTooLong    = message{"键名超过 {1} 字节", "the key is longer than {1} bytes", "写短一些", "make it shorter"}
	msgTooManyKeys   = message{"文件里的键超过 {1} 个", "the text has more than {1} keys", "拆成几个文件", "split it into several files"}
	msgTooManyItems  = message{"文件里清单的项目超过 {1} 个", "the lists of the text have more than {1} items", "拆成几个文件", "split it into several files"}
	msgPathsTooLong  = message{"表头和键名加起来太长", "headers and keys are too long taken together", "用短一些的表头，或拆成几个文件", "use shorter headers or split the file"}
	msgTooManyFaults = message{"问题超过 {1} 处，后面的不再列出", "more than {1} faults; the rest is not listed", "先改前面的，再检查一遍", "mend those above and check again"}

	msgUTF16      = message{"文件不是 UTF-8，是 UTF-16（{1}）", "the file is UTF-16 ({1}), not UTF-8", "在编辑器里另存为 UTF-8（记事本：另存为 → 编码 → UTF-8）", "save it as UTF-8 in the editor"}
	msgGBK        = message{"文件不是 UTF-8，像是 GBK（GB18030）", "the file is not UTF-8; it looks like GBK (GB18030)", "在编辑器里另存为 UTF-8（记事本：另存为 → 编码 → UTF-8）", "save it as UTF-8 in the editor"}
	msgNotUTF8    = message{"字节 {1} 不是 UTF-8", "byte {1} is not UTF-8", "删去或重打这个字，把文件存为 UTF-8；后面的内容都没有了的，文件没有拷全，用备份换回", "delete or retype the character and save the file as UTF-8"}
	msgNoText     = message{"这个文件其实是{1}，不是文字文件", "this is {2}, no text", "要给读者下载的，用原来的扩展名放到 content/单位/ 下作附件；内容要上网页的，另写成文字", "attach it under its own name in content/UNIT/, or type its content"}
	msgReplaced   = message{"这里是乱码“\ufffd”，原来的字已经丢了", "a character was lost here (U+FFFD)", "对照原文重打这个字", "type it again after the original"}
	msgNul        = message{"文件里有空字节（0x00），多半是保存或同步时损坏了", "the file holds a NUL byte and does not look like text", "用备份换回好的文件；内容还全的，复制到新文件里，存为 UTF-8", "see whether the file is damaged; save it as UTF-8"}
	msgControl    = message{"这里有控制字符 {1}", "there is a control character {1} here", "删去它（多半是复制带来的）", "delete it; it often comes along when copying"}
	msgReturn     = message{"换行符不对：这是旧式 Mac 的换行（0x0D）", "the line end is a lone carriage return (0x0D)", "在编辑器右下角或“另存为”里把换行改成 LF 或 CRLF", "let the editor save line ends as LF or CRLF"}
	msgLibrary    = message{"这里不符合 TOML 的写法：{1}", "not TOML: {1}", "", ""}
	msgRange      = message{"数字“{1}”太大", "the number {1} is out of range", `当作文字时加引号 "{1}"`, `as a text put it between quotes "{1}"`}
	msgLibraryBug = message{"文件里有 TOML 读取库处理不了的写法", "the TOML library cannot cope with something in this file", "用平常的写法；如果查不出来，请把文件报给开发者", "write it plainly; if that does not help, report the file to the developers"}
	msgDisagree   = message{"这里有两种读法，无法确定", "this can be read in two ways", "换一种写法，例如把花括号里的内容改成普通的键；并请报给开发者", "write it in another way, and report it to the developers"}

	msgFrontMissing = message{"文件没有文件头", "the file has no front matter", "正文上面加文件头：一行 +++，一行 [notice] 这样的种类，接着 id、title 等各写一行，再一行 +++；照抄同一文件夹里别的文件最快", "begin with a line +++, then [kind] and its keys, another line +++, then the text"}
	msgFrontEmpty   = message{"文件是空的，没有文件头", "the file is empty and has no front matter", "内容丢了的，从备份找回来；新写的，第一行写 +++，接着写 [种类] 和各个键，再写一行 +++，正文放在后面", "begin with a line +++, then [kind] and its keys, another line +++, then the text"}
	msgFrontWide    = message{"文件头的分隔线“{1}”是全角的", "the mark {1} of the front matter is full-width", "改成英文半角 +++", "write +++"}
	msgFrontYAML    = message{"文件头用了 ---（YAML）", "the front matter stands between --- (YAML)", "分隔线改成 +++，第二行写种类，例如 [notice]，里面的 键: 值 改成 键 = \"值\"", "write +++, and key = value in place of key: value"}
	msgFrontFence   = message{"文件头的分隔线“{1}”不对", "the mark {1} of the front matter is wrong", "改成三个加号 +++", "write three plus signs +++"}
	msgFrontOpen    = message{"文件头从这里开始，没有收尾", "the front matter opens here and is not closed", "在文件头末尾另起一行写 +++", "write +++ on a line of its own where it ends"}
	msgFrontLong    = message{"文件头从这里开始，{1} KiB 之内没有收尾", "the front matter opens here and is not closed within {1} KiB", "在文件头末尾另起一行写 +++；已经写了的，看文件头里是不是误贴了正文或图片", "write +++ on a line of its own where it ends, or take the text out of the front matter"}
	noteMeantFence  = message{zh: "本来想用这一行收尾？", en: "is this line meant to close it?"}
)
