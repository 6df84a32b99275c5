package derive

import (
	"slices"

	"gongshi/generator/model"
)

// Holders is who holds a role for a subject.
type Holders struct {
	// Records are the posts and bodies that hold the role, each once.
	Records []model.Record
	// Kind says how the role was understood; Unknown roles have no holders.
	Kind RoleKind
	// Lacks is the record that should name the holder and does not, by the
	// field Field; nil where a holder was found or nothing can be said.
	Lacks model.Record
	Field string
}

// RoleKind says where the holder of a role is written.
type RoleKind uint8

// The kinds of roles.
const (
	Unknown        RoleKind = iota
	HeadOfUnit              // unit.head_post
	LeaderInCharge          // department.leader_in_charge
	HeadOfPart              // department.head_post
	Outside                 // unit.superior_bodies
)

// ResolveRole returns who holds role for subject, which is a post, a
// department or the unit u itself. Words of the unit's vocabulary "role" count
// under all their names. For the unit as subject every department's leader in
// charge is one.
func ResolveRole(s *model.Site, u *model.Unit, role string, subject model.Record) Holders {
	words := roleNames(s, u.Home, role)
	for _, o := range u.SuperiorBodies {
		if !slices.Contains(words, o.Role.V) {
			continue
		}
		h := Holders{Kind: Outside}
		if o.Body.To != nil {
			h.Records = []model.Record{o.Body.To}
		}
		return h
	}
	switch kind := roleKind(u, words); kind {
	case HeadOfUnit:
		h := Holders{Kind: kind}
		if p := u.HeadPost.To; p != nil {
			h.Records = []model.Record{p}
		} else if !u.HeadPost.Set() {
			h.Lacks, h.Field = u, "head_post"
		}
		return h
	case LeaderInCharge, HeadOfPart:
		return partRole(s, kind, subject)
	}
	return Holders{}
}

// partRole finds a role that is written on departments.
func partRole(s *model.Site, kind RoleKind, subject model.Record) Holders {
	h := Holders{Kind: kind}
	var parts []*model.Department
	switch x := subject.(type) {
	case *model.Department:
		parts = []*model.Department{x}
	case *model.Post:
		if x.Department.To == nil {
			return h // a leader: nobody of a department stands above
		}
		parts = []*model.Department{x.Department.To}
	case *model.Unit:
		parts = model.In[model.Department](s, x.Home)
	}
	for _, d := range parts {
		ref, field := d.HeadPost, "head_post"
		if kind == LeaderInCharge {
			ref, field = d.LeaderInCharge, "leader_in_charge"
		}
		switch {
		case ref.To != nil && !slices.Contains(h.Records, model.Record(ref.To)):
			h.Records = append(h.Records, ref.To)
		case !ref.Set() && len(parts) == 1:
			h.Lacks, h.Field = d, field
		}
	}
	return h
}

// roleKind recognises the roles that every unit has under some name.
func roleKind(u *model.Unit, words []string) RoleKind {
	for _, w := range words {
		switch w {
		case "主要领导", "单位主要领导":
			return HeadOfUnit
		case "分管领导", "单位分管领导":
			return LeaderInCharge
		case "部室负责人", "股室负责人", "科室负责人", "处室负责人", "部门负责人", u.DeptLabel.V + "负责人":
			return HeadOfPart
		}
	}
	return Unknown
}

// roleNames returns role and the other names that the vocabulary gives it.
func roleNames(s *model.Site, home, role string) []string {
	names := []string{role}
	choices, _ := s.Allowed(home, "vocabulary:role")
	for _, c := range choices {
		if c.Code == role || c.Label == role || slices.Contains(c.Aliases, role) {
			names = append(names, c.Code, c.Label)
			names = append(names, c.Aliases...)
		}
	}
	return names
}
