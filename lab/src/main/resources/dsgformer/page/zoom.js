// Zooms and moves all pictures of a group together. Keys: + and - zoom at the middle, arrows move, 0 and Escape show the whole.
(() => {
  const MOST = 32;
  document.querySelectorAll('.views').forEach(group => {
    const images = group.querySelectorAll('img');
    let scale = 1, x = 0, y = 0, from = null;

    const show = () => {
      const view = images[0].parentElement;
      x = Math.min(0, Math.max(view.clientWidth * (1 - scale), x));
      y = Math.min(0, Math.max(view.clientHeight * (1 - scale), y));
      group.classList.toggle('zoomed', scale > 1);
      images.forEach(image => {
        image.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
        image.style.imageRendering = scale * image.clientWidth > 1.5 * image.naturalWidth ? 'pixelated' : 'auto';
      });
    };
    const zoom = (next, atX, atY) => {
      next = Math.min(MOST, Math.max(1, next));
      x = atX - (atX - x) * next / scale;
      y = atY - (atY - y) * next / scale;
      scale = next;
      show();
    };
    const place = event => {
      const view = event.target.closest('.view');
      if (!view) return null;
      const box = view.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };

    group.addEventListener('wheel', event => {
      const at = place(event);
      if (!at) return;
      event.preventDefault();
      zoom(scale * (event.deltaY < 0 ? 1.25 : 0.8), ...at);
    }, { passive: false });
    group.addEventListener('dblclick', event => {
      const at = place(event);
      if (at) zoom(scale > 1 ? 1 : 4, ...at);
    });
    group.addEventListener('pointerdown', event => {
      const view = event.target.closest('.view');
      if (!view || scale === 1 || event.button !== 0) return;
      view.setPointerCapture(event.pointerId);
      from = [event.clientX - x, event.clientY - y];
    });
    group.addEventListener('pointermove', event => {
      if (!from) return;
      x = event.clientX - from[0];
      y = event.clientY - from[1];
      show();
    });
    ['pointerup', 'pointercancel'].forEach(end => group.addEventListener(end, () => { from = null; }));
    group.addEventListener('dragstart', event => event.preventDefault());
    group.addEventListener('keydown', event => {
      const view = images[0].parentElement, step = view.clientWidth / 8;
      const middle = [view.clientWidth / 2, view.clientHeight / 2];
      const key = event.key;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === '+' || key === '=') zoom(scale * 1.25, ...middle);
      else if (key === '-') zoom(scale / 1.25, ...middle);
      else if (key === '0' || key === 'Escape') zoom(1, ...middle);
      else if (scale > 1 && key.startsWith('Arrow')) {
        x += { ArrowLeft: step, ArrowRight: -step }[key] || 0;
        y += { ArrowUp: step, ArrowDown: -step }[key] || 0;
        show();
      } else return;
      event.preventDefault();
    });
  });
})();
