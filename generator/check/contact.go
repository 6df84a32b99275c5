package check

import (
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/personal"
)

// r127: a contact for the public belongs to the unit, not to a person, and a
// mailbox that promises secrecy is the unit's own.
func r127(s *model.Site, out *report) {
	for _, c := range model.All[model.Channel](s) {
		if model.ReachOf(c.Scope.V) != model.ReachPublic || !c.Value.Set() {
			continue
		}
		for _, f := range personal.Scan(c.Value.V) {
			if f.Kind == personal.Mobile {
				out.add(c, mobileContact(c.Value, f))
			}
		}
		if host, free := freeMailbox(c.Value.V); free && c.Confidential.V {
			out.add(c, diag.Diagnostic{
				Code: diag.R127, Span: c.Value.At,
				Text: diag.Say("承诺保密的邮箱用的是免费个人邮箱 %s", "a mailbox that promises secrecy is with the free provider %s", host),
				Hint: diag.Say("换成单位自己的邮箱；换不了的，不写 confidential = true", "use the unit's own mailbox, or do not write confidential = true"),
			})
		}
	}
	phone := s.Settings.Contact.Phone
	for _, f := range personal.Scan(phone.V) {
		if f.Kind == personal.Mobile {
			out.add(nil, mobileContact(phone, f))
		}
	}
}

// mobileContact is the fault of a contact that is a mobile number.
func mobileContact(value model.Str, f personal.Find) diag.Diagnostic {
	return diag.Diagnostic{
		Code: diag.R127, Span: exactPart(value.At, value.V, f.Start, f.End), Personal: true,
		Text: diag.Say("对外公布的电话是手机号 %s", "the phone for the public is a mobile number, %s", personal.Bare(f.Masked)),
		Hint: diag.Say("换成单位的固定电话；手机号跟着人走，人一换群众就找不到单位", "give an office line; a mobile number leaves with its person"),
	}
}

// freeMailbox returns the host of the first mail address in value that is with
// a provider of free mailboxes for everybody.
func freeMailbox(value string) (host string, free bool) {
	for rest := value; ; {
		_, after, ok := strings.Cut(rest, "@")
		if !ok {
			return "", false
		}
		rest = after
		end := strings.IndexFunc(after, func(r rune) bool {
			return r != '.' && r != '-' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
		})
		if end < 0 {
			end = len(after)
		}
		host = strings.ToLower(strings.TrimRight(after[:end], "."))
		if slices.Contains(freeHosts(), host) {
			return host, true
		}
	}
}

// freeHosts are the hosts of free mailboxes in use in China.
func freeHosts() []string {
	return []string{
		"163.com", "vip.163.com", "126.com", "vip.126.com", "yeah.net", "188.com", "netease.com", "qq.com", "vip.qq.com", "foxmail.com",
		"sina.com", "sina.cn", "sina.com.cn", "vip.sina.com", "sohu.com", "vip.sohu.com", "sogou.com", "tom.com", "21cn.com", "263.net", "eyou.com",
		"139.com", "189.cn", "189.com", "wo.cn", "wo.com.cn", "aliyun.com", "chinaren.com", "citiz.net",
		"gmail.com", "hotmail.com", "outlook.com", "live.com", "live.cn", "msn.com", "msn.cn", "yahoo.com", "yahoo.cn", "yahoo.com.cn", "icloud.com",
	}
}
