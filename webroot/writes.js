// While the store takes no writes, or one's role allows none, each button that would write can't be pressed and says why.
// The store's part heals with the store.
(() => {
  'use strict';
  document.addEventListener('htmx:after:swap', () => {
    const refusal = document.body.dataset.refusal || document.getElementById('store').dataset.refusal;
    for (const button of document.querySelectorAll('[data-writes]')) button.disabled = refusal !== '';
    for (const why of document.querySelectorAll('.why-not')) {
      if (why.textContent !== refusal) why.textContent = refusal;
    }
  });
})();
