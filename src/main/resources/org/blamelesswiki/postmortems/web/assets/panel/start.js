/*
 * Finds the panels of the page and brings them to life. Without script a panel says everything; what needs script is
 * shown by this one only.
 */
define('pm/panel/start', [
    'pm/panel/textarea', 'pm/panel/written', 'pm/panel/panel'
], function (textarea, written, live) {
    'use strict';

    /** Wires one panel to an editor; also for editors that come later than the page. */
    function attach(panel, editor) {
        panel.classList.add('pm-with-script');
        written.attach(panel, editor);
        var isHeld = panel.querySelector('.pm-holds') !== null;
        if (panel.dataset.pmApi) {
            panel.querySelector('.pm-fold').setAttribute('aria-expanded', String(isHeld));
            panel.querySelector('.pm-body').hidden = !isHeld;
            live.attach(panel, editor, window);
        }
        if (isHeld) {
            panel.focus();
        }
    }

    function start() {
        document.querySelectorAll('.pm-panel').forEach(function (panel) {
            var area = document.querySelector(panel.dataset.pmEditor);
            if (area instanceof HTMLTextAreaElement) {
                attach(panel, textarea.create(area));
            }
        });
    }

    return { attach: attach, start: start };
});
