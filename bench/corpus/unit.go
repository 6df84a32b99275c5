package corpus

import (
	"fmt"
	"strconv"
)

// organisation is one made-up unit: what its records refer to.
type organisation struct {
	index             int
	id, name, short   string
	label             string // what it calls its departments
	levels            []string
	topics            []string
	depts             []department
	powers            []power
	risks             []riskPoint
	entries           []string
	quarters          int
	nItems, nNotices  int
	nDocs, nChanges   int
	categories        []string
	leaders           []string // ids of leading posts, the head first
	levelOf           map[string]string
	notices           int // notices made so far
	firstCatalogue    day
	secondCatalogueOn day
}

type department struct {
	id, name, head, leader string
	staff                  []string
}

// kindsOfUnit are names, slugs and kinds of units, what they call their
// departments, and their trade.
var kindsOfUnit = []struct{ name, slug, kind, label, trade string }{
	{"教育和体育局", "jiaoyu", "government", "科室", "edu"},
	{"民政局", "minzheng", "government", "科室", "civil"},
	{"卫生健康局", "weijian", "government", "股室", "health"},
	{"残疾人联合会", "canlian", "group_org", "部室", "civil"},
	{"住房和城乡建设局", "zhujian", "government", "科室", "city"},
	{"农业农村局", "nongye", "government", "股室", "farm"},
	{"人民医院", "yiyuan", "hospital", "科室", "health"},
	{"人力资源和社会保障局", "renshe", "government", "科室", "civil"},
	{"红十字会", "honghui", "group_org", "部室", "civil"},
	{"商务和投资促进局", "shangwu", "government", "股室", "market"},
	{"职业技术学校", "zhixiao", "school", "科室", "edu"},
	{"市场监督管理局", "shichang", "government", "科室", "market"},
	{"公共资源交易中心", "jiaoyi", "institution", "部室", "city"},
	{"城市建设投资公司", "chengtou", "soe", "部室", "city"},
	{"自然资源局", "ziran", "government", "股室", "farm"},
	{"水务局", "shuiwu", "government", "科室", "farm"},
	{"交通运输局", "jiaotong", "government", "科室", "city"},
	{"文化和旅游局", "wenlv", "government", "股室", "edu"},
	{"退役军人事务局", "tuiyi", "government", "科室", "civil"},
	{"高新产业园区管理委员会", "yuanqu", "park", "部室", "market"},
}

var deptNames = []string{
	"综合", "计划财务", "政策法规", "行政审批", "组织人事", "项目建设", "监督检查", "信息管理", "服务保障", "基层指导", "采购管理", "安全管理", "宣传教育", "档案管理",
}

// fixed is the number of records of a unit that do not depend on its size:
// unit, bodies, channels, schemes, chain, announcement, catalogues, leaders.
const fixed = 1 + 2 + 3 + 2 + 1 + 1 + 1 + 2 + 4

// unit makes the unit at index i with n records.
func (m *maker) unit(i, n int) error {
	o := m.plan(i, n)
	for _, write := range []func(*organisation) error{
		m.unitFile, m.schemes, m.riskFile, m.powerFile, m.flowchartFile,
		m.catalogues, m.disclosures, m.items, m.noticeFiles, m.documents,
	} {
		if err := write(o); err != nil {
			return err
		}
	}
	return nil
}

// plan decides how many records of each kind the unit has.
func (m *maker) plan(i, n int) *organisation {
	k := kindsOfUnit[i%len(kindsOfUnit)]
	m.trade(k.trade)
	area := m.say("pa") + m.say("pb") + "县"
	o := &organisation{
		index: i, id: fmt.Sprintf("%s-%03d", k.slug, i+1), name: area + k.name, short: "县" + k.name, label: k.label,
		levels:  [][]string{{"A", "B", "C"}, {"一级", "二级", "三级"}, {"高", "中", "低"}}[i%3],
		topics:  m.distinct("topic", 24),
		levelOf: map[string]string{}, categories: []string{"岗位职责", "业务流程", "制度机制", "外部环境"},
		firstCatalogue: dayOf(2022, 6, 30), secondCatalogueOn: dayOf(2024, 9, 30),
	}
	m.facts[factUnit], m.facts[factShort], m.facts[factLabel], m.facts[factArea] = o.name, o.short, o.label, area
	nDepts := min(max(n/100, 3), 10)
	for j := range nDepts {
		d := department{id: fmt.Sprintf("dept-%02d", j+1), name: deptNames[j%len(deptNames)] + o.label[:len("科")],
			head: fmt.Sprintf("post-%02d-1", j+1), leader: fmt.Sprintf("leader-%d", j%3+2)}
		d.staff = []string{fmt.Sprintf("post-%02d-2", j+1), fmt.Sprintf("post-%02d-3", j+1)}
		o.depts = append(o.depts, d)
	}
	o.leaders = []string{"leader-1", "leader-2", "leader-3", "leader-4"}
	nEntries := min(max(n/80, 4), 12)
	left := n - fixed - 4*nDepts - nEntries
	for j := range nEntries {
		o.entries = append(o.entries, fmt.Sprintf("entry-%02d", j+1))
	}
	nPowers := max(left*12/100, 6)
	nRisks := left * 12 / 100
	o.quarters = min(max(left*12/100/nDepts, 1), 16)
	o.nDocs = left * 6 / 100
	o.nChanges = min(max(nPowers/24, 1), 12)
	o.nNotices = left*15/100 + o.nChanges
	o.nItems = left - 2*nPowers - 2*nRisks - o.quarters*nDepts - o.nDocs - o.nChanges - o.nNotices
	m.planPowers(o, nPowers)
	m.planRisks(o, nRisks)
	return o
}

// topic returns one of the unit's own topics, the first ones more often.
func (m *maker) topic(o *organisation) string {
	n := len(o.topics)
	return o.topics[min(m.rng.IntN(n), m.rng.IntN(n))]
}

func (o *organisation) path(file string) string { return "data/" + o.id + "/" + file }

// unitFile writes the unit, its bodies, channels, departments and posts.
func (m *maker) unitFile(o *organisation) error {
	k := kindsOfUnit[o.index%len(kindsOfUnit)]
	w := &tomlBuf{}
	w.record("unit")
	w.str("id", o.id)
	w.str("name", o.name)
	w.str("short_name", o.short)
	w.str("kind", k.kind)
	w.str("admin_level", "county")
	w.str("head_post", "leader-1")
	w.str("dept_label", o.label)
	w.str("org_code", fmt.Sprintf("GS%03d", o.index+1))
	w.list("key_areas", m.distinct("topic-"+k.trade, 4))
	w.raw("superior_bodies = [{role = \"县督导组\", body = \"县廉政风险防控工作督导组\"}]\n")
	w.raw("schemes = {levels = \"levels\", categories = \"categories\", chains = [\"review\"]}\n")
	w.raw("settings = {notice_min_days = 7, notice_day_kind = \"日\", disclosure_due_days = 30, catalogue_revision_days = 120, before_is_inclusive = true}\n")
	w.society("2021-01-05")
	m.about(m.topic(o), o.short, dayFirst)
	w.long("intro", m.sentences(m.plain(nil, "duty", 2), section{"s-progress", 2, 3}))
	for i, b := range []struct{ id, title, kind string }{
		{"group", o.short + "廉政风险防控工作领导小组", "leading_group"},
		{"office", o.short + "廉政风险防控工作领导小组办公室", "office"},
	} {
		w.record("body")
		w.str("id", b.id)
		w.str("title", b.title)
		w.str("kind", b.kind)
		if i == 0 {
			w.raw("members = [{post = \"leader-1\", role = \"组长\"}, {post = \"leader-2\", role = \"副组长\"}, {post = \"leader-3\", role = \"成员\"}, {post = \"leader-4\", role = \"成员\"}]\n")
			w.raw("declared_size = {head = 1, deputy = 1, member = 2}\n")
		} else {
			w.str("office_of", "group")
		}
		w.list("functions", []string{"组织实施", "督查指导", "考核评估"})
		w.society("2021-01-05")
	}
	for _, c := range []struct{ id, title, kind, value string }{
		{"phone", "监督电话", "phone", fmt.Sprintf("0%d-%d", m.between(310, 999), m.between(3100000, 8999999))},
		{"mailbox", "网上信箱", "mailbox", "https://" + o.id + ".example.org/mailbox"},
		{"box", "意见箱", "box", "办公楼一楼大厅东侧"},
	} {
		w.record("channel")
		w.str("id", c.id)
		w.str("title", o.short+c.title)
		w.str("kind", c.kind)
		w.str("value", c.value)
		w.list("accepts", []string{"建议", "意见", "异议", "投诉"})
		w.bare("confidential", "true")
		w.str("owner", "office")
		w.num("answer_days", 15)
		w.str("hours", "工作日8:30至12:00，14:00至17:30")
		w.society("2021-01-05")
	}
	m.posts(o, w)
	return m.emit(o.path("unit.toml"), w.b)
}

// posts writes the leading posts, the departments and their posts.
func (m *maker) posts(o *organisation, w *tomlBuf) {
	post := func(id, name, dept, tier, rank, level string) {
		w.record("post")
		w.str("id", id)
		w.str("name", name)
		if dept != "" {
			w.str("department", dept)
		}
		w.str("tier", tier)
		w.str("rank", rank)
		w.str("duties", m.say("duty"))
		w.str("level", level)
		w.society("2021-01-06")
		o.levelOf[id] = level
	}
	for i, name := range []string{"主要负责人", "分管业务工作的班子成员", "分管财务工作的班子成员", "分管监督工作的班子成员"} {
		post(o.leaders[i], name, "", "领导岗位", "班子", o.levels[0])
	}
	for i, d := range o.depts {
		w.record("department")
		w.str("id", d.id)
		w.str("name", d.name)
		w.str("kind", "inner")
		w.str("head_post", d.head)
		w.str("leader_in_charge", d.leader)
		w.str("functions", m.say("duty")+m.say("duty"))
		w.str("level", o.levels[min(i/2, 2)])
		w.bare("quarterly_disclosure", "true")
		w.society("2021-01-06")
		post(d.head, d.name+"负责人", d.id, "中层岗位", "部门负责人", o.levels[m.between(0, 1)])
		post(d.staff[0], d.name+"受理岗", d.id, "重要岗位", "工作人员", o.levels[m.between(1, 2)])
		post(d.staff[1], d.name+"审核岗", d.id, "一般岗位", "工作人员", o.levels[m.between(1, 2)])
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
