/*
 * As much of Confluence's editor as its extensions meet, written from what is documented of it: save handlers that run
 * in order until one stops, a save by JSON, what each status does to the author, and TinyMCE with the page in it.
 */
(function ($, page) {
    'use strict';

    var listeners = {};
    var handlers = [];
    var unload = true;
    var rte = null;
    var seen = { flags: [], busy: [], forms: 0, saved: null, unload: function () { return unload; } };

    function trigger(name) {
        (listeners[name] || []).forEach(function (listener) {
            listener({ type: name });
        });
    }

    window.AJS = {
        $: $,
        Meta: { get: function (name) { return page.meta[name]; } },
        contextPath: function () { return page.context; },
        bind: function (name, listener) { (listeners[name] = listeners[name] || []).push(listener); },
        trigger: trigger,
        Rte: { getEditor: function () { return rte; } }
    };

    window.Confluence = { Editor: {
        UI: {
            saveButton: $('#rte-button-publish'),
            toggleSavebarBusy: function (isBusy) {
                seen.busy.push(isBusy);
                $('#rte-button-publish').prop('disabled', isBusy);
            }
        },
        Drafts: {
            bindUnloadMessage: function () { unload = true; },
            unBindUnloadMessage: function () { unload = false; }
        },
        addSaveHandler: function (handler) { handlers.push(handler); }
    } };

    /** The editor's own modules, as far as somebody asks for them. */
    window.require = function (name) {
        if (name !== 'confluence-editor/editor/page-editor-message') {
            throw new Error('no module ' + name);
        }
        return { closeMessages: function (keys) {
            seen.flags = seen.flags.filter(function (flag) { return keys.indexOf(flag) < 0; });
        } };
    };

    Confluence.Editor.addSaveHandler(function () {
        Confluence.Editor.UI.toggleSavebarBusy(true);
        trigger('confluence.editor.on.save');
    });

    function flag(key) {
        seen.flags.push(key);
    }

    function failed(xhr) {
        Confluence.Editor.UI.toggleSavebarBusy(false);
        if (xhr.status === 400) {
            flag(JSON.parse(xhr.responseText).message.indexOf('already exists') >= 0 ? 'duplicate-title' : 'generic-error');
        } else if (xhr.status === 409) {
            seen.forms++;
        } else {
            flag(xhr.status === 0 || xhr.status >= 500 ? 'server-offline' : 'generic-error');
        }
        trigger('rte.safe-save.error');
    }

    function save() {
        Confluence.Editor.Drafts.unBindUnloadMessage();
        $.ajax({
            url: page.context + '/rest/api/content/' + page.meta['content-id'] + '?status=draft',
            type: 'PUT',
            contentType: 'application/json',
            dataType: 'json',
            data: JSON.stringify({
                id: page.meta['content-id'], type: 'page', status: 'current', title: $('#content-title').val(),
                space: { key: page.meta['space-key'] },
                body: { editor: { value: rte.getContent(), representation: 'editor', content: { id: page.meta['content-id'] } } },
                version: { number: 1, minorEdit: true, syncRev: '0.AbCdEf12.7' }
            })
        }).done(function (content) {
            seen.saved = content._links.webui;
            trigger('rte.safe-save.success');
        }).fail(failed);
    }

    $('#rte-button-publish').on('click', function (event) {
        event.preventDefault();
        var stopped = handlers.some(function (handler) {
            return handler(event) === false || event.isImmediatePropagationStopped();
        });
        if (!stopped) {
            save();
        }
    });

    // What the tests turn: where questions to the plugin's screens go instead.
    seen.screensAt = '';
    $.ajaxPrefilter(function (options) {
        if (seen.screensAt && options.url.indexOf('/plugins/servlet/postmortems/') >= 0) {
            options.url = page.context + seen.screensAt;
        }
    });
    window.host = seen;

    /* A rewrite that a test asks for, in place of those of the rules. */
    if (page.rewrite) {
        var send = window.fetch;
        window.fetch = function (address, options) {
            return send(address, options).then(function (response) {
                return response.json();
            }).then(function (answer) {
                (answer.blocks || []).forEach(function (block) {
                    block.suggestions.forEach(function (suggestion) {
                        suggestion.rewrites = [{ text: page.rewrite, replaces: true }];
                    });
                });
                return new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } });
            });
        };
    }

    tinymce.init({
        target: document.getElementById('wysiwygTextarea'),
        base_url: page.context + '/webjars/tinymce/6.8.3',
        suffix: '.min',
        menubar: false, statusbar: false, promotion: false, height: 420,
        toolbar: 'undo redo | bold italic', valid_elements: '*[*]', custom_elements: '', entity_encoding: 'raw',
        content_style: 'body { font: 14px/1.5 sans-serif; margin: 1rem }' +
            ' .wysiwyg-macro { border: 1px solid #ccc; background: #f4f5f7; width: 100% } .text-placeholder { color: #5e6c84 }',
        init_instance_callback: function (editor) {
            rte = editor;
            trigger('init.rte');
            trigger('rte-ready');
        }
    });
}(jQuery, window.page));
