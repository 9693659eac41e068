/*
 * Names to roles: after a chat log was pasted, or when asked, shows who is named and what role could stand there, and
 * replaces what the author agrees to.
 */
define('pm/panel/roles', [], function () {
    'use strict';

    var LONGEST_PREVIEW = 300;

    /** Whether pasted text looks like a log of people talking: two lines or more that begin with a time or a speaker. */
    function looksLikeLog(text) {
        var lines = text.slice(0, 20000).split('\n').filter(function (line) {
            return /^\W{0,4}\d{1,2}:\d{2}\b/.test(line) || /^\W{0,2}\w[\w.' -]{0,60}?\s\W?\d{1,2}:\d{2}\b/.test(line)
                || /^<@?\w[\w .-]{0,40}>\s/.test(line);
        });
        return lines.length >= 2;
    }

    /** The replacements for what the author chose, in text order; an empty role keeps the name. */
    function replacements(people, roles) {
        var places = [];
        people.forEach(function (person, i) {
            if (roles[i].trim() !== '') {
                person.places.forEach(function (place) {
                    places.push({ start: place.start, end: place.end, text: roles[i].trim() });
                });
            }
        });
        return places.sort(function (a, b) {
            return a.start - b.start;
        });
    }

    function apply(text, places) {
        var out = '';
        var at = 0;
        places.forEach(function (place) {
            out += text.slice(at, place.start) + place.text;
            at = place.end;
        });
        return out + text.slice(at);
    }

    /** What takes `places` back in the text they were applied to. */
    function inverse(text, places) {
        var shift = 0;
        return places.map(function (place) {
            var start = place.start + shift;
            shift += place.text.length - (place.end - place.start);
            return { start: start, end: start + place.text.length, text: text.slice(place.start, place.end) };
        });
    }

    /** The lines around the first replacement, as they would be. */
    function preview(text, places) {
        if (places.length === 0) {
            return '';
        }
        var from = text.lastIndexOf('\n', places[0].start - 1) + 1;
        return apply(text, places).slice(from, from + LONGEST_PREVIEW);
    }

    /**
     * @param {Element} panel the section the server wrote
     * @param {object} editor an editor adapter
     * @param {object} client asks the API
     * @param {object} view says things and opens the panel
     */
    function attach(panel, editor, client, view) {
        var section = panel.querySelector('.pm-roles');
        var list = section.querySelector('ul');
        var sample = section.querySelector('.pm-roles-preview');
        var undo = panel.querySelector('.pm-roles-undo');
        var template = panel.querySelector('template.pm-person');
        var shown = null;
        var undoable = null;

        function ask(isOffer) {
            var text = editor.getText();
            return client.post('roles', { text: text }).then(function (result) {
                if (!result.ok) {
                    return;
                }
                var people = result.ok.people;
                if (people.length > 0) {
                    show(text, people);
                    view.say(view.text('roles-offer'));
                } else if (!isOffer) {
                    view.say(view.text('roles-none'));
                }
            });
        }

        function roles() {
            return Array.from(list.querySelectorAll('input')).map(function (input) {
                return input.value;
            });
        }

        function show(text, people) {
            shown = { text: text, people: people };
            list.replaceChildren.apply(list, people.map(function (person) {
                var item = template.content.firstElementChild.cloneNode(true);
                item.querySelector('.pm-person-name').textContent = person.names.join(', ');
                item.querySelector('.pm-note').textContent = view.text('roles-places', person.places.length);
                item.querySelector('input').value = person.role;
                return item;
            }));
            showPreview();
            section.hidden = false;
            panel.hidden = false;
            view.setOpen(true);
        }

        function showPreview() {
            sample.textContent = preview(shown.text, replacements(shown.people, roles()));
        }

        function replace() {
            if (editor.getText() !== shown.text) {
                ask(false);
                return;
            }
            var places = replacements(shown.people, roles());
            undoable = { places: inverse(shown.text, places), after: apply(shown.text, places) };
            editor.replaceAll(places);
            undo.hidden = false;
            close('roles-replaced');
        }

        function takeBack() {
            if (editor.getText() === undoable.after) {
                editor.replaceAll(undoable.places);
                view.say(view.text('roles-undone'));
            } else {
                view.say(view.text('gone'));
            }
            undo.hidden = true;
        }

        function close(name) {
            section.hidden = true;
            view.say(view.text(name));
            editor.focus();
        }

        panel.querySelector('.pm-roles-ask').addEventListener('click', function () {
            ask(false);
        });
        section.querySelector('.pm-roles-replace').addEventListener('click', replace);
        section.querySelector('.pm-roles-not-now').addEventListener('click', function () {
            close('clean');
        });
        list.addEventListener('input', showPreview);
        undo.addEventListener('click', takeBack);
        editor.onPaste(function (pasted) {
            if (looksLikeLog(pasted)) {
                ask(true);
            }
        });
    }

    return { attach: attach, looksLikeLog: looksLikeLog, replacements: replacements, apply: apply, inverse: inverse };
});
