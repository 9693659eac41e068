/*
 * Suggestions in Confluence's editor. Before the page is sent they are asked for; if the server
 * holds it all the same, its answer is shown in place of the editor's general error. Nothing of the
 * editor is replaced: a missing piece of it means that this script does less, and the server's
 * filter still decides.
 */
(function (root) {
    'use strict';

    var PANEL = 'postmortems-panel';
    var KEEP_HEADER = 'X-Postmortems-Keep';
    var KEY = 'org.blamelesswiki.postmortems.suggestion';
    var LONGEST_BLOCK = 100000;
    var TIMEOUT = 2000;
    var REASONS = ['quoted', 'agreed-with-person', 'not-about-people', 'reword-in-review'];

    /** The suggestions that hold the page, of an answer of the check. */
    function heldByCheck(answer) {
        var held = [];
        (answer && answer.blocks || []).forEach(function (block) {
            block.suggestions.forEach(function (s) {
                if (s.holds) {
                    held.push({
                        flagged: s.flagged, sentence: s.before + s.flagged + s.after,
                        message: s.message, question: s.question,
                        rewrites: s.rewrites.map(function (r) { return r.text; }),
                        mark: s.mayBeKept ? s.mark : ''
                    });
                }
            });
        });
        return held;
    }

    /** The suggestions of a refusal in Confluence's error shape; null if it is not ours. */
    function heldByRefusal(status, body) {
        if (status !== 400) {
            return null;
        }
        var json;
        try {
            json = JSON.parse(body);
        } catch (e) {
            return null;
        }
        var ours = (json && json.data && json.data.errors || []).filter(function (error) {
            return error.message && error.message.key === KEY;
        });
        return ours.length === 0 ? null : ours.map(function (error) {
            var args = error.message.args;
            return {
                flagged: args[0], sentence: args[1], message: '', question: args[2],
                rewrites: [], mark: args[4]
            };
        });
    }

    /** The value of the header that keeps sentences as they are. */
    function keepHeader(marks, reason, words) {
        return 'pm-shown=' + encodeURIComponent(marks.join(',')) +
            '&pm-keep=' + encodeURIComponent(reason) +
            '&pm-keep-words=' + encodeURIComponent(words);
    }

    /** Whether a request saves the page, as far as this script has to know. */
    function isSave(type, url) {
        return /^(put|post)$/i.test(type || '') && /\/rest\/(api|experimental)\/(latest\/)?content(\/|\?|$)/.test(url || '') &&
            !/\/(child|label|property|restriction)/.test(url);
    }

    if (typeof module !== 'undefined') {
        module.exports = {
            heldByCheck: heldByCheck, heldByRefusal: heldByRefusal,
            keepHeader: keepHeader, isSave: isSave
        };
        return;
    }

    var AJS = root.AJS;
    var $ = AJS && AJS.$;
    if (!$ || !AJS.Meta) {
        return;
    }

    function text(key) {
        // Literal keys, so that the host's transformer finds them.
        switch (key) {
        case 'title': return AJS.I18n.getText('suggestion.title');
        case 'before': return AJS.I18n.getText('panel.title');
        case 'question': return AJS.I18n.getText('suggestion.question');
        case 'rewrite': return AJS.I18n.getText('suggestion.rewrite');
        case 'goto': return AJS.I18n.getText('suggestion.goto');
        case 'keep': return AJS.I18n.getText('keep.title');
        case 'words': return AJS.I18n.getText('keep.words');
        case 'note': return AJS.I18n.getText('keep.note');
        case 'lost': return AJS.I18n.getText('panel.nothing-lost');
        case 'quoted': return AJS.I18n.getText('keep.reason.quoted');
        case 'agreed-with-person': return AJS.I18n.getText('keep.reason.agreed-with-person');
        case 'not-about-people': return AJS.I18n.getText('keep.reason.not-about-people');
        case 'reword-in-review': return AJS.I18n.getText('keep.reason.reword-in-review');
        default: return key;
        }
    }

    var pendingKeep = null;
    var passOnce = false;

    function editor() {
        return root.Confluence && root.Confluence.Editor;
    }

    function richText() {
        return AJS.Rte && AJS.Rte.getEditor && AJS.Rte.getEditor();
    }

    function busy(isBusy) {
        var ui = editor() && editor().UI;
        if (ui && ui.toggleSavebarBusy) {
            ui.toggleSavebarBusy(isBusy);
        }
    }

    function saveAgain() {
        var button = editor() && editor().UI && editor().UI.saveButton;
        passOnce = true;
        (button ? $(button) : $('#rte-button-publish')).trigger('click');
    }

    function node(name, words, className) {
        var element = document.createElement(name);
        if (words) {
            element.appendChild(document.createTextNode(words));
        }
        if (className) {
            element.className = className;
        }
        return element;
    }

    function close() {
        var old = document.getElementById(PANEL);
        if (old) {
            old.parentNode.removeChild(old);
        }
    }

    /** Selects the flagged words in the editor. */
    function goTo(words) {
        var rte = richText();
        if (rte) {
            rte.focus();
            rte.getWin().find(words);
        }
    }

    function item(suggestion) {
        var li = node('li', '', 'postmortems-suggestion');
        li.appendChild(node('h3', text('title')));
        var sentence = node('p', '', 'postmortems-sentence');
        var at = suggestion.sentence.indexOf(suggestion.flagged);
        if (at < 0) {
            sentence.appendChild(node('mark', suggestion.flagged));
        } else {
            sentence.appendChild(node('span', suggestion.sentence.slice(0, at)));
            sentence.appendChild(node('mark', suggestion.flagged));
            sentence.appendChild(node('span', suggestion.sentence.slice(at + suggestion.flagged.length)));
        }
        li.appendChild(sentence);
        if (suggestion.message) {
            li.appendChild(node('p', suggestion.message));
        }
        li.appendChild(node('p', suggestion.question, 'postmortems-question'));
        if (suggestion.rewrites.length > 0) {
            li.appendChild(node('p', text('rewrite')));
            var list = node('ul');
            suggestion.rewrites.forEach(function (rewrite) {
                list.appendChild(node('li', rewrite));
            });
            li.appendChild(list);
        }
        var go = node('button', text('goto'), 'aui-button');
        go.type = 'button';
        go.addEventListener('click', function () {
            goTo(suggestion.flagged);
        });
        li.appendChild(go);
        return li;
    }

    function keepForm(held) {
        var form = node('fieldset', '', 'postmortems-keep');
        form.appendChild(node('legend', text('keep')));
        var words = node('input');
        words.type = 'text';
        words.maxLength = 200;
        REASONS.forEach(function (reason, index) {
            var button = node('button', (index + 1) + '  ' + text(reason), 'aui-button');
            button.type = 'button';
            button.setAttribute('data-reason', reason);
            button.addEventListener('click', function () {
                pendingKeep = keepHeader(held.map(function (s) { return s.mark; }), reason, words.value);
                close();
                saveAgain();
            });
            form.appendChild(button);
        });
        var label = node('label', text('words'));
        label.appendChild(words);
        form.appendChild(label);
        form.appendChild(node('p', text('note'), 'postmortems-note'));
        return form;
    }

    function show(held) {
        close();
        var panel = node('section', '', 'postmortems-panel');
        panel.id = PANEL;
        panel.tabIndex = -1;
        panel.setAttribute('role', 'dialog');
        panel.setAttribute('aria-labelledby', PANEL + '-title');
        var heading = node('h2', text('before'));
        heading.id = PANEL + '-title';
        panel.appendChild(heading);
        var status = node('p', text('lost'));
        status.setAttribute('role', 'status');
        panel.appendChild(status);
        var list = node('ol');
        held.forEach(function (suggestion) {
            list.appendChild(item(suggestion));
        });
        panel.appendChild(list);
        if (held.every(function (s) { return s.mark; })) {
            panel.appendChild(keepForm(held));
        }
        panel.addEventListener('keydown', function (event) {
            var number = Number(event.key);
            if (event.key === 'Escape') {
                close();
            } else if (number >= 1 && number <= REASONS.length && event.target.tagName !== 'INPUT') {
                var button = panel.querySelector('[data-reason="' + REASONS[number - 1] + '"]');
                if (button) {
                    button.click();
                }
            }
        });
        document.body.appendChild(panel);
        panel.focus();
    }

    function page() {
        return AJS.Meta.get('page-id') && AJS.Meta.get('page-id') !== '0' ?
            AJS.Meta.get('page-id') : AJS.Meta.get('content-id') || '';
    }

    /** Runs before the editor saves; false stops it. */
    function beforeSave() {
        var rte = richText();
        var html = rte ? rte.getContent() : '';
        if (passOnce || !html || html.length > LONGEST_BLOCK || html.indexOf('PostmortemFacts') < 0) {
            passOnce = false;
            return true;
        }
        var done = false;
        function goOn() {
            if (!done) {
                done = true;
                saveAgain();
            }
        }
        busy(true);
        $.ajax({
            url: AJS.contextPath() + '/plugins/servlet/postmortems/api/check',
            type: 'POST',
            contentType: 'application/json',
            dataType: 'json',
            timeout: TIMEOUT,
            headers: { 'X-PM-Token': AJS.Meta.get('atl-token') },
            data: JSON.stringify({
                space: AJS.Meta.get('space-key'), page: page(), state: 'published', format: 'markup',
                blocks: [{ id: 'page', text: html }]
            })
        }).done(function (answer) {
            var held = heldByCheck(answer);
            if (held.length === 0) {
                goOn();
            } else {
                done = true;
                busy(false);
                show(held);
            }
        }).fail(goOn);
        return false;
    }

    $(document).ajaxSend(function (event, xhr, settings) {
        if (pendingKeep && isSave(settings.type, settings.url)) {
            xhr.setRequestHeader(KEEP_HEADER, pendingKeep);
            pendingKeep = null;
        }
    });

    $(document).ajaxError(function (event, xhr, settings) {
        if (!isSave(settings.type, settings.url)) {
            return;
        }
        var held = heldByRefusal(xhr.status, xhr.responseText);
        if (held) {
            passOnce = false;
            busy(false);
            $(document).trigger('postmortems.held');
            show(held);
        }
    });

    function register() {
        var e = editor();
        if (e && e.addSaveHandler && !e.postmortemsRegistered) {
            e.postmortemsRegistered = true;
            e.addSaveHandler(beforeSave);
        }
    }

    if (AJS.bind) {
        AJS.bind('rte-ready', register);
        AJS.bind('init.rte', register);
    }
    register();
}(typeof window === 'undefined' ? {} : window));
