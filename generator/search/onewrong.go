package search

// oneWrong takes one character of a word that stands nowhere for another.
func (r *Reader) oneWrong(words []asked, _ bool) (*offer, error) {
	return nil, nil
}
