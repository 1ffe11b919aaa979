package dsgformer.server.api;

import dsgformer.photo.PhotoFormat;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A photo's file as an answer, with ETag and ranges.
 *
 * @param etag in quotes
 * @param disposition whether a browser shows it or saves it, and under which name
 */
record FileAnswer(Path file, PhotoFormat format, String etag, String disposition) {

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;

    FileAnswer(Path file, PhotoFormat format, String etag) {
        this(file, format, etag, "inline");
    }

    /** To be saved under this name. */
    FileAnswer download(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String coded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return new FileAnswer(file, format, etag, "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + coded);
    }

    static String mediaType(PhotoFormat format) {
        return switch (format) {
            case JPEG -> "image/jpeg";
            case PNG -> "image/png";
            case TIFF -> "image/tiff";
            case WEBP -> "image/webp";
            case BMP -> "image/bmp";
            default -> "application/octet-stream";
        };
    }

    /** Answers with all of it, whatever the request asks for. */
    void whole(Context context) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            headers(context);
            send(context, channel, 0, channel.size());
        }
    }

    /** Answers as the request asks: all, a range, or that nothing has changed. */
    void asAsked(Context context) throws IOException {
        headers(context);
        context.header("Cache-Control", "private, no-cache").header("Accept-Ranges", "bytes");
        if (etag.equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            Optional<String> range = Optional.ofNullable(context.header("Range"))
                    .filter(text -> context.header("If-Range") == null || etag.equals(context.header("If-Range")));
            if (range.isPresent()) {
                range(context, channel, range.get());
            } else {
                send(context, channel, 0, channel.size());
            }
        }
    }

    private void headers(Context context) {
        context.contentType(mediaType(format)).header("ETag", etag).header("Content-Disposition", disposition);
    }

    private static void range(Context context, FileChannel channel, String text) throws IOException {
        long size = channel.size();
        Matcher parts = RANGE.matcher(text);
        if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
            send(context, channel, 0, size); // several ranges, or another unit: the whole is a valid answer
            return;
        }
        long from = parts.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(parts.group(2)))
                : Long.parseLong(parts.group(1));
        long to = parts.group(1).isEmpty() || parts.group(2).isEmpty()
                ? size - 1
                : Math.min(size - 1, Long.parseLong(parts.group(2)));
        if (from > to) {
            context.header("Content-Range", "bytes */" + size);
            throw new ProblemException(
                    ProblemCode.RANGE_NOT_SATISFIABLE,
                    "the file has " + size + " bytes",
                    "ask for a range within it, or for all of it");
        }
        context.status(PARTIAL).header("Content-Range", "bytes " + from + "-" + to + "/" + size);
        send(context, channel, from, to - from + 1);
    }

    private static void send(Context context, FileChannel channel, long from, long count) throws IOException {
        context.res().setContentLengthLong(count);
        if (context.req().getMethod().equals("HEAD")) {
            return;
        }
        OutputStream out = context.outputStream();
        WritableByteChannel target = Channels.newChannel(out);
        for (long at = from; at < from + count; ) {
            long sent = channel.transferTo(at, from + count - at, target);
            if (sent <= 0) {
                throw new IOException("a file became shorter while it was sent");
            }
            at += sent;
        }
    }
}
