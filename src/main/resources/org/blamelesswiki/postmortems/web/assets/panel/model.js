/*
 * What the panel knows: the blocks of the text as it is now, what the check said of each, and what the author keeps.
 * Touches neither the page nor the network. A block is known by its section and words, so a paragraph that only moved
 * is not sent again.
 */
define('pm/panel/model', [], function () {
    'use strict';

    /** What one request brings at most; the endpoint takes more. */
    var MOST_BLOCKS = 200;
    var MOST_CHARACTERS = 60000;

    /** A block beyond the endpoint's limit is left to the check when the page is shared. */
    var LONGEST_BLOCK = 100000;

    function keyOf(block) {
        return block.section + '\n' + block.text;
    }

    /** The place of `words` in `text` nearest to `start`; -1 for none. */
    function find(text, words, start) {
        var before = words === '' ? -1 : text.lastIndexOf(words, start);
        var after = words === '' ? -1 : text.indexOf(words, start);
        if (before < 0 || after < 0) {
            return Math.max(before, after);
        }
        return start - before <= after - start ? before : after;
    }

    function create() {
        var blocks = [];
        var answers = new Map();
        var kept = new Map();

        /** The text is now these blocks; what was said of others is forgotten. */
        function update(newBlocks) {
            var known = new Map();
            newBlocks.forEach(function (block) {
                var key = keyOf(block);
                if (answers.has(key)) {
                    known.set(key, answers.get(key));
                }
            });
            blocks = newBlocks;
            answers = known;
        }

        /** The blocks nobody has checked yet, as many as one request takes. */
        function unchecked() {
            var list = [];
            var seen = new Set();
            var characters = 0;
            blocks.some(function (block) {
                var key = keyOf(block);
                if (!answers.has(key) && !seen.has(key) && block.text.length <= LONGEST_BLOCK) {
                    characters += block.text.length;
                    if (list.length > 0 && characters > MOST_CHARACTERS) {
                        return true;
                    }
                    seen.add(key);
                    list.push(block);
                }
                return list.length === MOST_BLOCKS;
            });
            return list;
        }

        /** Takes the suggestions for the blocks that were sent, a list for each. */
        function received(sent, lists) {
            sent.forEach(function (block, i) {
                answers.set(keyOf(block), lists[i]);
            });
        }

        /** Forgets all answers: the rules of the check may be others now. */
        function forget() {
            answers = new Map();
        }

        /** The suggestions for the text as it was cut last, in its order, with places in the whole text. */
        function suggestions() {
            var list = [];
            var counts = new Map();
            blocks.forEach(function (block) {
                (answers.get(keyOf(block)) || []).forEach(function (said) {
                    var name = said.mark + ' ' + said.flagged;
                    var count = (counts.get(name) || 0) + 1;
                    counts.set(name, count);
                    list.push({
                        id: name + ' ' + count,
                        start: block.start + said.start,
                        sentenceStart: block.start + said.sentenceStart,
                        sentenceEnd: block.start + said.sentenceEnd,
                        words: block.text.slice(said.start, said.end),
                        sentence: block.text.slice(said.sentenceStart, said.sentenceEnd),
                        said: said,
                        kept: kept.get(said.mark) || null
                    });
                });
            });
            return list;
        }

        /** Keeps each sentence with this mark as it is; an empty reason takes that back. */
        function keep(mark, reason) {
            if (reason) {
                kept.set(mark, reason);
            } else {
                kept.delete(mark);
            }
        }

        /** The value of the form field that tells the gate what was shown and what is kept. */
        function shownField() {
            var entries = new Set();
            suggestions().forEach(function (suggestion) {
                if (suggestion.kept) {
                    entries.add(suggestion.said.mark + '.' + suggestion.kept);
                } else if (suggestion.said.holds) {
                    entries.add(suggestion.said.mark);
                }
            });
            // Not Array.from: JSPWiki's pages load MooTools, which puts its own in that place.
            return [...entries].join(',');
        }

        /** The suggestion whose sentence is at `offset`, or null. */
        function at(offset) {
            return suggestions().find(function (suggestion) {
                return suggestion.sentenceStart <= offset && offset <= suggestion.sentenceEnd;
            }) || null;
        }

        return {
            update: update,
            unchecked: unchecked,
            received: received,
            forget: forget,
            suggestions: suggestions,
            keep: keep,
            shownField: shownField,
            at: at
        };
    }

    return { create: create, find: find };
});
