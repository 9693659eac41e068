/*
 * The suggestions that the server wrote into the page: leads to their sentences and puts rewrites there. What the live
 * panel does for texts that are checked once.
 */
define('pm/panel/written', ['pm/panel/model'], function (models) {
    'use strict';

    function attach(panel, editor) {
        var checked = editor.getText();
        var status = panel.querySelector('.pm-status');

        function say(name) {
            status.textContent = panel.getAttribute('data-pm-text-' + name) || '';
        }

        panel.addEventListener('click', function (event) {
            var button = event.target.closest('button[data-pm-start]');
            if (!button) {
                return;
            }
            var start = Number(button.dataset.pmStart);
            var words = checked.slice(start, Number(button.dataset.pmEnd));
            var at = models.find(editor.getText(), words, start);
            if (at < 0) {
                say('gone');
            } else if (button.dataset.pmUse === undefined) {
                editor.select(at, at + words.length);
            } else {
                editor.replace(at, at + words.length, button.dataset.pmUse);
                say('used');
            }
        });
    }

    return { attach: attach };
});
