package plan

import "gongshi/generator/model"

// sitePages plans the pages of the site as a whole.
func (p *planner) sitePages() {
	p.home()
	p.unitList()
	p.glossary()
	p.changes()
	p.calendar()
	p.periods()
	p.sharedPages()
	p.aboutPage()
	p.notFound()
	p.searchPage()
}

// unitPages plans the pages of one unit, each only where there is something
// to show.
func (p *planner) unitPages(u *model.Unit) {
	p.unitHome(u)
	p.powers(u)
	p.flowcharts(u)
	p.powerChanges(u)
	p.catalogues(u)
	p.disclosureCatalogue(u)
	p.items(u)
	p.quarterly(u)
	p.notices(u)
	p.announcements(u)
	p.risk(u)
	p.warnings(u)
	p.schedules(u)
	p.controlMaps(u)
	p.forms(u)
	p.documents(u.Home)
	p.organization(u.Home)
	p.channels(u.Home)
}

// sharedPages plans what lies in the shared folder and belongs to no unit.
func (p *planner) sharedPages() {
	p.documents(model.Shared)
	p.organization(model.Shared)
	p.channels(model.Shared)
}
