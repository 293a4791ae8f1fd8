// Says at once when the stream is lost, and lets no late answer take the page back to an older revision.
(() => {
  'use strict';
  const PING = 15000;
  const root = document.documentElement;
  const stream = document.getElementById('stream');
  const banner = document.getElementById('lost');
  let connection = null;
  let heard = Date.now();

  const alive = () => {
    heard = Date.now();
    root.dataset.stream = 'live';
    banner.hidden = true;
  };

  const lost = () => {
    if (document.hidden || root.dataset.stream === 'lost') return;
    root.dataset.stream = 'lost';
    for (const time of document.querySelectorAll('time[data-as="clock"]')) {
      time.dateTime = new Date(heard).toISOString();
      time.textContent = time.dateTime.slice(11, 19);
    }
    banner.hidden = false;
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
    if (document.hidden) return;
    const silent = Date.now() - heard;
    if (silent > PING + 5000) {
      lost();
      heard = Date.now();
      connection?.reader?.cancel();
    }
    if (root.dataset.stream === 'lost' && !stream._htmx?.sse) {
      stream.dispatchEvent(new Event('retry'));
    }
  }, 2000);

  const revisionIn = (task) => Number(task.fragment.querySelector('[data-revision]')?.dataset.revision);

  // Every message, and every answer to a form, shows all that its revision holds: so an older one has nothing to add.
  const isLate = (tasks) => {
    const pulse = tasks.find((task) => task.target?.id === 'revision');
    return pulse && revisionIn(pulse) < Number(pulse.target.dataset.revision);
  };

  // A form already knows of the revision that it was drawn from, and of its own that is on its way.
  const knows = (task) => {
    const form = task.target.closest('form');
    const notice = Number(task.fragment.querySelector('[data-theirs]')?.dataset.theirs);
    return form.classList.contains('htmx-request') || Number(form.elements.revision.value) >= notice;
  };

  // A page with one row takes that one out of a list that it doesn't have.
  const single = (task) => [...task.fragment.querySelectorAll('[id^="row-"]')]
    .filter((row) => document.getElementById(row.id))
    .map((row) => {
      const fragment = document.createDocumentFragment();
      fragment.append(row);
      return { ...task, fragment, target: document.getElementById(row.id) };
    });

  document.addEventListener('htmx:before:swap', (event) => {
    const tasks = event.detail.tasks;
    const late = isLate(tasks);
    const kept = tasks.filter((task) => {
      if (!task.target) return false;
      if (task.target.id?.startsWith('theirs-')) return !knows(task);
      return !late || task.type === 'main' || task.target.id === 'toast';
    });
    const rows = late ? [] : tasks.filter((task) => !task.target).flatMap(single);
    tasks.splice(0, tasks.length, ...kept, ...rows);
  });
})();
