/** Builds elements. Texts are set as text, never as markup. */

/**
 * An element: `class`, `text`, `t` (key of its text), `tLabel` and `tTitle` (keys), `on` (listeners), `dataset`, and
 * else attributes or ARIA attributes; false and undefined leave an attribute out.
 */
export function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
        if (value === undefined || value === false) continue;
        if (name === 'class') made.className = value;
        else if (name === 'text') made.textContent = value;
        else if (name === 't' || name === 'tLabel' || name === 'tTitle') made.dataset[name] = value;
        else if (name === 'on') for (const [type, listener] of Object.entries(value)) made.addEventListener(type, listener);
        else if (name === 'dataset') Object.assign(made.dataset, value);
        else made.setAttribute(name, value === true ? '' : value);
    }
    made.append(...children.filter(child => child !== undefined && child !== null));
    return made;
}

/** Sets a text only where it differs, so that assistive technology and layout are left in peace. */
export function setText(target, text) {
    if (target.textContent !== text) target.textContent = text;
}

export function setAttribute(target, name, value) {
    if (value === undefined || value === null) target.removeAttribute(name);
    else if (target.getAttribute(name) !== String(value)) target.setAttribute(name, value);
}
