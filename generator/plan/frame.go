package plan

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/model"
)

// prepare builds what all pages share.
func (p *planner) prepare() {
	s := p.site.Settings
	office := s.Contact
	office.Office = model.Str{} // told as the publisher
	p.files = map[string]string{}
	p.frame = &Frame{
		SiteTitle: s.Title.V, Subtitle: s.Subtitle.V, NoIndex: s.NoIndex.V,
		Stylesheet: p.opt.Assets["style.css"].Path, Icon: p.opt.Assets["favicon.svg"].Path,
		AsOf: p.site.AsOf, SiteName: s.Title.V,
		Domain: s.Domain.V, SiteIDCode: s.SiteIDCode.V, ICP: s.ICP.V, PoliceRecord: s.PoliceRecord.V,
		Publisher: s.Contact.Office.V, BaseURL: p.opt.BaseURL,
		Contact: contact(office),
		Nav:     []Link{{"单位", "units.html"}, {"公示日历", "calendar.html"}, {"变动", "changes.html"}},
		FootLinks: []Link{
			{"关于本站", "about.html"}, {"开放数据", "open-data.html"}, {"术语", "glossary.html"},
			{"网站地图", "sitemap.html"}, {"订阅更新", "feed.xml"},
		},
	}
	if p.frame.Domain == "" {
		p.frame.Domain = host(p.opt.BaseURL)
	}
	p.frame.BannerLabel, p.frame.Banner = bannerParts(s.Banner.V)
	if q := newestQuarter(p.site); !q.IsZero() {
		p.frame.Nav = append(p.frame.Nav, Link{"季度公示", "periods/" + q.Slug() + ".html"})
	}
	if s.Badge.Label.Set() {
		p.frame.Badge = &Link{s.Badge.Label.V, s.Badge.Link.V}
	}
	if p.site.Audience != model.Public {
		p.frame.Audience = p.site.Audience.Label()
		p.frame.NoIndex = true
	}
	p.frame.Terms = p.terms(nil)
	p.units = map[string]*UnitFrame{}
	for _, u := range p.site.Units {
		p.units[u.Home] = p.unitFrame(u)
	}
}

// host returns the host of an address, "" where there is none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// bannerParts takes a banner apart at its first colon, where the words before
// it are few enough for a label.
func bannerParts(s string) (label, text string) {
	const longest = 6 // characters
	if before, after, ok := strings.Cut(s, "："); ok && utf8.RuneCountInString(before) <= longest {
		return before, after
	}
	return "", s
}

// newestQuarter returns the last quarter that a unit disclosed, or zero.
func newestQuarter(s *model.Site) model.Period {
	var last model.Period
	for _, q := range model.All[model.QuarterlyDisclosure](s) {
		if q.Period.V.Kind() == model.QuarterPeriod && Address(q) != "" && q.Period.V.Compare(last) > 0 {
			last = q.Period.V
		}
	}
	return last
}

func contact(c model.Contact) []Entry {
	var out []Entry
	for _, x := range []struct{ term, text string }{
		{"联系部门", c.Office.V}, {"地址", c.Address.V}, {"电话", c.Phone.V},
		{"电子邮箱", c.Email.V}, {"邮编", c.Postcode.V}, {"办公时间", c.Hours.V},
	} {
		if x.text != "" {
			out = append(out, Entry{Term: x.term, Text: x.text})
		}
	}
	return out
}

// unitFrame lists the unit's columns: only those that hold something.
func (p *planner) unitFrame(u *model.Unit) *UnitFrame {
	f := &UnitFrame{
		Name: u.Name.V, ShortName: u.ShortName.V, Home: u.Home,
		KindLabel: p.enum(u, "kind", u.Type.V), Contact: contact(u.Contact),
		IsGovernment: u.Type.V == "government" || u.Type.V == "party_organ",
	}
	f.Terms = p.terms(u)
	if f.ShortName == "" {
		f.ShortName = f.Name
	}
	group := func(title string) { f.Groups = append(f.Groups, LinkGroup{Title: title}) }
	add := func(text, path string, there bool) {
		if there {
			last := &f.Groups[len(f.Groups)-1]
			last.Links = append(last.Links, Link{text, u.Home + "/" + path})
		}
	}
	group("")
	add("单位首页", "index.html", true)
	group("权力")
	add("权力清单", "powers.html", has[model.Power](p, u))
	add("流程图", "flowcharts.html", has[model.Flowchart](p, u))
	add("权力变动", "power-changes.html", has[model.PowerChange](p, u))
	add("目录版本", "catalogues.html", has[model.PowerCatalogue](p, u))
	group("公开和公示")
	add("公开目录", "catalogue.html", has[model.DisclosureEntry](p, u))
	add("公开事项", "items.html", has[model.DisclosureItem](p, u))
	add("季度公示", "disclosures.html", has[model.QuarterlyDisclosure](p, u))
	add("公示公告", "notices.html", has[model.Notice](p, u))
	add("等级公示", "announcements.html", has[model.LevelAnnouncement](p, u))
	p.addKinds(add, u, "cases", "commitments")
	group("风险和预警")
	add("风险防控说明", "risk.html", p.hasRisk(u))
	add("预警说明", "warnings.html", has[model.ColourScheme](p, u))
	p.addKinds(add, u, "info-points")
	add("防控图", "maps.html", has[model.ControlMap](p, u))
	group("制度和工作")
	add("文件库", "documents.html", has[model.Document](p, u))
	add("工作安排", "schedule.html", has[model.Schedule](p, u))
	p.addKinds(add, u)
	add("表格样式", "forms.html", has[model.RegisterForm](p, u) || has[model.ReportTemplate](p, u))
	add("登记表", "registers.html", has[model.Register](p, u))
	group("单位")
	add("机构职责", "organization.html", p.hasOrganization(u.Home))
	add("监督渠道", "channels.html", has[model.Channel](p, u))
	f.Groups = slices.DeleteFunc(f.Groups, func(g LinkGroup) bool { return len(g.Links) == 0 })
	for _, g := range f.Groups {
		f.Nav = append(f.Nav, g.Links...)
	}
	return f
}

// placedKinds are folders of kinds without a face that have their place in a
// group of the navigation; the others stand together.
func placedKinds() []string { return []string{"cases", "commitments", "info-points"} }

// addKinds adds the columns of kinds without a face of their own: those with
// the folders given or, with none, those that have no other place.
func (p *planner) addKinds(add func(text, path string, there bool), u *model.Unit, folders ...string) {
	for _, k := range model.Kinds() {
		if k.Face != model.FaceGeneric {
			continue
		}
		if slices.Contains(folders, k.Folder) || len(folders) == 0 && !slices.Contains(placedKinds(), k.Folder) {
			add(k.Wording().ZH, k.Folder+".html", len(p.site.Home(k, u.Home)) > 0)
		}
	}
}

func has[T any](p *planner, u *model.Unit) bool { return len(model.In[T](p.site, u.Home)) > 0 }

// hasRisk reports whether there is anything to say about the unit's risks.
func (p *planner) hasRisk(u *model.Unit) bool {
	return has[model.LevelScheme](p, u) || has[model.CategoryScheme](p, u) || has[model.AssessmentScheme](p, u) ||
		has[model.ReviewChain](p, u) || has[model.RiskPoint](p, u) || has[model.Measure](p, u)
}

// enum returns the label of a closed value.
func (p *planner) enum(r model.Record, path, value string) string {
	if value == "" {
		return ""
	}
	return model.EnumWording(r.Base().Kind, path, value).ZH
}
