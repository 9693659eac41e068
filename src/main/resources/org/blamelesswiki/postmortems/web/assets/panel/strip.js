/*
 * A strip of ticks along the right edge of an editor, each as far down as the sentence it stands for.
 */
define('pm/panel/strip', [], function () {
    'use strict';

    /**
     * @param {Element} beside the text area or frame that the strip is laid over
     * @returns { show(ticks) } with ticks of { percent, label, follow }
     */
    function create(beside) {
        var strip = document.createElement('div');
        strip.className = 'pm-markers';
        // The list of the panel says the same to who does not point.
        strip.setAttribute('aria-hidden', 'true');
        beside.insertAdjacentElement('afterend', strip);

        function place() {
            strip.style.top = beside.offsetTop + 'px';
            strip.style.left = beside.offsetLeft + beside.offsetWidth - strip.offsetWidth + 'px';
            strip.style.height = beside.offsetHeight + 'px';
        }

        if (typeof ResizeObserver === 'function') {
            var observer = new ResizeObserver(place);
            observer.observe(beside);
            // What grows above the editor moves it.
            observer.observe(document.body);
        }

        function show(ticks) {
            strip.replaceChildren.apply(strip, ticks.map(function (tick) {
                var button = document.createElement('button');
                button.type = 'button';
                button.tabIndex = -1;
                button.title = tick.label;
                button.style.top = 'calc(' + tick.percent.toFixed(1) + '% + 4px)';
                button.addEventListener('click', tick.follow);
                return button;
            }));
            place();
        }

        return { show: show };
    }

    return { create: create };
});
