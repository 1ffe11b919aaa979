/** Icons as strokes on a grid of 24, drawn in the color of the text around them. */
const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
    add: 'M12 5v14M5 12h14',
    back: 'M15 5l-7 7 7 7',
    next: 'M9 5l7 7-7 7',
    camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 100 7 3.5 3.5 0 000-7z',
    close: 'M6 6l12 12M18 6L6 18',
    save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
    retry: 'M19 8a8 8 0 10.9 5M20 4v5h-5',
    plus: 'M12 6v12M6 12h12',
    minus: 'M6 12h12',
    loupe: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L21 21',
    eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 100 6 3 3 0 000-6z',
    warning: 'M12 4L2.5 20h19zM12 10v4.5M12 17.2v.3',
    auto: 'M12 4a8 8 0 100 16zM12 4a8 8 0 010 16',
    light: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M19 5l-1.7 1.7M6.7 17.3L5 19',
    dark: 'M20 14.5A8.5 8.5 0 119.5 4a7 7 0 0010.5 10.5z',
    photo: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 8.500a1.2 1.2 0 100 2.4 1.2 1.2 0 000-2.400z',
    drag: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
};

export function icon(name) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', PATHS[name]);
    svg.append(path);
    return svg;
}
