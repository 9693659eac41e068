/*
 * Leads from a suggestion to its place in the text, and puts a rewrite there. Without script the
 * panel still says everything; the buttons are shown by this script only.
 */
(function () {
  'use strict';

  /** Selects a range of the text area and scrolls it into view. */
  function select(area, start, end) {
    area.focus();
    area.setSelectionRange(start, end);
    var lines = area.value.slice(0, start).split('\n').length;
    var lineHeight = parseFloat(getComputedStyle(area).lineHeight) || 18;
    area.scrollTop = Math.max(0, (lines - 4) * lineHeight);
  }

  /** The place of `words` nearest to where they stood when the text was checked; -1 for none. */
  function find(text, words, start) {
    var best = -1;
    for (var at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) {
        best = at;
      }
    }
    return best;
  }

  /** Replaces a range so that the browser's own undo takes it back. */
  function replace(area, start, end, text) {
    select(area, start, end);
    if (!document.execCommand('insertText', false, text)) {
      area.setRangeText(text, start, end, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  function say(panel, text) {
    panel.querySelector('[role=status]').textContent = text;
  }

  function wire(panel) {
    var area = document.querySelector(panel.dataset.pmEditor);
    if (!area) {
      return;
    }
    var checked = area.value;
    panel.classList.add('pm-with-script');
    panel.addEventListener('click', function (event) {
      var button = event.target.closest('button[data-pm-start]');
      if (!button) {
        return;
      }
      var start = Number(button.dataset.pmStart);
      var words = checked.slice(start, Number(button.dataset.pmEnd));
      var at = find(area.value, words, start);
      if (at < 0) {
        say(panel, panel.dataset.pmGone);
      } else if (button.dataset.pmUse === undefined) {
        select(area, at, at + words.length);
      } else {
        replace(area, at, at + words.length, button.dataset.pmUse);
        say(panel, panel.dataset.pmUsed);
      }
    });
    if (panel.querySelector('.pm-holds')) {
      panel.focus();
    }
  }

  function start() {
    document.querySelectorAll('.pm-panel').forEach(wire);
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})();
