package dsgformer.server.api;

import dsgformer.io.Sha256;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The page: files among the resources of this module, below {@code dsgformer/server/page}. */
final class PageRoutes {

    private static final String FOLDER = "/dsgformer/server/page/";
    private static final Pattern PATH = Pattern.compile("([A-Za-z0-9_-]+/){0,3}[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final int NOT_MODIFIED = 304;
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    /** Only files that exist are kept, so requests cannot fill it. */
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asset(byte[] bytes, String type, String etag) {}

    void index(Context context) {
        answer(context, "index.html");
    }

    void asset(Context context) {
        answer(context, context.pathParam("path"));
    }

    private void answer(Context context, String path) {
        Asset asset = Optional.ofNullable(assets.get(path))
                .or(() -> load(path))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "there is nothing at this address", "the page is at /"));
        context.header("ETag", asset.etag()).header("Cache-Control", "no-cache");
        if (asset.etag().equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
            return;
        }
        context.contentType(asset.type()).result(asset.bytes());
    }

    private Optional<Asset> load(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null || !PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream in = PageRoutes.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            String etag = "\"" + new Sha256().update(ByteBuffer.wrap(bytes)).hex() + "\"";
            Asset asset = new Asset(bytes, type, etag);
            assets.put(path, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path + " of the page", e);
        }
    }
}
