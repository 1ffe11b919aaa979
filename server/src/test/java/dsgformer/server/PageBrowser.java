package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium, without a window. Tests that need it are skipped where there is none. */
final class PageBrowser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private PageBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static PageBrowser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "skipped: no Chromium is installed (looked for " + NAMES + ")");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new PageBrowser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program.get())
                                .setHeadless(true)
                                .setArgs(QUIET)));
    }

    private static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Stream.concat(Stream.of("/usr/bin"), Stream.of(path.split(File.pathSeparator)))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A visit of the page by a person with this screen, theme and language. */
    Visit visit(URI address, int width, ColorScheme theme, String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 720)
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE) // what is read then is no step of a transition
                .setLocale(language)
                .setAcceptDownloads(true));
        context.setDefaultTimeout(PATIENCE_MS);
        return new Visit(context, address);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** Ends with an error if the page wrote one to the console or asked another host. */
    static final class Visit implements AutoCloseable {

        private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";

        private final BrowserContext context;
        private final Page page;
        private final List<String> troubles = new ArrayList<>();
        private boolean refusals;

        private Visit(BrowserContext context, URI address) {
            this.context = context;
            page = context.newPage();
            page.onConsoleMessage(message -> {
                boolean expected = refusals && message.text().startsWith(REFUSED);
                if ((message.type().equals("error") || message.type().equals("warning")) && !expected) {
                    troubles.add(message.type() + " on the console: " + message.text());
                }
            });
            page.onPageError(error -> troubles.add("uncaught: " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(address.toString())
                        && !request.url().startsWith("blob:" + address)) {
                    troubles.add("asked for " + request.url());
                }
            });
            page.navigate(address.toString());
            page.waitForSelector("#welcome");
        }

        Page page() {
            return page;
        }

        /** The browser itself writes refused requests to the console. */
        Visit expectRefusals() {
            refusals = true;
            return this;
        }

        /** Everything of {@code page-audit.js} holds for what is shown now. */
        void assertAccessible() {
            assertThat(page.evaluate(audit()))
                    .as("what is wrong at " + page.url())
                    .isEqualTo(List.of());
        }

        private static String audit() {
            try (InputStream in = PageBrowser.class.getResourceAsStream("page-audit.js")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return text.substring(text.indexOf("() =>"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            context.close();
            assertThat(troubles).isEmpty();
        }
    }
}
