package dsgformer.server;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A multipart form of files. */
final class Form {

    static final String BOUNDARY = "some-boundary-7f3a";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Form file(String name, byte[] content) {
        return part("form-data; name=\"photo\"; filename=\"" + name + "\"", content);
    }

    Form part(String disposition, byte[] content) {
        bytes.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Without the last boundary. */
    byte[] open() {
        return bytes.toByteArray();
    }

    byte[] closed() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(open());
        all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }

    HttpRequest.Builder on(HttpRequest.Builder request) {
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(closed()));
    }
}
