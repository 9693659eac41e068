/*
 * Cuts the text of an editor into the pieces that are checked by themselves: paragraphs, list items and table rows,
 * each with the heading above it. One pass over the lines.
 */
define('pm/panel/blocks', [], function () {
    'use strict';

    /** What a markup looks like, as far as cutting goes. */
    var DIALECTS = {
        jspwiki: {
            heading: /^!{1,3}\s*(.*)$/,
            ownLine: /^\s*(?:[*#]+\s|[|;])/,
            /* What opens something that blank lines do not end, and what closes it. */
            spans: [
                { open: '{{{', close: '}}}' },
                { open: '[{', close: '}]' },
                { open: /^%%[\w-]+\s*$/, close: '/%' }
            ]
        },
        plain: { heading: null, ownLine: null, spans: [] }
    };

    function opens(line, span) {
        var at = span.open instanceof RegExp ? (span.open.test(line) ? 0 : -1) : line.lastIndexOf(span.open);
        return at >= 0 && line.indexOf(span.close, at) < 0;
    }

    function opened(line, dialect) {
        var found = null;
        dialect.spans.forEach(function (span) {
            if (found === null && opens(line, span)) {
                found = span.close;
            }
        });
        return found;
    }

    /**
     * The blocks of `text` in order: { start, section, text }.
     * @param {string} text as the editor holds it
     * @param {string} dialectName jspwiki, or plain for words without markup
     */
    function split(text, dialectName) {
        var dialect = DIALECTS[dialectName] || DIALECTS.plain;
        var blocks = [];
        var section = '';
        var from = -1;
        var closing = null;

        function end(at) {
            if (from >= 0) {
                blocks.push({ start: from, section: section, text: text.slice(from, at).trimEnd() });
                from = -1;
            }
        }

        for (var at = 0; at < text.length;) {
            var newline = text.indexOf('\n', at);
            var next = newline < 0 ? text.length : newline + 1;
            var line = text.slice(at, newline < 0 ? next : newline);
            if (closing !== null) {
                closing = line.indexOf(closing) < 0 ? closing : null;
            } else if (line.trim() === '') {
                end(at);
            } else {
                var heading = dialect.heading && dialect.heading.exec(line);
                if (heading) {
                    end(at);
                    section = heading[1].trim();
                } else {
                    if (dialect.ownLine && dialect.ownLine.test(line)) {
                        end(at);
                    }
                    from = from < 0 ? at : from;
                    closing = opened(line, dialect);
                }
            }
            at = next;
        }
        end(text.length);
        return blocks;
    }

    return { split: split };
});
