# gongshi: commands for people and CI. `make help` lists them.

GO ?= go
CHROMIUM ?= $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome))

.PHONY: help serve build test check bench charts soak fuzz need-browser

help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: ## build the example site, show it on a loopback address, rebuild after changes
	$(GO) run ./cmd/gongshi serve

build: ## build the example site into public/
	$(GO) run ./cmd/gongshi build

test: ## all tests that need Go alone
	$(GO) test ./...

check: need-browser ## test, and what needs a browser; also vet, format, Windows and macOS
	@out=$$(gofmt -l cmd generator layouts bench); if [ -n "$$out" ]; then echo "not formatted (run gofmt -w): $$out"; exit 1; fi
	$(GO) vet ./...
	GOOS=windows $(GO) build ./...
	GOOS=darwin $(GO) build ./...
	$(GO) test ./...
	$(GO) run ./cmd/gongshi check
	GONGSHI_CHROMIUM=$(CHROMIUM) $(GO) test -tags browser -count=1 -run TestBrowser ./generator ./cmd/gongshi

need-browser:
	@if [ -z "$(CHROMIUM)" ]; then \
		echo "this needs a browser. Type:"; \
		echo "  sudo apt-get install -y chromium fonts-noto-cjk"; \
		echo "or name one: make $(MAKECMDGOALS) CHROMIUM=/path/to/chromium"; exit 1; fi

bench: ## figures at 1,000 and 10,000 records, with plain writes of the same tree beside them; of charts and search
	$(GO) run ./bench
	$(GO) run ./bench/flow
	GONGSHI_CHROMIUM=$(CHROMIUM) $(GO) run ./bench/search -records 10000

charts: need-browser ## take the pictures of docs/charts.md anew (half a minute)
	GONGSHI_CHROMIUM=$(CHROMIUM) $(GO) run ./bench/contact

soak: ## slow properties: more kills, 100,000 flowcharts, longer fuzzing (about half an hour)
	GONGSHI_SOAK=1 $(GO) test -count=1 -timeout 60m -run 'Killed|NoEdit|LeaveNothing|RandomCharts' ./generator/write ./generator ./generator/flow
	$(GO) test -race -count=1 -timeout 60m -run 'LeaveNothing|SameOnEveryRun' ./generator/flow
	$(MAKE) fuzz FUZZTIME=400000x

# Counted in runs: with a time limit go test sometimes reports the limit itself.
FUZZTIME ?= 20000x
fuzz: ## every fuzz test, FUZZTIME each (20000x, 60s …)
	@set -e; for p in $$($(GO) list ./...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz' || true); do \
			echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p; \
		done; done
