/*
 * What a reader may look for in the page and not find. Asked for while the panel is open, some seconds after the last
 * change: it reads the whole page, and it is advice.
 */
define('pm/panel/gaps', ['pm/panel/model'], function (models) {
    'use strict';

    var PAUSE = 2500;

    /** Advice beyond these is for later; a page that was just begun lacks everything. */
    var MOST_SHOWN = 12;

    /**
     * @param {Element} panel the section the server wrote
     * @param {object} editor an editor adapter
     * @param {object} client asks the API
     * @param {Window} window for its timers
     * @returns { look }: looks at the text in a moment, unless it is looked at already
     */
    function attach(panel, editor, client, window) {
        var section = panel.querySelector('.pm-gaps');
        var list = section.querySelector('ul');
        var template = panel.querySelector('template.pm-gap');
        var timer = null;
        var seen = null;

        function look() {
            window.clearTimeout(timer);
            timer = window.setTimeout(ask, PAUSE);
        }

        function ask() {
            var text = editor.getText();
            if (text === seen || panel.querySelector('.pm-body').hidden) {
                return;
            }
            var markup = editor.getMarkup ? editor.getMarkup() : null;
            client.post('completeness', {
                text: markup === null ? text : markup,
                format: markup === null ? panel.dataset.pmFormat : 'markup',
                form: panel.dataset.pmPostmortem
            }).then(function (result) {
                if (result.ok) {
                    seen = text;
                    show(result.ok.gaps, function (gap) {
                        return markup === null
                            ? text.slice(gap.start, gap.end)
                            : editor.wordsOf(markup.slice(gap.start, gap.end));
                    });
                }
            });
        }

        function show(gaps, wordsOf) {
            section.hidden = gaps.length === 0;
            list.replaceChildren.apply(list, gaps.slice(0, MOST_SHOWN).map(function (gap) {
                var item = template.content.firstElementChild.cloneNode(true);
                item.querySelector('span').textContent = gap.message;
                var button = item.querySelector('button');
                var words = gap.start < 0 ? '' : wordsOf(gap);
                // An empty place has an address in the text itself only.
                button.hidden = gap.start < 0 || (words === '' && Boolean(editor.getMarkup));
                button.addEventListener('click', function () {
                    var at = words === '' ? gap.start : models.find(editor.getText(), words, gap.start);
                    if (at >= 0) {
                        editor.select(at, at + words.length);
                    }
                });
                return item;
            }));
        }

        return { look: look };
    }

    return { attach: attach };
});
