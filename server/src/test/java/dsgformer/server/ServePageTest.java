package dsgformer.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dsgformer.server.PageActions.assertSaved;
import static dsgformer.server.PageActions.awaitDone;
import static dsgformer.server.PageActions.card;
import static dsgformer.server.PageActions.choose;
import static dsgformer.server.PageActions.drag;
import static dsgformer.server.PageActions.drop;
import static dsgformer.server.PageActions.entries;
import static dsgformer.server.PageActions.png;
import static dsgformer.server.PageActions.restored;
import static dsgformer.server.PageActions.tabTo;
import static dsgformer.server.PagePixels.mixed;
import static dsgformer.server.PagePixels.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser, as people use it: with the mouse, with the keyboard alone, in two languages and themes. */
class ServePageTest {

    private static final int WIDE = 1100;
    private static final int PHONE = 360;
    private static final int MOST_BYTES = 1 << 20;

    /** Takes the network some seconds, so that it can be seen running. */
    private static final FilePayload LARGE = png("large.png", 560, 560, 1);

    private static final FilePayload SMALL = png("small.png", 300, 200, 2);

    @TempDir
    private static Path folder;

    private static PageBrowser browser;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        browser = PageBrowser.start();
        server = TestServer.start(TestServer.settings(folder.resolve("data")).maxBytes(MOST_BYTES));
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @Test
    void twoDroppedPhotosBecomeSharpAndAreSavedInOneFile() throws Exception {
        FilePayload other = png("other.png", 160, 120, 3);
        try (PageBrowser.Visit visit = visit(WIDE)) {
            Page page = visit.page();
            drop(page, SMALL, other);
            assertThat(page.locator(".card[data-state=done]")).hasCount(2);
            assertThat(page.locator(".card.has-picture")).hasCount(2);
            assertThat(page.locator("#live")).containsText("small.png is ready");
            Download zip =
                    page.waitForDownload(() -> page.getByText("Save all 2").click());
            assertThat(entries(zip))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "small_deblurred.png", Arrays.hashCode(restored(server, SMALL, "")),
                            "other_deblurred.png", Arrays.hashCode(restored(server, other, ""))));
            visit.assertAccessible();
        }
    }

    @Test
    void partsOfAPhotoAreShownSharpBeforeItIsProcessedAtAnyStrength() throws Exception {
        try (PageBrowser.Visit visit = visit(WIDE)) {
            Page page = visit.page();
            page.route("**/events", route -> {}); // so the page never hears that the photo is done
            page.waitForResponse(response -> response.url().contains("/v1/preview"), () -> choose(page, SMALL));
            assertThat(page.locator(".stage-hint")).hasText("Point at a place to see it sharp already");
            page.locator(".stage").press("1");
            BufferedImage pair =
                    ImageIO.read(new ByteArrayInputStream(server.post("/v1/preview?width=512&height=512", SMALL.buffer)
                            .body()));
            List<String> requests = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            for (String strength : List.of("1", "0", "0.6", "1.5")) {
                page.locator("#strength").fill(strength);
                assertThat(shown(page)).as("strength " + strength).isEqualTo(mixed(pair, Double.parseDouble(strength)));
            }
            page.locator(".divider").press("End");
            assertThat(shown(page)).as("at the pointer, left of the line").isEqualTo(mixed(pair, 1.5));
            page.locator(".stage").focus();
            page.keyboard().down("o");
            assertThat(shown(page)).as("the original").isEqualTo(mixed(pair, 0));
            assertThat(requests).isEmpty();
        }
    }

    @Test
    void lineLoupeAndZoomShowBeforeAndAfter() {
        try (PageBrowser.Visit visit = visit(WIDE)) {
            Page page = visit.page();
            choose(page, SMALL);
            awaitDone(page);
            Locator stage = page.locator(".stage");
            Locator line = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Line between before"));
            stage.press("1");
            byte[] after = shown(page);
            line.press("End");
            assertThat(line).hasAttribute("aria-valuenow", "100");
            byte[] before = shown(page);
            assertThat(before).isNotEqualTo(after);
            line.press("Home");
            assertThat(shown(page)).isEqualTo(after);

            stage.focus();
            page.keyboard().down("o");
            assertThat(shown(page)).as("held").isEqualTo(before);
            page.keyboard().up("o");
            assertThat(shown(page)).as("let go").isEqualTo(after);
            Locator hold = page.getByLabel("Hold to see the original");
            hold.hover();
            page.mouse().down();
            assertThat(shown(page)).as("held").isEqualTo(before);
            page.mouse().up();

            stage.press("0");
            BoundingBox box = stage.boundingBox();
            page.mouse().move(box.x + box.width * 0.8, box.y + box.height / 2);
            drag(page, -box.width * 0.5);
            assertThat(line).hasAttribute("aria-valuenow", Pattern.compile("29|30|31"));

            page.mouse().wheel(0, -400);
            assertThat(page.locator(".toolbar")).containsText(Pattern.compile("[3-9]\\d\\d%"));
            page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
            assertThat(page.locator(".toolbar")).containsText("200%");

            stage.press("l");
            assertThat(page.locator(".loupe")).isVisible();
            assertThat(page.getByLabel("Loupe", new Page.GetByLabelOptions().setExact(true)))
                    .hasAttribute("aria-pressed", "true");
            visit.assertAccessible();
        }
    }

    @Test
    void savedPhotosAreThoseOfTheInterface() throws Exception {
        FilePayload photo = new FilePayload(
                "holiday.tif",
                "image/tiff",
                TestPhotos.encoded(TestPhotos.photo(300, 200, PixelKind.RGB, 5), PhotoFormat.TIFF));
        try (PageBrowser.Visit visit = visit(WIDE)) {
            Page page = visit.page();
            choose(page, photo);
            awaitDone(page);
            assertThat(shown(page)[3])
                    .as("browsers do not show TIFF, the page does")
                    .isEqualTo((byte) -1);
            assertSaved(page, "holiday_deblurred.tif", restored(server, photo, ""));
            page.locator("#strength").fill("0.6");
            page.getByLabel("Format").locator("visible=true").selectOption("png");
            page.getByLabel("Camera data").locator("visible=true").selectOption("strip");
            assertThat(page.locator(".panel")).containsText("made once more");
            assertSaved(
                    page, "holiday_deblurred.png", restored(server, photo, "strength=0.6&format=png&metadata=strip"));
            assertThat(server.get("/v1/jobs").body())
                    .asString()
                    .as("the first result is deleted")
                    .containsOnlyOnce("\"holiday.tif\"");
        }
    }

    @Test
    void damagedAndForeignFilesAreRefusedInTheServersWordsAndDisturbNoOther() {
        byte[] half = Arrays.copyOf(SMALL.buffer, SMALL.buffer.length / 2);
        try (PageBrowser.Visit visit = visit(WIDE).expectRefusals()) {
            Page page = visit.page();
            choose(
                    page,
                    new FilePayload("half.png", "image/png", half),
                    new FilePayload("letter.txt", "text/plain", "Dear all".getBytes(StandardCharsets.UTF_8)),
                    new FilePayload("huge.png", "image/png", new byte[MOST_BYTES + 1]),
                    png("good.png", 64, 64, 4));
            assertThat(page.locator(".card[data-state=failed]")).hasCount(3);
            assertThat(page.locator(".card[data-state=done]")).hasCount(1);
            JsonNode said = TestServer.json(server.post("/v1/deblur?name=half.png", half));
            assertThat(card(page, "half.png"))
                    .containsText(
                            said.path("detail").asText(),
                            new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
            assertThat(card(page, "half.png")).containsText("Copy it once more");
            assertThat(card(page, "letter.txt")).containsText("letter.txt is of no format that the server reads.");
            assertThat(card(page, "letter.txt")).containsText("Choose a photo of one of these kinds: JPEG, PNG");
            assertThat(card(page, "huge.png")).containsText("The file is larger than 1 MB. Choose a smaller file");
            visit.assertAccessible();
            page.getByLabel("Remove letter.txt").click();
            assertThat(page.locator(".card")).hasCount(3);
        }
    }

    @Test
    void cancelledPhotosAreForgottenByTheServerAndCanBeTriedAgain() throws Exception {
        FilePayload third = png("third.png", 80, 80, 6);
        try (PageBrowser.Visit visit = visit(WIDE)) {
            Page page = visit.page();
            choose(page, LARGE, png("second.png", 560, 560, 7), third);
            card(page, "large.png").locator(".bar[aria-valuetext*='%']").waitFor();
            page.getByLabel("Cancel third.png").click();
            assertThat(card(page, "third.png")).containsText("Cancelled");
            assertThat(server.get("/v1/jobs").body()).asString().doesNotContain("third.png");
            page.getByLabel("Cancel large.png").click();
            page.getByLabel("Cancel second.png").click();
            assertThat(page.locator(".card[data-state=cancelled]")).hasCount(3);
            page.getByLabel("Try third.png again").click();
            assertThat(page.locator(".card[data-state=done]")).hasCount(1);
            page.getByText("Remove all").click();
            assertThat(page.locator("#welcome")).isVisible();
        }
    }

    @Test
    void photosOutliveAReloadWhileTheyAreWorkedOn() {
        try (PageBrowser.Visit visit = visit(WIDE)) {
            Page page = visit.page();
            choose(page, LARGE, png("second.png", 560, 560, 7), png("third.png", 560, 560, 8), SMALL);
            assertThat(page.locator(".card.has-picture")).hasCount(4);
            card(page, "large.png").locator(".bar[aria-valuetext*='%']").waitFor();
            page.reload();
            assertThat(page.locator(".card .card-name"))
                    .hasText(new String[] {"large.png", "second.png", "third.png", "small.png"});
            assertThat(card(page, "third.png")).hasAttribute("data-state", Pattern.compile("queued|running"));
            page.getByLabel("Cancel third.png").click();
            assertThat(page.locator(".card")).hasCount(3);
            assertThat(card(page, "large.png")).hasAttribute("data-state", "done");
            assertThat(card(page, "small.png")).hasAttribute("data-state", "done");
            card(page, "small.png").locator(".card-open").click();
            assertThat(page.locator("#viewer-heading")).hasText("small.png");
            page.locator("#strength").fill("0.5");
            page.reload();
            assertThat(page.locator("#viewer-heading")).hasText("small.png");
            assertThat(page.locator("#strength")).hasValue("0.5");
            page.goBack();
            assertThat(page.locator(".cards")).isVisible();
        }
    }

    @Test
    void theKeyboardAloneIsEnough() throws Exception {
        try (PageBrowser.Visit visit = visit(WIDE)) {
            Page page = visit.page();
            page.onFileChooser(chooser -> {}); // so the browser reports dialogs from now on, not just in time
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            tabTo(page, page.getByText("Choose photos"));
            FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
            assertThat(chooser.isMultiple()).isTrue();
            chooser.setFiles(SMALL);
            assertThat(page.locator(".stage")).isFocused();
            awaitDone(page);
            page.keyboard().press("+");
            assertThat(page.locator(".toolbar")).containsText("250%");
            tabTo(page, page.locator(".divider"));
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".divider")).hasAttribute("aria-valuenow", "52");
            tabTo(page, page.locator("#strength"));
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#strength")).hasAttribute("aria-valuetext", "95%");
            page.keyboard().press("ArrowRight");
            tabTo(page, page.locator(".panel-save .primary"));
            Download saved = page.waitForDownload(() -> page.keyboard().press("Enter"));
            assertThat(Files.readAllBytes(saved.path())).isEqualTo(restored(server, SMALL, ""));
            page.keyboard().press("Escape");
            assertThat(page.locator(".card-open")).isFocused();
            tabTo(page, page.getByLabel("Remove small.png"));
            page.keyboard().press("Enter");
            assertThat(page.locator("#welcome")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, DARK, en-US", "1100, LIGHT, zh-CN"})
    void everyViewIsAccessible(int width, ColorScheme theme, String language) {
        try (PageBrowser.Visit visit = browser.visit(server.uri("/"), width, theme, language)) {
            Page page = visit.page();
            visit.assertAccessible();
            choose(page, SMALL);
            awaitDone(page);
            visit.assertAccessible();
            page.keyboard().press("Escape");
            assertThat(page.locator(".cards")).isVisible();
            visit.assertAccessible();
            page.locator("#theme").click(); // to light
            page.locator("#theme").click(); // to dark
            assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(19, 20, 21)");
            visit.assertAccessible();
        }
    }

    @Test
    void theLanguageIsTheBrowsersUntilItIsChosen() {
        try (PageBrowser.Visit visit = browser.visit(server.uri("/"), PHONE, ColorScheme.LIGHT, "zh-CN")) {
            Page page = visit.page();
            assertThat(page.locator("h1").first()).hasText("放入模糊的照片，留下清晰的照片。");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
            page.locator("#language").click();
            assertThat(page.locator("h1").first()).hasText("Drop a blurry photo. Keep the sharp one.");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("#privacy")).hasText("Nothing leaves this computer.");
            page.reload();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.evaluate("""
                    async () => {
                        const [en, zh] = await Promise.all(
                            ['en', 'zh'].map(async code => (await import(`/page/text/${code}.js`)).default));
                        return Object.keys(en).filter(key => !(key in zh));
                    }""")).as("texts without a translation").isEqualTo(List.of());
        }
    }

    private static PageBrowser.Visit visit(int width) {
        return browser.visit(server.uri("/"), width, ColorScheme.LIGHT, "en-US");
    }
}
