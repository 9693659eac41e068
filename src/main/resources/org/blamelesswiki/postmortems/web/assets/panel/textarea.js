/*
 * The editor adapter for a text area.
 *
 * An editor adapter is an object with
 *   getText()                  the text; offsets below count its UTF-16 units, a line end is one
 *   getBlocks()                optional: [{ start, section, text }], where the editor knows paragraphs itself
 *   replace(start, end, text)  puts text there as if typed, so that the editor's own undo takes it back
 *   replaceAll(places)         puts { start, end, text } there, in text order, as one step of the editor's undo
 *   select(start, end)         selects the range, scrolls to it and gives the editor focus
 *   caret()                    offset of the caret
 *   focus()                    gives the editor focus where its caret is
 *   onInput(listener)          calls listener() after each change of the text
 *   onCaret(listener)          calls listener() after the caret moved
 *   onKey(listener)            optional: calls listener(event) for keys that do not reach the page around the editor
 *   onPaste(listener)          calls listener(text) after the author pasted text
 *   showMarkers(markers, go)   optional: shows where [{ id, start, end, label }] stand; go(id) follows one
 *   getMarkup()                optional: the page in the wiki's markup, where getText() is what a reader sees of it
 *   wordsOf(markup)            with getMarkup(): what getText() has for a piece of that markup
 * and nothing in it may take longer than a few milliseconds.
 */
define('pm/panel/textarea', ['pm/panel/strip'], function (strips) {
    'use strict';

    function create(area) {
        var strip = null;

        function getText() {
            return area.value;
        }

        function select(start, end) {
            area.focus();
            area.setSelectionRange(start, end);
            var lines = area.value.slice(0, start).split('\n').length;
            var lineHeight = parseFloat(getComputedStyle(area).lineHeight) || 18;
            area.scrollTop = Math.max(0, (lines - 4) * lineHeight);
        }

        function replace(start, end, text) {
            area.focus();
            area.setSelectionRange(start, end);
            // The only way that keeps the browser's undo; it fires input itself.
            if (!document.execCommand('insertText', false, text)) {
                area.setRangeText(text, start, end, 'end');
                area.dispatchEvent(new Event('input', { bubbles: true }));
            }
        }

        /** One insertion from the first place to the last, so that it is one step to undo. */
        function replaceAll(places) {
            if (places.length === 0) {
                return;
            }
            var text = area.value;
            var from = places[0].start;
            var at = from;
            var out = '';
            places.forEach(function (place) {
                out += text.slice(at, place.start) + place.text;
                at = place.end;
            });
            replace(from, at, out);
        }

        function on(type, listener) {
            area.addEventListener(type, listener, { passive: true });
        }

        /** How far down, in percent of the strip, each marker's line is; markers come in text order. */
        function heights(markers) {
            var text = area.value;
            var line = 0;
            var at = 0;
            function countTo(end) {
                for (var next = text.indexOf('\n', at); next >= 0 && next < end; next = text.indexOf('\n', at)) {
                    line++;
                    at = next + 1;
                }
                return line;
            }
            var lines = markers.map(function (marker) {
                return countTo(marker.start);
            });
            var all = countTo(text.length) + 1;
            var lineHeight = parseFloat(getComputedStyle(area).lineHeight) || 18;
            var shown = area.scrollHeight > area.clientHeight ? 1 : Math.min(1, all * lineHeight / area.clientHeight);
            return lines.map(function (marked) {
                return 100 * shown * marked / all;
            });
        }

        /** Ticks beside the scroll bar, as far down as their sentence is in the text. */
        function showMarkers(markers, go) {
            if (strip === null) {
                strip = strips.create(area);
            }
            var percents = heights(markers);
            strip.show(markers.map(function (marker, i) {
                return {
                    percent: percents[i],
                    label: marker.label,
                    follow: function () {
                        go(marker.id);
                    }
                };
            }));
        }

        return {
            getText: getText,
            replace: replace,
            replaceAll: replaceAll,
            select: select,
            caret: function () {
                return area.selectionStart;
            },
            focus: function () {
                area.focus();
            },
            onInput: function (listener) {
                on('input', listener);
            },
            onCaret: function (listener) {
                on('keyup', listener);
                on('click', listener);
            },
            onPaste: function (listener) {
                on('paste', function (event) {
                    var pasted = event.clipboardData ? event.clipboardData.getData('text/plain') : '';
                    setTimeout(function () {
                        listener(pasted);
                    }, 0);
                });
            },
            showMarkers: showMarkers
        };
    }

    return { create: create };
});
