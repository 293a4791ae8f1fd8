// A session that has ended is said once, with the way back in: nothing is tried again, and no login page is swapped into this one.
(() => {
  'use strict';
  const UNAUTHORIZED = 401;
  const root = document.documentElement;
  const isOver = () => root.dataset.stream === 'signed-out';

  const end = () => {
    root.dataset.stream = 'signed-out';
    const here = encodeURIComponent(location.pathname + location.search);
    document.getElementById('sign-in').href = `/login?next=${here}`;
  };

  // Capturing, so that it is known before anybody takes this for a lost connection.
  const on = (event, listener) => document.addEventListener(event, listener, true);

  on('htmx:before:response', (event) => {
    if (event.detail.ctx.response.status !== UNAUTHORIZED) return;
    event.preventDefault();
    end();
  });
  on('htmx:sse:error', (event) => { if (event.detail.status === UNAUTHORIZED) end(); });
  on('htmx:sse:before:connection', (event) => { if (isOver()) event.preventDefault(); });
})();
