package generator_test

import (
	"fmt"
	"strings"

	"gongshi/generator/diag"
)

// defect is one thing that is wrong, or only looks wrong, in the texts that
// the example site stands on.
type defect struct {
	id    string
	text  string      // the text, and its archive in testdata/defects
	kind  string      // 矛盾, 数目, 日期, 缺漏, 文字, 用词
	quote string      // a few words, and what is wrong with them
	rules []diag.Code // that find it; none: no program can
	// why says why it cannot be found, or why it is none; beside rules it
	// says what is left to a reader.
	why    string
	silent bool // looks like a defect and is none
	marks  []mark
}

// defects is the table, text by text in their own order. It is long because it
// is a table.
func defects() []defect {
	const (
		meaning = "要读懂整句话的意思"
		facts   = "两处说的都可能对，要问当事的人"
	)
	r := func(codes ...diag.Code) []diag.Code { return codes }
	return []defect{
		{id: "D01", text: "000", kind: "矛盾、日期", quote: "“十二五”期间全面建成，“十二五”末却只是较为完善", rules: r(diag.R011)},
		{id: "D02", text: "000", kind: "数目", quote: "“三早”只有两个“早”，第三个是“全覆盖”", rules: r(diag.R014)},
		{id: "D03", text: "000", kind: "用词", quote: "两项机制在列表和章节里名称不同", rules: r(diag.R223)},
		{id: "D04", text: "000", kind: "文字", quote: "“反腐倡建设”漏了“廉”", rules: r(diag.R222)},
		{id: "D05", text: "000", kind: "文字", quote: "“纪检组 要切实”多出空格", rules: r(diag.R216)},
		{id: "D06", text: "000", kind: "文字", quote: "“明确构建……各项目标任务落到实处”两句并成一句", why: meaning + "：每个词都对，语法不通只有读的人看得出"},
		{id: "D07", text: "000", kind: "缺漏", quote: "“二十字”总要求没有写是哪二十字；通知没有文号", rules: r(diag.R004, diag.R014)},
		{id: "D07a", text: "000", kind: "用词", quote: "“各部室”又称“责任科室”", rules: r(diag.R030)},

		{id: "D08", text: "001-3", kind: "数目", quote: "风险点34个，四类4、5、10、4合计23", rules: r(diag.R075)},
		{id: "D08a", text: "001-3", kind: "数目", quote: "职权34项，风险点也是34个", why: "两个总数相同不是错，只是可疑；是不是抄串了，要查清单"},
		{id: "D09", text: "001-3", kind: "日期", quote: "工作开始有7月、6月、近一个月三种说法", why: facts + "：都是叙述里的约数，没有登记的字段可以互相核对"},
		{id: "D10", text: "001-3", kind: "用词", quote: "《……的意见》又称《实施意见》", rules: r(diag.R013, diag.R223), why: "两种机制混着说，" + meaning},
		{id: "D11", text: "001-1", kind: "矛盾", quote: "“以防泄密”，用的却是免费公共邮箱", rules: r(diag.R127)},
		{id: "D11a", text: "001-1", kind: "文字", quote: "“惩治腐败体系”漏了“和预防”", rules: r(diag.R222)},
		{id: "D12", text: "001-1", kind: "文字", quote: "“党风廉”和“政预警”之间夹着来源和网址", rules: r(diag.R215)},
		{id: "D13", text: "001-2", kind: "用词", quote: "题名是“工作建议”，正文是“工作意见”", rules: r(diag.R016)},
		{id: "D13a", text: "001-2", kind: "文字", quote: "行首句号，“3,”，“报／送的”断行", rules: r(diag.R216, diag.R218)},
		{id: "D13b", text: "001-2", kind: "缺漏", quote: "“**市”隐去的市名没有补上", rules: r(diag.R213)},
		{id: "D14", text: "001-4", kind: "矛盾", quote: "县里的局“报市纪委”", rules: r(diag.R219)},
		{id: "D15", text: "001-4", kind: "矛盾", quote: "“接受群众监督”又“在一定范围内公示”", rules: r(diag.R111)},
		{id: "D16", text: "001-4", kind: "日期", quote: "自查报告11月20日才交，考核10月就结束了", rules: r(diag.R006)},
		{id: "D17", text: "001-4", kind: "矛盾", quote: "自查有半年、一年、每季度几种周期", rules: r(diag.R016)},
		{id: "D18", text: "001-4", kind: "文字", quote: "“预警、1／防范”“三 3／个级别”夹着页码", rules: r(diag.R214)},
		{id: "D19", text: "001-4", kind: "用词", quote: "“风险等级”又称“权力等级”，A、B、C又称高、中、低", rules: r(diag.R020, diag.R223)},
		{id: "D20", text: "001-4", kind: "数目", quote: "查找的方法一处四种，一处五种", why: "两处都是完整的列举，没有写数目；哪一处为准，要问当事的人"},
		{id: "D21", text: "001-4", kind: "用词", quote: "股室又称“各部门”；“统一分别建档”", rules: r(diag.R030), why: "“单位”一词到处都对，“统一分别”" + meaning},
		{id: "D21a", text: "001-4", kind: "缺漏", quote: "“四项监督制度”没有列出是哪四项", rules: r(diag.R014)},
		{id: "D22", text: "001-4", kind: "用词", quote: "风险先是可能性，亮牌时成了“尚未转变为风险的”", rules: r(diag.R026)},
		{id: "D22b", text: "001-4", kind: "用词", quote: "“为全局经济社会发展”", why: "“全局”两个字本身都对，一个局没有自己的经济社会，只有读的人知道"},
		{id: "D22a", text: "001-4", kind: "文字", quote: "标题“(一)”“2.”“(2)”接在上一段里", rules: r(diag.R218)},
		{id: "D23", text: "001-3", kind: "文字", quote: "题名带“[推荐]”，“雨 山 区”字字分开", rules: r(diag.R215, diag.R216)},
		{id: "D23b", text: "001-4", kind: "文字", quote: "一个姓名一处有空格、一处没有", why: "姓名不登记，也不在文字里比对；名单里用空格对齐是正常的"},
		{id: "D23a", text: "001-1", kind: "缺漏", quote: "没有日期和文号（另一篇只有月份）", rules: r(diag.R004)},

		{id: "D24", text: "002", kind: "文字", quote: "“中共XX市委文件加强党性”，文件头混进句子", rules: r(diag.R213, diag.R214)},
		{id: "D25", text: "002", kind: "文字", quote: "“XX领导集体”“x代表”，字词隐去没有补上", rules: r(diag.R213)},
		{id: "D26", text: "002", kind: "文字、用词", quote: "“四X”", rules: r(diag.R213)},
		{id: "D27", text: "002", kind: "矛盾", quote: "“一周一提醒”，写明时间的却只有每年一次谈话", why: "每周的提醒只是名称，没有写由谁交什么；有没有每周提醒，要对照提醒和谈话的记录，本版还没有这两种记录（规则 R162、R195）"},
		{id: "D28", text: "002", kind: "矛盾？", quote: "“三级监督网络”和“四级信访举报网络”", silent: true, why: "是两个网络，各自列得完整，不能合并"},
		{id: "D29", text: "002", kind: "文字", quote: "“明查暗访”“明查与暗访”", rules: r(diag.R222)},
		{id: "D29a", text: "002", kind: "文字", quote: "“既坚决查处……又切实解决……”一句印了两遍", why: "公文里成句重申是常事，隔了十段的重复分不出有意无意"},
		{id: "D30", text: "002", kind: "缺漏", quote: "“一案五报告”没有列出", rules: r(diag.R014)},
		{id: "D30a", text: "002", kind: "缺漏", quote: "“三解三促”没有列出", rules: r(diag.R014)},
		{id: "D31", text: "002", kind: "用词", quote: "公开内容说了两遍，照一句登记就缺另一句的栏", rules: r(diag.R114)},
		{id: "D31c", text: "002", kind: "用词", quote: "“主体责任双报告”的第二份是监督责任报告", why: meaning + "：名称和内容分别写都不错，放在一起才不通"},
		{id: "D31a", text: "002", kind: "缺漏", quote: "“在一定范围”没有说是谁", rules: r(diag.R113)},
		{id: "D31b", text: "002", kind: "缺漏", quote: "没有日期、文号、发文机关", rules: r(diag.R004)},

		{id: "D32", text: "003", kind: "数目", quote: "“划分两个等级”，其后列出一级、二级、三级", rules: r(diag.R022, diag.R220)},
		{id: "D33", text: "003", kind: "日期", quote: "“6月31日前”", rules: r(diag.R003)},
		{id: "D34", text: "003", kind: "日期", quote: "“4月10日前”查找，4月29日前才动员", rules: r(diag.R006)},
		{id: "D35", text: "003", kind: "日期、矛盾", quote: "5月25日审核，“4月26日至29日”就公示", rules: r(diag.R006, diag.R073)},
		{id: "D36", text: "003", kind: "矛盾", quote: "12个重点岗位报市督导组，又报市派驻六组", rules: r(diag.R016)},
		{id: "D37", text: "003", kind: "矛盾", quote: "措施备案，正文比安排表多“市督导组”", rules: r(diag.R016)},
		{id: "D38", text: "003", kind: "矛盾", quote: "列的第三个方面是外部环境，分述时是廉洁自律", rules: r(diag.R220)},
		{id: "D39", text: "003", kind: "矛盾", quote: "“四个方面”成了五个，思想道德在表上没有行", rules: r(diag.R014, diag.R076)},
		{id: "D40", text: "003", kind: "数目", quote: "列三项，分述时制度机制重复、外部环境没有", rules: r(diag.R220)},
		{id: "D41", text: "003", kind: "矛盾", quote: "一个领导岗位、一个中心没有等级", rules: r(diag.R080, diag.R081)},
		{id: "D42", text: "003", kind: "缺漏", quote: "“12个重点中层岗位”一个也没有列出", rules: r(diag.R083)},
		{id: "D43", text: "003", kind: "矛盾", quote: "年终由领导小组考核，又11月由办公室考核", rules: r(diag.R016)},
		{id: "D44", text: "003", kind: "缺漏", quote: "“东残联党组 号”“四月 日”“东发4号”，全文没有年份", rules: r(diag.R004, diag.R015)},
		{id: "D45", text: "003", kind: "文字", quote: "“(46月)”“(7月8月)”丢了连接号", rules: r(diag.R003, diag.R005)},
		{id: "D46", text: "003", kind: "文字", quote: "附件2的标题接在句子中间", rules: r(diag.R214)},
		{id: "D47", text: "003", kind: "用词", quote: "“安全监管权力”“安监干部”", rules: r(diag.R219)},
		{id: "D48", text: "003", kind: "文字", quote: "“贯彻贯彻”“失职失职”“市市残联”", rules: r(diag.R212)},
		{id: "D49", text: "003", kind: "文字", quote: "“旳”；“指引思想”“重要内容”“措施环节”", rules: r(diag.R211, diag.R222)},
		{id: "D50", text: "003", kind: "文字", quote: "“权力运／2、营”“反／3、腐倡廉”夹着页码", rules: r(diag.R214)},
		{id: "D51", text: "003", kind: "文字、用词", quote: "“部室)、会三个层面”括号没有前一半", rules: r(diag.R217), why: "“会”“全会”“单位”是不是一回事，要读的人判断"},
		{id: "D52", text: "003", kind: "数目、日期", quote: "正文六步，表里五个阶段；第二步在第一步之内", rules: r(diag.R008, diag.R016)},
		{id: "D53", text: "003", kind: "文字", quote: "“目旳规定”“项目旳示出”“一种警示牌”“支单位”", rules: r(diag.R211, diag.R222), why: "“旳”和对照表里登记过的词能指出；“支单位”看不出原来是什么字"},
		{id: "D54", text: "003", kind: "用词", quote: "“语训学校”和“聋儿语训学校”，又列在“部室”名下", rules: r(diag.R030, diag.R223)},
		{id: "D55", text: "003", kind: "矛盾", quote: "9月、10月的工作，正文和表说的不是一件事", rules: r(diag.R016)},
		{id: "D55a", text: "003", kind: "日期", quote: "审核和上报都在“5月25日”", why: "一天办完两件事可以做到；上级是备案还是审批，要问"},
		{id: "D55b", text: "003", kind: "矛盾", quote: "年终总结报市督导组，又报市领导小组", rules: r(diag.R016)},
		{id: "D56", text: "003", kind: "文字", quote: "“规定原则”“不合法规定”，替换改了意思", rules: r(diag.R222)},

		{id: "D57", text: "004", kind: "文字", quote: "“扔未改正”", rules: r(diag.R222)},
		{id: "D58", text: "004", kind: "文字", quote: "“认为干预”“每各节点”“权利为点”“应尽必进”", rules: r(diag.R222)},
		{id: "D59", text: "004", kind: "矛盾", quote: "一级又按标准又按职务，职务压过标准", rules: r(diag.R029)},
		{id: "D60", text: "004", kind: "缺漏", quote: "“一级风险点中的领导班子岗位”，别的一级没人监管", rules: r(diag.R071)},
		{id: "D61", text: "004", kind: "用词", quote: "“安全生产工作实际”", rules: r(diag.R219)},
		{id: "D62", text: "004", kind: "矛盾", quote: "岗位填了部室的登记表", rules: r(diag.R078)},
		{id: "D63", text: "004", kind: "缺漏", quote: "黄、橙、红没有说是过错预警", why: "没有写的事不能由程序补；是不是过错预警，要问制定的人"},
		{id: "D64", text: "004", kind: "矛盾？", quote: "黄、红都写“情节轻微”", silent: true, why: "说的是两种行为；颜色看触发的情形，不看“轻微”两个字"},
		{id: "D64a", text: "004", kind: "矛盾？", quote: "班子由集团监管，被预警后的报告却由公司党组审核", why: facts + "：监管和审核可以分属两家"},
		{id: "D65", text: "004", kind: "缺漏", quote: "“多渠道、大家的意见”缺动词", why: meaning},
		{id: "D65a", text: "004", kind: "文字", quote: "“适应……规律和……相适应”两种句式混用", why: meaning},
		{id: "D66", text: "004", kind: "用词", quote: "“防范”“防控”，“部门”“部室”", rules: r(diag.R030, diag.R223)},
		{id: "D67", text: "004", kind: "文字", quote: "“紀(jì)委”拼音和繁体字", rules: r(diag.R210, diag.R221)},
		{id: "D68", text: "004", kind: "文字", quote: "“登记表。2、”接排，“(责任编辑：…)”", rules: r(diag.R215, diag.R218)},
		{id: "D69", text: "004", kind: "缺漏", quote: "没有日期、文号", rules: r(diag.R004), why: "没有题名的，读取时就要求补上"},
	}
}

// defectsPage is the table as a page of the handbook.
func defectsPage(table []defect) string {
	count := [3]int{}
	for _, d := range table {
		count[d.sort()]++
	}
	var b strings.Builder
	fmt.Fprintf(&b, `# 原文自己的毛病

示例站依据的几篇文本，印出来就有毛病：总数对不上、日期不存在、先公示后审核、一件事两种说法、字词在转载时损坏。
这里把它们逐条列出，一共 %d 条。经办人照原文录入，程序应当指出其中能算出来的每一条；看上去像毛病、其实不是的，程序不能报。

怎样读这张表：

- **编号**前面的 D 没有别的意思，同一篇的放在一起。引文只取几个字。
- **规则**是指出这一条的规则，用 `+"`gongshi explain R075`"+` 可以看它的说明。一条由几个规则指出的，都列出来。
- **报告的话**是 `+"`gongshi check`"+` 对着录入的数据说的原话，前面是文件和行号。数据在 generator/testdata/defects，一篇一个文件，没有豁免。
- **不可计算**的，后面写明为什么程序看不出来，要由人来读。

能指出的 %d 条，程序看不出来的 %d 条，不是毛病也不报告的 %d 条。

示例站照录这些毛病的地方，都写了来源说明和豁免的理由，所以示例站检查下来没有未交代的问题。

这一页由测试生成：go test ./generator -run Defects -update。
`, len(table), count[0], count[1], count[2])
	text := ""
	for _, d := range table {
		if d.text[:3] != text {
			text = d.text[:3]
			fmt.Fprintf(&b, "\n## 文本 %s\n\n| 编号 | 篇 | 种类 | 毛病 | 规则 | 报告的话 |\n|---|---|---|---|---|---|\n", text)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", d.id, d.text, d.kind, d.quote, d.ruleCell(), d.said())
	}
	return b.String()
}

// sort is 0 for what is found, 1 for what no program finds, 2 for what is no
// defect.
func (d *defect) sort() int {
	switch {
	case d.silent:
		return 2
	case len(d.rules) == 0:
		return 1
	}
	return 0
}

func (d *defect) ruleCell() string {
	var codes []string
	for _, c := range d.rules {
		codes = append(codes, string(c))
	}
	return [3]string{strings.Join(codes, " "), "不可计算", "不报告"}[d.sort()]
}

// said quotes the first message of each rule in each archive, and what is left to a reader.
func (d *defect) said() string {
	var parts []string
	seen := map[string]bool{}
	for _, m := range d.marks {
		text, file, _ := strings.Cut(m.file, "：")
		if key := text + string(m.code); m.found != "" && !seen[key] {
			seen[key] = true
			parts = append(parts, fmt.Sprintf("%s:%d：%s", file, m.line, escaped(m.found)))
		}
	}
	if d.why != "" {
		why := d.why
		if d.sort() == 0 {
			why = "留给人看：" + why
		}
		parts = append(parts, why)
	}
	return strings.Join(parts, "<br>")
}

// escaped keeps what a message quotes from being taken for Markdown.
func escaped(s string) string {
	return strings.NewReplacer("|", `\|`, "*", `\*`, "[", `\[`, "<", `\<`, "\n", " ").Replace(s)
}
