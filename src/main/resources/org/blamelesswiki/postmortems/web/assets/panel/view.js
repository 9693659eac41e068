/*
 * Shows the suggestions in the panel. All words are in the page already, in templates and data attributes that the
 * server wrote in the reader's language; what a user typed goes into text nodes only.
 */
define('pm/panel/view', [], function () {
    'use strict';

    /** More than a reader takes in at once; the rest follows as these are dealt with. */
    var MOST_SHOWN = 30;

    /** How many items are built in one go, so that typing never waits for the panel. */
    var BUILT_AT_ONCE = 5;

    /**
     * @param {Element} panel the section the server wrote
     * @param {object} handlers goTo(id), use(id, text), keep(id, reason), undo(), back(), folded(isFolded)
     * @param {function} later runs a function in a moment
     */
    function create(panel, handlers, later) {
        var body = panel.querySelector('.pm-body');
        var status = panel.querySelector('.pm-status');
        var fold = panel.querySelector('.pm-fold');
        var undo = panel.querySelector('.pm-undo');
        var more = panel.querySelector('.pm-more');
        var itemTemplate = panel.querySelector('template.pm-item');
        var rewriteTemplate = panel.querySelector('template.pm-rewrite');
        var list = null;
        var items = new Map();
        var drawing = 0;

        /** The sentence of the panel called `name`, with a number in its place. */
        function text(name, number) {
            return (panel.getAttribute('data-pm-text-' + name) || '').replace('{0}', String(number));
        }

        /** Says something politely; the same words are not said twice. */
        function say(words) {
            if (status.textContent !== words) {
                status.textContent = words;
            }
        }

        function isOpen() {
            return !body.hidden;
        }

        function setOpen(open) {
            body.hidden = !open;
            fold.setAttribute('aria-expanded', String(open));
            handlers.folded(!open);
        }

        function part(element, name) {
            return element.querySelector('.pm-' + name);
        }

        function build(suggestion) {
            var said = suggestion.said;
            var item = itemTemplate.content.firstElementChild.cloneNode(true);
            item.setAttribute('data-pm-id', suggestion.id);
            item.classList.toggle('pm-holds', said.holds);
            var sentence = part(item, 'sentence');
            var mark = document.createElement('mark');
            mark.textContent = said.flagged;
            sentence.append(said.before, mark, said.after);
            part(item, 'message').textContent = said.message;
            part(item, 'why').textContent = said.why;
            part(item, 'asks').textContent = said.question;
            var rewrites = part(item, 'rewrites');
            rewrites.hidden = said.rewrites.length === 0;
            said.rewrites.forEach(function (rewrite) {
                var line = rewriteTemplate.content.firstElementChild.cloneNode(true);
                line.querySelector('q').textContent = rewrite.text;
                var use = line.querySelector('button');
                use.hidden = !rewrite.replaces;
                use.value = rewrite.text;
                rewrites.querySelector('ul').append(line);
            });
            part(item, 'keep-one').hidden = !said.mayBeKept;
            part(item, 'reword-first').hidden = said.mayBeKept;
            return item;
        }

        function showKept(item, reason) {
            item.classList.toggle('pm-is-kept', reason !== null);
            part(item, 'kept').hidden = reason === null;
            part(item, 'reasons').hidden = reason !== null;
            if (reason !== null) {
                var button = item.querySelector('button[data-pm-do="keep"][value="' + reason + '"] span');
                part(item, 'kept-why').textContent = button ? button.textContent : '';
            }
        }

        function newList() {
            var shown = panel.querySelector('.pm-suggestions');
            list = document.createElement('ol');
            list.className = 'pm-suggestions';
            if (shown) {
                shown.replaceWith(list);
            } else {
                body.prepend(list);
            }
        }

        function removeOthers(suggestions) {
            var wanted = new Set(suggestions.map(function (suggestion) {
                return suggestion.id;
            }));
            var hadFocus = false;
            items.forEach(function (item, id) {
                if (!wanted.has(id)) {
                    hadFocus = hadFocus || item.contains(document.activeElement);
                    item.remove();
                    items.delete(id);
                }
            });
            if (hadFocus) {
                focusFirst();
            }
        }

        function focusFirst() {
            var summary = list.querySelector('summary');
            (summary || panel).focus();
        }

        /** Shows these suggestions and no others; items that stay keep their state and focus. */
        function render(suggestions) {
            if (list === null) {
                newList();
            }
            var run = ++drawing;
            var shown = suggestions.slice(0, MOST_SHOWN);
            removeOthers(shown);
            more.hidden = suggestions.length <= MOST_SHOWN;
            more.textContent = text('more', suggestions.length - MOST_SHOWN);
            drawFrom(0, shown, run);
        }

        function drawFrom(first, suggestions, run) {
            if (run !== drawing) {
                return;
            }
            var built = 0;
            for (var i = first; i < suggestions.length; i++) {
                var suggestion = suggestions[i];
                var item = items.get(suggestion.id);
                if (!item) {
                    if (built === BUILT_AT_ONCE) {
                        later(drawFrom.bind(null, i, suggestions, run));
                        return;
                    }
                    built++;
                    item = build(suggestion);
                    items.set(suggestion.id, item);
                }
                if (list.children[i] !== item) {
                    list.insertBefore(item, list.children[i] || null);
                }
                showKept(item, suggestion.kept);
            }
        }

        /** Marks the suggestion whose sentence the caret is in; null for none. */
        function current(id) {
            items.forEach(function (item, itemId) {
                if (itemId === id) {
                    item.setAttribute('aria-current', 'true');
                } else {
                    item.removeAttribute('aria-current');
                }
            });
        }

        /** Opens the panel at one suggestion and goes there. */
        function focusItem(id) {
            setOpen(true);
            var item = items.get(id);
            if (item) {
                item.querySelector('details').open = true;
                item.querySelector('summary').focus();
            }
        }

        function itemOf(target) {
            var item = target.closest('.pm-suggestion');
            return item && list !== null && list.contains(item) ? item : null;
        }

        function act(button, item) {
            var id = item.getAttribute('data-pm-id');
            switch (button.getAttribute('data-pm-do')) {
                case 'goto':
                    handlers.goTo(id);
                    break;
                case 'use':
                    handlers.use(id, button.value);
                    break;
                case 'keep':
                    keep(id, button.value);
                    break;
                case 'unkeep':
                    keep(id, '');
                    break;
                default:
            }
        }

        function keep(id, reason) {
            handlers.keep(id, reason);
            var item = items.get(id);
            if (item) {
                item.querySelector('summary').focus();
            }
        }

        function move(item, step) {
            var next = step > 0 ? item.nextElementSibling : item.previousElementSibling;
            if (next) {
                next.querySelector('summary').focus();
            }
        }

        function onKey(event) {
            if (event.ctrlKey || event.altKey || event.metaKey || /^(?:input|textarea|select)$/i.test(event.target.tagName)) {
                return;
            }
            var item = itemOf(event.target);
            if (event.key === 'Escape') {
                handlers.back();
            } else if (item && event.target.tagName === 'SUMMARY' && /^Arrow(?:Up|Down)$/.test(event.key)) {
                move(item, event.key === 'ArrowDown' ? 1 : -1);
            } else if (item && /^[1-9]$/.test(event.key) && !part(item, 'keep-one').hidden) {
                var reason = item.querySelectorAll('button[data-pm-do="keep"]')[Number(event.key) - 1];
                if (!reason) {
                    return;
                }
                keep(item.getAttribute('data-pm-id'), reason.value);
            } else {
                return;
            }
            event.preventDefault();
        }

        fold.addEventListener('click', function () {
            setOpen(!isOpen());
        });
        undo.addEventListener('click', function () {
            handlers.undo();
        });
        panel.addEventListener('click', function (event) {
            var button = event.target.closest('button[data-pm-do]');
            var item = button && itemOf(button);
            if (item) {
                act(button, item);
            }
        });
        panel.addEventListener('keydown', onKey);

        return {
            text: text,
            say: say,
            isOpen: isOpen,
            setOpen: setOpen,
            render: render,
            current: current,
            focusItem: focusItem,
            offerUndo: function (offered) {
                undo.hidden = !offered;
            }
        };
    }

    return { create: create };
});
