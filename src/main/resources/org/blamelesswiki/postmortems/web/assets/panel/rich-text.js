/*
 * The editor adapter for TinyMCE, as Confluence's editor is one. Uses what its versions 3 to 6 have in common, and the
 * browser for the rest. The title of the page, where the editor has one, is the first line of the text.
 *
 * What an author quotes, code and the insides of plain-text macros are not looked at here: when the page is shared the
 * server reads its markup, and knows them for what they are.
 */
define('pm/panel/rich-text', ['pm/panel/strip'], function (strips) {
    'use strict';

    var BLOCK = /^(?:ADDRESS|ARTICLE|ASIDE|DD|DIV|DL|DT|FIGURE|FOOTER|HEADER|LI|MAIN|NAV|OL|P|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;
    var HEADING = /^H[1-6]$/;
    var UNREAD = /^(?:BLOCKQUOTE|CODE|PRE|SCRIPT|STYLE|TEMPLATE)$/;
    var PLACEHOLDER = 'text-placeholder';

    /** Characters that editors put in to have a place for the caret. */
    var CARETS = /[\ufeff\u200b]/;

    /** The name of our highlight among those of the editor's document. */
    var HIGHLIGHT = 'postmortems';

    /**
     * What a document says: { text, pieces, blocks }. A piece { node, from, start, end } says where the characters
     * from `start` to `end` of the text stand in a text node.
     * @param {Element} body
     * @param {string} title the first line; empty for none
     */
    function read(body, title) {
        var text = title === '' ? '' : title + '\n';
        var pieces = [];
        var blocks = title === '' ? [] : [{ start: 0, section: '', text: title }];
        var section = '';
        var blockStart = text.length;

        function endBlock(isHeading) {
            var words = text.slice(blockStart);
            var trimmed = words.trim();
            if (trimmed !== '') {
                if (isHeading) {
                    section = trimmed;
                } else {
                    blocks.push({
                        start: blockStart + words.length - words.trimStart().length,
                        section: section,
                        text: trimmed
                    });
                }
            }
            if (words !== '') {
                text += '\n';
            }
            blockStart = text.length;
        }

        function addWords(node) {
            var from = 0;
            node.data.split(CARETS).forEach(function (words) {
                if (words !== '') {
                    pieces.push({ node: node, from: from, start: text.length, end: text.length + words.length });
                    text += words.replace(/\s/g, ' ');
                }
                from += words.length + 1;
            });
        }

        function walk(node) {
            if (node.nodeType === 3) {
                addWords(node);
                return;
            }
            if (node.nodeType !== 1) {
                return;
            }
            if (UNREAD.test(node.tagName) || node.classList.contains(PLACEHOLDER)) {
                if (node.tagName !== 'CODE') {
                    endBlock(false);
                }
                return;
            }
            if (node.tagName === 'BR') {
                text += '\n';
                return;
            }
            var isHeading = HEADING.test(node.tagName);
            var isBlock = isHeading || BLOCK.test(node.tagName);
            if (isBlock) {
                endBlock(false);
            }
            for (var child = node.firstChild; child; child = child.nextSibling) {
                walk(child);
            }
            if (isBlock) {
                endBlock(isHeading);
            }
        }

        walk(body);
        endBlock(false);
        return { text: text, pieces: pieces, blocks: blocks };
    }

    /** The piece that has the character at `offset`, or the last one before it. */
    function pieceAt(pieces, offset) {
        var low = 0;
        var high = pieces.length - 1;
        while (low < high) {
            var middle = (low + high + 1) >> 1;
            if (pieces[middle].start <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces[low] || null;
    }

    /** Plain words as HTML. */
    function escape(words) {
        return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>');
    }

    /**
     * @param {object} rte a TinyMCE editor that is ready
     * @param {HTMLInputElement} titleField the page's title; null for none
     */
    function create(rte, titleField) {
        var body = rte.getBody();
        var document = rte.getDoc();
        var view = rte.getWin();
        var seen = null;
        var strip = null;
        var changes = new view.MutationObserver(function () {
            seen = null;
        });
        changes.observe(body, { characterData: true, childList: true, subtree: true });

        function titleText() {
            return titleField ? titleField.value.replace(/\s/g, ' ') : '';
        }

        /** The text as it is now; read again only after something changed. */
        function now() {
            if (changes.takeRecords().length > 0 || (seen && seen.title !== titleText())) {
                seen = null;
            }
            if (seen === null) {
                seen = read(body, titleText());
                seen.title = titleText();
            }
            return seen;
        }

        function isInTitle(start) {
            return now().title !== '' && start <= now().title.length;
        }

        function rangeOf(start, end) {
            var pieces = now().pieces;
            var first = pieceAt(pieces, start);
            var last = pieceAt(pieces, Math.max(start, end - 1));
            if (first === null) {
                return null;
            }
            var range = document.createRange();
            range.setStart(first.node, first.from + Math.min(start, first.end) - first.start);
            range.setEnd(last.node, last.from + Math.min(end, last.end) - last.start);
            return range;
        }

        function select(start, end) {
            if (isInTitle(start)) {
                titleField.focus();
                titleField.setSelectionRange(start, end);
                return;
            }
            var range = rangeOf(start, end);
            if (range) {
                rte.focus();
                rte.selection.setRng(range);
                range.startContainer.parentElement.scrollIntoView({ block: 'center' });
            }
        }

        function replace(start, end, words) {
            if (isInTitle(start)) {
                titleField.focus();
                titleField.setRangeText(words, start, end, 'end');
                titleField.dispatchEvent(new Event('input', { bubbles: true }));
                return;
            }
            select(start, end);
            // The editor's own way, so that its undo and whoever else edits the page know of it.
            rte.execCommand('mceInsertContent', false, escape(words));
            seen = null;
            body.dispatchEvent(new view.Event('input', { bubbles: true }));
        }

        function replaceAll(places) {
            function all() {
                places.slice().reverse().forEach(function (place) {
                    replace(place.start, place.end, place.text);
                });
            }
            if (rte.undoManager && rte.undoManager.transact) {
                rte.undoManager.transact(all);
            } else {
                all();
            }
        }

        function caret() {
            if (titleField && titleField.ownerDocument.activeElement === titleField) {
                return titleField.selectionStart;
            }
            var range = rte.selection.getRng();
            var pieces = now().pieces;
            var node = range.startContainer;
            var at = range.startOffset;
            if (node.nodeType === 1) {
                node = node.childNodes[at] || node;
                at = 0;
            }
            for (var i = 0; i < pieces.length; i++) {
                var piece = pieces[i];
                if (piece.node === node && at <= piece.from + piece.end - piece.start) {
                    return piece.start + Math.max(0, at - piece.from);
                }
                if (node.compareDocumentPosition(piece.node) & 4) {
                    return piece.start;
                }
            }
            return now().text.length;
        }

        function on(target, type, listener) {
            if (target) {
                target.addEventListener(type, listener, { passive: true });
            }
        }

        /** Underlines the sentences without touching the page, in browsers that can. */
        function underline(markers) {
            var highlights = view.CSS && view.CSS.highlights;
            if (!highlights || !view.Highlight) {
                return;
            }
            var highlight = new view.Highlight();
            markers.forEach(function (marker) {
                var range = isInTitle(marker.start) ? null : rangeOf(marker.start, marker.end);
                if (range) {
                    highlight.add(range);
                }
            });
            if (!highlights.has(HIGHLIGHT)) {
                var style = document.createElement('style');
                style.textContent = '::highlight(' + HIGHLIGHT + ') { text-decoration: underline dotted #0b5c8a 2px; }';
                document.head.appendChild(style);
            }
            highlights.set(HIGHLIGHT, highlight);
        }

        function percentOf(marker) {
            var range = isInTitle(marker.start) ? null : rangeOf(marker.start, marker.start + 1);
            if (range === null) {
                return 0;
            }
            var height = Math.max(document.documentElement.scrollHeight, view.innerHeight, 1);
            return 100 * Math.max(0, range.getBoundingClientRect().top + view.scrollY) / height;
        }

        function showMarkers(markers, go) {
            underline(markers);
            if (strip === null && view.frameElement) {
                strip = strips.create(view.frameElement);
            }
            if (strip) {
                strip.show(markers.map(function (marker) {
                    return {
                        percent: percentOf(marker),
                        label: marker.label,
                        follow: function () {
                            go(marker.id);
                        }
                    };
                }));
            }
        }

        return {
            getText: function () {
                return now().text;
            },
            getBlocks: function () {
                return now().blocks;
            },
            getMarkup: function () {
                return rte.getContent();
            },
            wordsOf: function (markup) {
                var holder = document.implementation.createHTMLDocument('').body;
                holder.innerHTML = markup;
                return read(holder, '').text.trim();
            },
            select: select,
            replace: replace,
            replaceAll: replaceAll,
            caret: caret,
            focus: function () {
                rte.focus();
            },
            onInput: function (listener) {
                on(body, 'input', listener);
                on(titleField, 'input', listener);
                // The editor's own undo changes the page without an input event.
                var watch = new view.MutationObserver(listener);
                watch.observe(body, { characterData: true, childList: true, subtree: true });
            },
            onCaret: function (listener) {
                on(document, 'keyup', listener);
                on(document, 'click', listener);
                on(titleField, 'keyup', listener);
                on(titleField, 'click', listener);
            },
            onPaste: function (listener) {
                on(document, 'paste', function (event) {
                    var pasted = event.clipboardData ? event.clipboardData.getData('text/plain') : '';
                    setTimeout(function () {
                        listener(pasted);
                    }, 0);
                });
            },
            onKey: function (listener) {
                document.addEventListener('keydown', listener);
            },
            showMarkers: showMarkers
        };
    }

    return { create: create, read: read, pieceAt: pieceAt };
});
