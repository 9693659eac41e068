/*
 * As much of Confluence's create dialog as a wizard meets, written from what is documented of it: pages one after the
 * other, made by the templates of the descriptor, with events before they are sent and after they are shown.
 */
(function ($, page) {
    'use strict';

    var listeners = {};
    var wizardData = { spaceKey: page.meta['space-key'], pages: {} };
    var at = 0;

    window.AJS = {
        $: $,
        Meta: { get: function (name) { return page.meta[name]; } },
        contextPath: function () { return page.context; }
    };
    window.Confluence = { Blueprint: { setWizard: function (webItem, setUp) {
        if (webItem === page.webItem) {
            setUp({ on: function (name, listener) { listeners[name] = listener; } });
        }
    } } };

    function fire(name, state) {
        return listeners[name] ? listeners[name]({ type: name }, state) : undefined;
    }

    function state(id) {
        var data = {};
        $('#dialog-page form').first().serializeArray().forEach(function (field) { data[field.name] = field.value; });
        wizardData.pages[id] = data;
        return { wizardData: wizardData, pageData: data, $container: $('#dialog-page') };
    }

    function show() {
        var shown = page.pages[at];
        fire('pre-render.' + shown.id, state(shown.id));
        $('#dialog-title').text(shown.title);
        $('#dialog-page').html(shown.html);
        $('#dialog-next').text(at === page.pages.length - 1 ? 'Create' : 'Next');
        fire('post-render.' + shown.id, state(shown.id));
    }

    $('#dialog-next').on('click', function () {
        var id = page.pages[at].id;
        var sent = state(id);
        if (fire('submit.' + id, sent) === false) {
            return;
        }
        wizardData.pages[id] = sent.pageData;
        at++;
        if (at < page.pages.length) {
            show();
        } else {
            window.created = $.extend.apply($, [{}].concat(page.pages.map(function (p) { return wizardData.pages[p.id]; })));
        }
    });
    window.startDialog = show;
}(jQuery, window.page));
