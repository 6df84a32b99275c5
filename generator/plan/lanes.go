package plan

import (
	"slices"

	"gongshi/generator/model"
)

// mostLanes is the number of actors up to which each has a lane of its own.
const mostLanes = 6

// lanesOf gives each actor a lane, in the order in which they first act; where
// there are too many, each department; nil where lanes would tell nothing or
// too much. A lane leads to its actor unless it holds several of one name.
func (p *planner) lanesOf(g *Page, f *model.Flowchart) (lanes []Link, lane []int) {
	for _, actor := range []func(*model.Node) Link{
		func(n *model.Node) Link { return p.actor(g, n) },
		func(n *model.Node) Link { return p.actorDepartment(g, n) },
	} {
		lanes, lane = nil, make([]int, len(f.Nodes))
		for i := range f.Nodes {
			a := actor(&f.Nodes[i])
			at := slices.IndexFunc(lanes, func(l Link) bool { return l.Text == a.Text })
			switch {
			case at < 0:
				at = len(lanes)
				lanes = append(lanes, a)
			case lanes[at].Href != a.Href:
				lanes[at].Href = ""
			}
			lane[i] = at
		}
		if len(lanes) < 2 {
			return nil, nil
		}
		if len(lanes) <= mostLanes && !slices.ContainsFunc(lanes, func(l Link) bool { return l.Text == "" }) {
			return lanes, lane
		}
	}
	return nil, nil
}

// actorDepartment is the department of the post that acts, else the actor.
func (p *planner) actorDepartment(g *Page, n *model.Node) Link {
	if post, ok := n.Actor.To.(*model.Post); ok && post.Department.To != nil {
		return p.linkAs(g, post.Department.To, post.Department.To.Name.V)
	}
	return p.actor(g, n)
}

// laneTexts takes lanes apart into their texts and addresses.
func laneTexts(lanes []Link) (texts, hrefs []string) {
	for _, l := range lanes {
		texts, hrefs = append(texts, l.Text), append(hrefs, l.Href)
	}
	return texts, hrefs
}
