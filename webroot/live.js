// Says at once when the stream is lost, and gets it back.
(() => {
  'use strict';
  // A page's stream is pinged every 2 s (StreamLimits.WATCHED); a lost one must be said within 5 s.
  const SILENCE = 4000;
  const RETRY = 2000;
  const root = document.documentElement;
  const stream = document.getElementById('stream');
  let connection = null;
  let heard = Date.now();
  let tried = heard;

  const alive = () => {
    heard = Date.now();
    root.dataset.stream = 'live';
  };

  const lost = () => {
    if (document.hidden || root.dataset.stream === 'lost' || root.dataset.stream === 'signed-out') return;
    for (const time of document.querySelectorAll('time[data-as="clock"]')) {
      time.dateTime = new Date(heard).toISOString();
      time.textContent = time.dateTime.slice(11, 19);
    }
    root.dataset.stream = 'lost';
  };

  stream.addEventListener('htmx:sse:after:connection', (event) => {
    connection = event.detail.connection;
    alive();
  });
  stream.addEventListener('htmx:sse:before:message', alive);
  stream.addEventListener('htmx:sse:before:connection', (event) => {
    if (event.detail.connection.attempt > 0) lost();
  });
  for (const failure of ['htmx:sse:error', 'htmx:sse:close', 'htmx:error', 'htmx:response:error']) {
    stream.addEventListener(failure, lost);
  }
  document.addEventListener('visibilitychange', () => { heard = Date.now(); });

  // The extension retries a stream that it once had, but neither a first one that failed nor one that only went silent.
  setInterval(() => {
    if (document.hidden || root.dataset.stream === 'signed-out') return;
    const now = Date.now();
    if (now - heard > SILENCE) {
      lost();
      heard = now;
      connection?.reader?.cancel();
    }
    if (root.dataset.stream === 'lost' && !stream._htmx?.sse && now - tried > RETRY) {
      tried = now;
      stream.dispatchEvent(new Event('retry'));
    }
  }, 500);
})();
