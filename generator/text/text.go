// Package text measures, cuts, folds and compares text of Chinese and Latin
// letters, and reads Chinese numerals. It knows nothing of the domain. It is
// the only package that imports the width and segmentation libraries.
package text

// MaxSlugBytes is the length of the longest slug.
const MaxSlugBytes = 64

// IsSlug reports whether s may be an id: lower-case ASCII letters, digits and
// hyphens, first a letter or digit, 1 to MaxSlugBytes bytes.
func IsSlug(s string) bool {
	if s == "" || len(s) > MaxSlugBytes || s[0] == '-' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}
