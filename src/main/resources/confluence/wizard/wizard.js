/*
 * The create dialog of the blueprints. A page needs a title to be saved, so one is made of the service and the day
 * where the author gave none. The second page shows the wizard's own screen: whether a postmortem is due, and the few
 * questions that would decide it. Answering them is never needed to go on, and neither is our server.
 */
(function (root) {
    'use strict';

    var PLUGIN = 'org.blamelesswiki.postmortems';

    function titleOf(pageData, today) {
        if (pageData.title && pageData.title.trim()) {
            return pageData.title.trim();
        }
        var day = (pageData['fact-started'] || '').trim().slice(0, 10) || today;
        var service = (pageData['fact-service'] || '').trim();
        return (service ? service + ' ' : '') + day;
    }

    if (typeof module !== 'undefined') {
        module.exports = { titleOf: titleOf };
        return;
    }
    var AJS = root.AJS;
    if (!AJS || !root.Confluence || !root.Confluence.Blueprint) {
        return;
    }

    function screen() {
        return AJS.contextPath() + '/plugins/servlet/postmortems';
    }

    /** What a form of the wizard's says of the incident; the values of one name with commas between. */
    function answersOf(form) {
        var answers = {};
        AJS.$(form).serializeArray().forEach(function (field) {
            if (/^(facts|log|join|fact-.*|reason-.*|unknown-.*)$/.test(field.name)) {
                answers[field.name] = field.name in answers ? answers[field.name] + ',' + field.value : field.value;
            }
        });
        return answers;
    }

    /** Puts the wizard's screen into the dialog, without what the dialog itself asks or does. */
    function show(place, html) {
        var page = new DOMParser().parseFromString(html, 'text/html').querySelector('.pm-create');
        if (!page) {
            return;
        }
        page.querySelectorAll('h1, input[name="form"], button[name]:not([name="again"])').forEach(function (element) {
            (element.closest('fieldset') || element.closest('details') || element).remove();
        });
        page.querySelectorAll('form').forEach(function (form) {
            form.addEventListener('submit', function (event) {
                event.preventDefault();
                var pressed = event.submitter && event.submitter.name ? event.submitter : null;
                ask(place, AJS.$(form).serialize() +
                    (pressed ? '&' + encodeURIComponent(pressed.name) + '=' + encodeURIComponent(pressed.value) : ''));
            });
        });
        place.replaceChildren(page);
        place.focus();
    }

    function ask(place, fields) {
        return AJS.$.ajax({
            url: screen() + '/create',
            type: 'POST',
            dataType: 'html',
            timeout: 5000,
            headers: { 'X-PM-Token': AJS.Meta.get('atl-token') },
            data: fields
        }).done(function (html) {
            show(place, html);
        }).fail(function () {
            var away = place.querySelector('.postmortem-due-away');
            if (away) {
                away.hidden = false;
            }
        });
    }

    function style() {
        var link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = screen() + '/assets/pm.css';
        document.head.appendChild(link);
    }

    function wizardOf(webItem) {
        root.Confluence.Blueprint.setWizard(PLUGIN + ':' + webItem, function (wizard) {
            var told = {};

            wizard.on('submit.postmortem-start', function (event, state) {
                state.pageData.title = titleOf(state.pageData, new Date().toISOString().slice(0, 10));
                told = state.pageData;
                return true;
            });

            wizard.on('post-render.postmortem-due', function (event, state) {
                var place = AJS.$(state.$container).find('.postmortem-due')[0];
                if (place) {
                    style();
                    ask(place, AJS.$.extend({ step: 'first', space: AJS.Meta.get('space-key') || '' }, told));
                }
            });

            wizard.on('submit.postmortem-due', function (event, state) {
                var form = AJS.$(state.$container).find('.postmortem-due form')[0];
                if (form) {
                    AJS.$.extend(state.pageData, answersOf(form));
                }
                return true;
            });
        });
    }

    ['postmortem-create', 'postmortem-create-short', 'postmortem-create-decision'].forEach(wizardOf);
}(typeof window === 'undefined' ? {} : window));
