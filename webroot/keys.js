// Single keys, which can be turned off (WCAG 2.1.4) and never act on what somebody types. Help.java says what they do.
(() => {
  'use strict';
  const OFF = 'headgate.keys.off';
  const FIELDS = 'input, select, textarea, [contenteditable]';
  const help = document.getElementById('keys');

  const rows = () => [...document.querySelectorAll('[id^="row-"], .timeline > li, .source')]
    .filter((row) => row.checkVisibility());

  const focusRow = (row) => {
    if (!row) return;
    const inside = row.querySelector('a[href], button, summary');
    if (!inside) row.tabIndex = -1;
    (inside ?? row).focus();
  };

  const here = () => document.activeElement;
  const follows = (row) => here().compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
  const precedes = (row) => !row.contains(here()) && row.compareDocumentPosition(here()) & Node.DOCUMENT_POSITION_FOLLOWING;

  // Beside the row where its form is open, or goes to the form that is open already.
  const edit = () => {
    const row = here().closest('[id^="row-"]');
    const form = document.querySelector('.single form.edit') ?? row?.nextElementSibling?.querySelector('form');
    if (form) form.querySelector('input:not([type=hidden])')?.focus();
    else row?.querySelector('.edit-link')?.click();
  };

  const actions = {
    '/': () => document.querySelector('main :is(input[type=search], [role=search] input)')?.focus(),
    j: () => focusRow(rows().find(follows)),
    k: () => focusRow(rows().findLast(precedes)),
    e: edit,
    '?': () => help.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    const action = Object.hasOwn(actions, event.key) && actions[event.key];
    const taken = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
    if (!action || taken || help.open || event.target.closest?.(FIELDS) || localStorage.getItem(OFF)) return;
    event.preventDefault();
    action();
  });

  for (const box of document.querySelectorAll('[data-keys]')) {
    box.checked = !localStorage.getItem(OFF);
    box.addEventListener('change', () => {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, 'true');
    });
  }
})();
