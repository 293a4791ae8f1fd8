// Asks for new charts once a second, while somebody looks and the gateway answers.
(() => {
  'use strict';
  const EVERY = 1000;

  setInterval(() => {
    const traffic = document.getElementById('traffic');
    if (document.hidden || document.documentElement.dataset.stream !== 'live') return;
    if (!traffic || traffic.classList.contains('htmx-request')) return;
    traffic.dispatchEvent(new Event('tick'));
  }, EVERY);
})();
