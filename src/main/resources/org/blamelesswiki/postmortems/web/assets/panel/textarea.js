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
 *   onPaste(listener)          calls listener(text) after the author pasted text
 *   showMarkers(markers, go)   optional: shows where [{ id, start, label }] stand; go(id) follows one
 * and nothing in it may take longer than a few milliseconds.
 */
define('pm/panel/textarea', [], function () {
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

        function place() {
            strip.style.top = area.offsetTop + 'px';
            strip.style.left = area.offsetLeft + area.offsetWidth - strip.offsetWidth + 'px';
            strip.style.height = area.offsetHeight + 'px';
        }

        function newStrip() {
            strip = document.createElement('div');
            strip.className = 'pm-markers';
            // The list of the panel says the same to who does not point.
            strip.setAttribute('aria-hidden', 'true');
            area.insertAdjacentElement('afterend', strip);
            if (typeof ResizeObserver === 'function') {
                var observer = new ResizeObserver(place);
                observer.observe(area);
                // What grows above the text area moves it.
                observer.observe(document.body);
            }
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
                newStrip();
            }
            var tops = heights(markers);
            strip.replaceChildren.apply(strip, markers.map(function (marker, i) {
                var tick = document.createElement('button');
                tick.type = 'button';
                tick.tabIndex = -1;
                tick.title = marker.label;
                tick.style.top = 'calc(' + tops[i].toFixed(1) + '% + 4px)';
                tick.addEventListener('click', function () {
                    go(marker.id);
                });
                return tick;
            }));
            place();
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
