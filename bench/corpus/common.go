package corpus

import (
	"fmt"
	"strings"
)

// The vocabularies that all units share: the field and its values.
var vocabularies = []struct{ id, field, values string }{
	{"v-dept-label", "unit.dept_label", "部室 科室 股室"},
	{"v-tier", "post.tier", "领导岗位 中层岗位 重要岗位 一般岗位"},
	{"v-rank", "post.rank", "班子 部门负责人 工作人员"},
	{"v-power-type", "power.type", "行政许可 行政给付 行政确认 行政检查 行政处罚 采购 人事 财务 内部管理"},
	{"v-measure-set", "measure.set", "基本 强化"},
	{"v-measure-means", "measure.means", "教育 制度 监督 改革"},
	{"v-measure-form", "measure.form", "保廉承诺 警示教育 风险提示 廉政谈话 公开承诺 限时办结 交流轮岗 考核评议 民主决策 细化标准"},
	{"v-role", "role", "主要领导 分管领导 部室负责人 科室负责人 股室负责人 群众 党组 领导班子"},
	{"v-control", "level.control_mode", "重点管理 强化管理 常规管理"},
	{"v-dimension", "level.dimension", "发生频率 权力重要性 危害程度"},
	{"v-class", "disclosure.class", "党务 政务 行政审批 财务 人事 采购 项目 其他"},
	{"v-subject", "subject_class", "综合政务 财政金融 民政救助 劳动就业 教育文化 卫生健康 城乡建设 农业农村 市场监管"},
	{"v-node-place", "node.place", "决策 执行 监督"},
}

// The classes and power types that records choose from.
var (
	powerTypes     = strings.Fields(vocabularies[3].values)
	matterClasses  = []string{"行政审批", "财务", "采购", "项目", "人事"}
	subjectClasses = strings.Fields(vocabularies[11].values)
	measureForms   = strings.Fields(vocabularies[6].values)
	measureMeans   = strings.Fields(vocabularies[5].values)
)

// terms are the glossary.
var terms = [][2]string{
	{"三重一大", "重大事项决策、重要人事任免、重大项目安排和大额资金使用，必须集体讨论决定。"},
	{"一岗双责", "一个岗位既管业务工作，又管这方面的廉政建设。"},
	{"限时办结", "受理的事项在公布的时间内办完，逾期要说明原因并追究责任。"},
	{"首问负责", "第一个接待办事人的工作人员负责答复、引导或者转办。"},
	{"公示期", "公示内容公开后可以提出异议的日数，期满没有异议才能进入下一步。"},
	{"自由裁量", "法律规定的范围和幅度之内，由办理人员根据具体情形作出选择的余地。"},
	{"权力事项目录", "一个单位依法行使的全部权力的清单，增加、变更、取消都要公布。"},
	{"会审会", "对许可、处罚等事项集体审查并作出决定的会议，个人不能改变它的决定。"},
	{"廉政风险点", "权力运行中可能出现廉政问题的岗位或环节。"},
	{"告知承诺制", "申请人书面承诺符合条件，机关据此办理，事后核查承诺内容。"},
}

// common writes the settings and what all units share, and returns the number
// of records.
func (m *maker) common(opt Options) (records int, err error) {
	settings := "[site]\ntitle = \"公示性能测试站\"\nsubtitle = \"内容全部为程序生成，不涉及任何真实单位\"\n" +
		"as_of = " + AsOf + "\nnoindex = true\nbanner = \"测试站：内容全部为程序生成\"\n"
	if err := m.emit("gongshi.toml", []byte(settings)); err != nil {
		return 0, err
	}
	const on = "2021-01-04"
	w := &tomlBuf{}
	for _, v := range vocabularies {
		w.record("vocabulary")
		w.str("id", v.id)
		w.str("for", v.field)
		w.society(on)
		w.raw("values = [\n")
		for _, code := range strings.Fields(v.values) {
			w.raw("  {code = \"" + code + "\"},\n")
		}
		w.raw("]\n")
		records++
	}
	for i, o := range [][3]string{
		{"site", "门户网站", "website\"\nmax_scope = \"society"},
		{"street", "社区宣传栏", "street_board\"\nmax_scope = \"society"},
		{"intranet", "办公网", "intranet\"\nmax_scope = \"unit"},
		{"board", "一楼公示栏", "board\"\nmax_scope = \"unit"},
	} {
		w.record("outlet")
		w.str("id", o[0])
		w.str("name", o[1])
		w.str("kind", o[2])
		w.society(m.iso[dayFirst+day(i)])
		records++
	}
	for i, t := range terms {
		w.record("glossary")
		w.str("id", fmt.Sprintf("term-%02d", i+1))
		w.str("term", t[0])
		w.str("definition", t[1])
		w.society(on)
		records++
	}
	for i, alt := range m.rules[m.byName["law"]].alts {
		w.record("document")
		w.str("id", lawID(i))
		w.str("title", strings.Trim(alt[0].text, "《》"))
		w.str("kind", lawKind(alt[0].text))
		w.list("issuer", []string{"国家有关机关"})
		w.str("issued_on", fmt.Sprintf("%d年%d月%d日", m.between(2010, 2020), m.between(1, 12), m.between(1, 28)))
		w.bare("external", "true")
		w.str("validity", "现行有效")
		w.society(on)
		records++
	}
	return records, m.emit("data/common/common.toml", w.b)
}

// lawID returns the id of the law at index i of the stock.
func lawID(i int) string { return fmt.Sprintf("law-%02d", i+1) }

// lawKind is the kind of text that a title names.
func lawKind(title string) string {
	switch {
	case strings.HasSuffix(strings.Trim(title, "《》"), "办法"):
		return "method"
	case strings.HasSuffix(strings.Trim(title, "《》"), "细则"):
		return "rules"
	}
	return "regulation"
}
