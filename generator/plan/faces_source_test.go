package plan

// facesSource is a unit with one of each of the kinds whose pages are tested
// here. The day of the site is 2013-01-20.
const facesSource = `
[[unit]]
id = "u"
name = "某县某局"
short_name = "某局"
kind = "government"
admin_level = "county"
dept_label = "股室"
settings = {disclosure_due_days = 15}
schemes = {levels = "l"}
scope = "society"
status = "published"
published_on = 2012-01-01

[[level_scheme]]
id = "l"
name = "两级"
basis = "by_criteria"
levels = [
  {code = "B", label = "B级", rank = 2, publish_scope = "unit", publish_where = ["lan"]},
  {code = "A", label = "A级", rank = 1, publish_scope = "unit", publish_where = ["lan"]},
]
scope = "society"
status = "published"
published_on = 2012-01-01

[[outlet]]
id = "lan"
name = "公示栏"
kind = "board"
max_scope = "unit"
scope = "society"
status = "published"
published_on = 2012-01-01

[[department]]
id = "d"
name = "办证股"
kind = "inner"
quarterly_disclosure = true
scope = "society"
status = "published"
published_on = 2012-01-01

[[department]]
id = "e"
name = "财务股"
kind = "inner"
quarterly_disclosure = true
scope = "society"
status = "published"
published_on = 2012-01-01

[[post]]
id = "hidden"
name = "机要岗"
department = "d"
scope = "unit"
status = "approved"

[[power]]
id = "old"
title = "旧事项"
code = "1"
type = "行政许可"
department = "d"
state = "cancelled"
scope = "society"
status = "published"
published_on = 2012-01-01

[[power]]
id = "w"
title = "许可"
code = "2"
type = "行政许可"
department = "d"
flowcharts = ["f"]
state = "active"
scope = "society"
status = "published"
published_on = 2012-01-01

[[flowchart]]
id = "f"
power = "w"
version = "1"
as_of = 2012-01-01
nodes = [
  {id = "a", kind = "start", actor = "applicant", text = "申请", time_limit = {num = 3, unit = "日"}},
  {id = "b", kind = "decision", actor = "department:d", text = "齐全吗", time_limit = {num = 1, unit = "工作日"}, risk_points = ["r"], level = "A"},
  {id = "c", kind = "step", actor = "post:hidden", text = "审查", discretion = true},
  {id = "z", kind = "end", actor = "outside", text = "办结"},
]
edges = [{from = "a", to = "b"}, {from = "b", to = "a", label = "不齐"}, {from = "b", to = "c", label = "齐"}, {from = "c", to = "z"}]
scope = "society"
status = "published"
published_on = 2012-01-01

[[risk_point]]
id = "r"
code = "R1"
text = "收受好处"
subject = "department:d"
power = "w"
node = "b"
level = "A"
scope = "unit"
status = "published"
published_on = 2012-02-01

[[power_catalogue]]
id = "m1"
version = "一"
as_of = 2012-01-01
powers = ["old"]
declared_total = 1
by_type = {"行政许可" = 1}
scope = "society"
status = "superseded"
published_on = 2012-01-02

[[power_catalogue]]
id = "m2"
version = "二"
as_of = 2012-06-01
powers = ["w"]
declared_total = 1
by_type = {"行政许可" = 1}
scope = "society"
status = "published"
published_on = 2012-06-02

[[power_change]]
id = "c1"
power = "old"
kind = "cancelled"
on = 2012-05-01
scope = "society"
status = "published"
published_on = 2012-05-02

[[power_change]]
id = "c2"
power = "w"
kind = "changed"
on = 2012-05-03
before = {"时限" = "15日", "材料" = "四种"}
after = {"时限" = "10日"}
scope = "society"
status = "published"
published_on = 2012-05-04

[[quarterly_disclosure]]
id = "q1"
department = "d"
period = "2012-Q3"
matters = [{class = "财务", title = "经费", text = "支出。", figures = [{label = "金额", value = 12.50, unit = "元"}]}]
approved_on = 2012-10-08
scope = "society"
status = "published"
published_on = 2012-10-10

[[quarterly_disclosure]]
id = "q2"
department = "e"
period = "2012-Q4"
nil_return = {reason = "没有发生。"}
approved_on = 2013-01-08
scope = "society"
status = "published"
published_on = 2013-01-10

[[notice]]
id = "n1"
title = "公示一"
kind = "公示"
from = 2013-01-16
to = 2013-01-20
body = "正文一"
scope = "society"
status = "published"
published_on = 2013-01-16

[[notice]]
id = "n2"
title = "公示二"
kind = "公示"
from = 2012-01-16
to = 2012-01-20
objections = 2
body = "正文二"
scope = "society"
status = "published"
published_on = 2012-01-16

[[notice]]
id = "n3"
title = "公告三"
kind = "公告"
from = 2012-03-01
body = "撤回了的正文"
change_note = "写错了"
scope = "society"
status = "withdrawn"
published_on = 2012-03-01

[[level_announcement]]
id = "a1"
title = "等级公示一"
as_of = 2012-06-01
period = "2012"
subject_type = "powers"
rows = [{subject = "post:hidden", level = "A"}, {subject = "power:w", level = "B"}]
totals = {all = 2, by_level = {A = 1, B = 1}, by_department = {d = 1, unit = 1}}
decided_on = 2012-06-01
notice_from = 2012-06-02
notice_to = 2012-06-02
scope = "society"
status = "published"
published_on = 2012-06-02

[[disclosure_catalogue]]
id = "dc"
title = "目录"
version = "1"
as_of = 2012-01-01
scope = "society"
status = "published"
published_on = 2012-01-01

[[disclosure_entry]]
id = "x"
title = "经费"
catalogue = "dc"
content = "支出"
audience = {scope = "society"}
time_limit = {kind = "within", days = 20, day_kind = "工作日", of = "形成之日"}
procedure = ["拟稿", "审定"]
responsible = "d"
class = "财务"
update = "quarter"
scope = "society"
status = "published"
published_on = 2012-01-01
`

const itemSource = `+++
[disclosure_item]
id = "i"
title = "经费情况"
entry = "x"
made_on = 2012-05-01
files = [{name = "a.csv", title = "明细"}, {name = "gone.csv"}]
scope = "society"
status = "published"
published_on = 2012-05-02
+++
正文。
`
