// What an open page takes of an answer or a message: nothing late, nothing twice, and no more at once than can be painted.
(() => {
  'use strict';
  const FRAME = 12;
  const HIDDEN = 100; // what isn't shown is never painted
  let painted = 0;

  // The server sends many rows in slices; between two of them the browser gets to answer whoever types.
  document.addEventListener('htmx:sse:before:message', ({ detail }) => {
    if (detail.message.event || performance.now() - painted < FRAME) return;
    detail.waitUntil(new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, HIDDEN);
    }).then(() => { painted = performance.now(); }));
  });

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

  const only = (task, row, target) => {
    const fragment = document.createDocumentFragment();
    fragment.append(row);
    return { ...task, fragment, target };
  };

  const rowsOf = (list) => [...list.querySelectorAll(':scope > [id^="row-"]')];

  // Of a list with the same rows only those repaint that say something else.
  const narrowed = (task) => {
    const list = task.target.id === 'rows' && task.fragment.querySelector('#rows');
    if (!list) return [task];
    const rows = rowsOf(list);
    const shown = rowsOf(task.target);
    if (rows.length !== shown.length || rows.some((row, at) => row.id !== shown[at].id)) return [task];
    return rows
      .map((row, at) => [row, shown[at]])
      .filter(([row, before]) => row.dataset.mark !== before.dataset.mark)
      .map(([row, before]) => only(task, row, before));
  };

  // A page with one row takes that one out of a list that it doesn't have.
  const single = (task) => [...task.fragment.querySelectorAll('[id^="row-"]')]
    .filter((row) => document.getElementById(row.id))
    .map((row) => only(task, row, document.getElementById(row.id)));

  document.addEventListener('htmx:before:swap', (event) => {
    const tasks = event.detail.tasks;
    const late = isLate(tasks);
    const kept = tasks.filter((task) => {
      if (!task.target) return false;
      if (task.target.id?.startsWith('theirs-')) return !knows(task);
      return !late || task.type === 'main' || task.target.id === 'toast';
    });
    const rows = late ? [] : tasks.filter((task) => !task.target).flatMap(single);
    tasks.splice(0, tasks.length, ...kept.flatMap(narrowed), ...rows);
  });
})();
