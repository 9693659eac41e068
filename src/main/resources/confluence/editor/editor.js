/*
 * Suggestions in Confluence's editor, on pages that the space has checked. The panel is the one of every editor of
 * ours: the server writes it, and the script it brings looks at the text while the author types. Before the page is sent the
 * server is asked what it would say; if it holds the page all the same, its answer is shown in place of the editor's
 * general error. Nothing of the editor is replaced: a missing piece of it means that this script does less, and the
 * server's filter still decides.
 */
(function (root) {
    'use strict';

    var KEEP_HEADER = 'X-Postmortems-Keep';
    var SUGGESTION = 'org.blamelesswiki.postmortems.suggestion';
    var UNCHECKED = 'org.blamelesswiki.postmortems.unchecked';
    var MARKER = 'PostmortemFacts';

    /** Characters of markup beyond which only the save itself is checked: a form has room for no more. */
    var LONGEST_PAGE = 600000;

    /** Milliseconds that an author waits for the check, at most. */
    var PATIENCE = 2000;

    /** What a refusal in Confluence's error shape says, if it is ours: { message, sentences }; otherwise null. */
    function refusal(status, body) {
        if (status !== 400) {
            return null;
        }
        var json;
        try {
            json = JSON.parse(body);
        } catch (e) {
            return null;
        }
        var ours = (json && json.data && json.data.errors || []).map(function (error) {
            return error.message || {};
        }).filter(function (message) {
            return message.key === SUGGESTION || message.key === UNCHECKED;
        });
        return ours.length === 0 ? null : {
            message: String(json.message),
            sentences: ours.filter(function (message) {
                return message.key === SUGGESTION;
            }).map(function (message) {
                return message.translation;
            })
        };
    }

    /** The value of the header that keeps sentences as they are; empty if nothing is kept. */
    function keepHeader(shown, reason, words) {
        if (!reason && shown.indexOf('.') < 0) {
            return '';
        }
        return 'pm-shown=' + encodeURIComponent(shown) +
            '&pm-keep=' + encodeURIComponent(reason) +
            '&pm-keep-words=' + encodeURIComponent(words);
    }

    /** Whether a request saves the page, as far as this script has to know. */
    function isSave(type, url) {
        return /^(put|post)$/i.test(type || '') && /\/rest\/(api|experimental)\/(latest\/)?content(\/|\?|$)/.test(url || '') &&
            !/\/(child|label|property|restriction)/.test(url);
    }

    /** The form that a facts macro in the editor names; empty if it names none. */
    function formOf(parameters) {
        var found = /(?:^|\|)form=([a-z-]+)/.exec(parameters || '');
        return found ? found[1] : '';
    }

    if (typeof module !== 'undefined') {
        module.exports = { refusal: refusal, keepHeader: keepHeader, isSave: isSave, formOf: formOf };
        return;
    }

    var AJS = root.AJS;
    var $ = AJS && AJS.$;
    if (!$ || !AJS.Meta) {
        return;
    }

    var dock = null;
    var going = null;
    var adapter = null;
    var passOnce = false;
    var isLookedAt = false;

    function screens() {
        return AJS.contextPath() + '/plugins/servlet/postmortems';
    }

    function editor() {
        return root.Confluence && root.Confluence.Editor;
    }

    function richText() {
        return AJS.Rte && AJS.Rte.getEditor && AJS.Rte.getEditor();
    }

    function markup() {
        var rte = richText();
        return rte ? rte.getContent() : '';
    }

    function titleField() {
        return document.getElementById('content-title');
    }

    function isPostmortem() {
        return isLookedAt || markup().indexOf(MARKER) >= 0;
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

    function meta(name) {
        var value = AJS.Meta.get(name);
        return value && value !== '0' ? value : '';
    }

    /** The page as the classic form would send it, and what the author keeps. */
    function fields() {
        var macro = richText().getBody().querySelector('[data-macro-name="' + MARKER + '"]');
        return $.extend({
            pageId: meta('page-id') || meta('content-id'),
            draftId: meta('draft-id'),
            spaceKey: meta('space-key'),
            title: titleField() ? titleField().value : '',
            facts: macro ? '1' : '',
            form: formOf(macro && macro.getAttribute('data-macro-parameters'))
        }, kept());
    }

    function kept() {
        function value(selector) {
            var field = dock && dock.querySelector(selector);
            return field ? field.value : '';
        }
        return {
            'pm-shown': value('input[name="pm-shown"]'),
            'pm-keep': value('input[name="pm-keep"]:checked'),
            'pm-keep-words': value('input[name="pm-keep-words"]')
        };
    }

    // The panel

    function stop() {
        if (going) {
            going.stop();
            going = null;
        }
    }

    /** Puts what the server wrote beside the editor and brings it to life. */
    function show(html) {
        stop();
        if (dock === null) {
            dock = document.createElement('div');
            dock.className = 'pm-editor';
            document.body.appendChild(dock);
            dock.addEventListener('click', clicked);
        }
        // Our own server's view; it escapes what anybody wrote.
        dock.innerHTML = html;
        var panel = dock.querySelector('.pm-panel');
        var rte = richText();
        if (panel && rte && root.BlamelessPostmortems) {
            adapter = adapter || root.BlamelessPostmortems.richText(rte, titleField());
            going = root.BlamelessPostmortems.attach(panel, adapter);
        }
    }

    function clicked(event) {
        var button = event.target.closest('[data-pm-share], [data-pm-close]');
        if (!button) {
            return;
        }
        if (button.hasAttribute('data-pm-share')) {
            var share = editor() && editor().UI && editor().UI.saveButton;
            (share ? $(share) : $('#rte-button-publish')).trigger('click');
        } else {
            open();
            richText().focus();
        }
    }

    /** Loads the panel's script and style, once. */
    function load(then) {
        if (root.BlamelessPostmortems) {
            then();
            return;
        }
        var style = document.createElement('link');
        style.rel = 'stylesheet';
        style.href = screens() + '/assets/pm.css';
        document.head.appendChild(style);
        var script = document.createElement('script');
        script.src = screens() + '/assets/pm-panel.js';
        script.onload = then;
        document.head.appendChild(script);
    }

    /** The panel that waits for suggestions, if the server looks at such a page. */
    function open() {
        if (!richText()) {
            return;
        }
        $.ajax({
            url: screens() + '/editor', type: 'GET', dataType: 'json', cache: false, data: fields()
        }).done(function (answer) {
            if (answer.panel) {
                isLookedAt = true;
                load(function () {
                    show(answer.panel);
                });
            }
        });
    }

    function end() {
        stop();
        adapter = null;
        isLookedAt = false;
        if (dock) {
            dock.replaceChildren();
        }
    }

    // Saving

    function ask() {
        return $.ajax({
            url: screens() + '/editor',
            type: 'POST',
            dataType: 'json',
            timeout: PATIENCE,
            headers: { 'X-PM-Token': AJS.Meta.get('atl-token') },
            data: $.extend({ wysiwygContent: markup() }, fields())
        });
    }

    /** Runs before the editor saves; false stops it. */
    function beforeSave() {
        if (passOnce || !isPostmortem() || markup().length > LONGEST_PAGE) {
            passOnce = false;
            return true;
        }
        busy(true);
        ask().done(function (answer) {
            if (answer.held) {
                busy(false);
                load(function () {
                    show(answer.panel);
                });
            } else {
                saveAgain();
            }
        }).fail(saveAgain);
        return false;
    }

    /** Takes back the editor's general error, and asks again before the author leaves a page that is not saved. */
    function isNoError() {
        try {
            root.require('confluence-editor/editor/page-editor-message').closeMessages(['generic-error']);
        } catch (e) {
            // Then the general error stands beside ours.
        }
        var drafts = editor() && editor().Drafts;
        if (drafts && drafts.bindUnloadMessage) {
            drafts.bindUnloadMessage();
        }
    }

    /** The server held the page. Its own words do where the panel cannot be had. */
    function refused(said) {
        passOnce = false;
        busy(false);
        isNoError();
        function plainly() {
            show('<section class="pm pm-panel" tabindex="-1" role="alert"></section>');
            var panel = dock.querySelector('section');
            [said.message].concat(said.sentences).forEach(function (words) {
                panel.appendChild(document.createElement('p')).textContent = words;
            });
            panel.focus();
        }
        ask().done(function (answer) {
            if (answer.held) {
                load(function () {
                    show(answer.panel);
                });
            } else {
                plainly();
            }
        }).fail(plainly);
    }

    $(document).ajaxSend(function (event, xhr, settings) {
        if (dock && isSave(settings.type, settings.url)) {
            var fields = kept();
            var header = keepHeader(fields['pm-shown'], fields['pm-keep'], fields['pm-keep-words']);
            if (header) {
                xhr.setRequestHeader(KEEP_HEADER, header);
            }
        }
    });

    $(document).ajaxError(function (event, xhr, settings) {
        var said = isSave(settings.type, settings.url) ? refusal(xhr.status, xhr.responseText) : null;
        if (said) {
            refused(said);
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
        AJS.bind('rte-ready', open);
        AJS.bind('rte-destroyed', end);
    }
    register();
    open();
}(typeof window === 'undefined' ? {} : window));
