// Makes a slider of every pair; without this the two pictures stand side by side. An address that ends in #25 opens at 25 %.
(() => {
  const start = /^#(\d{1,3})$/.exec(location.hash);
  document.querySelectorAll('.pair').forEach(pair => {
    const range = document.createElement('input');
    range.type = 'range';
    range.min = 0;
    range.max = 100;
    range.step = 'any';
    range.value = start ? Math.min(100, start[1]) : 50;
    range.setAttribute('aria-label', 'how much of the picture before is shown');
    const line = document.createElement('span');
    line.className = 'line';
    const show = () => {
      pair.style.setProperty('--at', range.value + '%');
      range.setAttribute('aria-valuetext', Math.round(range.value) + ' % before');
    };
    const drag = event => {
      const box = pair.getBoundingClientRect();
      range.value = 100 * (event.clientX - box.left) / box.width;
      show();
    };
    pair.append(range, line);
    range.addEventListener('input', show);
    range.addEventListener('keydown', event => {
      const step = { ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2, PageDown: -10, PageUp: 10 }[event.key];
      if (step) {
        event.preventDefault();
        range.value = Number(range.value) + step;
        show();
      }
    });
    pair.addEventListener('pointerdown', event => {
      if (event.button === 0) {
        event.preventDefault();
        pair.setPointerCapture(event.pointerId);
        range.focus({ preventScroll: true });
        drag(event);
      }
    });
    pair.addEventListener('pointermove', event => {
      if (pair.hasPointerCapture(event.pointerId)) drag(event);
    });
    show();
  });
  document.body.classList.add('live');
})();
