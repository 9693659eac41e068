/**
 * Says while an author answers the wizard whether a postmortem is due. Without it the wizard says so
 * with its next step.
 */
(function () {
    'use strict';

    var WAIT_MS = 350;

    function fields(form) {
        return Array.from(new FormData(form).entries())
            .filter(function (entry) { return /^(fact|reason)-/.test(entry[0]) && typeof entry[1] === 'string'; })
            .map(function (entry) { return { name: entry[0], value: entry[1] }; });
    }

    function show(root, answer) {
        var sentence = root.querySelector('[data-pm-sentence]');
        if (sentence && sentence.textContent !== answer.sentence) {
            sentence.textContent = answer.sentence;
        }
        root.querySelectorAll('[data-pm-problem]').forEach(function (place) {
            var problem = answer.problems.find(function (one) { return one.field === place.dataset.pmProblem; });
            place.hidden = !problem;
            place.textContent = problem ? problem.message : '';
        });
    }

    function start(root) {
        var form = root.querySelector('form');
        var timer = 0;
        var asked = 0;
        function ask() {
            var mine = ++asked;
            fetch(root.dataset.pmApi, {
                method: 'POST',
                credentials: 'same-origin',
                headers: { 'Content-Type': 'application/json', 'X-PM-Token': root.dataset.pmToken },
                body: JSON.stringify({
                    space: form.elements.space.value,
                    facts: form.elements.facts.value,
                    log: form.elements.log ? form.elements.log.value : '',
                    fields: fields(form)
                })
            }).then(function (response) {
                return response.ok ? response.json() : null;
            }).then(function (answer) {
                if (answer && mine === asked) {
                    show(root, answer);
                }
            }).catch(function () {
                // The next step says it.
            });
        }
        if (form && root.querySelector('[data-pm-sentence]')) {
            form.addEventListener('input', function () {
                clearTimeout(timer);
                timer = setTimeout(ask, WAIT_MS);
            });
        }
    }

    document.querySelectorAll('.pm-create[data-pm-api]').forEach(start);
}());
