// Keeps relative times true, in the words that the server uses (Stamp.java).
(() => {
  'use strict';
  const DAY = 86400;

  const ago = (seconds) => {
    if (seconds < 5) return 'just now';
    if (seconds < 60) return `${seconds} s ago`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < DAY) return `${Math.floor(seconds / 3600)} h ago`;
    const days = Math.floor(seconds / DAY);
    return days === 1 ? '1 day ago' : `${days} days ago`;
  };

  const refresh = () => {
    for (const time of document.querySelectorAll('time[datetime]:not([data-as])')) {
      const text = ago(Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000)));
      if (time.textContent !== text) time.textContent = text;
    }
  };

  setInterval(() => { if (!document.hidden) refresh(); }, 5000);
  document.addEventListener('visibilitychange', refresh);
})();
