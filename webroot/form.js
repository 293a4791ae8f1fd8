// What forms gain from a script. Without it they are plain forms that post.
(() => {
  'use strict';
  document.documentElement.classList.add('js');

  const slotOf = (link) => document.querySelector(link.getAttribute('hx-target'));

  // What was pressed to get what is in the slot, or what would be.
  let pressed = null;
  const opener = (slot) => {
    const target = `[hx-target="#${CSS.escape(slot.id)}"]`;
    return pressed?.isConnected && pressed.closest(target)
      ? pressed
      : document.querySelector(`a${target}, ${target} [aria-pressed="true"]`);
  };

  const close = (slot) => {
    slot.replaceChildren();
    opener(slot)?.focus();
  };

  const closePopovers = (except) => {
    for (const open of document.querySelectorAll('details.origin[open]')) {
      if (open !== except) open.open = false;
    }
  };

  // The number is the truth, the range follows it, and nothing is saved on drag.
  document.addEventListener('input', ({ target }) => {
    if (target.dataset.mirrors) {
      document.getElementById(target.dataset.mirrors).value = target.value;
    } else if (target.id) {
      const range = document.querySelector(`[data-mirrors="${CSS.escape(target.id)}"]`);
      if (range) range.value = target.value;
    }
  });

  // Capturing, so that an open form's link closes it before htmx would fetch it again.
  document.addEventListener('click', (event) => {
    const target = event.target;
    closePopovers(target.closest('details.origin'));
    pressed = target.closest('.edit-link, .segments button') ?? pressed;
    const link = target.closest('.edit-link');
    const slot = link ? slotOf(link) : target.closest('[data-cancel]')?.closest('.slot');
    if (slot?.childElementCount && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      close(slot);
      return;
    }
    const preset = target.closest('[data-sets]');
    if (preset) {
      const input = document.getElementById(preset.dataset.sets);
      input.value = preset.value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (target.closest('[data-dismiss]')) {
      event.preventDefault();
      target.closest('.toast').replaceChildren();
    }
  }, true);

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    closePopovers();
    const slot = event.target.closest?.('.slot');
    if (slot) close(slot);
  });

  // A form that just came gets the focus; one that is gone gives it back to what opened it.
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (!target.classList?.contains('slot') || target.contains(document.activeElement)) return;
    const input = target.querySelector('[aria-invalid]') ?? target.querySelector('input:not([type=hidden])');
    (input ?? opener(target))?.focus();
  });
})();
