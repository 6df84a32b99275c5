package write

import (
	"errors"
	"fmt"

	"gongshi/generator/diag"
)

// The reasons to refuse a build before anything is changed. They arrive
// wrapped in a *Refusal; test with errors.Is.
var (
	// ErrBusy: another build is writing the same output folder.
	ErrBusy = errors.New("another build is writing the output folder")
	// ErrForeign: the output folder holds files that we did not publish.
	ErrForeign = errors.New("the output folder is not ours")
	// ErrOtherAudience: the output folder holds the site of another audience.
	ErrOtherAudience = errors.New("the output folder belongs to another audience")
	// ErrOut: the output folder cannot be replaced as a whole.
	ErrOut = errors.New("the output folder cannot be exchanged")
)

// Refusal is a build that did not take place: the live tree is as before.
type Refusal struct {
	Kind error        // ErrBusy, ErrForeign, ErrOtherAudience or ErrOut
	Text diag.Message // a sentence for the officer, with what to do
	Err  error        // what the system said, may be nil
}

// Error returns the English sentence and what the system said.
func (r *Refusal) Error() string {
	if r.Err != nil {
		return r.Text.EN + ": " + r.Err.Error()
	}
	return r.Text.EN
}

// Message returns the sentence in both languages, without what the system said.
func (r *Refusal) Message() diag.Message { return r.Text }

// Unwrap returns the kind and, if there is one, the error of the system.
func (r *Refusal) Unwrap() []error {
	if r.Err != nil {
		return []error{r.Kind, r.Err}
	}
	return []error{r.Kind}
}

// PublishedError says that the new site is live and complete, but that
// something after the exchange failed: the folder was not synced, or the twin
// was not brought level. The next build makes it good.
type PublishedError struct{ Err error }

// Error returns the sentence in English.
func (e *PublishedError) Error() string {
	return fmt.Sprintf("the new site is published, but tidying up failed: %v", e.Err)
}

// Message returns the sentence in both languages.
func (e *PublishedError) Message() diag.Message {
	return diag.Message{
		ZH: fmt.Sprintf("新网站已经发布，但收尾没有完成（%v）；下一次生成会自动补上", e.Err),
		EN: e.Error() + "; the next build makes it good",
	}
}

// Unwrap returns the error of the system.
func (e *PublishedError) Unwrap() error { return e.Err }

func busy(out string) error {
	return &Refusal{Kind: ErrBusy, Text: diag.Say(
		"另一次生成正在写入 %q；请等它结束后再试，现有网站没有改动",
		"another build is writing %q; wait until it has ended and run again; the site was not changed", out)}
}

func foreign(out string) error {
	return &Refusal{Kind: ErrForeign, Text: diag.Say(
		"%q 里有不是本程序生成的文件（没有可读的 %s），为免误删不写入；请用 --out 指定另一个文件夹，或先把这些文件移走",
		"%q holds files that were not published by this program (no readable %s); name another folder with --out, or move the files away",
		out, ManifestName)}
}

func otherAudience(out, have, want string) error {
	return &Refusal{Kind: ErrOtherAudience, Text: diag.Say(
		"%q 里是面向 %s 的网站，不能换成面向 %s 的网站；请用 --out 指定另一个文件夹",
		"%q holds the site for the audience %s and must not be replaced by the one for %s; name another folder with --out",
		out, have, want)}
}

// fixed says that out cannot be exchanged, for a reason in both languages.
func fixed(out, zh, en string, err error) error {
	return &Refusal{Kind: ErrOut, Err: err, Text: diag.Say(
		"%[1]q %[2]s，不能整体替换；请用 --out 指定一个普通文件夹，例如它里面的子文件夹",
		"%[1]q %[3]s and cannot be replaced as a whole; name an ordinary folder with --out, such as a sub-folder of it",
		out, zh, en)}
}
