/*
 * The create dialog of the blueprints. A page needs a title to be saved, so one is made of the
 * service and the day where the author gave none.
 */
(function () {
    'use strict';

    var PLUGIN = 'org.blamelesswiki.postmortems';

    function titleOf(pageData, today) {
        if (pageData.title && pageData.title.trim()) {
            return pageData.title.trim();
        }
        var day = (pageData.started || '').trim().slice(0, 10) || today;
        var service = (pageData.service || '').trim();
        return (service ? service + ' ' : '') + day;
    }

    function submit(event, state) {
        var today = new Date().toISOString().slice(0, 10);
        state.pageData.title = titleOf(state.pageData, today);
        return true;
    }

    function register(webItem) {
        Confluence.Blueprint.setWizard(PLUGIN + ':' + webItem, function (wizard) {
            wizard.on('submit.postmortem-start', submit);
        });
    }

    if (typeof Confluence !== 'undefined' && Confluence.Blueprint) {
        register('postmortem-create');
        register('postmortem-create-short');
    }
    if (typeof module !== 'undefined') {
        module.exports = { titleOf: titleOf };
    }
}());
