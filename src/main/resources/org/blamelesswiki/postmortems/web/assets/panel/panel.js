/*
 * The panel beside an editor: asks for suggestions a moment after typing stopped, shows them, and carries out what the
 * author chooses. Nothing here runs while a key is being typed except starting a timer anew.
 */
define('pm/panel/panel', [
    'pm/panel/blocks', 'pm/panel/model', 'pm/panel/client', 'pm/panel/view', 'pm/panel/gaps', 'pm/panel/roles'
], function (blocks, models, clients, views, gapsOf, rolesOf) {
    'use strict';

    /** Milliseconds after the last change until the text is looked at. */
    var PAUSE = 800;

    /** Milliseconds until a server that was away is asked again. */
    var AWAY_PAUSE = 30000;

    /** Beyond this many characters only sharing checks the page: cutting it up takes too long between two keys. */
    var LONGEST_TEXT = 400000;

    /**
     * Brings the panel to life.
     * @param {Element} panel the section the server wrote, with its data attributes
     * @param {object} editor an editor adapter; see pm/panel/textarea
     * @param {Window} window for its timers and fetch
     * @returns { check, stop }: check looks at the text now; stop ends all
     */
    function attach(panel, editor, window) {
        var data = panel.dataset;
        var model = models.create();
        var client = clients.create(data.pmApi, data.pmToken, window.fetch.bind(window));
        var timer = null;
        var awayUntil = 0;
        var isAway = false;
        var sayNext = '';
        var undoable = null;
        var isStopped = false;
        var held = ((panel.querySelector('.pm-keep input[name="pm-shown"]') || {}).value || '').split(',').filter(Boolean);
        var view = views.create(panel, {
            goTo: goTo,
            use: use,
            keep: keep,
            undo: undo,
            back: editor.focus,
            folded: function (isFolded) {
                if (!isFolded) {
                    lookForGaps();
                }
            }
        }, function (work) {
            window.setTimeout(work, 0);
        });
        var gaps = data.pmPostmortem ? gapsOf.attach(panel, editor, client, window) : null;

        function lookForGaps() {
            if (gaps) {
                gaps.look();
            }
        }

        function changed() {
            if (isStopped) {
                return;
            }
            window.clearTimeout(timer);
            client.cancel('check');
            timer = window.setTimeout(check, PAUSE);
        }

        function cut() {
            if (editor.getBlocks) {
                return editor.getBlocks();
            }
            return blocks.split(editor.getText(), data.pmDialect);
        }

        function check() {
            window.clearTimeout(timer);
            if (editor.getText().length > LONGEST_TEXT) {
                view.say(view.text('long'));
                return Promise.resolve();
            }
            if (undoable && editor.getText() !== undoable.after) {
                forgetUndo();
            }
            model.update(cut());
            return ask();
        }

        function ask() {
            var sent = model.unchecked();
            if (sent.length === 0) {
                show();
                return Promise.resolve();
            }
            if (Date.now() < awayUntil) {
                draw(model.suggestions());
                return Promise.resolve();
            }
            return client.post('check', {
                space: data.pmSpace,
                page: data.pmPage,
                state: data.pmState,
                format: data.pmFormat,
                blocks: sent.map(function (block, i) {
                    return { id: String(i), section: block.section.slice(0, 500), text: block.text };
                })
            }).then(function (result) {
                if (result.away || (result.ok && result.ok.status === 'failed')) {
                    away();
                } else if (result.ok && result.ok.status === 'checked') {
                    isAway = false;
                    panel.hidden = false;
                    model.received(sent, result.ok.blocks.map(function (block) {
                        return block.suggestions;
                    }));
                    return ask();
                } else if (result.ok && result.ok.status === 'no-pack') {
                    panel.hidden = false;
                    view.say(view.text('no-pack'));
                }
                return undefined;
            });
        }

        /** Says once that the server is away, then stays out of the way. */
        function away() {
            awayUntil = Date.now() + AWAY_PAUSE;
            if (!isAway && !panel.hidden) {
                view.say(view.text('away'));
            }
            isAway = true;
        }

        function statusOf(suggestions) {
            var open = suggestions.filter(function (suggestion) {
                return !suggestion.kept;
            });
            var holding = open.filter(function (suggestion) {
                return suggestion.said.holds;
            }).length;
            if (open.length === 0) {
                return view.text('clean');
            }
            if (holding > 0) {
                return view.text(holding === 1 ? 'holds-one' : 'holds-many', holding);
            }
            return view.text(open.length === 1 ? 'one' : 'many', open.length);
        }

        function show() {
            var suggestions = model.suggestions();
            draw(suggestions);
            view.say((sayNext + ' ' + statusOf(suggestions)).trim());
            sayNext = '';
            lookForGaps();
        }

        function draw(suggestions) {
            view.render(suggestions);
            fillForm();
            if (editor.showMarkers) {
                editor.showMarkers(suggestions.filter(function (suggestion) {
                    return !suggestion.kept;
                }).map(function (suggestion) {
                    return { id: suggestion.id, start: suggestion.sentenceStart, end: suggestion.sentenceEnd, label: view.text('title') };
                }), follow);
            }
        }

        /** The fields that tell the gate what was shown and what is kept. */
        function fillForm() {
            var shown = panel.querySelector('input[name="pm-shown"]');
            if (shown) {
                shown.value = withHeld(model.shownField());
            }
        }

        /** What the server held stays among it: it may have read what the editor's script does not see. */
        function withHeld(entries) {
            var known = new Set(entries.split(',').map(function (entry) {
                return entry.split('.')[0];
            }));
            return [entries].concat(held.filter(function (mark) {
                return !known.has(mark);
            })).filter(Boolean).join(',');
        }

        function byId(id) {
            return model.suggestions().find(function (suggestion) {
                return suggestion.id === id;
            });
        }

        /** Where the words are now: the author may have typed since they were checked. */
        function placeOf(words, start) {
            var at = models.find(editor.getText(), words, start);
            if (at < 0) {
                view.say(view.text('gone'));
            }
            return at;
        }

        function goTo(id) {
            var suggestion = byId(id);
            var at = suggestion ? placeOf(suggestion.sentence, suggestion.sentenceStart) : -1;
            if (at >= 0) {
                editor.select(at, at + suggestion.sentence.length);
            }
        }

        /** A marker leads both ways: to the sentence in the text, and to its reason in the panel. */
        function follow(id) {
            view.setOpen(true);
            view.current(id);
            goTo(id);
        }

        function use(id, rewrite) {
            var suggestion = byId(id);
            var at = suggestion ? placeOf(suggestion.words, suggestion.start) : -1;
            if (at < 0) {
                return;
            }
            editor.replace(at, at + suggestion.words.length, rewrite);
            var blank = rewrite.indexOf('\u2026');
            if (blank >= 0) {
                editor.select(at + blank, at + blank + 1);
            }
            undoable = { at: at, words: suggestion.words, rewrite: rewrite, after: editor.getText() };
            view.offerUndo(true);
            sayNext = view.text('used');
            check();
        }

        function undo() {
            if (undoable && editor.getText() === undoable.after) {
                editor.replace(undoable.at, undoable.at + undoable.rewrite.length, undoable.words);
                sayNext = view.text('undone');
                check();
            }
            forgetUndo();
        }

        function forgetUndo() {
            undoable = null;
            view.offerUndo(false);
        }

        function keep(id, reason) {
            var suggestion = byId(id);
            if (suggestion) {
                model.keep(suggestion.said.mark, reason);
                sayNext = reason ? view.text('kept') : '';
                show();
            }
        }

        /** F8, as in code editors: from the text to the suggestion here or after, and so on from there. */
        function nextSuggestion() {
            var suggestions = model.suggestions();
            var caret = editor.caret();
            var next = suggestions.find(function (suggestion) {
                return suggestion.sentenceEnd >= caret;
            }) || suggestions[0];
            if (next) {
                view.focusItem(next.id);
            } else {
                view.say(view.text('clean'));
            }
        }

        function onKey(event) {
            if (!isStopped && event.key === 'F8' && !panel.hidden && !panel.contains(event.target)) {
                event.preventDefault();
                nextSuggestion();
            }
        }

        function onCaret() {
            var here = model.at(editor.caret());
            view.current(here ? here.id : null);
        }

        rolesOf.attach(panel, editor, client, view);
        editor.onInput(changed);
        editor.onCaret(function () {
            window.setTimeout(onCaret, 0);
        });
        window.document.addEventListener('keydown', onKey);
        if (editor.onKey) {
            editor.onKey(onKey);
        }
        timer = window.setTimeout(check, 0);

        return {
            check: check,
            stop: function () {
                isStopped = true;
                window.clearTimeout(timer);
                client.cancel('check');
                window.document.removeEventListener('keydown', onKey);
            }
        };
    }

    return { attach: attach };
});
