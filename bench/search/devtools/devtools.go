// Package devtools drives a Chromium through a pipe, by the DevTools protocol.
package devtools

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
)

// Browser is a running browser without a window.
type Browser struct {
	cmd *exec.Cmd
	out io.WriteCloser // to the browser

	mu     sync.Mutex
	last   int
	wait   map[int]chan message
	listen func(Event)
	err    error // why there is nothing more to read
}

// Event is what the browser tells unasked.
type Event struct {
	Session string // of the target it is about, "" for the browser itself
	Method  string
	Params  json.RawMessage
}

type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// Start starts a browser with a profile in the folder profile. Listen is called
// for every event, one after the other, and must not call the browser itself.
// The browser runs without a sandbox: show it nothing but your own pages.
func Start(program, profile string, listen func(Event)) (*Browser, error) {
	toBrowser, out, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	in, fromBrowser, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
		"--no-first-run", "--disable-component-update", "--disable-background-networking", "--disable-extensions",
		"--disable-sync", "--user-data-dir="+profile)
	cmd.ExtraFiles = []*os.File{toBrowser, fromBrowser} // 3 and 4 there
	err = cmd.Start()
	toBrowser.Close()
	fromBrowser.Close()
	if err != nil {
		return nil, fmt.Errorf("start a browser: %w", err)
	}
	b := &Browser{cmd: cmd, out: out, wait: map[int]chan message{}, listen: listen}
	go b.read(in)
	return b, nil
}

// Close ends the browser.
func (b *Browser) Close() {
	_ = b.Call("", "Browser.close", nil, nil)
	b.out.Close()
	_ = b.cmd.Wait()
}

// read hands on what the browser says, messages with a zero byte behind each.
func (b *Browser) read(in io.ReadCloser) {
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		raw, err := r.ReadBytes(0)
		var m message
		if err == nil {
			err = json.Unmarshal(raw[:len(raw)-1], &m)
		}
		b.mu.Lock()
		if err != nil {
			b.err = fmt.Errorf("the browser says no more: %w", err)
			for id, c := range b.wait {
				delete(b.wait, id)
				close(c)
			}
			b.mu.Unlock()
			return
		}
		c := b.wait[m.ID]
		delete(b.wait, m.ID)
		b.mu.Unlock()
		if c != nil {
			c <- m
		} else if m.Method != "" {
			b.listen(Event{m.SessionID, m.Method, m.Params})
		}
	}
}

// Call calls a method for a session, "" for the browser itself, and waits for
// its result. Params and result may be nil.
func (b *Browser) Call(session, method string, params, result any) error {
	raw, err := json.Marshal(params)
	if err != nil {
		return err
	}
	if params == nil {
		raw = []byte("{}")
	}
	b.mu.Lock()
	if b.err != nil {
		defer b.mu.Unlock()
		return b.err
	}
	b.last++
	c := make(chan message, 1)
	b.wait[b.last] = c
	text, err := json.Marshal(message{ID: b.last, SessionID: session, Method: method, Params: raw})
	if err == nil {
		_, err = b.out.Write(append(text, 0))
	}
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	m, ok := <-c
	switch {
	case !ok:
		return errors.New(method + ": the browser has ended")
	case m.Error != nil:
		return fmt.Errorf("%s: %s", method, m.Error.Message)
	case result == nil:
		return nil
	}
	return json.Unmarshal(m.Result, result)
}
