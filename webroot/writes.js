// While the store takes no writes, each button that would write can't be pressed and says why; it heals with the store.
(() => {
  'use strict';
  document.addEventListener('htmx:after:swap', () => {
    const { refusal } = document.getElementById('store').dataset;
    for (const button of document.querySelectorAll('[data-writes]')) button.disabled = refusal !== '';
    for (const why of document.querySelectorAll('.why-not')) {
      if (why.textContent !== refusal) why.textContent = refusal;
    }
  });
})();
