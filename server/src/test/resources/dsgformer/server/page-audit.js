/*
 * Checks of accessibility, run in the page as it is shown: names, roles and references, contrast of text, sizes of
 * targets, visible focus, width. Returns what is wrong, one sentence each. WCAG 2.2 AA; targets of 44 pixels are our own.
 */
() => {
    const wrong = [];
    const ROLES = new Set(['alert', 'application', 'button', 'dialog', 'group', 'heading', 'img', 'list', 'listitem', 'main',
        'navigation', 'progressbar', 'region', 'slider', 'status']);
    const VALUED = new Set(['progressbar', 'slider']);
    const REFERENCES = ['aria-labelledby', 'aria-describedby', 'for', 'list'];
    const CONTROLS = 'a[href], button, input, select, summary, [tabindex="0"]';

    const visible = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && !element.closest('.unseen, .skip');
    const describe = element =>
        `<${element.localName}${element.id ? `#${element.id}` : ''} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;

    const name = element => {
        const labelled = element.getAttribute('aria-labelledby');
        return (labelled ? labelled.split(' ').map(id => document.getElementById(id)?.textContent).join(' ')
            : element.getAttribute('aria-label') ?? [...element.labels ?? []].map(label => label.textContent).join(' '))
            || (element.localName === 'input' || element.localName === 'select' ? '' : element.textContent) || element.title;
    };

    // Names, roles, references
    const controls = [...document.querySelectorAll(CONTROLS)].filter(visible);
    for (const control of controls) {
        if (!name(control).trim()) wrong.push(`no name: ${describe(control)}`);
    }
    for (const element of document.querySelectorAll('[role]')) {
        const role = element.getAttribute('role');
        if (!ROLES.has(role)) wrong.push(`unknown role ${role}`);
        if (VALUED.has(role)) {
            for (const part of ['valuenow', 'valuemin', 'valuemax']) {
                if (Number.isNaN(parseFloat(element.getAttribute(`aria-${part}`)))) wrong.push(`${role} without aria-${part}`);
            }
            if (!name(element).trim()) wrong.push(`no name: ${describe(element)}`);
        }
    }
    for (const attribute of REFERENCES) {
        for (const element of document.querySelectorAll(`[${attribute}]`)) {
            for (const id of element.getAttribute(attribute).split(' ')) {
                if (!document.getElementById(id)) wrong.push(`${attribute} names ${id}, which there is not`);
            }
        }
    }
    for (const element of document.querySelectorAll('[id]')) {
        if (document.querySelectorAll(`[id="${element.id}"]`).length > 1) wrong.push(`the id ${element.id} stands twice`);
    }
    for (const picture of document.images) {
        if (!picture.hasAttribute('alt')) wrong.push(`no alt: ${picture.src}`);
    }
    const headings = [...document.querySelectorAll('h1')].filter(visible).length;
    if (headings !== 1) wrong.push(`${headings} headings of level 1`);
    if (document.querySelectorAll('main').length !== 1) wrong.push('not one main');
    if (!document.documentElement.lang || !document.title) wrong.push('no language or no title');

    // Contrast
    const parts = color => {
        const numbers = color.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
        const [r, g, b, a = 1] = color.startsWith('color(') ? [...numbers.slice(0, 3).map(v => v * 255), numbers[3]] : numbers;
        return { r, g, b, a };
    };
    const over = (top, below) => ({
        r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a),
        b: top.b * top.a + below.b * (1 - top.a), a: 1,
    });
    const background = element => {
        const layers = [];
        for (let each = element; each; each = each.parentElement) {
            const color = parts(getComputedStyle(each).backgroundColor);
            if (color.a > 0) layers.push(color);
            if (color.a === 1) break;
        }
        return layers.reduceRight((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
    };
    const light = ({ r, g, b }) => {
        const [x, y, z] = [r, g, b].map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let texted = 0;
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !visible(element) || element.closest('script, noscript, option, :disabled')) continue;
        const behind = background(element);
        const ratio = contrast(over(parts(getComputedStyle(element).color), behind), behind);
        texted++;
        if (ratio < 4.5) wrong.push(`contrast ${ratio.toFixed(2)}: ${describe(element)}`);
    }
    if (!texted) wrong.push('no text was looked at');

    // Sizes of targets, and focus that is seen
    const ring = element => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && parts(outlineColor).a > 0;
    };
    const focused = document.activeElement;
    for (const control of controls) {
        if (control.disabled) continue;
        const { width, height } = control.getBoundingClientRect();
        if (height < 44 || width < 44) wrong.push(`${Math.round(width)} × ${Math.round(height)} pixels: ${describe(control)}`);
        control.focus({ focusVisible: true, preventScroll: true });
        if (document.activeElement !== control) wrong.push(`takes no focus: ${describe(control)}`);
        else if (![control, ...control.querySelectorAll('*')].some(ring)) wrong.push(`focus is not seen: ${describe(control)}`);
    }
    focused.focus({ preventScroll: true });

    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) wrong.push(`${page.scrollWidth} pixels wide on a screen of ${page.clientWidth}`);
    return wrong;
}
