package derive

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/model"
)

const registerForms = `
[[register_form]]
id = "gang"
title = "登记表"
layer = "岗位"
rows_of = "subject"
columns = [{key = "category", label = "类别"}, {key = "risk_point", label = "风险点"}]
row_groups = [{category = "决策", label = "决策风险"}, {three_big_one = "funds", category = "资金", label = "大额资金"}, {category = "其他", label = "其他风险"}]
status = "approved"

[[register_form]]
id = "huizong"
title = "汇总表"
rows_of = "unit"
columns = [{key = "risk_point", label = "风险点"}]
status = "approved"

[[register_form]]
id = "mulu"
title = "目录"
rows_of = "powers"
columns = [{key = "power", label = "权力"}, {key = "level", label = "等级"}]
status = "approved"

[[register]]
id = "gang"
form = "gang"
subject = "post:kezhang"
period = "2012"
filled_on = 2012-06-01
status = "draft"

[[register]]
id = "huizong"
form = "huizong"
subject = "unit:ju"
period = "2012"
filled_on = 2012-06-01
status = "draft"

[[register]]
id = "mulu"
form = "mulu"
subject = "unit:ju"
period = "2012"
filled_on = 2012-06-01
status = "draft"
`

func rowsText(r *model.Register) string {
	var out []string
	for _, row := range r.Rows {
		name := row.RiskPoint.V + row.Power.V
		if row.None.V {
			name = "无"
		}
		out = append(out, strings.TrimSpace(fmt.Sprint(row.Group.V, " ", name, " ", row.Level.V)))
	}
	return strings.Join(out, ", ")
}

func TestRegistersAreFilledFromDecidedPoints(t *testing.T) {
	s := siteOf(t, registerForms+
		point("low", "岗位", "B", passed, `category = "决策"`)+
		point("high", "岗位", "1", passed, `category = "决策"`)+
		point("money", "岗位", "B", passed, "category = \"决策\"\nthree_big_one = \"funds\"")+
		point("later", "岗位", "A", strings.ReplaceAll(passed, "2012", "2013"), `category = "决策"`)+
		point("other-layer", "单位", "A", `{step = "上级审核", on = 2012-04-01, result = "pass"}`, `category = "决策"`)+
		point("stray", "岗位", "B", passed, `category = "外部"`))
	for i := range model.All[model.Power](s) {
		model.All[model.Power](s)[i].State = model.Str{V: model.PowerActive}
	}
	Complete(s)
	for id, want := range map[string]string{
		"gang":    "决策风险 high 1, 决策风险 low B, 大额资金 money B, 其他风险 无, stray B",
		"huizong": "high 1, other-layer A, low B, money B, stray B",
		"mulu":    "xuke 1",
	} {
		r := find[model.Register](t, s, "register", id)
		if got := rowsText(r); got != want || !MadeRegister(r) {
			t.Errorf("%s: %s\nwant %s", id, got, want)
		}
	}
}

func TestWrittenRegisterRowsStay(t *testing.T) {
	s := siteOf(t, registerForms+point("low", "岗位", "B", passed, `category = "决策"`)+`
[[register]]
id = "own"
form = "gang"
subject = "post:kezhang"
period = "2012"
status = "draft"
rows = [{group = "决策风险", none = true}]
`)
	Complete(s)
	r := find[model.Register](t, s, "register", "own")
	if got := rowsText(r); got != "决策风险 无" || MadeRegister(r) {
		t.Errorf("rows %s", got)
	}
}
