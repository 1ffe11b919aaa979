/** The ways for photos to come in: dropped anywhere on the window, pasted, chosen, taken with the camera. */
import { icon } from '../base/icons.js';
import { element } from '../base/dom.js';

const PHOTO = /\.(jpe?g|jpe|png|tiff?|webp|bmp|dib)$/i;
const MOST = 1000;

/** The files below a dropped folder that are called like photos. */
async function photosIn(folder, found = []) {
    const reader = folder.createReader();
    const read = () => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    for (let entries = await read(); entries.length && found.length < MOST; entries = await read()) {
        for (const entry of entries) {
            if (entry.isDirectory) await photosIn(entry, found);
            else if (PHOTO.test(entry.name)) found.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
        }
    }
    return found;
}

/** Files as they are, whatever they are called: what is none of ours the server says. */
async function filesOf(transfer) {
    // The list is empty after the first await, so everything is taken from it before.
    const items = [...transfer.items].filter(item => item.kind === 'file')
        .map(item => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }));
    const files = [];
    for (const { entry, file } of items) {
        if (entry?.isDirectory) files.push(...await photosIn(entry));
        else if (file) files.push(file);
    }
    return files;
}

const hasFiles = event => event.dataTransfer?.types.includes('Files');

/**
 * Listens for photos.
 *
 * @param overlay shown while something is held over the window
 * @param take called with the files
 */
export function takeDrops(overlay, take) {
    let depth = 0; // enter and leave come for every element below the pointer
    const show = shown => {
        depth = shown ? depth : 0;
        overlay.hidden = !shown;
    };
    window.addEventListener('dragenter', event => {
        if (!hasFiles(event)) return;
        depth++;
        show(true);
    });
    window.addEventListener('dragleave', event => {
        if (hasFiles(event) && --depth <= 0) show(false);
    });
    window.addEventListener('dragover', event => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
    });
    window.addEventListener('drop', async event => {
        show(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        take(await filesOf(event.dataTransfer));
    });
    document.addEventListener('paste', async event => {
        if (!event.clipboardData?.files.length) return;
        event.preventDefault();
        take(await filesOf(event.clipboardData));
    });
}

function picker(attributes, take) {
    const input = element('input', { type: 'file', accept: 'image/*,.tif,.tiff', hidden: true, ...attributes });
    input.addEventListener('change', () => {
        take([...input.files]);
        input.value = ''; // the same file may be chosen again
    });
    document.body.append(input);
    return input;
}

/** Makes buttons with `data-choose` and `data-take` open the file dialog and the camera. */
export function takeChoices(root, take) {
    const chosen = picker({ multiple: true, id: 'chosen' }, take);
    const taken = picker({ capture: 'environment', id: 'taken' }, take);
    const wire = (selector, input, name, text) => {
        for (const button of root.querySelectorAll(selector)) {
            button.replaceChildren(icon(name), element('span', { t: button.dataset.text ?? text }));
            button.addEventListener('click', () => input.click());
        }
    };
    wire('[data-choose]', chosen, 'add', 'choose');
    wire('[data-take]', taken, 'camera', 'take');
}
