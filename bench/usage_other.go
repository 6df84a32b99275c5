//go:build !unix

package main

// cpuSeconds and peakMiB are not measured on this system.
func cpuSeconds() float64 { return 0 }

func peakMiB() float64 { return 0 }
