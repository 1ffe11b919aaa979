package dsgformer.server.api;

import dsgformer.server.jobs.DataFolder;
import dsgformer.server.jobs.DiskBudget;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import dsgformer.server.security.Access;
import dsgformer.server.security.Caller;
import dsgformer.server.upload.ReceivedPhoto;
import dsgformer.server.upload.UploadFolder;
import dsgformer.server.upload.UploadLimits;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receives the photos of a request: as a form, or as a body that is one photo. */
record Uploads(DataFolder folder, DiskBudget disk, UploadLimits limits, Access access) {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([A-Za-z0-9'()+_,./:=?-]{1,70}))(?:;.*)?$");

    /** What is done with photos that arrived. */
    interface Use<T> {
        T of(UploadFolder arrived) throws IOException, InterruptedException;
    }

    /** Receives photos, uses them, and deletes what the use left. */
    <T> T receive(Context context, UploadLimits within, Use<T> use) throws IOException, InterruptedException {
        requireLength(context, within);
        String type =
                Optional.ofNullable(context.contentType()).orElse("").strip().toLowerCase(Locale.ROOT);
        boolean form = type.startsWith("multipart/form-data");
        if (!form && !type.isEmpty() && !type.startsWith("image/") && !type.startsWith("application/octet-stream")) {
            throw new ProblemException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "the body is neither a photo nor a form with photos",
                    "send multipart/form-data, or the photo itself as application/octet-stream:"
                            + " curl -F photo=@in.jpg, or curl -T in.jpg -X POST");
        }
        try (UploadFolder arrived = new UploadFolder(folder.newIncoming(), within, disk)) {
            try {
                InputStream body = context.req().getInputStream();
                if (form) {
                    arrived.receiveForm(body, boundary(context.contentType()));
                } else {
                    arrived.receive(body, context.queryParam("name"));
                }
                countPixels(context, arrived);
                return use.of(arrived);
            } finally {
                release(arrived);
            }
        }
    }

    /** Deletes the folder, unless a job took it over. */
    private void release(UploadFolder arrived) throws IOException {
        arrived.close();
        if (folder.discard(arrived.folder())) {
            disk.giveBack(arrived.bytes());
        }
    }

    private static void requireLength(Context context, UploadLimits within) {
        long length = context.req().getContentLengthLong();
        if (length > within.maxBytes() + (1L << 20)) {
            throw within.tooLarge();
        }
    }

    private static String boundary(String type) {
        Matcher found = BOUNDARY.matcher(type);
        if (!found.find()) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "the form's Content-Type has no valid boundary",
                    "send multipart/form-data; boundary=...");
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private void countPixels(Context context, UploadFolder arrived) {
        Caller caller = Gate.caller(context);
        long pixels = arrived.photos().stream()
                .map(ReceivedPhoto::size)
                .flatMap(Optional::stream)
                .mapToLong(size -> size.pixels())
                .sum();
        access.countPixels(caller, pixels);
    }
}
