// Logcheck takes or refuses what a log hands out, by the packages that check Go's own checksum database: nothing of it is
// ours but the reading of three lines. A case a line, as JSON; for each a line, "accept" or "refuse".
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type check struct {
	// The log's verifier key, and a checkpoint.
	Key  string
	Note []byte
	// Hashes of a proof, one after the other: that an entry stands at an index, or that an older checkpoint's tree is
	// the beginning of this one's.
	Proof []byte
	Index int64
	Entry []byte
	Older []byte
}

func open(key string, signed []byte) (size int64, root tlog.Hash, err error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return 0, root, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return 0, root, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return 0, root, errors.New("no checkpoint of this log")
	}
	if size, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return 0, root, err
	}
	bytes, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(bytes) != tlog.HashSize {
		return 0, root, errors.New("no root")
	}
	copy(root[:], bytes)
	return size, root, nil
}

func verdict(c check) error {
	size, root, err := open(c.Key, c.Note)
	if err != nil {
		return err
	}
	proof := make([]tlog.Hash, len(c.Proof)/tlog.HashSize)
	for i := range proof {
		copy(proof[i][:], c.Proof[i*tlog.HashSize:])
	}
	if c.Entry != nil {
		return tlog.CheckRecord(proof, size, root, c.Index, tlog.RecordHash(c.Entry))
	}
	if c.Older != nil {
		older, before, err := open(c.Key, c.Older)
		if err != nil {
			return err
		}
		return tlog.CheckTree(proof, size, root, older, before)
	}
	return nil
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		var c check
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			panic(err)
		}
		if verdict(c) == nil {
			fmt.Fprintln(out, "accept")
		} else {
			fmt.Fprintln(out, "refuse")
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}
