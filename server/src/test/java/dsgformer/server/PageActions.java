package dsgformer.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What people do on the page: choose, drop, drag, wait, find a photo, go on with the Tab key. */
final class PageActions {

    private PageActions() {}

    static FilePayload png(String name, int width, int height, int seed) {
        return new FilePayload(
                name,
                "image/png",
                TestPhotos.encoded(TestPhotos.photo(width, height, PixelKind.RGB, seed), PhotoFormat.PNG));
    }

    static void choose(Page page, FilePayload... files) {
        page.locator("#chosen").setInputFiles(files);
    }

    /** As if files were dragged from the desktop: they are held over the window, then dropped. */
    static void drop(Page page, FilePayload... files) {
        List<Map<String, String>> plain = Arrays.stream(files)
                .map(file ->
                        Map.of("name", file.name, "bytes", Base64.getEncoder().encodeToString(file.buffer)))
                .toList();
        page.evaluate("""
                files => {
                    const held = window.held = new DataTransfer();
                    for (const { name, bytes } of files) {
                        const blob = Uint8Array.from(atob(bytes), c => c.charCodeAt(0));
                        held.items.add(new File([blob], name, { type: 'image/png' }));
                    }
                    document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: held, bubbles: true }));
                }""", plain);
        assertThat(page.locator("#drop")).isVisible();
        page.evaluate("() => document.body.dispatchEvent(new DragEvent('drop',"
                + " { dataTransfer: window.held, bubbles: true, cancelable: true }))");
        assertThat(page.locator("#drop")).isHidden();
    }

    static void drag(Page page, double dx) {
        page.mouse().down();
        BoundingBox box = page.locator(".stage").boundingBox();
        page.mouse().move(box.x + box.width * 0.8 + dx, box.y + box.height / 2, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
    }

    static void awaitDone(Page page) {
        assertThat(page.locator(".panel-save .primary")).isEnabled();
        assertThat(page.locator(".stage-hint")).isHidden();
    }

    static Locator card(Page page, String name) {
        return page.locator(".card", new Page.LocatorOptions().setHasText(name));
    }

    static void tabTo(Page page, Locator target) {
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"
                    + " || element.parentElement === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not get to " + target);
    }

    /** Name and hash of each file in a zip that was downloaded. */
    static Map<String, Integer> entries(Download download) throws IOException {
        Map<String, Integer> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), Arrays.hashCode(zip.readAllBytes()));
            }
        }
        return entries;
    }

    /** What the interface answers for the photo and the options of a query. */
    static byte[] restored(TestServer server, FilePayload photo, String options) {
        return server.post("/v1/deblur?" + options, photo.buffer).body();
    }

    static void assertSaved(Page page, String name, byte[] expected) throws IOException {
        Download saved =
                page.waitForDownload(() -> page.locator(".panel-save .primary").click());
        assertThat(saved.suggestedFilename()).isEqualTo(name);
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(expected);
    }
}
