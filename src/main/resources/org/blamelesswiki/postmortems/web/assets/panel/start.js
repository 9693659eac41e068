/*
 * Finds the panels of the page and brings them to life. Without script a panel says everything; what needs script is
 * shown by this one only.
 */
define('pm/panel/start', [
    'pm/panel/textarea', 'pm/panel/written', 'pm/panel/panel'
], function (textarea, written, live) {
    'use strict';

    /**
     * Wires one panel to an editor; also for editors that come later than the page.
     * @returns { stop }: stop ends what goes on while the author types
     */
    function attach(panel, editor) {
        var going = { stop: function () {} };
        panel.classList.add('pm-with-script');
        written.attach(panel, editor);
        var isHeld = panel.querySelector('.pm-holds') !== null;
        if (panel.dataset.pmApi) {
            panel.querySelector('.pm-fold').setAttribute('aria-expanded', String(isHeld));
            panel.querySelector('.pm-body').hidden = !isHeld;
            going = live.attach(panel, editor, window);
        }
        if (isHeld) {
            panel.focus();
        }
        return going;
    }

    function start() {
        document.querySelectorAll('.pm-panel').forEach(function (panel) {
            var area = panel.dataset.pmEditor ? document.querySelector(panel.dataset.pmEditor) : null;
            if (area instanceof HTMLTextAreaElement) {
                attach(panel, textarea.create(area));
            }
        });
    }

    return { attach: attach, start: start };
});
