package diag

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed codes.txt
var codesText string

// Info says what a code means, in words an officer understands. Texts may hold
// several lines; the later ones are then a TOML example.
type Info struct {
	Code     Code
	Severity Severity // of a fault with this code, unless the rule says otherwise for a case
	Waivable bool     // whether a record may accept it with a reason
	Title    Message  // a few words
	What     Message  // what is wrong
	Why      Message  // why it matters
	Source   Message  // which text asks for it
	Mend     Message  // what to do
}

// registry parses the embedded table once, at first use.
var registry = sync.OnceValue(func() []Info {
	all, err := parseCodes(codesText)
	if err != nil {
		panic(err) // our own table is broken
	}
	return all
})

// Codes returns every registered code, sorted. The caller owns the slice.
func Codes() []Info { return slices.Clone(registry()) }

// Explain returns what is registered for a code; letters may be in lower case.
func Explain(code Code) (Info, bool) {
	code = Code(strings.ToUpper(string(code)))
	all := registry()
	i, ok := slices.BinarySearchFunc(all, code, func(in Info, c Code) int {
		return strings.Compare(string(in.Code), string(c))
	})
	if !ok {
		return Info{}, false
	}
	return all[i], true
}

// parseCodes reads blocks of lines "key text" parted by empty lines. It
// demands every key once in each block, and codes in rising order.
func parseCodes(text string) ([]Info, error) {
	var all []Info
	block := map[string]string{}
	last := ""
	finish := func() error {
		if len(block) == 0 {
			return nil
		}
		in, err := infoOf(block)
		if err != nil {
			return err
		}
		if n := len(all); n > 0 && all[n-1].Code >= in.Code {
			return fmt.Errorf("codes.txt: %s does not come after %s", in.Code, all[n-1].Code)
		}
		all, block, last = append(all, in), map[string]string{}, ""
		return nil
	}
	for i, line := range strings.Split(text, "\n") {
		key, value, _ := strings.Cut(line, " ")
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			if err := finish(); err != nil {
				return nil, err
			}
		case strings.HasPrefix(line, "  "):
			if last == "" {
				return nil, fmt.Errorf("codes.txt:%d: nothing to go on from", i+1)
			}
			block[last] += "\n" + line[2:]
		case block[key] != "" || value == "":
			return nil, fmt.Errorf("codes.txt:%d: %q is given twice or is empty", i+1, key)
		default:
			block[key], last = value, key
		}
	}
	return all, finish()
}

// infoOf turns a block into an Info and checks that nothing is missing or over.
func infoOf(block map[string]string) (Info, error) {
	code := block["code"]
	if len(code) != 4 || !strings.ContainsAny(code[:1], "PRS") {
		return Info{}, fmt.Errorf("codes.txt: %q is not a code", code)
	}
	in := Info{Code: Code(code)}
	switch block["severity"] {
	case "E":
	case "W":
		in.Severity = Warning
	default:
		return Info{}, fmt.Errorf("codes.txt: %s: severity is E or W", code)
	}
	switch block["waivable"] {
	case "yes":
		in.Waivable = true
	case "no":
	default:
		return Info{}, fmt.Errorf("codes.txt: %s: waivable is yes or no", code)
	}
	texts := map[string]*Message{"title": &in.Title, "what": &in.What, "why": &in.Why, "source": &in.Source, "mend": &in.Mend}
	for key, m := range texts {
		m.ZH, m.EN = block[key], block[key+".en"]
		if m.ZH == "" || m.EN == "" {
			return Info{}, fmt.Errorf("codes.txt: %s has no %s in both languages", code, key)
		}
	}
	if len(block) != 3+2*len(texts) {
		return Info{}, fmt.Errorf("codes.txt: %s has a key that is none", code)
	}
	return in, nil
}

// The codes, one constant each; codes.txt says what they mean.
const (
	P001 Code = "P001" // two targets with one path
	P002 Code = "P002" // dead link inside the site
	P003 Code = "P003" // dead anchor
	P004 Code = "P004" // attachment missing
	P005 Code = "P005" // name not portable
	P006 Code = "P006" // flowchart or map too large for a drawing
	P007 Code = "P007" // search does not find what it must

	R001 Code = "R001" // id used twice
	R002 Code = "R002" // reference to nothing
	R003 Code = "R003" // date does not exist
	R004 Code = "R004" // date or number incomplete
	R005 Code = "R005" // range out of order
	R006 Code = "R006" // tasks out of order
	R007 Code = "R007" // task outside its stage
	R008 Code = "R008" // stages overlap or leave a gap
	R009 Code = "R009" // document number not well-formed
	R010 Code = "R010" // deadline before the date of issue
	R011 Code = "R011" // one goal, two dates
	R012 Code = "R012" // goals not in order of time
	R013 Code = "R013" // basis not on record
	R014 Code = "R014" // declared number differs from what is listed
	R015 Code = "R015" // schedule without a year
	R016 Code = "R016" // stated twice and not the same
	R020 Code = "R020" // level not in the unit's scheme
	R021 Code = "R021" // ranks of levels not 1 to n
	R022 Code = "R022" // number of levels differs from the number declared
	R023 Code = "R023" // level without criteria or role
	R024 Code = "R024" // colour not in the unit's scheme
	R025 Code = "R025" // colour without trigger, measure or document
	R026 Code = "R026" // risk level and warning colour mixed
	R027 Code = "R027" // category not for this layer
	R028 Code = "R028" // levels of different scales added up
	R029 Code = "R029" // level differs from the rule for its post
	R030 Code = "R030" // departments called by several words
	R040 Code = "R040" // power without basis, department or type
	R041 Code = "R041" // change of a power without basis, review or announcement
	R042 Code = "R042" // announced before the review
	R043 Code = "R043" // cancelled or transferred power still in the catalogue
	R044 Code = "R044" // power appears without a change
	R045 Code = "R045" // power disappears without a change
	R046 Code = "R046" // transfer incomplete
	R047 Code = "R047" // state differs from history
	R048 Code = "R048" // catalogue total does not agree
	R049 Code = "R049" // power without a flowchart
	R050 Code = "R050" // power without risk points
	R051 Code = "R051" // power with discretion but no standard for it
	R052 Code = "R052" // promised time longer than the statutory one
	R053 Code = "R053" // catalogue or flowchart not revised after a change
	R060 Code = "R060" // flowchart does not connect
	R061 Code = "R061" // actor of a step unknown
	R062 Code = "R062" // decision without labelled exits
	R063 Code = "R063" // times of the steps exceed the limit of the power
	R064 Code = "R064" // risk shown on a flowchart does not agree with its risk point
	R065 Code = "R065" // risk data on a public page
	R066 Code = "R066" // text version of a flowchart leaves out a step
	R070 Code = "R070" // risk point without a measure
	R071 Code = "R071" // risk point without the right responsible post
	R072 Code = "R072" // review chain incomplete or out of order
	R073 Code = "R073" // published before the decision
	R074 Code = "R074" // returned record never came back
	R075 Code = "R075" // parts do not add up to the total
	R076 Code = "R076" // rows of a register do not follow the form
	R077 Code = "R077" // register not signed as its form asks
	R078 Code = "R078" // register missing or on the wrong form
	R079 Code = "R079" // unit layer does not cover the four major matters
	R080 Code = "R080" // department without a level
	R081 Code = "R081" // leadership post without a level
	R082 Code = "R082" // subject with two levels in one announcement
	R083 Code = "R083" // number of key posts differs from the number declared
	R084 Code = "R084" // self-rated and decided level differ without a reason
	R085 Code = "R085" // adjustments of a level do not follow each other
	R086 Code = "R086" // risk point not reviewed for more than a year
	R087 Code = "R087" // risk point without the measures its level asks for
	R088 Code = "R088" // measures do not answer the place or cause of the risk
	R089 Code = "R089" // deadline of a measure is past and it is not done
	R110 Code = "R110" // public output holds what is not public
	R111 Code = "R111" // scope beyond the ceiling of the kind
	R112 Code = "R112" // outlet does not fit the scope
	R113 Code = "R113" // limited scope does not say who
	R114 Code = "R114" // catalogue entry incomplete
	R117 Code = "R117" // publicity period wrong
	R118 Code = "R118" // no least number of days for notices
	R121 Code = "R121" // announcement differs from what was decided
	R123 Code = "R123" // publicity period over without an outcome
	R124 Code = "R124" // file of an item missing or not the one declared
	R125 Code = "R125" // personal data in public text
	R126 Code = "R126" // case or warning detail in public text
	R127 Code = "R127" // public contact is not institutional
	R210 Code = "R210" // inserted pinyin
	R211 Code = "R211" // look-alike characters
	R212 Code = "R212" // doubled word
	R213 Code = "R213" // masked name left in
	R214 Code = "R214" // page number or running head inside a sentence
	R215 Code = "R215" // mark of another place
	R216 Code = "R216" // broken line, stray stop or blank
	R217 Code = "R217" // brackets or quotation marks not in pairs
	R218 Code = "R218" // numbering broken
	R219 Code = "R219" // word left from another organisation
	R220 Code = "R220" // number in words differs from the list
	R221 Code = "R221" // mixed script
	R222 Code = "R222" // likely typo or dropped character
	R223 Code = "R223" // term written in two ways

	S001 Code = "S001" // file is not UTF-8
	S002 Code = "S002" // TOML syntax
	S003 Code = "S003" // full-width punctuation
	S004 Code = "S004" // Chinese or unquoted key
	S005 Code = "S005" // closing quote missing
	S006 Code = "S006" // unknown kind
	S007 Code = "S007" // unknown key
	S008 Code = "S008" // wrong type of value
	S009 Code = "S009" // value not in the list
	S010 Code = "S010" // required field missing
	S011 Code = "S011" // impossible date or period
	S012 Code = "S012" // malformed id
	S013 Code = "S013" // limit exceeded
	S014 Code = "S014" // symlink or special file refused
	S015 Code = "S015" // file in the wrong place
	S016 Code = "S016" // raw HTML in Markdown
	S017 Code = "S017" // link refused
	S018 Code = "S018" // malformed front matter
	S019 Code = "S019" // value not in the unit's vocabulary
	S020 Code = "S020" // key given twice
	S021 Code = "S021" // waiver that matches nothing
	S022 Code = "S022" // waiver run out
	S023 Code = "S023" // rule cannot be waived
	S024 Code = "S024" // waiver without a reason
	S025 Code = "S025" // settings missing or wrong
	S026 Code = "S026" // text that would not reach every reader
	S027 Code = "S027" // allowance that matches nothing
	S028 Code = "S028" // allowance run out
	S029 Code = "S029" // implausible date
	S030 Code = "S030" // Markdown that is none
)
