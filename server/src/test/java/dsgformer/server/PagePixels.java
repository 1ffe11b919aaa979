package dsgformer.server;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;

/** A part of a photo of 300 × 200 pixels, from (170, 20) to (290, 60), as RGBA: what the page shows, and what it should. */
final class PagePixels {

    private static final int LEFT = 170;
    private static final int TOP = 20;
    private static final int WIDTH = 120;
    private static final int HEIGHT = 40;

    private PagePixels() {}

    /** What the stage shows at real pixels, where the photo is in its middle. */
    static byte[] shown(Page page) {
        String bytes = (String) page.evaluate("""
                async ([x, y, width, height]) => {
                    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                    const canvas = document.querySelector('.stage > canvas');
                    const left = Math.round(canvas.clientWidth / 2 - 150) + x;
                    const top = Math.round(canvas.clientHeight / 2 - 100) + y;
                    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
                    copy.drawImage(canvas, -left, -top);
                    const { data } = copy.getImageData(0, 0, width, height);
                    return btoa(String.fromCharCode(...data));
                }""", List.of(LEFT, TOP, WIDTH, HEIGHT));
        return Base64.getDecoder().decode(bytes);
    }

    /** What a preview holds there, mixed as the interface describes. */
    static byte[] mixed(BufferedImage pair, double strength) {
        byte[] rgba = new byte[WIDTH * HEIGHT * 4];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = LEFT + i % WIDTH;
            int y = TOP + i / WIDTH;
            for (int c = 0; c < 3; c++) {
                int before = pair.getRaster().getSample(x, y, c);
                int after = pair.getRaster().getSample(x, pair.getHeight() / 2 + y, c);
                rgba[4 * i + c] = (byte) Math.max(0, Math.min(255, Math.rint(before + strength * (after - before))));
            }
            rgba[4 * i + 3] = -1;
        }
        return rgba;
    }
}
