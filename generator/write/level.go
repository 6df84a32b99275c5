package write

import (
	"errors"
	"fmt"
	"io/fs"
	"sort"
)

// tidy removes from the twin what does not belong to the new tree and makes
// sure that all its want files are there.
func (w *Writer) tidy(want int) error {
	seen, err := w.tidyFolder("")
	if err == nil && seen != want {
		err = fmt.Errorf("%d files vanished during the build", want-seen)
	}
	return err
}

// tidyFolder works on one folder of the twin, "" or ending in a slash, and
// returns the number of files of the new tree in it.
func (w *Writer) tidyFolder(dir string) (seen int, err error) {
	list, err := w.fs.ReadDir(trimSlash(w.twin + "/" + dir))
	if err != nil {
		return 0, err
	}
	for _, e := range list {
		p := dir + e.Name()
		switch {
		case e.IsDir() && w.folders[p]:
			n, err := w.tidyFolder(p + "/")
			if err != nil {
				return 0, err
			}
			seen += n
		case e.Type().IsRegular() && w.files[p] != nil:
			info, err := e.Info()
			if err != nil {
				return 0, err
			}
			if err := w.files[p].settle(stampOf(info)); err != nil {
				return 0, fmt.Errorf("%s: %w", p, err)
			}
			seen++
		default:
			if _, err := w.removeAll(w.twin + "/" + p); err != nil {
				return 0, err
			}
		}
	}
	return seen, nil
}

// settle takes the stamp of the finished file in the twin.
func (f *file) settle(st stamp) error {
	was := f.stamp
	was.ctime, was.perm = st.ctime, st.perm
	if st.size != f.size || !f.fresh && st != was {
		return errors.New("changed by somebody else during the build")
	}
	if f.fresh {
		f.stamp = st
	}
	return nil
}

func trimSlash(s string) string {
	if s[len(s)-1] == '/' {
		return s[:len(s)-1]
	}
	return s
}

// survey is how the live tree differs from the new one.
type survey struct {
	stale []string        // what is not in the new tree: files, links, whole folders
	files map[string]bool // its files that are in the new tree -> with the same bytes
	same  int             // how many of them have the same bytes
	modes bool            // a folder has not our mode
}

// right reports whether the live tree is the new tree of n files.
func (s *survey) right(n int) bool { return s.same == n && len(s.stale) == 0 && !s.modes }

// survey compares the live tree with the finished twin without reading files.
func (w *Writer) survey() (*survey, error) {
	s := &survey{files: make(map[string]bool, len(w.files))}
	if !w.hasLive {
		return s, nil
	}
	info, err := w.fs.Lstat(w.live)
	if err != nil {
		return nil, err
	}
	s.modes = keepsModes && info.Mode().Perm() != 0o755
	return s, w.surveyFolder(s, "")
}

func (w *Writer) surveyFolder(s *survey, dir string) error {
	list, err := w.fs.ReadDir(trimSlash(w.live + "/" + dir))
	if err != nil {
		return err
	}
	for _, e := range list {
		p := dir + e.Name()
		info, err := e.Info()
		if err != nil {
			return err
		}
		switch f := w.files[p]; {
		case info.IsDir() && w.folders[p]:
			s.modes = s.modes || keepsModes && info.Mode().Perm() != 0o755
			err := w.surveyFolder(s, p+"/")
			if errors.Is(err, fs.ErrPermission) {
				// Unreadable: it goes as a whole once it is not live any more.
				s.stale = append(s.stale, p)
				continue
			}
			if err != nil {
				return err
			}
		case info.Mode().IsRegular() && f != nil:
			same := w.sameInTwin(p, f, stampOf(info))
			s.files[p] = same
			if same {
				s.same++
			}
		default:
			s.stale = append(s.stale, p)
		}
	}
	return nil
}

// sameInTwin reports whether the live file p with stamp st has the bytes of
// the twin's, because it is the same file or has a record.
func (w *Writer) sameInTwin(p string, f *file, st stamp) bool {
	if st.ino != 0 && st.ino == f.stamp.ino {
		return true
	}
	if sum, ok := w.old.find(p, st); !ok || sum != f.sum || !w.rightMode(p, st) {
		return false
	}
	f.apart = st != f.stamp
	f.other = st
	return true
}

// level makes the old tree, now the twin, the same as the new one, by links,
// so that the next build finds there all it need not write. It returns how
// many files the old tree had beyond the new.
func (w *Writer) level(s *survey, paths []string) (removed int, err error) {
	for _, p := range s.stale {
		n, err := w.removeAll(w.twin + "/" + p)
		if err != nil {
			return removed, err
		}
		removed += n
	}
	if err := w.folder(w.twin); err != nil {
		return removed, err
	}
	folders := make([]string, 0, len(w.folders))
	for dir := range w.folders {
		folders = append(folders, dir)
	}
	sort.Strings(folders)
	for _, dir := range folders {
		if err := w.folder(w.twin + "/" + dir); err != nil {
			return removed, err
		}
	}
	for _, p := range paths {
		same, there := s.files[p]
		if same {
			continue
		}
		if there {
			if err := w.fs.Remove(w.twin + "/" + p); err != nil && !absent(err) {
				return removed, err
			}
		}
		if err := w.share(p); err != nil {
			return removed, err
		}
	}
	return removed, nil
}

// share gives the twin the live file p: a link, or a copy where the file
// system has no links.
func (w *Writer) share(p string) error {
	f := w.files[p]
	f.fresh = true
	from, to := w.live+"/"+p, w.twin+"/"+p
	err := w.fs.Link(from, to)
	if !noLinks(err) {
		return err
	}
	f.apart = true
	data, err := w.read(from, f.size)
	if err != nil {
		return err
	}
	return w.create(to, data)
}
