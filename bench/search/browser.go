package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"gongshi/bench/search/devtools"
)

// The network that is emulated.
const (
	latencyMs     = 60
	bytesASecond  = 10e6 / 8
	stillFor      = 350 * time.Millisecond // nothing comes, and a query is answered
	longestAnswer = 20 * time.Second
)

// asker asks queries in a browser, each with a cold cache.
type asker struct {
	browser *devtools.Browser
	server  *server
	page    string // path of the page of search
	slow    bool   // the network
	session string // of the tab

	mu      sync.Mutex
	last    time.Time // when something came or was asked for
	shownAt float64   // milliseconds since the question, when the first results stood there; 0: not yet
	shownOn time.Time // the same, by the clock
	failed  error     // a worker could not be slowed
}

// answer is what one query cost.
type answer struct {
	query
	shown  float64 // ms until the first ten results stood there; 0: there were none
	loaded float64 // ms until page, style sheet and scripts were there
	sent   []request
	first  int     // how many of them were sent before the results stood there
	warm   *answer // the next query in the same page
	found  string  // what the page tells of all results, where it does
}

func newAsker(program, dir string, s *server, page string, slow bool) (*asker, error) {
	a := &asker{server: s, page: page, slow: slow}
	profile := filepath.Join(dir, "profile"+strconv.FormatInt(time.Now().UnixNano(), 36))
	b, err := devtools.Start(program, profile, a.event)
	if err != nil {
		return nil, err
	}
	a.browser = b
	return a, a.open()
}

// event notes when the network is used and when results are there.
func (a *asker) event(e devtools.Event) {
	a.mu.Lock()
	defer a.mu.Unlock()
	var p struct {
		SessionID string `json:"sessionId"`
		Payload   string `json:"payload"`
	}
	_ = json.Unmarshal(e.Params, &p) // events of other shapes have none of it
	switch e.Method {
	case "Network.requestWillBeSent", "Network.responseReceived", "Network.dataReceived", "Network.loadingFinished", "Network.loadingFailed":
		a.last = time.Now()
	case "Target.attachedToTarget":
		if a.session != "" {
			go a.worker(p.SessionID) // events do not wait
		}
	case "Runtime.bindingCalled":
		if a.shownAt == 0 {
			a.shownAt, _ = strconv.ParseFloat(p.Payload, 64)
			a.shownOn = time.Now()
		}
	}
}

// watch tells when results stand in the list of either engine.
const watch = `startedAt = 0; new MutationObserver((all) => {
	for (const m of all) {
		if (m.target.matches && m.target.matches(".results, #list") && m.target.querySelector("li")) told(String(performance.now() - startedAt));
	}
}).observe(document, { childList: true, subtree: true });`

// again asks another query in the page.
const again = `(() => {
	startedAt = performance.now();
	const form = document.querySelector("main form, form");
	form.q.value = %s;
	form.requestSubmit();
})()`

// open opens the tab in which all is asked. The browser keeps nothing between
// two pages, so that each has a cold cache, but no page waits for a new process.
func (a *asker) open() error {
	var made struct {
		TargetID  string `json:"targetId"`
		SessionID string `json:"sessionId"`
	}
	err := a.browser.Call("", "Target.createTarget", map[string]any{"url": "about:blank"}, &made)
	if err == nil {
		err = a.browser.Call("", "Target.attachToTarget", map[string]any{"targetId": made.TargetID, "flatten": true}, &made)
	}
	a.session = made.SessionID
	for _, c := range []struct {
		method string
		params map[string]any
	}{
		{"Network.enable", nil}, {"Page.enable", nil}, {"Runtime.enable", nil},
		{"Network.setCacheDisabled", map[string]any{"cacheDisabled": true}},
		{"Runtime.addBinding", map[string]any{"name": "told"}},
		{"Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": watch}},
	} {
		err = errors.Join(err, a.browser.Call(a.session, c.method, c.params, nil))
	}
	return errors.Join(err, a.slowDown(a.session), a.browser.Call(a.session, "Target.setAutoAttach", map[string]any{
		"autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true}, nil))
}

// slowDown slows the network of a session.
func (a *asker) slowDown(session string) error {
	if !a.slow {
		return nil
	}
	return a.browser.Call(session, "Network.emulateNetworkConditions", map[string]any{
		"offline": false, "latency": latencyMs, "downloadThroughput": bytesASecond, "uploadThroughput": bytesASecond}, nil)
}

// worker gives a worker of the page no cache. Its network is as slow as the
// page's.
func (a *asker) worker(session string) {
	err := errors.Join(
		a.browser.Call(session, "Network.enable", nil, nil),
		a.browser.Call(session, "Network.setCacheDisabled", map[string]any{"cacheDisabled": true}, nil),
		a.browser.Call(session, "Runtime.runIfWaitingForDebugger", nil, nil))
	if err != nil {
		a.mu.Lock()
		a.failed = errors.Join(a.failed, err)
		a.mu.Unlock()
	}
}

// ask asks a query with a cold cache, then next in the same page unless "".
func (a *asker) ask(q query, next string) (answer, error) {
	out := answer{query: q}
	a.begin()
	err := a.browser.Call(a.session, "Page.navigate", map[string]any{"url": a.server.URL + "/" + a.page + "?q=" + url.QueryEscape(q.text)}, nil)
	if err == nil {
		err = a.wait(&out)
	}
	if err == nil {
		out.found, err = a.evaluate(`String(window.found || "")`)
	}
	if err == nil {
		var ms string
		ms, err = a.evaluate(`String(performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)`)
		out.loaded, _ = strconv.ParseFloat(ms, 64)
	}
	if err != nil || next == "" {
		return out, err
	}
	typed, err := json.Marshal(next)
	if err != nil {
		return out, err
	}
	a.begin()
	out.warm = &answer{query: query{text: next}}
	if _, err = a.evaluate(fmt.Sprintf(again, typed)); err == nil {
		err = a.wait(out.warm)
	}
	return out, err
}

// evaluate returns the text that a script makes.
func (a *asker) evaluate(script string) (string, error) {
	var got struct {
		Result           struct{ Value any } `json:"result"`
		ExceptionDetails *struct{ Text string }
	}
	err := a.browser.Call(a.session, "Runtime.evaluate", map[string]any{"expression": script, "returnByValue": true}, &got)
	if err == nil && got.ExceptionDetails != nil {
		err = errors.New(got.ExceptionDetails.Text)
	}
	text, _ := got.Result.Value.(string)
	return text, err
}

func (a *asker) begin() {
	a.server.take()
	a.mu.Lock()
	a.last, a.shownAt = time.Now(), 0
	a.mu.Unlock()
}

// wait waits until results are shown and no more is asked for.
func (a *asker) wait(out *answer) error {
	start := time.Now()
	for {
		time.Sleep(10 * time.Millisecond)
		a.mu.Lock()
		err := a.failed
		quiet, shown, on := time.Since(a.last), a.shownAt, a.shownOn
		a.mu.Unlock()
		// Where nothing is found it takes longer to be sure of it.
		if shown > 0 && quiet > stillFor || quiet > 6*stillFor {
			out.shown, out.sent = shown, a.server.take()
			for _, r := range out.sent {
				if shown == 0 || r.at.Before(on) {
					out.first++
				}
			}
			return nil
		}
		if err != nil {
			return err
		}
		if time.Since(start) > longestAnswer {
			return fmt.Errorf("%s: no answer within %v", out.text, longestAnswer)
		}
	}
}
