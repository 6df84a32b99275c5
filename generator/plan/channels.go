package plan

import (
	"strconv"
	"strings"

	"gongshi/generator/model"
)

// ChannelsView is the page of a unit's ways to complain, object and suggest.
type ChannelsView struct {
	Page
	Channels []ChannelBlock
}

// ChannelLine is a way to complain in one line.
type ChannelLine struct {
	ID, Title string
	// Value is a number or an address; Mail or Web is it where it is an
	// address for mail or of a page. Where it begins with a number, Phone is that number as dialled,
	// Number as printed, and Value what follows.
	Value         string
	Mail, Web     string
	Phone, Number string
	Hours         string
}

// ChannelBlock is a way to complain with all that is known of it.
type ChannelBlock struct {
	ChannelLine
	Facts   []Entry
	Example bool
}

// channels plans channels.html of the folder home.
func (p *planner) channels(home string) {
	all := model.In[model.Channel](p.site, home)
	if len(all) == 0 {
		return
	}
	u := p.site.Unit(home)
	v := &ChannelsView{Page: p.page(home+"/channels.html", "监督渠道", u)}
	g := &v.Page
	v.Lead = "对本单位的工作有意见、建议，遇到不作为、乱作为要投诉、举报，或者对公示有异议，可以用下面的渠道。"
	v.list("意见、建议、举报、投诉和异议的渠道", "咨询投诉")
	v.examples(asRecords(all)...)
	file := tableOf("channels", p.nameOf(home)+"监督渠道", "id", "编号", "title", "名称", "kind", "种类", "value", "号码或地址",
		"hours", "时间", "accepts", "受理", "owner", "管理机构", "answer_days", "答复天数#", "page", "网页")
	for _, c := range all {
		kind := p.enum(c, "kind", c.Type.V)
		b := ChannelBlock{ChannelLine: channelLine(c), Example: c.Illustrative.V}
		add := func(term, text string) {
			if text != "" {
				b.Facts = append(b.Facts, Entry{Term: term, Text: text})
			}
		}
		add("种类", kind)
		add("时间", c.Hours.V)
		add("受理", joinStrs(c.Accepts))
		keeper := ""
		if c.Keeper.To != nil {
			keeper = model.Title(c.Keeper.To)
			b.Facts = append(b.Facts, Entry{Term: "管理机构", Links: []Link{p.link(g, c.Keeper.To)}})
		}
		if c.AnswerDays.Set() {
			add("答复", strconv.FormatInt(c.AnswerDays.V, 10)+"日内")
		}
		if c.Confidential.V {
			add("保密", "为反映人保密")
		}
		if c.PublishedOn.Set() {
			b.Facts = append(b.Facts, Entry{Term: "发布日期", Day: c.PublishedOn.V})
		}
		v.Channels = append(v.Channels, b)
		v.newest(c)
		file.Rows = append(file.Rows, fileRow(c.ID.V, c.Title.V, kind, c.Value.V, c.Hours.V, joinStrs(c.Accepts), keeper,
			model.Plain(c.AnswerDays), Address(c)))
	}
	v.dated()
	p.download(g, home+"/channels", file)
	p.show("channels", g, v, model.Place{})
}

func channelLine(c *model.Channel) ChannelLine {
	l := ChannelLine{ID: "channel-" + c.ID.V, Title: c.Title.V, Value: c.Value.V, Hours: c.Hours.V}
	switch c.Type.V {
	case "phone", "hotline":
		l.Phone, l.Number, l.Value = dialled(c.Value.V)
	case "email", "mailbox", "survey":
		if strings.HasPrefix(c.Value.V, "https://") || strings.HasPrefix(c.Value.V, "http://") {
			l.Web = c.Value.V
		} else if strings.Count(c.Value.V, "@") == 1 && !strings.ContainsAny(c.Value.V, " <>（），、/") {
			l.Mail = c.Value.V
		}
	}
	return l
}

// dialled takes the number at the start of s: as it is dialled, as it is
// printed, and what follows. The numbers are "" where s does not start with
// one.
func dialled(s string) (dial, number, rest string) {
	const least = 3 // digits: 110
	s = strings.TrimSpace(s)
	end := len(s)
	for i, r := range s {
		switch {
		case '0' <= r && r <= '9', r == '+' && i == 0:
			dial += string(r)
			continue
		case r == '-' || r == ' ' || r == '—':
			continue
		}
		end = i
		break
	}
	if len(dial) < least {
		return "", "", s
	}
	number = strings.TrimRight(s[:end], " -—")
	return dial, number, s[len(number):]
}

// nameOf names the owner of a folder.
func (p *planner) nameOf(home string) string {
	if u := p.site.Unit(home); u != nil {
		return u.Name.V
	}
	return "各单位共用的"
}
