// Shows the categories whose name holds what is typed, and those that are being edited.
(() => {
  'use strict';
  const field = document.getElementById('filter');
  if (!field) return;
  const count = document.getElementById('filtered');

  const apply = () => {
    const wanted = field.value.trim().toLowerCase();
    const rows = [...document.querySelectorAll('#rows > [id^="row-"]')];
    for (const row of rows) {
      const open = row.nextElementSibling?.childElementCount > 0;
      row.hidden = !open && !row.getAttribute('aria-label').toLowerCase().includes(wanted);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = wanted ? `${shown} of ${rows.length}` : '';
  };

  field.addEventListener('input', apply);
  document.addEventListener('htmx:after:swap', () => { if (field.value) apply(); });
})();
