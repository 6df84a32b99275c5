package search

import (
	"bytes"
	"strconv"
)

// bucketHead tells where the bodies of a bucket are.
type bucketHead struct {
	keyList
	spans []span // of the bodies, in the order of the keys
	bytes []byte // of the bucket
	from  int    // where it begins
}

// readBucket reads the head of a bucket that begins at a byte of its file.
func readBucket(b []byte, from, slots int) (*bucketHead, error) {
	head, rest, err := sizedAt(b)
	if err != nil {
		return nil, err
	}
	in := &bitReader{in: head}
	if in.number() != slots { // a file of another index
		return nil, errBits
	}
	h := &bucketHead{keyList: in.keys(), bytes: b, from: from}
	near := from + len(b) - len(rest)
	far := in.number()
	for range h.len() {
		n := in.number()
		at := &near
		if in.bits(1) == 1 {
			at = &far
		}
		if in.bad {
			return nil, errBits
		}
		h.spans = append(h.spans, span{*at, *at + n})
		*at += n
	}
	return h, in.failed()
}

// bucketKey names a bucket.
type bucketKey struct{ file, bucket int }

// bucket returns the head of a bucket.
func (r *Reader) bucket(k bucketKey) (*bucketHead, error) {
	if h := r.buckets[k]; h != nil {
		return h, nil
	}
	from := k.bucket * r.root.Bucket
	b, err := r.get(gramPath(k.file), from, from+r.root.Bucket)
	if err != nil {
		return nil, err
	}
	h, err := readBucket(b, from, r.root.Slots)
	if err == nil {
		r.buckets[k] = h
	}
	return h, err
}

// entry returns a reader of the body of a key, or nil.
func (r *Reader) entry(key []Code) (*bitReader, error) {
	large, err := r.largeBodies()
	if err != nil {
		return nil, err
	}
	var k bucketKey
	k.file, k.bucket = r.root.bucketOf(key)
	if i, ok := large.place(key); ok {
		in, err := r.body(k.file, large.spans[i])
		if err != nil {
			return nil, err
		}
		if m := mark(key, len(in.in)-markBytes); !bytes.Equal(in.in[:markBytes], m) { // a file of another index
			return nil, errBits
		}
		in.at = 8 * markBytes
		return in, nil
	}
	h, err := r.bucket(k)
	if err != nil {
		return nil, err
	}
	i, ok := h.place(key)
	if !ok {
		return nil, nil
	}
	s := h.spans[i]
	if s.from >= h.from && s.to <= h.from+len(h.bytes) {
		return &bitReader{in: h.bytes[s.from-h.from : s.to-h.from]}, nil
	}
	return r.body(k.file, s)
}

// body reads the body that lies at a place of a gram file.
func (r *Reader) body(file int, s span) (*bitReader, error) {
	b, err := r.get(gramPath(file), s.from, s.to)
	if err != nil {
		return nil, err
	}
	if len(b) != s.to-s.from {
		return nil, errBits
	}
	return &bitReader{in: b}, nil
}

// largeBodies returns where the large bodies lie.
func (r *Reader) largeBodies() (*largeBodies, error) {
	if r.large == nil {
		l, err := r.root.readLarge()
		if err != nil {
			return nil, err
		}
		r.large = &l
	}
	return r.large, nil
}

// first returns the entry where a walk along codes begins, nil where there is
// none, and how many codes its key has: two, but where the root tells that the
// ways on are entries of their own.
func (r *Reader) first(codes []Code) (in *bitReader, depth int, err error) {
	large, err := r.largeBodies()
	if err != nil {
		return nil, 0, err
	}
	for depth = min(2, len(codes)); depth < len(codes); depth++ {
		if i, ok := large.place(codes[:depth]); !ok || !large.far[i] {
			break
		}
	}
	in, err = r.entry(codes[:depth])
	return in, depth, err
}

func gramPath(file int) string { return "search/g/" + strconv.Itoa(file) + ".bin" }
