/*
 * Around JSPWiki's plain editor, when it opens with one of our drafts.
 */
(function () {
    'use strict';

    var page = new URLSearchParams(location.search);
    if (!page.has('pm-draft')) {
        return;
    }

    // The editor keeps a copy of every text in the browser and would offer an older one in place of this.
    try {
        localStorage.removeItem('wiki' + document.querySelector('meta[name=wikiPageName]').content);
    } catch (noStorage) {
        // Then there is no copy either.
    }

    /** The place behind the first help text, where the first section begins. */
    function firstSection(text) {
        var guidance = text.indexOf('[{Guidance');
        var end = guidance < 0 ? -1 : text.indexOf('}]', guidance);
        return end < 0 ? 0 : end + 3;
    }

    window.addEventListener('load', function () {
        var area = document.querySelector('#editform textarea.snipeable');
        if (document.querySelector('#pm-panel .pm-keep, #pm-panel .pm-held')) {
            document.getElementById('pm-panel').focus();
        } else if (area) {
            var place = Math.min(firstSection(area.value), area.value.length);
            area.focus();
            area.setSelectionRange(place, place);
        }
    });
})();
